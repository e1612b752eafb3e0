import * as pulumi from "@pulumi/pulumi";
import type { ServerGroupPlan, ServerGroupRequest } from "./server-group-plan.ts";

/** What a server is made from. */
export interface Compute {
  /** The image with the service installed: `m-…` on Alibaba Cloud, `ami-…` on AWS. */
  readonly image: string;
  readonly instanceType: string;
}

/**
 * Interchangeable servers that the cloud keeps at their number. They survive the loss of one server from two guaranteed
 * servers on, and the loss of one zone if no zone holds them all.
 */
export interface ServerGroupArgs extends ServerGroupRequest, Compute {
  /** What each server is told at its first start, and so what it needs. */
  readonly userData: pulumi.Input<string>;
  /** The balancers' pools that every server joins; none for servers that nobody calls. */
  readonly pools: readonly Pool[];
  /** What the servers may do to the cloud: an instance profile's name on AWS, a RAM role's on Alibaba Cloud. */
  readonly profile?: pulumi.Input<string>;
}

/** Where a balancer finds its servers: a target group's ARN on AWS, a server group's id on Alibaba Cloud. */
export interface Pool {
  /** From the pool's place in the program, not from the cloud: part of names, and so of identity. */
  readonly name: string;
  readonly id: pulumi.Output<string>;
  /** Alibaba Cloud asks which balancer a pool is of. */
  readonly balancer: "ALB" | "NLB";
  /** On which a server answers this balancer. */
  readonly port: number;
}

/** The part of a server group that its users see, whichever cloud it is in. */
export abstract class ServerGroup extends pulumi.ComponentResource {
  abstract readonly plan: ServerGroupPlan;
  abstract readonly groupUrn: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:servers:ServerGroup", name, {}, options);
  }
}
