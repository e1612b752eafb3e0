import * as pulumi from "@pulumi/pulumi";
import { callTo } from "../servers/call-to.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import type { ServerGroupArgs } from "../servers/server-group.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ChainNodes } from "./chain-nodes.ts";
import { chainSettings } from "./chain-nodes.ts";

/**
 * What sees deposits arrive on the chains and has the ledger credit them. It survives what the number and zones of its servers
 * do; chain nodes and ledgers make their own claims.
 */
export interface DepositServiceArgs extends Omit<ServerGroupArgs, "pools" | "userData" | "profile"> {
  /** Of every cell: any node of any of them will do. */
  readonly chains: readonly ChainNodes[];
  /** The ledger in charge first, then those that would take over from it. */
  readonly ledgers: readonly Endpoint[];
}

/** The part of the deposit service that is the same on both clouds. Nobody calls it. */
export abstract class DepositService extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:wallets:DepositService", name, {}, options);
  }
}

/** Returns what the servers run and whom they are told to talk to. */
export function depositServers(args: DepositServiceArgs): Pick<ServerGroupArgs, "pools" | "userData"> {
  return {
    pools: [],
    userData: serverUserData("deposits", {
      chain: args.chains.flatMap(chainSettings),
      ledgers: args.ledgers.map(callTo),
    }),
  };
}
