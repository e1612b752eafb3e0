import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudInternalService } from "../servers/alicloud-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { RiskServiceArgs } from "./risk-service.ts";
import { RiskService, riskServers } from "./risk-service.ts";

/** The risk servers on Alibaba Cloud. */
export class AlicloudRiskService extends RiskService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: RiskServiceArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AlicloudInternalService(name, { ...args, ...riskServers(args) }, { parent: this });

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
