import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AwsCacheTier } from "../../../infra/cache/aws-cache-tier.ts";
import { AwsOrderGateway } from "../../../infra/edge/aws-order-gateway.ts";
import { AwsMatchingEngine } from "../../../infra/matching/aws-matching-engine.ts";
import { AwsNetwork } from "../../../infra/network/aws-network.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, secret, shapeOf, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";

const zones = ["ap-east-1a", "ap-east-1b"];
const certificate = "arn:aws:acm:ap-east-1:123456789012:certificate/1";

interface Variation {
  readonly zones?: readonly string[];
  readonly password?: pulumi.Output<string>;
}

function build({ zones: serverZones = zones, password }: Variation = {}): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const compute = { image: "ami-gateway", instanceType: "m6i.xlarge" };
    const network = new AwsNetwork("network", { cidr: "10.20.0.0/16", zones }, {});
    const matching = new AwsMatchingEngine("matching", { network, nodes: 3, zones, ...compute }, {});
    const cache = new AwsCacheTier("cache", { network, nodes: 2, zones, nodeClass: "cache.r6g.large", password }, {});
    const where = { servers: 2, zones: serverZones, balancerZones: zones, certificate };
    new AwsOrderGateway("gateway", { network, matching, cache, ...where, ...compute }, {});
  });
}

function serversOf(registered: readonly Registered[]): readonly Registered[] {
  return ofType(registered, "aws:ec2/instance:Instance").filter(({ name }) => name.startsWith("gateway"));
}

test("it is servers attached to a target group behind a load balancer with a listener", async () => {
  const own = (await build()).filter((resource) => resource.name.startsWith("gateway"));
  expect(shapeOf(own)).toEqual([
    "aws:ec2/instance:Instance gateway-server-1",
    "aws:ec2/instance:Instance gateway-server-2",
    "aws:ec2/securityGroup:SecurityGroup gateway-customers",
    "aws:lb/listener:Listener gateway",
    "aws:lb/loadBalancer:LoadBalancer gateway",
    "aws:lb/targetGroup:TargetGroup gateway",
    "aws:lb/targetGroupAttachment:TargetGroupAttachment gateway-server-1",
    "aws:lb/targetGroupAttachment:TargetGroupAttachment gateway-server-2",
    "trading:edge:OrderGateway gateway",
  ]);
});

test("the load balancer stands in its zones, whatever the servers' zones are", async () => {
  const balancer = theOnly(await build({ zones: ["ap-east-1b"] }), "aws:lb/loadBalancer:LoadBalancer");
  expect(balancer.inputs).toMatchObject({
    loadBalancerType: "application",
    internal: false,
    subnets: ["Subnet/network-ap-east-1a", "Subnet/network-ap-east-1b"],
    securityGroups: ["SecurityGroup/gateway-customers"],
  });
});

test("servers stand in the zones that were given", async () => {
  expect(serversOf(await build()).map((server) => server.inputs)).toMatchObject([
    { subnetId: "Subnet/network-ap-east-1a", ami: "ami-gateway" },
    { subnetId: "Subnet/network-ap-east-1b", ami: "ami-gateway" },
  ]);
  expect(serversOf(await build({ zones: ["ap-east-1b"] })).map((server) => server.inputs)).toMatchObject([
    { subnetId: "Subnet/network-ap-east-1b" },
    { subnetId: "Subnet/network-ap-east-1b" },
  ]);
});

test("every server is a target that is checked", async () => {
  const registered = await build();
  expect(theOnly(registered, "aws:lb/targetGroup:TargetGroup").inputs).toMatchObject({
    targetType: "instance",
    healthCheck: { enabled: true },
  });
  const attachments = ofType(registered, "aws:lb/targetGroupAttachment:TargetGroupAttachment");
  expect(attachments.map((attachment) => attachment.inputs)).toEqual([
    { targetGroupArn: "arn of gateway", targetId: "Instance/gateway-server-1", port: 8443 },
    { targetGroupArn: "arn of gateway", targetId: "Instance/gateway-server-2", port: 8443 },
  ]);
  expect(theOnly(registered, "aws:lb/listener:Listener").inputs).toMatchObject({
    loadBalancerArn: "arn of gateway",
    certificateArn: certificate,
    defaultActions: [{ type: "forward", targetGroupArn: "arn of gateway" }],
  });
});

test("every server is told every matching node and the cache", async () => {
  for (const server of serversOf(await build())) {
    expect(settingsOf(server.inputs.userData)).toEqual({
      listen: 8443,
      health: "/health",
      matching: ["10.20.8.10:7400", "10.20.24.11:7400", "10.20.8.12:7400"],
      cache: { host: "cache.elasticache.test", port: 6379, tls: true },
    });
  }
});

test("a cache's password reaches the servers as a secret", async () => {
  for (const server of serversOf(await build({ password: pulumi.secret("correct horse battery") }))) {
    expect(server.inputs.userData).toEqual(secret(expect.stringContaining("correct horse battery")));
  }
});

test.each([
  { in: zones, survives: "zone" },
  { in: ["ap-east-1b"], survives: "instance" },
])("it registers the listener; with servers in $in it claims $survives", async ({ in: given, survives }) => {
  expect(theOnly(await build({ zones: given }), "trading:edge:OrderGateway").outputs).toEqual({
    listener: "-> aws:lb/listener:Listener gateway",
    survives,
  });
});
