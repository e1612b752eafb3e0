import { Buffer } from "node:buffer";
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { AlicloudOrderEntry } from "../../../infra/order-entry/alicloud-order-entry.ts";
import { AwsOrderEntry } from "../../../infra/order-entry/aws-order-entry.ts";
import type { Pool } from "../../../infra/servers/server-group.ts";
import { named, registeredBy } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws, endpoint } from "../service-fixtures.ts";

const pools: readonly Pool[] = [
  { name: "app", id: pulumi.output("pool-app"), balancer: "ALB", port: 8443 },
  { name: "api", id: pulumi.output("pool-api"), balancer: "NLB", port: 8080 },
];

const risk = () => endpoint("risk.test", 7520);
const sessions = () => endpoint("sessions.test", 7530);

/** What a server must know to take an order; `metadata` and `cache` differ between clouds. */
const told = {
  listen: { http: 8443, api: 8080 },
  health: "/health",
  matching: [{ products: ["spot"], nodes: [expect.stringMatching(/^10\.\d+\.8\.10:7400$/)] }],
  risk: "risk.test:7520",
  sessions: "sessions.test:7530",
  cache: expect.objectContaining({ port: 6379, tls: true }),
  metadata: expect.stringMatching(/.+/),
};

test("on AWS a server is told all that an order needs, joins both pools and may read the metadata", async () => {
  const registered = await registeredBy(() => {
    const { network, metadata, cache, engines, group } = aroundOnAws();
    const needs = { metadata, cache, engines, risk: risk(), sessions: sessions() };
    new AwsOrderEntry("orders", { network, ...group, ...needs, pools }, {});
  });
  const template = named(registered, "aws:ec2/launchTemplate:LaunchTemplate", "orders");
  const userData = Buffer.from(String(template.inputs.userData), "base64").toString();
  expect(settingsOf(userData)).toEqual(told);
  expect(template.inputs.iamInstanceProfile).toBeDefined();
  expect(named(registered, "aws:autoscaling/group:Group", "orders").inputs.targetGroupArns).toEqual([
    "pool-app",
    "pool-api",
  ]);
  expect(named(registered, "trading:order-entry:OrderEntry", "orders").outputs).toEqual({
    servers: "-> aws:autoscaling/group:Group orders",
    survives: "zone",
  });
});

test("on Alibaba Cloud a server is told all that an order needs and joins both pools", async () => {
  const registered = await registeredBy(() => {
    const { network, metadata, cache, engines, group } = aroundOnAlicloud();
    const needs = { metadata, cache, engines, risk: risk(), sessions: sessions() };
    new AlicloudOrderEntry("orders", { network, ...group, ...needs, pools }, {});
  });
  const configuration = named(registered, "alicloud:ess/scalingConfiguration:ScalingConfiguration", "orders");
  expect(settingsOf(configuration.inputs.userData)).toEqual(told);
  for (const pool of ["app", "api"]) {
    const type = "alicloud:ess/serverGroupAttachment:ServerGroupAttachment";
    expect(named(registered, type, `orders-${pool}`).inputs.serverGroupId).toBe(`pool-${pool}`);
  }
  expect(named(registered, "trading:order-entry:OrderEntry", "orders").outputs).toEqual({
    servers: "-> alicloud:ess/scalingGroup:ScalingGroup orders",
    survives: "zone",
  });
});
