import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyze } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { decodeProperties } from "../../../analyzer/readers/decode-value.ts";
import { lookupShapes } from "../../../analyzer/readers/embedded-preview/lookup-shape.ts";
import { answerLookup } from "../../../analyzer/readers/embedded-preview/lookups.ts";
import type { Wire, WireRecord } from "../../../analyzer/readers/wire.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";

/** What a program gets for an answer that nobody has, in the shape that the installed SDKs declare. */
const shapeOf = lookupShapes(fileURLToPath(new URL("../../..", import.meta.url)));
const answered = (token: string): WireRecord =>
  answerLookup({ token, args: {}, providerRegion: "ap-east-1" }, { regions: [] }, shapeOf).result;
const listed = (token: string, field: string): readonly Wire[] => {
  const list = answered(token)[field];
  if (!Array.isArray(list)) throw new Error(`${field} of ${token} is no list`);
  return list;
};
const subnets = listed("aws:ec2/getSubnets:getSubnets", "ids");
const switches = listed("alicloud:vpc/getSwitches:getSwitches", "ids");

/** What is found of resources as a program registers them, `rule status` each: what was looked up itself is not part of it. */
function found(resources: Readonly<Record<string, readonly [string, WireRecord]>>): readonly string[] {
  const names = Object.keys(resources);
  const built = names.reduce((so, name) => so.add(resources[name]?.[0] ?? "", name), stack());
  const snapshot = built.snapshot();
  const stated = {
    ...snapshot,
    resources: snapshot.resources.map((record) => ({
      ...record,
      properties: { ...record.properties, ...decodeProperties(resources[record.name]?.[1] ?? {}) },
    })),
  };
  const web = objectives().service("web", "web-*").group("servers", "web-*").build();
  return analyze(stated, web, { catalogue, rules }).findings.map(({ rule, status }) => `${rule} ${status}`);
}

describe("a list that was looked up and not answered proves no fewness", () => {
  test.each<[string, string, WireRecord]>([
    [
      "a scaling group over all of it",
      "aws:autoscaling/group:Group",
      { vpcZoneIdentifiers: subnets, minSize: 4, desiredCapacity: 4, maxSize: 8 },
    ],
    [
      "a balancer with a mapping for each of it",
      "aws:lb/loadBalancer:LoadBalancer",
      { subnetMappings: subnets.map((subnetId) => ({ subnetId })) },
    ],
    [
      "a scaling group on Alibaba Cloud",
      "alicloud:ess/scalingGroup:ScalingGroup",
      { vswitchIds: switches, multiAzPolicy: "BALANCE", minSize: 4, maxSize: 8 },
    ],
    ["a part of it beside a known one", "aws:lb/loadBalancer:LoadBalancer", { subnets: ["subnet-1", ...subnets] }],
  ])("%s", (_what, type, properties) => {
    expect(found({ "web-0": [type, properties] })).toEqual(["placement-known undetermined"]);
  });

  test.each<[string, string, (element: Wire) => WireRecord]>([
    ["AWS", "aws:ec2/instance:Instance", (subnetId) => ({ ami: "ami-1", subnetId })],
    ["Alibaba Cloud", "alicloud:ecs/instance:Instance", (vswitchId) => ({ imageId: "m-1", vswitchId })],
  ])("a server for each element of it, on %s: there may be more", (cloud, type, properties) => {
    const made = (cloud === "AWS" ? subnets : switches).map((element, at) => [
      `web-${at}`,
      [type, properties(element)] as const,
    ]);
    expect(found(Object.fromEntries(made))).toEqual(["survives-loss undetermined"]);
  });
});

test("a single answer that nobody has is one: what stands there alone is lost with it", () => {
  const { id = "" } = answered("aws:ec2/getSubnet:getSubnet");
  expect(found({ "web-0": ["aws:ec2/instance:Instance", { ami: "ami-1", subnetId: id }] })).toEqual([
    "survives-loss violated",
  ]);
});

test("an image out of an unanswered list decides nothing: a lone server is lost with its zone", () => {
  const [image = ""] = listed("alicloud:ecs/getImages:getImages", "ids");
  const properties = { imageId: image, availabilityZone: "cn-hongkong-b" };
  expect(found({ "web-0": ["alicloud:ecs/instance:Instance", properties] })).toEqual(["survives-loss violated"]);
});

describe("zones picked from a look-up that is answered", () => {
  const known = {
    regions: [
      { provider: "aws", region: "ap-east-1", zones: [{ name: "ap-east-1a" }, { name: "ap-east-1b" }] },
      { provider: "alicloud", region: "cn-hongkong", zones: [{ name: "cn-hongkong-b" }, { name: "cn-hongkong-c" }] },
    ],
  };
  const zonesOf = (token: string, providerRegion: string, field: string): readonly Wire[] => {
    const list = answerLookup({ token, args: {}, providerRegion }, known, shapeOf).result[field];
    if (!Array.isArray(list)) throw new Error(`${token} was not answered`);
    return list;
  };
  const aws = zonesOf("aws:index/getAvailabilityZones:getAvailabilityZones", "ap-east-1", "names");
  const alicloud = zonesOf("alicloud:index/getZones:getZones", "cn-hongkong", "ids");

  test.each<[string, string, (zone: Wire) => WireRecord, readonly Wire[]]>([
    ["AWS", "aws:ec2/instance:Instance", (availabilityZone) => ({ ami: "ami-1", availabilityZone }), aws],
    [
      "Alibaba Cloud",
      "alicloud:redis/tairInstance:TairInstance",
      (zoneId) => ({ paymentType: "PayAsYouGo", nodeType: "STAND_ALONE", zoneId }),
      alicloud,
    ],
  ])("everything in the first of them is lost with it; each in its own is not: %s", (_cloud, type, placed, zones) => {
    const inZones = (...picked: readonly (Wire | undefined)[]) =>
      found(Object.fromEntries(picked.map((zone, at) => [`web-${at}`, [type, placed(zone ?? "")] as const])));
    expect(inZones(zones[0], zones[0])).toEqual(["survives-loss violated"]);
    expect(inZones(zones[0], zones[1])).toEqual([]);
  });

  test("a database whose standby takes the same pick as its primary", () => {
    const db = (standby: Wire | undefined) => ({
      zoneId: alicloud[0] ?? "",
      zoneIdSlaveA: standby ?? "",
      category: "HighAvailability",
    });
    const type = "alicloud:rds/instance:Instance";
    expect(found({ "web-0": [type, db(alicloud[0])] })).toEqual(["survives-loss violated"]);
    expect(found({ "web-0": [type, db(alicloud[1])] })).toEqual([]);
  });
});
