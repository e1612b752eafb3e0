import * as pulumi from "@pulumi/pulumi";
import type { MatchingEngine } from "../matching/matching-engine.ts";
import { engineSettings } from "../matching/matching-engine.ts";
import { callTo } from "../servers/call-to.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import type { ServerGroupArgs } from "../servers/server-group.ts";
import { serverUserData } from "../servers/server-user-data.ts";

/**
 * What carries the engines' fills to the ledger, each once. While it is down nobody trades less: engines keep their fills
 * until they are fetched. It survives what the number and zones of its servers do.
 */
export interface SettlementArgs extends Omit<ServerGroupArgs, "pools" | "userData" | "profile"> {
  readonly engines: readonly MatchingEngine[];
  /** The ledger in charge first, then those that would take over from it. */
  readonly ledgers: readonly Endpoint[];
}

/** The part of settlement that is the same on both clouds. Nobody calls it. */
export abstract class Settlement extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:ledger:Settlement", name, {}, options);
  }
}

/** Returns what the servers run and whom they are told to talk to. */
export function settlementServers(args: SettlementArgs): Pick<ServerGroupArgs, "pools" | "userData"> {
  return {
    pools: [],
    userData: serverUserData("settlement", {
      engines: args.engines.map(engineSettings),
      ledgers: args.ledgers.map(callTo),
    }),
  };
}
