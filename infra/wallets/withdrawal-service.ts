import * as pulumi from "@pulumi/pulumi";
import type { Grant } from "../permissions/grant.ts";
import { callTo } from "../servers/call-to.ts";
import type { Endpoint } from "../servers/internal-service.ts";
import type { ServerGroupArgs } from "../servers/server-group.ts";
import { serverUserData } from "../servers/server-user-data.ts";
import type { ChainNodes } from "./chain-nodes.ts";
import { chainSettings } from "./chain-nodes.ts";
import type { SigningKey } from "./signing-key.ts";
import type { WorkQueue } from "./work-queue.ts";

/**
 * What takes withdrawals off their queue, has the ledger debit them, signs them and sends them to the chains. It survives what
 * the number and zones of its servers do; key, queue, chain nodes and ledgers make their own claims.
 */
export interface WithdrawalServiceArgs extends Omit<ServerGroupArgs, "pools" | "userData" | "profile"> {
  readonly key: SigningKey;
  readonly queue: WorkQueue;
  /** Of every cell: any node of any of them will do. */
  readonly chains: readonly ChainNodes[];
  /** The ledger in charge first, then those that would take over from it. */
  readonly ledgers: readonly Endpoint[];
}

/** The part of the withdrawal service that is the same on both clouds. Nobody calls it. */
export abstract class WithdrawalService extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:wallets:WithdrawalService", name, {}, options);
  }
}

/** Returns what the servers run and whom they are told to talk to. */
export function withdrawalServers(args: WithdrawalServiceArgs): Pick<ServerGroupArgs, "pools" | "userData"> {
  return {
    pools: [],
    userData: serverUserData("withdrawals", {
      key: args.key.address,
      queue: args.queue.address,
      chain: args.chains.flatMap(chainSettings),
      ledgers: args.ledgers.map(callTo),
    }),
  };
}

/** Returns what the servers may do on AWS: sign with the key, and take work off the queue. */
export function awsWithdrawalGrants({ key, queue }: WithdrawalServiceArgs): readonly Grant[] {
  return [
    { actions: ["kms:Sign", "kms:GetPublicKey"], resources: [key.keyId] },
    {
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"],
      resources: [queue.queueId],
    },
  ];
}

/** Returns what the servers may do on Alibaba Cloud: the same. */
export function alicloudWithdrawalGrants({ key, queue }: WithdrawalServiceArgs): readonly Grant[] {
  return [
    {
      actions: ["kms:AsymmetricSign", "kms:GetPublicKey"],
      resources: [pulumi.interpolate`acs:kms:*:*:key/${key.keyId}`],
    },
    {
      actions: ["mns:ReceiveMessage", "mns:DeleteMessage", "mns:ChangeMessageVisibility"],
      resources: [pulumi.interpolate`acs:mns:*:*:/queues/${queue.queueId}/messages`],
    },
  ];
}
