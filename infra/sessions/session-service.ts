import * as pulumi from "@pulumi/pulumi";
import type { CacheTier } from "../cache/cache-tier.ts";
import { cacheSettings } from "../cache/cache-tier.ts";
import type { Database } from "../database/database.ts";
import { databaseSettings } from "../database/database.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ServiceServers, ServiceSetup } from "../servers/service-servers.ts";
import { serviceHealthPath } from "../servers/service-servers.ts";

/**
 * Who is logged in, and whether an API key is what it says: a cache of its own for sessions and a database of its own for
 * credentials, so that no surge of prices blocks a login. Its servers survive what their number and zones do.
 */
export interface SessionServiceArgs extends ServiceServers {
  readonly database: Database;
  readonly cache: CacheTier;
}

/** On which the session service answers. */
const port = 7530;

/** The part of the session service that its callers see, whichever cloud it is in. */
export abstract class SessionService extends pulumi.ComponentResource implements Endpoint {
  abstract readonly host: pulumi.Output<string>;
  readonly port = port;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:sessions:SessionService", name, {}, options);
  }
}

/** Returns what the servers run and whom they are told to talk to. */
export function sessionServers(args: SessionServiceArgs): ServiceSetup {
  return {
    port,
    healthPath: serviceHealthPath,
    userData: serverUserData("sessions", {
      listen: port,
      health: serviceHealthPath,
      database: databaseSettings(args.database),
      cache: cacheSettings(args.cache),
    }),
  };
}
