import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { weakestLoss } from "../placement/survived-loss.ts";
import { AwsInternalService } from "../servers/aws-internal-service.ts";
import { AwsServerGroup } from "../servers/aws-server-group.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { MarketDataArgs } from "./market-data.ts";
import { fanOutServers, MarketData, publishingServers } from "./market-data.ts";

/** Market data's servers on AWS. */
export class AwsMarketData extends MarketData {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: MarketDataArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const { network } = args;
    const publishers = new AwsServerGroup(`${name}-publish`, { network, ...publishingServers(args) }, { parent: this });
    const fanOut = new AwsInternalService(name, { ...args, ...fanOutServers(args) }, { parent: this });

    this.host = fanOut.host;
    this.registerOutputs({
      publishers: publishers.groupUrn,
      listener: fanOut.listenerUrn,
      survives: weakestLoss([publishers.plan.survives, planInternalService(args).survives]),
    });
  }
}
