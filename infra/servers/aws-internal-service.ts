import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsServerGroup } from "./aws-server-group.ts";
import { balancerName } from "./balancer-name.ts";
import type { InternalServiceArgs } from "./internal-service.ts";
import { InternalService } from "./internal-service.ts";
import { planInternalService } from "./internal-service-plan.ts";

/** An Auto Scaling group behind a network load balancer that only the network reaches. */
export class AwsInternalService extends InternalService {
  readonly host: pulumi.Output<string>;
  readonly listenerUrn: pulumi.Output<string>;

  constructor(
    name: string,
    args: InternalServiceArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, args, options);
    const plan = planInternalService(args);

    const balancer = new aws.lb.LoadBalancer(
      name,
      {
        name: balancerName(name),
        loadBalancerType: "network",
        internal: true,
        enableCrossZoneLoadBalancing: true,
        subnets: plan.balancerZones.map((zone) => args.network.place(zone).subnetId),
        securityGroups: [args.network.insideGroupId],
      },
      { parent: this, deleteBeforeReplace: true },
    );
    const pool = new aws.lb.TargetGroup(
      name,
      {
        name: balancerName(name),
        vpcId: args.network.networkId,
        targetType: "instance",
        protocol: "TCP",
        port: args.port,
        // A server may call its own service; with its own address as the sender it would refuse the answer.
        preserveClientIp: "false",
        healthCheck: {
          enabled: true,
          protocol: "HTTP",
          path: args.healthPath,
          matcher: "200-299",
          interval: 5,
          timeout: 2,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
      },
      { parent: this, deleteBeforeReplace: true },
    );
    const listener = new aws.lb.Listener(
      name,
      {
        loadBalancerArn: balancer.arn,
        protocol: "TCP",
        port: args.port,
        defaultActions: [{ type: "forward", targetGroupArn: pool.arn }],
      },
      { parent: this },
    );
    new AwsServerGroup(
      name,
      { ...args, pools: [{ name: "service", id: pool.arn, balancer: "NLB", port: args.port }] },
      { parent: this },
    );

    this.host = balancer.dnsName;
    this.listenerUrn = listener.urn;
    this.registerOutputs({ listener: listener.urn, survives: plan.survives });
  }
}
