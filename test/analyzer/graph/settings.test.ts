import { describe, expect, test } from "vitest";
import { readCount, readSetting } from "../../../analyzer/graph/settings.ts";
import type { Count, Setting } from "../../../analyzer/model/catalogue.ts";
import type { ResourceRecord } from "../../../analyzer/model/snapshot.ts";
import type { Given } from "../../builders/values.ts";
import { reportedValue, unknown } from "../../builders/values.ts";

const record = (
  properties: Readonly<Record<string, Given>>,
  origin: ResourceRecord["origin"] = "managed",
): ResourceRecord => ({
  urn: "urn:pulumi:test::shop::aws:invented/of:Of::one",
  type: "aws:invented/of:Of",
  name: "one",
  origin,
  parent: null,
  provider: null,
  dependencies: [],
  propertyDependencies: {},
  properties: Object.fromEntries(
    Object.entries(properties).map(([property, given]) => [property, reportedValue(given)]),
  ),
});

describe("a setting that decides by being there", () => {
  const setting: Setting = { property: "block.id", yes: [], stated: "yes", unset: "no" };

  test.each([
    [{ block: { id: "x" } }, "yes"],
    [{ block: { id: unknown } }, "yes"],
    [{ block: { id: 0 } }, "yes"],
    [{ block: { id: false } }, "yes"],
    [{ block: [{ id: "x" }] }, "yes"],
    [{ block: [{ id: null }, { id: "x" }] }, "yes"],
    [{ block: { id: [] } }, "no"],
    [{ block: { id: "" } }, "no"],
    [{ block: { id: null } }, "no"],
    [{ block: {} }, "no"],
    [{}, "no"],
    [{ block: unknown }, "unknown"],
  ] as const)("%j: %s", (properties, answer) => {
    expect(readSetting(record(properties), setting)).toBe(answer);
  });

  test("leaves open what is merely fetched and says nothing", () => {
    expect(readSetting(record({}, "read"), setting)).toBe("unknown");
    expect(readSetting(record({ block: { id: "x" } }, "read"), setting)).toBe("yes");
  });
});

describe("a number that the product fixes", () => {
  const count: Count = { property: "size", unset: 1, plus: 4, always: 3 };
  test.each([[{}], [{ size: 7 }], [{ size: unknown }]] as const)(
    "is that however the property stands: %j",
    (properties) => {
      expect(readCount(record(properties), count, 2)).toBe(3);
      expect(readCount(record(properties, "read"), count, 2)).toBe(3);
    },
  );
});
