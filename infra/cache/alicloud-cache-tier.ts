import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import type { CachePlan } from "./cache-plan.ts";
import { planCache } from "./cache-plan.ts";
import type { CacheTierArgs } from "./cache-tier.ts";
import { CacheTier } from "./cache-tier.ts";

/** A Tair instance: one node, or a primary with one standby; there is no third. */
export class AlicloudCacheTier extends CacheTier {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: CacheTierArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planCache(args);
    const primary = args.network.place(plan.primaryZone);

    const cache = new alicloud.redis.TairInstance(
      name,
      {
        tairInstanceName: name,
        instanceType: "tair_rdb",
        engineVersion: "7.0",
        instanceClass: args.nodeClass,
        paymentType: "PayAsYouGo",
        shardCount: 1,
        port: this.port,
        vpcId: args.network.networkId,
        vswitchId: primary.subnetId,
        zoneId: primary.zone,
        ...standby(plan, args.network),
        securityIps: args.network.plan.cidr,
        sslEnabled: "Enable",
        ...(args.password === undefined ? { vpcAuthMode: "Close" } : { vpcAuthMode: "Open", password: args.password }),
      },
      { parent: this },
    );

    this.host = cache.connectionDomain;
    this.registerOutputs({ cache: cache.urn, survives: plan.survives });
  }
}

function standby(plan: CachePlan, network: AlicloudNetwork): StandbyArgs {
  const [zone, ...others] = plan.standbyZones;
  if (others.length > 0) {
    throw new RangeError(`Expected one or two nodes for a Tair instance, read ${plan.standbyZones.length + 1}.`);
  }
  if (zone === undefined) return { nodeType: "STAND_ALONE" };
  // Without a secondary zone the standby stands beside its primary.
  if (zone === plan.primaryZone) return { nodeType: "MASTER_SLAVE" };
  return { nodeType: "MASTER_SLAVE", secondaryZoneId: network.place(zone).zone };
}

type StandbyArgs = Pick<alicloud.redis.TairInstanceArgs, "nodeType" | "secondaryZoneId">;
