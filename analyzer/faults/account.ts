import type { GraphNode } from "../model/graph.ts";
import type { World } from "./world.ts";

/** What is in an account is lost with it: locked, unpaid, or taken over. */
export function lossByAccount(node: GraphNode, world: World): readonly number[] {
  return node.account === null || node.standing.kind === "nowhere" ? [] : [world.network.event(node.account)];
}
