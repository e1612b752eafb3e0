import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudServerGroup } from "../servers/alicloud-server-group.ts";
import type { DepositServiceArgs } from "./deposit-service.ts";
import { DepositService, depositServers } from "./deposit-service.ts";

/** The deposit servers on Alibaba Cloud. */
export class AlicloudDepositService extends DepositService {
  constructor(
    name: string,
    args: DepositServiceArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const servers = new AlicloudServerGroup(name, { ...args, ...depositServers(args) }, { parent: this });
    this.registerOutputs({ servers: servers.groupUrn, survives: servers.plan.survives });
  }
}
