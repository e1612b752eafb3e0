import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { awsServerProfile } from "../permissions/aws-server-profile.ts";
import { AwsServerGroup } from "../servers/aws-server-group.ts";
import type { WithdrawalServiceArgs } from "./withdrawal-service.ts";
import { awsWithdrawalGrants, WithdrawalService, withdrawalServers } from "./withdrawal-service.ts";

/** The withdrawal servers on AWS. */
export class AwsWithdrawalService extends WithdrawalService {
  constructor(
    name: string,
    args: WithdrawalServiceArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const profile = awsServerProfile(name, awsWithdrawalGrants(args), this);
    const servers = new AwsServerGroup(name, { ...args, ...withdrawalServers(args), profile }, { parent: this });
    this.registerOutputs({ servers: servers.groupUrn, survives: servers.plan.survives });
  }
}
