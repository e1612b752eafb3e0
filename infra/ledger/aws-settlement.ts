import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsServerGroup } from "../servers/aws-server-group.ts";
import type { SettlementArgs } from "./settlement.ts";
import { Settlement, settlementServers } from "./settlement.ts";

/** Settlement's servers on AWS. */
export class AwsSettlement extends Settlement {
  constructor(
    name: string,
    args: SettlementArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const servers = new AwsServerGroup(name, { ...args, ...settlementServers(args) }, { parent: this });
    this.registerOutputs({ servers: servers.groupUrn, survives: servers.plan.survives });
  }
}
