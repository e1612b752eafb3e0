import type * as pulumi from "@pulumi/pulumi";
import { serverUserData } from "../servers/server-user-data.ts";
import type { MatchingEngine, MatchingEngineArgs, Product } from "./matching-engine.ts";
import { matchingPort } from "./matching-engine.ts";
import type { MatchingPlan, NodePlan } from "./matching-plan.ts";

/**
 * Returns the user data of one node: who it is, who its peers are, how many make a majority, where its metadata is, and whom
 * it follows until it takes over.
 */
export function matchingUserData(
  plan: MatchingPlan,
  node: NodePlan,
  args: Pick<MatchingEngineArgs, "products" | "metadata" | "follows">,
): pulumi.Output<string> {
  return serverUserData("matching-engine", {
    products: args.products,
    node: node.number,
    listen: callTo(node),
    // Fixed by the plan, not read from the peers themselves: each would otherwise have to be there before the others.
    peers: plan.nodes.filter((peer) => peer !== node).map(callTo),
    quorum: plan.quorum,
    metadata: args.metadata.address,
    ...(args.follows === undefined ? { role: "primary" } : { role: "standby", follows: followed(args.follows) }),
  });
}

/**
 * The engine that a standby follows, by its planned addresses: it listens to that engine while it can and goes on without it
 * when it can't. Read from the nodes themselves they would be unknown whenever one of them is replaced, and every node of the
 * standby would be replaced with it.
 */
function followed(engine: MatchingEngine): {
  readonly products: readonly Product[];
  readonly nodes: readonly string[];
} {
  return { products: engine.products, nodes: engine.plan.nodes.map(callTo) };
}

function callTo(node: NodePlan): string {
  return `${node.address}:${matchingPort}`;
}
