import type { DomainId } from "../model/failure-domain.ts";
import type { GraphNode, Standing } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import type { World } from "./world.ts";

/**
 * A regional product is lost with itself, with its region, or when more of the region's zones are lost than it tolerates; a
 * global one with itself or its provider. Either is lost, too, with the name under which its provider's services are found.
 */
export function lossOfProduct(
  node: GraphNode,
  standing: Extract<Standing, { kind: "regional" | "global" }>,
  world: World,
): number {
  const lost =
    standing.kind === "global" ? lossOfGlobalProduct(standing, world) : lossOfRegionalProduct(node, standing, world);
  return world.network.gate(
    { kind: "member", node: node.id, member: "", property: "", mends: null },
    { kind: "or", children: [lost] },
  );
}

/** One service of a provider, everywhere at once. */
export function lossOfGlobalProduct(
  {
    provider,
    product,
    foundUnder,
  }: { readonly provider: DomainId; readonly product: string; readonly foundUnder: string },
  world: World,
): number {
  const { network } = world;
  const id = declareProduct(provider, product, world);
  return network.named("product", id, { kind: "domain", domain: id }, () => ({
    kind: "or",
    children: [network.event(id), lossOfDomain(provider, world), lossOfName(foundUnder, world)],
  }));
}

function lossOfRegionalProduct(
  node: GraphNode,
  { region, product, tolerates, foundUnder }: Extract<Standing, { kind: "regional" }>,
  world: World,
): number {
  const { network } = world;
  const id = declareProduct(region, product, world);
  return network.named(`product tolerating ${tolerates}`, id, { kind: "domain", domain: id }, () => {
    const children = [network.event(id), lossOfDomain(region, world), lossOfName(foundUnder, world)];
    const zones = world.zonesOf(region).map((zone) => lossOfDomain(zone, world));
    if (zones.length <= tolerates) return { kind: "or", children };
    const required = Math.max(zones.length - tolerates, 1);
    const tooMany = network.gate(
      { kind: "part", node: node.id, part: "", members: zones.length, required },
      { kind: "at-least", threshold: tolerates + 1, children: zones },
    );
    return { kind: "or", children: [...children, tooMany] };
  });
}

function declareProduct(container: DomainId, product: string, world: World): DomainId {
  return world.declare({
    id: `product:${container}/${product}`,
    kind: "product",
    label: `${product} in ${world.domain(container)?.label ?? container}`,
    within: [container],
    aliases: [],
  });
}

/** A provider's own domain in the DNS, such as the one that all its services' endpoints are under. */
function lossOfName(name: string, world: World): number {
  return world.network.event(world.declare({ id: `name:${name}`, kind: "name", label: name, within: [], aliases: [] }));
}
