import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { decodeProperties } from "../../../analyzer/readers/decode-value.ts";
import { lookupShapes } from "../../../analyzer/readers/embedded-preview/lookup-shape.ts";
import type { LookupAnswers } from "../../../analyzer/readers/embedded-preview/lookups.ts";
import { answerLookup } from "../../../analyzer/readers/embedded-preview/lookups.ts";
import type { WireRecord } from "../../../analyzer/readers/wire.ts";

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

const awsZones = "aws:index/getAvailabilityZones:getAvailabilityZones";

it.each<readonly [string, WireRecord, readonly string[]]>([
  ["all zones", {}, ["ap-east-1a", "ap-east-1b", "ap-east-1c"]],
  ["without those excluded by name", { excludeNames: ["ap-east-1a"] }, ["ap-east-1b", "ap-east-1c"]],
  ["without those excluded by id", { excludeZoneIds: ["ape1-az2"] }, ["ap-east-1a", "ap-east-1c"]],
  ["by a filter on names", { filters: [{ name: "zone-name", values: ["ap-east-1c"] }] }, ["ap-east-1c"]],
  ["by a filter on ids", { filters: [{ name: "zone-id", values: ["ape1-az1"] }] }, ["ap-east-1a"]],
  ["no local zones", { filters: [{ name: "zone-type", values: ["local-zone"] }] }, []],
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

it.each([
  ["a region that nobody knows", awsZones, "ap-south-9"],
  ["a provider without a region", awsZones, null],
])("has no answer for %s, and its readers get unknowns", (_, token, region) => {
  const { result, record } = ask(token, {}, region);
  expect(record).toEqual({ token, region, answer: "none" });
  expect(decodeProperties(result).names).toEqual({ kind: "list", items: [{ kind: "unknown" }] });
});

it("gives an answer that nobody knows the shape that the SDK declares, nested types included", () => {
  const { result, record } = ask("aws:ec2/getAmi:getAmi", { owners: ["amazon"] });
  expect(record).toEqual({ token: "aws:ec2/getAmi:getAmi", region: "ap-east-1", answer: "none" });
  const values = decodeProperties(result);
  expect(values.imageId).toEqual({ kind: "unknown" });
  expect(values.owners).toEqual({ kind: "list", items: [{ kind: "known", value: "amazon" }] });
  expect(values.blockDeviceMappings).toMatchObject({ items: [{ fields: { deviceName: { kind: "unknown" } } }] });
  expect(values.tags).toEqual({ kind: "record", fields: {} });
});

it("answers by nothing where no declaration is found", () => {
  expect(ask("nobody:index/getX:getX").result).toEqual({});
  expect(ask("aws:../../../secret:getX").result).toEqual({});
});
