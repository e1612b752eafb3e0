import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";

/** Registers the security group of a balancer: customers may come to port 443, and it may go on to its servers. */
export function customersGroup(
  name: string,
  { network, port, parent }: { readonly network: AwsNetwork; readonly port: number; readonly parent: pulumi.Resource },
): aws.ec2.SecurityGroup {
  return new aws.ec2.SecurityGroup(
    `${name}-customers`,
    {
      vpcId: network.networkId,
      description: "Customers to the load balancer, the load balancer to its servers",
      ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
      egress: [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: [network.plan.cidr] }],
    },
    { parent },
  );
}
