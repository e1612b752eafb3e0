import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudServerGroup } from "../servers/alicloud-server-group.ts";
import type { SettlementArgs } from "./settlement.ts";
import { Settlement, settlementServers } from "./settlement.ts";

/** Settlement's servers on Alibaba Cloud. */
export class AlicloudSettlement extends Settlement {
  constructor(
    name: string,
    args: SettlementArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const servers = new AlicloudServerGroup(name, { ...args, ...settlementServers(args) }, { parent: this });
    this.registerOutputs({ servers: servers.groupUrn, survives: servers.plan.survives });
  }
}
