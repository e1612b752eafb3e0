import * as pulumi from "@pulumi/pulumi";
import type { Pool } from "../servers/server-group.ts";

/**
 * A way in from the internet: a load balancer, its listener and the pool of servers behind it, which whoever runs the
 * servers fills. It survives the loss of one zone, since no cloud makes one in fewer than two; what it leads to makes its own
 * claim.
 */
export interface EntryArgs {
  /** Where the load balancer stands: two zones or more. */
  readonly balancerZones: readonly string[];
  /** What the load balancer shows its customers: a certificate id on Alibaba Cloud, an ARN on AWS. */
  readonly certificate: string;
}

/** The ports on which servers answer: over TLS what comes over HTTP, in plain what arrives with its TLS taken off. */
export const ports = { http: 8443, api: 8080 } as const;

/** Where a server says, on either port, whether it can work. */
export const healthPath = "/health";

/** The part of a way in that others see, whichever cloud it is in. */
export abstract class Entry extends pulumi.ComponentResource {
  /** The load balancer's name. */
  abstract readonly host: pulumi.Output<string>;
  /** What servers join to get requests. */
  abstract readonly pool: Pool;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:edge:Entry", name, {}, options);
  }
}
