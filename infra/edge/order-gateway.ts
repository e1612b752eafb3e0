import * as pulumi from "@pulumi/pulumi";
import type { CacheTier } from "../cache/cache-tier.ts";
import type { MatchingEngine } from "../matching/matching-engine.ts";
import type { GatewayRequest } from "./gateway-plan.ts";

/**
 * Where customers' orders come in: servers behind a load balancer. It survives the loss of one server from two servers on,
 * and the loss of one zone if no zone holds them all. What it takes orders for, the matching engine and the cache, makes
 * its own claim.
 */
export interface OrderGatewayArgs extends GatewayRequest {
  /** The image with the gateway installed: `m-…` on Alibaba Cloud, `ami-…` on AWS. */
  readonly image: string;
  readonly instanceType: string;
  /** What the load balancer shows its customers: a certificate id on Alibaba Cloud, an ARN on AWS. */
  readonly certificate: string;
  readonly matching: MatchingEngine;
  readonly cache: CacheTier;
}

/** The port on which servers answer the load balancer. */
export const gatewayPort = 8443;

/** Where a server says whether it can take orders. */
export const healthPath = "/health";

/** The part of an order gateway that its customers see, whichever cloud it is in. */
export abstract class OrderGateway extends pulumi.ComponentResource {
  /** The load balancer's name. */
  abstract readonly host: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:edge:OrderGateway", name, {}, options);
  }
}
