import * as pulumi from "@pulumi/pulumi";
import type { InternalServiceRequest } from "./internal-service-plan.ts";
import type { ServerGroupArgs } from "./server-group.ts";

/**
 * Servers that others inside the network call by one name. They survive the loss of one server from two guaranteed servers
 * on, and the loss of one zone if no zone holds them all.
 */
export interface InternalServiceArgs extends Omit<ServerGroupArgs, "pools">, InternalServiceRequest {
  /** On which servers answer, and callers call. */
  readonly port: number;
  /** Where a server says over HTTP, on its port, whether it can work. */
  readonly healthPath: string;
}

/** Where something is called. */
export interface Endpoint {
  readonly host: pulumi.Output<string>;
  readonly port: number;
}

/** The part of an internal service that its callers see, whichever cloud it is in. */
export abstract class InternalService extends pulumi.ComponentResource implements Endpoint {
  abstract readonly host: pulumi.Output<string>;
  abstract readonly listenerUrn: pulumi.Output<string>;
  readonly port: number;

  constructor(name: string, args: InternalServiceArgs, options: pulumi.ComponentResourceOptions) {
    super("trading:servers:InternalService", name, {}, options);
    this.port = args.port;
  }
}
