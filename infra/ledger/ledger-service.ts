import * as pulumi from "@pulumi/pulumi";
import type { Database } from "../database/database.ts";
import { databaseSettings } from "../database/database.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ServiceServers, ServiceSetup } from "../servers/service-servers.ts";
import { serviceHealthPath } from "../servers/service-servers.ts";

/**
 * The ledger: what everyone owns, and each movement of it. Its servers survive what their number and zones do; its database
 * makes its own claim. Where it is the copy of another cloud's ledger it serves what has arrived, and takes over on demand.
 * It reads no metadata: what everyone owns must not hang on what may be traded.
 */
export interface LedgerServiceArgs extends ServiceServers {
  readonly database: Database;
}

/** On which the ledger answers. */
const port = 7500;

/** The part of the ledger that its callers see, whichever cloud it is in. */
export abstract class LedgerService extends pulumi.ComponentResource implements Endpoint {
  abstract readonly host: pulumi.Output<string>;
  readonly port = port;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:ledger:LedgerService", name, {}, options);
  }
}

/** Returns what the servers run and whom they are told to talk to. */
export function ledgerServers(args: LedgerServiceArgs): ServiceSetup {
  return {
    port,
    healthPath: serviceHealthPath,
    userData: serverUserData("ledger", {
      listen: port,
      health: serviceHealthPath,
      database: databaseSettings(args.database),
    }),
  };
}
