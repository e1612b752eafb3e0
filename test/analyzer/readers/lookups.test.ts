import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { decodeProperties } from "../../../analyzer/readers/decode-value.ts";
import { lookupShapes } from "../../../analyzer/readers/embedded-preview/lookup-shape.ts";
import type { LookupAnswers } from "../../../analyzer/readers/embedded-preview/lookups.ts";
import { answerLookup } from "../../../analyzer/readers/embedded-preview/lookups.ts";
import type { WireRecord } from "../../../analyzer/readers/wire.ts";
import {
  signatureKey,
  signatures,
  unknownElementText,
  unknownSentinel,
  unknownText,
} from "../../../analyzer/readers/wire.ts";

const answers: LookupAnswers = {
  regions: [
    {
      provider: "aws",
      region: "ap-east-1",
      zones: [{ name: "ap-east-1a", id: "ape1-az1" }, { name: "ap-east-1b", id: "ape1-az2" }, { name: "ap-east-1c" }],
    },
    // Both clouds have a region of this name, and they are different places.
    { provider: "aws", region: "us-east-1", zones: [{ name: "us-east-1a" }] },
    { provider: "alicloud", region: "us-east-1", zones: [{ name: "us-east-1-x" }] },
  ],
};
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const shapeOf = lookupShapes(repository);

function ask(token: string, args: WireRecord = {}, providerRegion: string | null = "ap-east-1") {
  return answerLookup({ token, args, providerRegion }, answers, shapeOf);
}

function filtered(...filters: readonly (readonly [string, ...string[]])[]): WireRecord {
  return { filters: filters.map(([name, ...values]) => ({ name, values })) };
}

const awsZones = "aws:index/getAvailabilityZones:getAvailabilityZones";

it.each<readonly [string, WireRecord, readonly string[]]>([
  ["all zones", {}, ["ap-east-1a", "ap-east-1b", "ap-east-1c"]],
  ["without those excluded by name", { excludeNames: ["ap-east-1a"] }, ["ap-east-1b", "ap-east-1c"]],
  ["without those excluded by id", { excludeZoneIds: ["ape1-az2"] }, ["ap-east-1a", "ap-east-1c"]],
  ["by a filter on names", { filters: [{ name: "zone-name", values: ["ap-east-1c"] }] }, ["ap-east-1c"]],
  ["by a filter on ids", { filters: [{ name: "zone-id", values: ["ape1-az1"] }] }, ["ap-east-1a"]],
  [
    "by filters that all of them pass",
    {
      filters: [
        { name: "zone-type", values: ["availability-zone"] },
        { name: "opt-in-status", values: ["opt-in-not-required"] },
        { name: "state", values: ["available"] },
        { name: "region-name", values: ["ap-east-1", "us-east-1"] },
      ],
    },
    ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
  ],
  ["by two filters, both of which must be passed", filtered(["zone-name", "ap-east-1a"], ["zone-id", "ape1-az2"]), []],
  [
    "with defaults stated",
    { state: "available", allAvailabilityZones: false },
    ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
  ],
  ["of the region asked for", { region: "us-east-1" }, ["us-east-1a"]],
])("answers AWS's zones: %s", (_, args, names) => {
  const { result, record } = ask(awsZones, args);
  expect(result.names).toEqual(names);
  expect(record).toEqual({ token: awsZones, region: args.region ?? "ap-east-1", answer: "catalogue" });
});

it("answers Alibaba Cloud's zones and regions from its own", () => {
  expect(ask("alicloud:index/getZones:getZones", {}, "us-east-1").result.ids).toEqual(["us-east-1-x"]);
  expect(ask("alicloud:index/getRegions:getRegions").result.ids).toEqual(["us-east-1"]);
  expect(ask("alicloud:index/getRegions:getRegions", { current: true }, "us-east-1").result.ids).toEqual(["us-east-1"]);
  expect(ask("aws:index/getRegions:getRegions").result.names).toEqual(["ap-east-1", "us-east-1"]);
  expect(ask("aws:index/getRegion:getRegion").result.name).toBe("ap-east-1");
});

const alibabaZones = "alicloud:index/getZones:getZones";
const alibabaRegions = "alicloud:index/getRegions:getRegions";
const secret = { [signatureKey]: signatures.secret, value: "us-east-1" };

it.each<readonly [string, string, WireRecord]>([
  ["a wildcard in a filter", awsZones, filtered(["zone-name", "ap-east-1*"])],
  ["a wildcard for one character", awsZones, filtered(["zone-id", "ape1-az?"])],
  ["a wildcard beside a plain value", awsZones, filtered(["region-name", "ap-east-1", "eu-*"])],
  ["a filter that is not known", awsZones, filtered(["message", "fine"])],
  ["a filter by zone group, whose names are not known", awsZones, filtered(["group-name", "ap-east-1"])],
  ["local zones", awsZones, filtered(["zone-type", "availability-zone", "local-zone"])],
  ["zones that need an opt-in", awsZones, filtered(["opt-in-status", "opt-in-not-required", "opted-in"])],
  ["zones in another state, by filter", awsZones, filtered(["state", "impaired"])],
  ["zones in another state", awsZones, { state: "impaired" }],
  ["zones whatever the opt-in", awsZones, { allAvailabilityZones: true }],
  ["an id that some zone may have whose id is not known", awsZones, { excludeZoneIds: ["ape1-az3"] }],
  ["the same id in a filter", awsZones, filtered(["zone-id", "ape1-az3"])],
  ["an excluded name that is unknown", awsZones, { excludeNames: [unknownSentinel] }],
  ["a filter's value that is unknown", awsZones, filtered(["zone-name", `${unknownText}a`])],
  ["a filter without values", awsZones, { filters: [{ name: "zone-name" }] }],
  ["a filter of another form", awsZones, { filters: ["zone-name"] }],
  ["filters that are a secret", awsZones, { filters: secret }],
  ["an argument of a later version", awsZones, { nearest: true }],
  ["a region by name", "aws:index/getRegion:getRegion", { name: "us-east-1" }],
  ["a region by endpoint", "aws:index/getRegion:getRegion", { endpoint: "ec2.us-east-1.amazonaws.com" }],
  ["regions by filter", "aws:index/getRegions:getRegions", filtered(["opt-in-status", "opted-in"])],
  ["regions whatever the opt-in", "aws:index/getRegions:getRegions", { allRegions: true }],
  ["zones for several at once", alibabaZones, { multi: true }],
  ["zones that sell an instance type", alibabaZones, { availableInstanceType: "ecs.g7.large" }],
  ["zones that sell a disk", alibabaZones, { availableDiskCategory: "cloud_essd" }],
  ["zones that sell databases", alibabaZones, { availableResourceCreation: "Rds" }],
  ["zones with all their details", alibabaZones, { enableDetails: true }],
  ["zones that sell spot instances", alibabaZones, { spotStrategy: "SpotAsPriceGo" }],
  ["a region that nobody knows, by name", alibabaRegions, { name: "cn-nowhere" }],
  ["the current region, by another's name", alibabaRegions, { name: "cn-hongkong", current: true }],
])("guesses no answer for %s", (_, token, args) => {
  // Each has an answer without these arguments.
  expect(ask(token, {}, "us-east-1").record.answer).toBe("catalogue");
  const providerRegion = token === awsZones ? "ap-east-1" : "us-east-1";
  const { result, record } = ask(token, args, providerRegion);
  expect(record).toEqual({ token, region: providerRegion, answer: "none" });
  const { names, ids, id } = decodeProperties(result);
  // Lists too: how long they are, nobody knows.
  expect(names ?? ids ?? id).toEqual({ kind: "unknown" });
});

it.each([secret, unknownSentinel, unknownText])("takes no other region for one that can't be read", (region) => {
  expect(ask(awsZones, { region }).record).toEqual({ token: awsZones, region: null, answer: "none" });
});

it("takes a stated default, an empty text and nothing for what they are", () => {
  const stated = { availableResourceCreation: "VSwitch", multi: false, spotStrategy: "NoSpot", networkType: "" };
  expect(ask(alibabaZones, stated, "us-east-1").result.ids).toEqual(["us-east-1-x"]);
  expect(ask(awsZones, { filters: null, state: null }).record.answer).toBe("catalogue");
});

it.each([
  ["a region that nobody knows", awsZones, "ap-south-9"],
  ["a provider without a region", awsZones, null],
])("has no answer for %s, and its readers get unknowns", (_, token, region) => {
  const { result, record } = ask(token, {}, region);
  expect(record).toEqual({ token, region, answer: "none" });
  expect(decodeProperties(result).names).toEqual({ kind: "unknown" });
});

it("gives an answer that nobody knows the shape that the SDK declares, nested types included", () => {
  const { result, record } = ask("aws:ec2/getAmi:getAmi", { owners: ["amazon"] });
  expect(record).toEqual({ token: "aws:ec2/getAmi:getAmi", region: "ap-east-1", answer: "none" });
  const values = decodeProperties(result);
  expect(values.imageId).toEqual({ kind: "unknown" });
  expect(values.owners).toEqual({ kind: "list", items: [{ kind: "known", value: "amazon" }] });
  expect(values.blockDeviceMappings).toEqual({ kind: "unknown" });
  expect(result.blockDeviceMappings).toMatchObject([{ deviceName: unknownElementText }]);
  expect(values.tags).toEqual({ kind: "record", fields: {} });
});

it("answers by nothing where no declaration is found", () => {
  expect(ask("nobody:index/getX:getX").result).toEqual({});
  expect(ask("aws:../../../secret:getX").result).toEqual({});
});
