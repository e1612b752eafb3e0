import type { GraphNode } from "../model/graph.ts";
import type { World } from "./world.ts";

/** A change of a store or template that is not staged reaches all who use it at once; a wrong one takes them all. */
export function lossByChange(node: GraphNode, world: World): readonly number[] {
  return world
    .changesOf(node.id)
    .map(({ domain, what }) =>
      world.network.gate(
        { kind: "changed", node: node.id, what },
        { kind: "or", children: [world.network.event(domain)] },
      ),
    );
}
