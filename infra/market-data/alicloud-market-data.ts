import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { weakestLoss } from "../placement/survived-loss.ts";
import { AlicloudInternalService } from "../servers/alicloud-internal-service.ts";
import { AlicloudServerGroup } from "../servers/alicloud-server-group.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { MarketDataArgs } from "./market-data.ts";
import { fanOutServers, MarketData, publishingServers } from "./market-data.ts";

/** Market data's servers on Alibaba Cloud. */
export class AlicloudMarketData extends MarketData {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: MarketDataArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const { network } = args;
    const publishers = new AlicloudServerGroup(
      `${name}-publish`,
      { network, ...publishingServers(args) },
      { parent: this },
    );
    const fanOut = new AlicloudInternalService(name, { ...args, ...fanOutServers(args) }, { parent: this });

    this.host = fanOut.host;
    this.registerOutputs({
      publishers: publishers.groupUrn,
      listener: fanOut.listenerUrn,
      survives: weakestLoss([publishers.plan.survives, planInternalService(args).survives]),
    });
  }
}
