import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { alicloudServerRole } from "../permissions/alicloud-server-role.ts";
import { AlicloudServerGroup } from "../servers/alicloud-server-group.ts";
import type { WithdrawalServiceArgs } from "./withdrawal-service.ts";
import { alicloudWithdrawalGrants, WithdrawalService, withdrawalServers } from "./withdrawal-service.ts";

/** The withdrawal servers on Alibaba Cloud. */
export class AlicloudWithdrawalService extends WithdrawalService {
  constructor(
    name: string,
    args: WithdrawalServiceArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const profile = alicloudServerRole(name, alicloudWithdrawalGrants(args), this);
    const servers = new AlicloudServerGroup(name, { ...args, ...withdrawalServers(args), profile }, { parent: this });
    this.registerOutputs({ servers: servers.groupUrn, survives: servers.plan.survives });
  }
}
