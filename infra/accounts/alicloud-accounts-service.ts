import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudInternalService } from "../servers/alicloud-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { AccountsServiceArgs } from "./accounts-service.ts";
import { AccountsService, accountsServers } from "./accounts-service.ts";

/** The accounts' servers on Alibaba Cloud. */
export class AlicloudAccountsService extends AccountsService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: AccountsServiceArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AlicloudInternalService(name, { ...args, ...accountsServers(args) }, { parent: this });

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
