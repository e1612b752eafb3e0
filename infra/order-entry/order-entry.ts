import * as pulumi from "@pulumi/pulumi";
import type { CacheTier } from "../cache/cache-tier.ts";
import type { MatchingEngine } from "../matching/matching-engine.ts";
import type { MetadataStore } from "../metadata/metadata-store.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import type { Compute, Pool } from "../servers/server-group.ts";
import type { ServerGroupRequest } from "../servers/server-group-plan.ts";

/** What a server must reach to place, amend or cancel an order. */
export interface OrderEntryNeeds {
  /** Every engine of every product, the standbys on the other cloud among them: a server finds out who leads. */
  readonly engines: readonly MatchingEngine[];
  readonly risk: Endpoint;
  readonly sessions: Endpoint;
  /** Orders on their way: accepted, not yet matched. */
  readonly cache: CacheTier;
  readonly metadata: MetadataStore;
}

/**
 * The servers that take orders from apps and from customers' programs. They survive the loss of one server from two
 * guaranteed servers on, and the loss of one zone if no zone holds them all. What they need makes its own claims.
 */
export interface OrderEntryArgs extends ServerGroupRequest, Compute, OrderEntryNeeds {
  /** The ways in from which they get orders. */
  readonly pools: readonly Pool[];
}

/** The servers that take orders, whichever cloud they are on. */
export abstract class OrderEntry extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:order-entry:OrderEntry", name, {}, options);
  }
}
