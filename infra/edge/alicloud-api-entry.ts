import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import { balancerName } from "../servers/balancer-name.ts";
import { zonesOfBalancer } from "../servers/internal-service-plan.ts";
import type { Pool } from "../servers/server-group.ts";
import type { EntryArgs } from "./entry.ts";
import { Entry, healthPath, ports } from "./entry.ts";

/** An NLB that the internet reaches over TLS: programs keep one connection for long. */
export class AlicloudApiEntry extends Entry {
  readonly host: pulumi.Output<string>;
  readonly pool: Pool;

  constructor(
    name: string,
    args: EntryArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const zones = zonesOfBalancer(args.balancerZones);

    const balancer = new alicloud.nlb.LoadBalancer(
      name,
      {
        loadBalancerName: balancerName(name),
        addressType: "Internet",
        vpcId: args.network.networkId,
        crossZoneEnabled: true,
        zoneMappings: zones.map((zone) => {
          const place = args.network.entrance(zone);
          return { zoneId: place.zone, vswitchId: place.subnetId };
        }),
      },
      { parent: this },
    );
    const targets = new alicloud.nlb.ServerGroup(
      name,
      {
        serverGroupName: balancerName(name),
        serverGroupType: "Instance",
        vpcId: args.network.networkId,
        // The listener takes TLS off; Alibaba Cloud allows it no other kind of group, and none that keeps clients' addresses.
        protocol: "TCP",
        preserveClientIpEnabled: false,
        scheduler: "Wrr",
        healthCheck: {
          healthCheckEnabled: true,
          healthCheckType: "HTTP",
          healthCheckUrl: healthPath,
          httpCheckMethod: "GET",
          healthCheckHttpCodes: ["http_2xx"],
          healthCheckInterval: 5,
          healthCheckConnectTimeout: 2,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
      },
      { parent: this },
    );
    const listener = new alicloud.nlb.Listener(
      name,
      {
        loadBalancerId: balancer.id,
        listenerProtocol: "TCPSSL",
        listenerPort: 443,
        certificateIds: [args.certificate],
        securityPolicyId: "tls_cipher_policy_1_2",
        serverGroupId: targets.id,
      },
      { parent: this },
    );

    this.host = balancer.dnsName;
    this.pool = { name, id: targets.id, balancer: "NLB", port: ports.api };
    this.registerOutputs({ listener: listener.urn, survives: survivedLoss(zones, 1) });
  }
}
