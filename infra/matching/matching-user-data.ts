import { cloudInit } from "../servers/cloud-init.ts";
import { matchingPort } from "./matching-engine.ts";
import type { MatchingPlan, NodePlan } from "./matching-plan.ts";

/** Returns the user data of one node: who it is, who its peers are, and how many make a majority. */
export function matchingUserData(plan: MatchingPlan, node: NodePlan): string {
  return cloudInit({
    service: "matching-engine",
    settings: {
      node: node.number,
      listen: `${node.address}:${matchingPort}`,
      peers: plan.nodes.filter((peer) => peer !== node).map((peer) => `${peer.address}:${matchingPort}`),
      quorum: plan.quorum,
    },
  });
}
