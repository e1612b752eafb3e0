import { Buffer } from "node:buffer";
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudInternalService } from "../../../infra/servers/alicloud-internal-service.ts";
import { AlicloudServerGroup } from "../../../infra/servers/alicloud-server-group.ts";
import { AwsInternalService } from "../../../infra/servers/aws-internal-service.ts";
import { AwsServerGroup } from "../../../infra/servers/aws-server-group.ts";
import type { Pool } from "../../../infra/servers/server-group.ts";
import { alicloudNetwork, awsNetwork, east, hongKong } from "../cell-networks.ts";
import type { Registered } from "../registered-resources.ts";
import { named, ofType, registeredBy, secret, shapeOf } from "../registered-resources.ts";

const servers = { min: 2, desired: 3, max: 6 };
const pools: readonly Pool[] = [
  { name: "app", id: pulumi.output("pool-app"), balancer: "ALB", port: 8443 },
  { name: "api", id: pulumi.output("pool-api"), balancer: "NLB", port: 8080 },
];

interface Variation {
  readonly pools?: readonly Pool[];
  readonly userData?: pulumi.Output<string>;
  readonly profile?: string;
}

async function onAws(variation: Variation = {}): Promise<readonly Registered[]> {
  const registered = await registeredBy(() => {
    const network = awsNetwork();
    const compute = { image: "ami-orders", instanceType: "m6i.large" };
    const rest = { userData: pulumi.output("#cloud-config"), pools, ...variation };
    new AwsServerGroup("orders", { network, servers, zones: east, ...compute, ...rest }, {});
  });
  return registered.filter(({ name }) => name.startsWith("orders"));
}

async function onAlicloud(variation: Variation = {}): Promise<readonly Registered[]> {
  const registered = await registeredBy(() => {
    const network = alicloudNetwork();
    const compute = { image: "m-orders", instanceType: "ecs.g8i.large" };
    const rest = { userData: pulumi.output("#cloud-config"), pools, ...variation };
    new AlicloudServerGroup("orders", { network, servers, zones: hongKong, ...compute, ...rest }, {});
  });
  return registered.filter(({ name }) => name.startsWith("orders"));
}

test("on AWS it is a launch template and a group over the private subnets that joins its pools", async () => {
  const own = await onAws();
  expect(shapeOf(own)).toEqual([
    "aws:autoscaling/group:Group orders",
    "aws:ec2/launchTemplate:LaunchTemplate orders",
    "trading:servers:ServerGroup orders",
  ]);
  expect(named(own, "aws:autoscaling/group:Group", "orders").inputs).toMatchObject({
    minSize: 2,
    desiredCapacity: 3,
    maxSize: 6,
    vpcZoneIdentifiers: east.map((zone) => `Subnet/network-${zone}`),
    launchTemplate: { id: "LaunchTemplate/orders", version: "4" },
    targetGroupArns: ["pool-app", "pool-api"],
    healthCheckType: "ELB",
    instanceRefresh: { strategy: "Rolling" },
  });
  expect(named(own, "trading:servers:ServerGroup", "orders").outputs).toEqual({
    group: "-> aws:autoscaling/group:Group orders",
    survives: "zone",
  });
});

test("on AWS servers are told their user data as AWS takes it, and stay a secret where it is one", async () => {
  const [plain] = ofType(await onAws(), "aws:ec2/launchTemplate:LaunchTemplate");
  expect(Buffer.from(String(plain?.inputs.userData), "base64").toString()).toBe("#cloud-config");
  expect(plain?.inputs).not.toHaveProperty("iamInstanceProfile");
  const hidden = await onAws({ userData: pulumi.secret("#hidden"), profile: "reader" });
  expect(named(hidden, "aws:ec2/launchTemplate:LaunchTemplate", "orders").inputs).toMatchObject({
    userData: secret(Buffer.from("#hidden").toString("base64")),
    iamInstanceProfile: { name: "reader" },
  });
});

test("on Alibaba Cloud it is a group that keeps its zones even, a configuration, and an attachment for each pool", async () => {
  const own = await onAlicloud({ profile: "reader" });
  expect(shapeOf(own)).toEqual([
    "alicloud:ess/scalingConfiguration:ScalingConfiguration orders",
    "alicloud:ess/scalingGroup:ScalingGroup orders",
    "alicloud:ess/serverGroupAttachment:ServerGroupAttachment orders-api",
    "alicloud:ess/serverGroupAttachment:ServerGroupAttachment orders-app",
    "trading:servers:ServerGroup orders",
  ]);
  expect(named(own, "alicloud:ess/scalingGroup:ScalingGroup", "orders").inputs).toMatchObject({
    minSize: 2,
    desiredCapacity: 3,
    maxSize: 6,
    multiAzPolicy: "BALANCE",
    vswitchIds: hongKong.map((zone) => `Switch/network-${zone}`),
    healthCheckTypes: ["ECS", "LOAD_BALANCER"],
  });
  expect(named(own, "alicloud:ess/scalingConfiguration:ScalingConfiguration", "orders").inputs).toMatchObject({
    scalingGroupId: "ScalingGroup/orders",
    imageId: "m-orders",
    userData: "#cloud-config",
    roleName: "reader",
    active: true,
    enable: true,
  });
  const attachments = ofType(own, "alicloud:ess/serverGroupAttachment:ServerGroupAttachment");
  expect(attachments.map(({ inputs }) => inputs)).toMatchObject([
    { scalingGroupId: "ScalingGroup/orders", serverGroupId: "pool-api", type: "NLB", port: 8080, weight: 100 },
    { scalingGroupId: "ScalingGroup/orders", serverGroupId: "pool-app", type: "ALB", port: 8443, weight: 100 },
  ]);
});

test("servers that nobody calls are judged by their machines alone", async () => {
  const group = named(await onAws({ pools: [] }), "aws:autoscaling/group:Group", "orders");
  expect(group.inputs.healthCheckType).toBe("EC2");
  const twin = named(await onAlicloud({ pools: [] }), "alicloud:ess/scalingGroup:ScalingGroup", "orders");
  expect(twin.inputs.healthCheckTypes).toEqual(["ECS"]);
});

test("an internal service on AWS is a network load balancer over all zones with a checked pool of such servers", async () => {
  const registered = await registeredBy(() => {
    const network = awsNetwork();
    const args = { network, servers, zones: east, balancerZones: east, image: "ami", instanceType: "m6i.large" };
    const service = { port: 7520, healthPath: "/health", userData: "#cloud-config" };
    new AwsInternalService("risk", { ...args, ...service }, {});
  });
  expect(named(registered, "aws:lb/loadBalancer:LoadBalancer", "risk").inputs).toMatchObject({
    name: "risk",
    internal: true,
    loadBalancerType: "network",
    enableCrossZoneLoadBalancing: true,
    subnets: east.map((zone) => `Subnet/network-${zone}`),
  });
  expect(named(registered, "aws:lb/targetGroup:TargetGroup", "risk").inputs).toMatchObject({
    port: 7520,
    healthCheck: { enabled: true, protocol: "HTTP", path: "/health" },
  });
  expect(named(registered, "aws:autoscaling/group:Group", "risk").inputs.targetGroupArns).toEqual(["arn of risk"]);
  expect(named(registered, "trading:servers:InternalService", "risk").outputs).toEqual({
    listener: "-> aws:lb/listener:Listener risk",
    survives: "zone",
  });
});

test("an internal service on Alibaba Cloud is an NLB over all zones with a checked pool of such servers", async () => {
  const registered = await registeredBy(() => {
    const network = alicloudNetwork();
    const args = { network, servers, zones: hongKong, balancerZones: hongKong, image: "m", instanceType: "ecs" };
    const service = { port: 7520, healthPath: "/health", userData: "#cloud-config" };
    new AlicloudInternalService("risk", { ...args, ...service }, {});
  });
  expect(named(registered, "alicloud:nlb/loadBalancer:LoadBalancer", "risk").inputs).toMatchObject({
    loadBalancerName: "risk",
    addressType: "Intranet",
    crossZoneEnabled: true,
    zoneMappings: hongKong.map((zoneId) => ({ zoneId, vswitchId: `Switch/network-${zoneId}` })),
  });
  expect(named(registered, "alicloud:nlb/serverGroup:ServerGroup", "risk").inputs).toMatchObject({
    healthCheck: { healthCheckEnabled: true, healthCheckType: "HTTP", healthCheckUrl: "/health" },
  });
  const [attachment] = ofType(registered, "alicloud:ess/serverGroupAttachment:ServerGroupAttachment");
  expect(attachment?.inputs).toMatchObject({ serverGroupId: "ServerGroup/risk", type: "NLB", port: 7520 });
  expect(named(registered, "trading:servers:InternalService", "risk").outputs).toEqual({
    listener: "-> alicloud:nlb/listener:Listener risk",
    survives: "zone",
  });
});
