import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsServerGroup } from "../servers/aws-server-group.ts";
import type { DepositServiceArgs } from "./deposit-service.ts";
import { DepositService, depositServers } from "./deposit-service.ts";

/** The deposit servers on AWS. */
export class AwsDepositService extends DepositService {
  constructor(
    name: string,
    args: DepositServiceArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const servers = new AwsServerGroup(name, { ...args, ...depositServers(args) }, { parent: this });
    this.registerOutputs({ servers: servers.groupUrn, survives: servers.plan.survives });
  }
}
