import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudServerGroup } from "./alicloud-server-group.ts";
import { balancerName } from "./balancer-name.ts";
import type { InternalServiceArgs } from "./internal-service.ts";
import { InternalService } from "./internal-service.ts";
import { planInternalService } from "./internal-service-plan.ts";

/** A scaling group behind an NLB that only the network reaches. */
export class AlicloudInternalService extends InternalService {
  readonly host: pulumi.Output<string>;
  readonly listenerUrn: pulumi.Output<string>;

  constructor(
    name: string,
    args: InternalServiceArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planInternalService(args);

    const balancer = new alicloud.nlb.LoadBalancer(
      name,
      {
        loadBalancerName: balancerName(name),
        addressType: "Intranet",
        vpcId: args.network.networkId,
        crossZoneEnabled: true,
        zoneMappings: plan.balancerZones.map((zone) => {
          const place = args.network.place(zone);
          return { zoneId: place.zone, vswitchId: place.subnetId };
        }),
      },
      { parent: this },
    );
    const pool = new alicloud.nlb.ServerGroup(
      name,
      {
        serverGroupName: balancerName(name),
        serverGroupType: "Instance",
        vpcId: args.network.networkId,
        protocol: "TCP",
        scheduler: "Wrr",
        healthCheck: {
          healthCheckEnabled: true,
          healthCheckType: "HTTP",
          healthCheckUrl: args.healthPath,
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
        listenerProtocol: "TCP",
        listenerPort: args.port,
        serverGroupId: pool.id,
      },
      { parent: this },
    );
    new AlicloudServerGroup(
      name,
      { ...args, pools: [{ name: "service", id: pool.id, balancer: "NLB", port: args.port }] },
      { parent: this },
    );

    this.host = balancer.dnsName;
    this.listenerUrn = listener.urn;
    this.registerOutputs({ listener: listener.urn, survives: plan.survives });
  }
}
