import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsInternalService } from "../servers/aws-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { LedgerServiceArgs } from "./ledger-service.ts";
import { LedgerService, ledgerServers } from "./ledger-service.ts";

/** The ledger's servers on AWS. */
export class AwsLedgerService extends LedgerService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: LedgerServiceArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AwsInternalService(name, { ...args, ...ledgerServers(args) }, { parent: this });

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
