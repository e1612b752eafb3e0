import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import { balancerName } from "../servers/balancer-name.ts";
import { zonesOfBalancer } from "../servers/internal-service-plan.ts";
import type { Pool } from "../servers/server-group.ts";
import type { EntryArgs } from "./entry.ts";
import { Entry, healthPath, ports } from "./entry.ts";

/** An ALB that the internet reaches over HTTPS. */
export class AlicloudHttpEntry extends Entry {
  readonly host: pulumi.Output<string>;
  readonly pool: Pool;

  constructor(
    name: string,
    args: EntryArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const zones = zonesOfBalancer(args.balancerZones);

    const balancer = new alicloud.alb.LoadBalancer(
      name,
      {
        loadBalancerName: balancerName(name),
        loadBalancerEdition: "Standard",
        loadBalancerBillingConfig: { payType: "PayAsYouGo" },
        addressType: "Internet",
        addressAllocatedMode: "Dynamic",
        vpcId: args.network.networkId,
        zoneMappings: zones.map((zone) => {
          const place = args.network.entrance(zone);
          return { zoneId: place.zone, vswitchId: place.subnetId };
        }),
      },
      { parent: this },
    );
    const targets = new alicloud.alb.ServerGroup(
      name,
      {
        serverGroupName: balancerName(name),
        serverGroupType: "Instance",
        vpcId: args.network.networkId,
        protocol: "HTTPS",
        scheduler: "Wrr",
        crossZoneEnabled: true,
        healthCheckConfig: {
          healthCheckEnabled: true,
          healthCheckProtocol: "HTTPS",
          healthCheckPath: healthPath,
          healthCheckMethod: "GET",
          healthCheckCodes: ["http_2xx"],
          healthCheckInterval: 2,
          healthCheckTimeout: 2,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
      },
      { parent: this },
    );
    const listener = new alicloud.alb.Listener(
      name,
      {
        loadBalancerId: balancer.id,
        listenerProtocol: "HTTPS",
        listenerPort: 443,
        certificates: { certificateId: args.certificate },
        defaultActions: [
          { type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: targets.id }] } },
        ],
      },
      { parent: this },
    );

    this.host = balancer.dnsName;
    this.pool = { name, id: targets.id, balancer: "ALB", port: ports.http };
    this.registerOutputs({ listener: listener.urn, survives: survivedLoss(zones, 1) });
  }
}
