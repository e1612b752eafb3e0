import { expect, test } from "vitest";
import { AlicloudApiEntry } from "../../../infra/edge/alicloud-api-entry.ts";
import { AlicloudHttpEntry } from "../../../infra/edge/alicloud-http-entry.ts";
import { AwsApiEntry } from "../../../infra/edge/aws-api-entry.ts";
import { AwsHttpEntry } from "../../../infra/edge/aws-http-entry.ts";
import { alicloudNetwork, awsNetwork, east, hongKong } from "../cell-networks.ts";
import { named, registeredBy, resolved } from "../registered-resources.ts";

const onAws = () => ({ network: awsNetwork(), balancerZones: east, certificate: "arn:certificate" });
const onAlicloud = () => ({ network: alicloudNetwork(), balancerZones: hongKong, certificate: "certificate-1" });

test("over HTTP, AWS's way in is a public application load balancer in every zone's public subnet", async () => {
  const registered = await registeredBy(() => {
    new AwsHttpEntry("cell-app", onAws(), {});
  });
  expect(named(registered, "aws:lb/loadBalancer:LoadBalancer", "cell-app").inputs).toMatchObject({
    loadBalancerType: "application",
    internal: false,
    subnets: east.map((zone) => `Subnet/network-public-${zone}`),
    securityGroups: ["SecurityGroup/cell-app-customers"],
  });
  expect(named(registered, "aws:lb/targetGroup:TargetGroup", "cell-app").inputs).toMatchObject({
    protocol: "HTTPS",
    port: 8443,
    healthCheck: { enabled: true, path: "/health" },
  });
  expect(named(registered, "aws:lb/listener:Listener", "cell-app").inputs).toMatchObject({
    protocol: "HTTPS",
    certificateArn: "arn:certificate",
    defaultActions: [{ type: "forward", targetGroupArn: "arn of cell-app" }],
  });
});

test("for programs, AWS's way in is a network load balancer that takes TLS off and reaches every zone's servers", async () => {
  const registered = await registeredBy(() => {
    new AwsApiEntry("cell-api", onAws(), {});
  });
  expect(named(registered, "aws:lb/loadBalancer:LoadBalancer", "cell-api").inputs).toMatchObject({
    loadBalancerType: "network",
    enableCrossZoneLoadBalancing: true,
    subnets: east.map((zone) => `Subnet/network-public-${zone}`),
  });
  expect(named(registered, "aws:lb/listener:Listener", "cell-api").inputs).toMatchObject({
    protocol: "TLS",
    certificateArn: "arn:certificate",
  });
  expect(named(registered, "aws:lb/targetGroup:TargetGroup", "cell-api").inputs).toMatchObject({
    protocol: "TCP",
    port: 8080,
    preserveClientIp: "false",
    healthCheck: { enabled: true },
  });
});

test("customers reach port 443 of AWS's balancers and no other, the balancers their servers and nothing else", async () => {
  const registered = await registeredBy(() => {
    new AwsApiEntry("cell-api", onAws(), {});
  });
  expect(named(registered, "aws:ec2/securityGroup:SecurityGroup", "cell-api-customers").inputs).toMatchObject({
    ingress: [{ fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ fromPort: 8080, toPort: 8080, cidrBlocks: ["10.20.0.0/16"] }],
  });
});

test("over HTTP, Alibaba Cloud's way in is a public ALB in every zone", async () => {
  const registered = await registeredBy(() => {
    new AlicloudHttpEntry("cell-web", onAlicloud(), {});
  });
  expect(named(registered, "alicloud:alb/loadBalancer:LoadBalancer", "cell-web").inputs).toMatchObject({
    addressType: "Internet",
    zoneMappings: hongKong.map((zoneId) => ({ zoneId, vswitchId: `Switch/network-${zoneId}` })),
  });
  expect(named(registered, "alicloud:alb/serverGroup:ServerGroup", "cell-web").inputs).toMatchObject({
    crossZoneEnabled: true,
    healthCheckConfig: { healthCheckEnabled: true, healthCheckPath: "/health" },
  });
  expect(named(registered, "alicloud:alb/listener:Listener", "cell-web").inputs).toMatchObject({
    certificates: { certificateId: "certificate-1" },
    defaultActions: [{ forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: "ServerGroup/cell-web" }] } }],
  });
});

test("for programs, Alibaba Cloud's way in is a public NLB that takes TLS off and reaches every zone's servers", async () => {
  const registered = await registeredBy(() => {
    new AlicloudApiEntry("cell-api", onAlicloud(), {});
  });
  expect(named(registered, "alicloud:nlb/loadBalancer:LoadBalancer", "cell-api").inputs).toMatchObject({
    addressType: "Internet",
    crossZoneEnabled: true,
    zoneMappings: hongKong.map((zoneId) => ({ zoneId, vswitchId: `Switch/network-${zoneId}` })),
  });
  expect(named(registered, "alicloud:nlb/listener:Listener", "cell-api").inputs).toMatchObject({
    listenerProtocol: "TCPSSL",
    certificateIds: ["certificate-1"],
    serverGroupId: "ServerGroup/cell-api",
  });
  // Alibaba Cloud joins such a listener to no other group.
  expect(named(registered, "alicloud:nlb/serverGroup:ServerGroup", "cell-api").inputs).toMatchObject({
    protocol: "TCP",
    preserveClientIpEnabled: false,
    healthCheck: { healthCheckEnabled: true },
  });
});

test.each([
  { kind: "AWS over HTTP", make: () => new AwsHttpEntry("cell-web", onAws(), {}), id: "arn of cell-web", at: 8443 },
  { kind: "AWS for programs", make: () => new AwsApiEntry("cell-web", onAws(), {}), id: "arn of cell-web", at: 8080 },
  {
    kind: "Alibaba Cloud over HTTP",
    make: () => new AlicloudHttpEntry("cell-web", onAlicloud(), {}),
    id: "ServerGroup/cell-web",
    at: 8443,
  },
  {
    kind: "Alibaba Cloud for programs",
    make: () => new AlicloudApiEntry("cell-web", onAlicloud(), {}),
    id: "ServerGroup/cell-web",
    at: 8080,
  },
])("$kind: it gives its host and its pool, registers its listener and claims a zone", async ({ make, id, at }) => {
  const read: unknown[] = [];
  const registered = await registeredBy(() => {
    const { host, pool } = make();
    void resolved(host).then((text) => read.push(text));
    void resolved(pool.id).then((text) => read.push(text));
    expect(pool.port).toBe(at);
  });
  expect(read).toEqual(expect.arrayContaining(["cell-web.balancer.test", id]));
  expect(named(registered, "trading:edge:Entry", "cell-web").outputs).toEqual({
    listener: expect.stringMatching(/^-> .+\/listener:Listener cell-web$/),
    survives: "zone",
  });
});

test("one zone is too few for any of them", async () => {
  await registeredBy(() => {
    expect(() => new AwsHttpEntry("web", { ...onAws(), balancerZones: ["ap-east-1a"] }, {})).toThrow("two or more");
    const one = { ...onAlicloud(), balancerZones: ["cn-hongkong-b"] };
    expect(() => new AlicloudApiEntry("api", one, {})).toThrow("two or more");
  });
});
