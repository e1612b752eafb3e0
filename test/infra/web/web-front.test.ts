import { Buffer } from "node:buffer";
import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import type { Pool } from "../../../infra/servers/server-group.ts";
import { AlicloudWebFront } from "../../../infra/web/alicloud-web-front.ts";
import { AwsWebFront } from "../../../infra/web/aws-web-front.ts";
import { named, registeredBy } from "../registered-resources.ts";
import { settingsOf } from "../server-settings.ts";
import { aroundOnAlicloud, aroundOnAws, endpoint } from "../service-fixtures.ts";

const pools: readonly Pool[] = [{ name: "web", id: pulumi.output("pool-web"), balancer: "ALB", port: 8443 }];

/** What the site needs, and nothing of what orders need. */
const told = {
  listen: 8443,
  health: "/health",
  sessions: "sessions.test:7530",
  prices: "prices.test:7540",
  metadata: expect.stringMatching(/.+/),
};

const needs = () => ({ sessions: endpoint("sessions.test", 7530), prices: endpoint("prices.test", 7540) });

test("on AWS a server of the site is told of sessions, prices and metadata, and of nothing else", async () => {
  const registered = await registeredBy(() => {
    const { network, metadata, group } = aroundOnAws();
    new AwsWebFront("front", { network, ...group, metadata, ...needs(), pools }, {});
  });
  const template = named(registered, "aws:ec2/launchTemplate:LaunchTemplate", "front");
  expect(settingsOf(Buffer.from(String(template.inputs.userData), "base64").toString())).toEqual(told);
  expect(named(registered, "aws:autoscaling/group:Group", "front").inputs.targetGroupArns).toEqual(["pool-web"]);
  expect(named(registered, "trading:web:WebFront", "front").outputs).toEqual({
    servers: "-> aws:autoscaling/group:Group front",
    survives: "zone",
  });
});

test("on Alibaba Cloud a server of the site is told the same", async () => {
  const registered = await registeredBy(() => {
    const { network, metadata, group } = aroundOnAlicloud();
    new AlicloudWebFront("front", { network, ...group, metadata, ...needs(), pools }, {});
  });
  const configuration = named(registered, "alicloud:ess/scalingConfiguration:ScalingConfiguration", "front");
  expect(settingsOf(configuration.inputs.userData)).toEqual(told);
  expect(named(registered, "trading:web:WebFront", "front").outputs).toEqual({
    servers: "-> alicloud:ess/scalingGroup:ScalingGroup front",
    survives: "zone",
  });
});
