import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { planGateway } from "./gateway-plan.ts";
import { gatewayUserData } from "./gateway-user-data.ts";
import type { OrderGatewayArgs } from "./order-gateway.ts";
import { gatewayPort, healthPath, OrderGateway } from "./order-gateway.ts";

/** EC2 instances behind an application load balancer that the internet reaches. */
export class AwsOrderGateway extends OrderGateway {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: OrderGatewayArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const plan = planGateway(args);
    const userData = gatewayUserData(args.matching, args.cache);

    const customers = new aws.ec2.SecurityGroup(
      `${name}-customers`,
      {
        vpcId: args.network.networkId,
        description: "Customers to the load balancer, the load balancer to its servers",
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
        egress: [{ protocol: "tcp", fromPort: gatewayPort, toPort: gatewayPort, cidrBlocks: [args.network.plan.cidr] }],
      },
      { parent: this },
    );
    const balancer = new aws.lb.LoadBalancer(
      name,
      {
        loadBalancerType: "application",
        internal: false,
        subnets: plan.balancerZones.map((zone) => args.network.place(zone).subnetId),
        securityGroups: [customers.id],
      },
      // AWS refuses a public load balancer until the network's way to the internet is there.
      { parent: this, dependsOn: [args.network] },
    );
    const pool = new aws.lb.TargetGroup(
      name,
      {
        vpcId: args.network.networkId,
        targetType: "instance",
        protocol: "HTTPS",
        port: gatewayPort,
        healthCheck: {
          enabled: true,
          protocol: "HTTPS",
          path: healthPath,
          matcher: "200-299",
          interval: 5,
          timeout: 2,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
      },
      { parent: this },
    );

    for (const server of plan.servers) {
      const instance = new aws.ec2.Instance(
        `${name}-server-${server.number}`,
        {
          ami: args.image,
          instanceType: args.instanceType,
          subnetId: args.network.place(server.zone).subnetId,
          vpcSecurityGroupIds: [args.network.insideGroupId],
          metadataOptions: { httpTokens: "required" },
          rootBlockDevice: { volumeType: "gp3", volumeSize: 40, encrypted: true },
          userData,
          userDataReplaceOnChange: true,
        },
        { parent: this },
      );
      new aws.lb.TargetGroupAttachment(
        `${name}-server-${server.number}`,
        { targetGroupArn: pool.arn, targetId: instance.id, port: gatewayPort },
        { parent: this },
      );
    }

    const listener = new aws.lb.Listener(
      name,
      {
        loadBalancerArn: balancer.arn,
        protocol: "HTTPS",
        port: 443,
        certificateArn: args.certificate,
        defaultActions: [{ type: "forward", targetGroupArn: pool.arn }],
      },
      { parent: this },
    );

    this.host = balancer.dnsName;
    this.registerOutputs({ listener: listener.urn, survives: plan.survives });
  }
}
