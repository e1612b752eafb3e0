import * as pulumi from "@pulumi/pulumi";
import type { Compute } from "../servers/server-group.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ChainNodePlan, ChainNodesRequest } from "./chain-nodes-plan.ts";

/**
 * Nodes of the blockchains: what sees deposits arrive and sends withdrawals off. Each keeps the chains on a disk of its own, so
 * that it need not read them from the start when its server is replaced. They survive what their number and zones do.
 */
export interface ChainNodesArgs extends ChainNodesRequest, Compute {
  /** Each node's disk, in GB. */
  readonly storage: number;
}

/** On which nodes answer wallets. */
const chainPort = 8332;

/** The part of the chain nodes that wallets see, whichever cloud they are in. */
export abstract class ChainNodes extends pulumi.ComponentResource {
  abstract readonly addresses: readonly pulumi.Output<string>[];

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:wallets:ChainNodes", name, {}, options);
  }
}

/** Returns what a wallet server is told of chain nodes: each address with its port. */
export function chainSettings(chain: ChainNodes): readonly pulumi.Output<string>[] {
  return chain.addresses.map((address) => pulumi.interpolate`${address}:${chainPort}`);
}

/** Returns the user data of one node; `disk` is the name under which its cloud shows it the disk that holds the chains. */
export function chainUserData(node: ChainNodePlan, disk: string): pulumi.Output<string> {
  return serverUserData("chain-node", { node: node.number, listen: `${node.address}:${chainPort}`, disk });
}
