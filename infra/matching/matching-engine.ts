import * as pulumi from "@pulumi/pulumi";
import type { MatchingRequest } from "./matching-plan.ts";

/**
 * The engine that matches orders: nodes that agree by majority. It survives the loss of one node from three nodes on, and
 * the loss of one zone if no zone holds a majority.
 */
export interface MatchingEngineArgs extends MatchingRequest {
  /** The image with the engine installed: `m-…` on Alibaba Cloud, `ami-…` on AWS. */
  readonly image: string;
  readonly instanceType: string;
}

/** The port on which nodes take orders from gateways and votes from each other. */
export const matchingPort = 7400;

/** The part of a matching engine that its clients see, whichever cloud it is in. */
export abstract class MatchingEngine extends pulumi.ComponentResource {
  /** Every node's address; a client asks any of them for the leader. */
  abstract readonly addresses: readonly pulumi.Output<string>[];

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:matching:MatchingEngine", name, {}, options);
  }
}
