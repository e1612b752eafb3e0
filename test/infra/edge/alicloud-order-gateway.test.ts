import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudCacheTier } from "../../../infra/cache/alicloud-cache-tier.ts";
import { AlicloudOrderGateway } from "../../../infra/edge/alicloud-order-gateway.ts";
import { AlicloudMatchingEngine } from "../../../infra/matching/alicloud-matching-engine.ts";
import { AlicloudNetwork } from "../../../infra/network/alicloud-network.ts";
import type { Registered } from "../registered-resources.ts";
import { ofType, registeredBy, secret, shapeOf, theOnly } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";

const zones = ["cn-hongkong-b", "cn-hongkong-c"];

interface Variation {
  readonly zones?: readonly string[];
  readonly password?: pulumi.Output<string>;
}

function build({ zones: serverZones = zones, password }: Variation = {}): Promise<readonly Registered[]> {
  return registeredBy(() => {
    const compute = { image: "m-gateway", instanceType: "ecs.g8i.xlarge" };
    const network = new AlicloudNetwork("network", { cidr: "10.10.0.0/16", zones }, {});
    const matching = new AlicloudMatchingEngine("matching", { network, nodes: 3, zones, ...compute }, {});
    const cacheArgs = { network, nodes: 2, zones, nodeClass: "tair.rdb.4g", password };
    const cache = new AlicloudCacheTier("cache", cacheArgs, {});
    const where = { servers: 2, zones: serverZones, balancerZones: zones, certificate: "certificate-1" };
    new AlicloudOrderGateway("gateway", { network, matching, cache, ...where, ...compute }, {});
  });
}

function serversOf(registered: readonly Registered[]): readonly Registered[] {
  return ofType(registered, "alicloud:ecs/instance:Instance").filter(({ name }) => name.startsWith("gateway"));
}

test("it is servers behind a load balancer, with a listener and a server group", async () => {
  const own = (await build()).filter((resource) => resource.name.startsWith("gateway"));
  expect(shapeOf(own)).toEqual([
    "alicloud:alb/listener:Listener gateway",
    "alicloud:alb/loadBalancer:LoadBalancer gateway",
    "alicloud:alb/serverGroup:ServerGroup gateway",
    "alicloud:ecs/instance:Instance gateway-server-1",
    "alicloud:ecs/instance:Instance gateway-server-2",
    "trading:edge:OrderGateway gateway",
  ]);
});

test("the load balancer stands in its zones, whatever the servers' zones are", async () => {
  const balancer = theOnly(await build({ zones: ["cn-hongkong-c"] }), "alicloud:alb/loadBalancer:LoadBalancer");
  expect(balancer.inputs).toMatchObject({
    addressType: "Internet",
    zoneMappings: [
      { zoneId: "cn-hongkong-b", vswitchId: "Switch/network-cn-hongkong-b" },
      { zoneId: "cn-hongkong-c", vswitchId: "Switch/network-cn-hongkong-c" },
    ],
  });
});

test("servers stand in the zones that were given", async () => {
  expect(serversOf(await build()).map((server) => server.inputs)).toMatchObject([
    { vswitchId: "Switch/network-cn-hongkong-b", imageId: "m-gateway" },
    { vswitchId: "Switch/network-cn-hongkong-c", imageId: "m-gateway" },
  ]);
  expect(serversOf(await build({ zones: ["cn-hongkong-c"] })).map((server) => server.inputs)).toMatchObject([
    { vswitchId: "Switch/network-cn-hongkong-c" },
    { vswitchId: "Switch/network-cn-hongkong-c" },
  ]);
});

test("every server is a target that is checked and weighs something", async () => {
  const registered = await build();
  expect(theOnly(registered, "alicloud:alb/serverGroup:ServerGroup").inputs).toMatchObject({
    crossZoneEnabled: true,
    healthCheckConfig: { healthCheckEnabled: true },
    servers: [
      { serverId: "Instance/gateway-server-1", serverType: "Ecs", port: 8443, weight: 100 },
      { serverId: "Instance/gateway-server-2", serverType: "Ecs", port: 8443, weight: 100 },
    ],
  });
  expect(theOnly(registered, "alicloud:alb/listener:Listener").inputs).toMatchObject({
    loadBalancerId: "LoadBalancer/gateway",
    certificates: { certificateId: "certificate-1" },
    defaultActions: [{ forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: "ServerGroup/gateway" }] } }],
  });
});

test("every server is told every matching node and the cache", async () => {
  for (const server of serversOf(await build())) {
    expect(settingsOf(server.inputs.userData)).toEqual({
      listen: 8443,
      health: "/health",
      matching: ["10.10.8.10:7400", "10.10.24.11:7400", "10.10.8.12:7400"],
      cache: { host: "cache.tair.test", port: 6379, tls: true },
    });
  }
});

test("a cache's password reaches the servers as a secret", async () => {
  for (const server of serversOf(await build({ password: pulumi.secret("correct horse") }))) {
    expect(server.inputs.userData).toEqual(secret(expect.stringContaining("correct horse")));
  }
});

test.each([
  { in: zones, survives: "zone" },
  { in: ["cn-hongkong-c"], survives: "instance" },
])("it registers the listener; with servers in $in it claims $survives", async ({ in: given, survives }) => {
  expect(theOnly(await build({ zones: given }), "trading:edge:OrderGateway").outputs).toEqual({
    listener: "-> alicloud:alb/listener:Listener gateway",
    survives,
  });
});
