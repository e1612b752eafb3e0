import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudInternalService } from "../servers/alicloud-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { LedgerServiceArgs } from "./ledger-service.ts";
import { LedgerService, ledgerServers } from "./ledger-service.ts";

/** The ledger's servers on Alibaba Cloud. */
export class AlicloudLedgerService extends LedgerService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: LedgerServiceArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AlicloudInternalService(name, { ...args, ...ledgerServers(args) }, { parent: this });

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
