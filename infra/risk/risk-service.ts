import * as pulumi from "@pulumi/pulumi";
import type { Database } from "../database/database.ts";
import { databaseSettings } from "../database/database.ts";
import type { MetadataStore } from "../metadata/metadata-store.ts";
import { callTo } from "../servers/call-to.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ServiceServers, ServiceSetup } from "../servers/service-servers.ts";
import { serviceHealthPath } from "../servers/service-servers.ts";

/**
 * What decides whether an order may be taken: limits, margins, positions. Its servers survive what their number and zones do;
 * its database and the accounts make their own claims.
 */
export interface RiskServiceArgs extends ServiceServers {
  readonly database: Database;
  readonly accounts: Endpoint;
  readonly metadata: MetadataStore;
}

/** On which the risk service answers. */
const port = 7520;

/** The part of the risk service that its callers see, whichever cloud it is in. */
export abstract class RiskService extends pulumi.ComponentResource implements Endpoint {
  abstract readonly host: pulumi.Output<string>;
  readonly port = port;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:risk:RiskService", name, {}, options);
  }
}

/** Returns what the servers run and whom they are told to talk to. */
export function riskServers(args: RiskServiceArgs): ServiceSetup {
  return {
    port,
    healthPath: serviceHealthPath,
    userData: serverUserData("risk", {
      listen: port,
      health: serviceHealthPath,
      database: databaseSettings(args.database),
      accounts: callTo(args.accounts),
      metadata: args.metadata.address,
    }),
  };
}
