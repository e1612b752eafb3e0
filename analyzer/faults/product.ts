import type { GraphNode, Standing } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import type { World } from "./world.ts";

/**
 * A regional product is lost with itself, with its region, or when more of the region's zones are lost than it tolerates; a
 * global one with itself or its provider.
 */
export function lossOfProduct(
  node: GraphNode,
  standing: Extract<Standing, { kind: "regional" | "global" }>,
  world: World,
): number {
  const { network } = world;
  const container = standing.kind === "regional" ? standing.region : standing.provider;
  const product = world.declare({
    id: `product:${container}/${standing.product}`,
    kind: "product",
    label: `${standing.product} in ${world.domain(container)?.label ?? container}`,
    within: [container],
    aliases: [],
  });
  const tolerates = standing.kind === "regional" ? standing.tolerates : 0;
  const lost = network.named(`product ${product} ${tolerates}`, { kind: "domain", domain: product }, () => {
    const children = [network.event(product), lossOfDomain(container, world)];
    if (standing.kind === "global") return { kind: "or", children };
    const zones = world.zonesOf(container).map((zone) => lossOfDomain(zone, world));
    const tooMany = network.gate(
      {
        kind: "part",
        node: node.id,
        part: "",
        members: zones.length,
        required: Math.max(zones.length - standing.tolerates, 1),
      },
      { kind: "at-least", threshold: standing.tolerates + 1, children: zones },
    );
    return { kind: "or", children: zones.length > standing.tolerates ? [...children, tooMany] : children };
  });
  return network.gate(
    { kind: "member", node: node.id, member: "", property: "", mends: null },
    { kind: "or", children: [lost] },
  );
}
