import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { planCache } from "./cache-plan.ts";
import type { CacheTierArgs } from "./cache-tier.ts";
import { CacheTier } from "./cache-tier.ts";

/**
 * A Tair instance: each shard is one node, or a primary with one standby; there is no third. All primaries stand in one zone
 * and all standbys in one, so that the plan's turn of primaries round the zones does not hold here.
 */
export class AlicloudCacheTier extends CacheTier {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: CacheTierArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    if (args.nodes > 2) {
      throw new RangeError(`Expected one or two nodes in each shard of a Tair instance, read ${args.nodes}.`);
    }
    const plan = planCache(args);
    const [shard] = plan.shards;
    if (shard === undefined) throw new RangeError(`Expected one shard or more for ${name}, read none.`);
    const primary = args.network.place(shard.primaryZone);

    const cache = new alicloud.redis.TairInstance(
      name,
      {
        tairInstanceName: name,
        instanceType: "tair_rdb",
        engineVersion: "7.0",
        instanceClass: args.nodeClass,
        paymentType: "PayAsYouGo",
        shardCount: args.shards,
        port: this.port,
        vpcId: args.network.networkId,
        vswitchId: primary.subnetId,
        zoneId: primary.zone,
        ...standby(shard.primaryZone, shard.standbyZones[0], args.network),
        securityIps: args.network.admits.join(","),
        sslEnabled: "Enable",
        ...(args.password === undefined ? { vpcAuthMode: "Close" } : { vpcAuthMode: "Open", password: args.password }),
      },
      { parent: this },
    );

    this.host = cache.connectionDomain;
    this.registerOutputs({ cache: cache.urn, survives: plan.survives });
  }
}

function standby(primaryZone: string, standbyZone: string | undefined, network: AlicloudNetwork): StandbyArgs {
  if (standbyZone === undefined) return { nodeType: "STAND_ALONE" };
  // Without a secondary zone the standby stands beside its primary.
  if (standbyZone === primaryZone) return { nodeType: "MASTER_SLAVE" };
  return { nodeType: "MASTER_SLAVE", secondaryZoneId: network.place(standbyZone).zone };
}

type StandbyArgs = Pick<alicloud.redis.TairInstanceArgs, "nodeType" | "secondaryZoneId">;
