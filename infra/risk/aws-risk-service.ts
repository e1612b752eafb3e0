import type * as pulumi from "@pulumi/pulumi";
import { readerProfileOf } from "../metadata/metadata-store.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsInternalService } from "../servers/aws-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { RiskServiceArgs } from "./risk-service.ts";
import { RiskService, riskServers } from "./risk-service.ts";

/** The risk servers on AWS. */
export class AwsRiskService extends RiskService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: RiskServiceArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AwsInternalService(
      name,
      { ...args, ...riskServers(args), ...readerProfileOf(args.metadata) },
      { parent: this },
    );

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
