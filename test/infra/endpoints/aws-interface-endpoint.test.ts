import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { endpointHost, interfaceEndpoint } from "../../../infra/endpoints/aws-interface-endpoint.ts";
import { awsNetwork } from "../cell-networks.ts";
import { named, registeredBy, resolved } from "../registered-resources.ts";

test("an endpoint stands in the zones that were given, reachable from inside only, and its host is its own", async () => {
  const endpoints: aws.ec2.VpcEndpoint[] = [];
  const registered = await registeredBy(() => {
    const parent = new pulumi.ComponentResource("test:queue:Queue", "queue");
    const zones = ["ap-east-1a", "ap-east-1c"];
    const endpoint = interfaceEndpoint(
      "queue",
      { network: awsNetwork(), region: "ap-east-1", service: "sqs", zones },
      parent,
    );
    endpoints.push(endpoint);
  });
  expect(named(registered, "aws:ec2/vpcEndpoint:VpcEndpoint", "queue").inputs).toMatchObject({
    serviceName: "com.amazonaws.ap-east-1.sqs",
    vpcEndpointType: "Interface",
    subnetIds: ["Subnet/network-ap-east-1a", "Subnet/network-ap-east-1c"],
    securityGroupIds: ["SecurityGroup/network-inside"],
    privateDnsEnabled: true,
  });
  expect(await Promise.all(endpoints.map((endpoint) => resolved(endpointHost(endpoint))))).toEqual([
    "queue.endpoint.test",
  ]);
});
