import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import { balancerName } from "../servers/balancer-name.ts";
import { zonesOfBalancer } from "../servers/internal-service-plan.ts";
import type { Pool } from "../servers/server-group.ts";
import { customersGroup } from "./customers-group.ts";
import type { EntryArgs } from "./entry.ts";
import { Entry, healthPath, ports } from "./entry.ts";

/** An application load balancer that the internet reaches over HTTPS. */
export class AwsHttpEntry extends Entry {
  readonly host: pulumi.Output<string>;
  readonly pool: Pool;

  constructor(
    name: string,
    args: EntryArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const zones = zonesOfBalancer(args.balancerZones);
    const customers = customersGroup(name, { network: args.network, port: ports.http, parent: this });

    const balancer = new aws.lb.LoadBalancer(
      name,
      {
        name: balancerName(name),
        loadBalancerType: "application",
        internal: false,
        subnets: zones.map((zone) => args.network.entrance(zone).subnetId),
        securityGroups: [customers.id],
      },
      // AWS refuses a public load balancer until the network's way to the internet is there.
      { parent: this, deleteBeforeReplace: true, dependsOn: [args.network] },
    );
    const targets = new aws.lb.TargetGroup(
      name,
      {
        name: balancerName(name),
        vpcId: args.network.networkId,
        targetType: "instance",
        protocol: "HTTPS",
        port: ports.http,
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
      { parent: this, deleteBeforeReplace: true },
    );
    const listener = new aws.lb.Listener(
      name,
      {
        loadBalancerArn: balancer.arn,
        protocol: "HTTPS",
        port: 443,
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        certificateArn: args.certificate,
        defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
      },
      { parent: this },
    );

    this.host = balancer.dnsName;
    this.pool = { name, id: targets.arn, balancer: "ALB", port: ports.http };
    this.registerOutputs({ listener: listener.urn, survives: survivedLoss(zones, 1) });
  }
}
