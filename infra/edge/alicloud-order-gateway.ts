import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { planGateway } from "./gateway-plan.ts";
import { gatewayUserData } from "./gateway-user-data.ts";
import type { OrderGatewayArgs } from "./order-gateway.ts";
import { gatewayPort, healthPath, OrderGateway } from "./order-gateway.ts";

/** ECS instances behind an ALB that the internet reaches. */
export class AlicloudOrderGateway extends OrderGateway {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: OrderGatewayArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const plan = planGateway(args);
    const userData = gatewayUserData(args.matching, args.cache);

    const servers = plan.servers.map(
      (server) =>
        new alicloud.ecs.Instance(
          `${name}-server-${server.number}`,
          {
            instanceName: `${name}-server-${server.number}`,
            hostName: `${name}-server-${server.number}`,
            imageId: args.image,
            instanceType: args.instanceType,
            vswitchId: args.network.place(server.zone).subnetId,
            securityGroups: [args.network.insideGroupId],
            systemDiskCategory: "cloud_essd",
            systemDiskSize: 40,
            userData,
          },
          { parent: this },
        ),
    );

    const balancer = new alicloud.alb.LoadBalancer(
      name,
      {
        loadBalancerName: name,
        loadBalancerEdition: "Standard",
        loadBalancerBillingConfig: { payType: "PayAsYouGo" },
        addressType: "Internet",
        addressAllocatedMode: "Dynamic",
        vpcId: args.network.networkId,
        zoneMappings: plan.balancerZones.map((zone) => {
          const place = args.network.place(zone);
          return { zoneId: place.zone, vswitchId: place.subnetId };
        }),
      },
      { parent: this },
    );
    const pool = new alicloud.alb.ServerGroup(
      name,
      {
        serverGroupName: name,
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
        // A server without a weight gets no requests.
        servers: servers.map((server) => ({ serverId: server.id, serverType: "Ecs", port: gatewayPort, weight: 100 })),
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
          { type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: pool.id }] } },
        ],
      },
      { parent: this },
    );

    this.host = balancer.dnsName;
    this.registerOutputs({ listener: listener.urn, survives: plan.survives });
  }
}
