import * as pulumi from "@pulumi/pulumi";
import type { MetadataStore } from "../metadata/metadata-store.ts";
import type { MatchingPlan, MatchingRequest } from "./matching-plan.ts";

/** What an engine matches orders for. */
export type Product = "spot" | "margin" | "perpetual";

/**
 * The engine that matches orders of one product or several: nodes that agree by majority. It survives the loss of one node
 * from three nodes on, and the loss of one zone if no zone holds a majority. A standby follows the engine of another cell and
 * matches nothing until it takes over.
 */
export interface MatchingEngineArgs extends MatchingRequest {
  readonly products: readonly Product[];
  /** The image with the engine installed: `m-…` on Alibaba Cloud, `ami-…` on AWS. */
  readonly image: string;
  readonly instanceType: string;
  readonly metadata: MetadataStore;
  /** The engine in another cell of which this one is the standby. */
  readonly follows?: MatchingEngine | undefined;
}

/** The port on which nodes take orders from gateways, votes from each other and questions from a standby. */
export const matchingPort = 7400;

/** The part of a matching engine that its clients see, whichever cloud it is in. */
export abstract class MatchingEngine extends pulumi.ComponentResource {
  /** Every node's address; a client asks any of them for the leader. */
  abstract readonly addresses: readonly pulumi.Output<string>[];
  abstract readonly plan: MatchingPlan;
  readonly products: readonly Product[];

  constructor(name: string, args: MatchingEngineArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:matching:MatchingEngine", name, {}, options);
    this.products = args.products;
  }
}

/** Returns what a client is told of an engine: what it matches, and each node's address with its port. */
export function engineSettings(engine: MatchingEngine): {
  readonly products: readonly Product[];
  readonly nodes: readonly pulumi.Output<string>[];
} {
  const nodes = engine.addresses.map((address) => pulumi.interpolate`${address}:${matchingPort}`);
  return { products: engine.products, nodes };
}
