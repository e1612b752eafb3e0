import * as pulumi from "@pulumi/pulumi";
import type { CacheTier } from "../cache/cache-tier.ts";
import { cacheSettings } from "../cache/cache-tier.ts";
import type { MatchingEngine } from "../matching/matching-engine.ts";
import { engineSettings } from "../matching/matching-engine.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import type { Compute, ServerGroupArgs } from "../servers/server-group.ts";
import type { ServerGroupRequest } from "../servers/server-group-plan.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ServiceServers, ServiceSetup } from "../servers/service-servers.ts";
import { serviceHealthPath } from "../servers/service-servers.ts";
import type { Broker } from "./broker.ts";

/**
 * Prices and trades for everyone who looks: servers that publish what the engines match, and servers that hand it out. Each
 * of the two survives what the number and zones of its servers do; broker, cache and engines make their own claims.
 */
export interface MarketDataArgs extends ServiceServers {
  readonly publishers: ServerGroupRequest & Compute;
  readonly engines: readonly MatchingEngine[];
  readonly broker: Broker;
  /** Holds the latest of each price, for those who have just come. */
  readonly cache: CacheTier;
}

const port = 7540;

/** The part of market data that its callers see, whichever cloud it is in. */
export abstract class MarketData extends pulumi.ComponentResource implements Endpoint {
  abstract readonly host: pulumi.Output<string>;
  readonly port = port;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:market-data:MarketData", name, {}, options);
  }
}

/** Returns what the publishing servers run and whom they are told to talk to. */
export function publishingServers(
  args: MarketDataArgs,
): Pick<ServerGroupArgs, "pools" | "userData"> & ServerGroupRequest & Compute {
  return {
    ...args.publishers,
    pools: [],
    userData: serverUserData("market-data-publisher", {
      engines: args.engines.map(engineSettings),
      broker: args.broker.bootstrap,
    }),
  };
}

/** Returns what the servers that hand prices out run and whom they are told to talk to. */
export function fanOutServers(args: MarketDataArgs): ServiceSetup {
  return {
    port,
    healthPath: serviceHealthPath,
    userData: serverUserData("market-data", {
      listen: port,
      health: serviceHealthPath,
      broker: args.broker.bootstrap,
      cache: cacheSettings(args.cache),
    }),
  };
}
