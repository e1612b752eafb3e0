import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsInternalService } from "../servers/aws-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { AccountsServiceArgs } from "./accounts-service.ts";
import { AccountsService, accountsServers } from "./accounts-service.ts";

/** The accounts' servers on AWS. */
export class AwsAccountsService extends AccountsService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: AccountsServiceArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AwsInternalService(name, { ...args, ...accountsServers(args) }, { parent: this });

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
