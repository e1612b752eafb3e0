import * as pulumi from "@pulumi/pulumi";
import type { Database } from "../database/database.ts";
import { databaseSettings } from "../database/database.ts";
import { callTo } from "../servers/call-to.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ServiceServers, ServiceSetup } from "../servers/service-servers.ts";
import { serviceHealthPath } from "../servers/service-servers.ts";

/**
 * Who the customers are, and what they own as the ledger has it. Its servers survive what their number and zones do; its
 * database and the ledgers make their own claims.
 */
export interface AccountsServiceArgs extends ServiceServers {
  readonly database: Database;
  /** The ledger in charge first, then those that would take over from it. */
  readonly ledgers: readonly Endpoint[];
}

/** On which the accounts service answers. */
const port = 7510;

/** The part of the accounts service that its callers see, whichever cloud it is in. */
export abstract class AccountsService extends pulumi.ComponentResource implements Endpoint {
  abstract readonly host: pulumi.Output<string>;
  readonly port = port;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:accounts:AccountsService", name, {}, options);
  }
}

/** Returns what the servers run and whom they are told to talk to. */
export function accountsServers(args: AccountsServiceArgs): ServiceSetup {
  return {
    port,
    healthPath: serviceHealthPath,
    userData: serverUserData("accounts", {
      listen: port,
      health: serviceHealthPath,
      database: databaseSettings(args.database),
      ledgers: args.ledgers.map(callTo),
    }),
  };
}
