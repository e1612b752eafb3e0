import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";

/** A regional API of AWS that a network is to reach without a way to the internet. */
export interface InterfaceEndpointArgs {
  readonly network: AwsNetwork;
  readonly region: string;
  /** The API's name in the endpoint's: `sqs`, `kms`, `appconfigdata`. One endpoint per network and API. */
  readonly service: string;
  /** Where the endpoint has an address; it answers as long as one of these zones stands. */
  readonly zones: readonly string[];
}

/** Creates an interface endpoint and returns it; the API's ordinary name then leads to it inside the network. */
export function interfaceEndpoint(
  name: string,
  args: InterfaceEndpointArgs,
  parent: pulumi.Resource,
): aws.ec2.VpcEndpoint {
  return new aws.ec2.VpcEndpoint(
    name,
    {
      vpcId: args.network.networkId,
      serviceName: `com.amazonaws.${args.region}.${args.service}`,
      vpcEndpointType: "Interface",
      subnetIds: args.zones.map((zone) => args.network.place(zone).subnetId),
      securityGroupIds: [args.network.insideGroupId],
      privateDnsEnabled: true,
    },
    { parent },
  );
}

/** Returns the host name of an endpoint, so that whoever is told it is seen to need the endpoint. */
export function endpointHost(endpoint: aws.ec2.VpcEndpoint): pulumi.Output<string> {
  return pulumi.output(endpoint.dnsEntries).apply((entries) => entries[0]?.dnsName ?? "");
}
