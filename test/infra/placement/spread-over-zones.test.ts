import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadOverZones } from "../../../infra/placement/spread-over-zones.ts";

const zones = fc.uniqueArray(
  fc.constantFrom("cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d", "ap-east-1a", "ap-east-1b"),
  {
    minLength: 1,
  },
);
const counts = fc.integer({ min: 1, max: 40 });

function membersIn(zone: string, spread: readonly string[]): number {
  return spread.filter((candidate) => candidate === zone).length;
}

test("every member gets a zone, and no zone that was not given", () => {
  fc.assert(
    fc.property(counts, zones, (count, given) => {
      const spread = spreadOverZones(count, given);
      expect(spread).toHaveLength(count);
      expect(given).toEqual(expect.arrayContaining([...new Set(spread)]));
    }),
  );
});

test("no zone has two members more than another, and an earlier zone never has fewer than a later one", () => {
  fc.assert(
    fc.property(counts, zones, (count, given) => {
      const members = given.map((zone) => membersIn(zone, spreadOverZones(count, given)));
      expect(Math.max(...members) - Math.min(...members)).toBeLessThanOrEqual(1);
      expect(members).toEqual(members.toSorted((one, other) => other - one));
    }),
  );
});

test("a member that is added moves nobody", () => {
  fc.assert(
    fc.property(counts, zones, (count, given) => {
      expect(spreadOverZones(count + 1, given).slice(0, count)).toEqual(spreadOverZones(count, given));
    }),
  );
});

test("one zone gets them all", () => {
  expect(spreadOverZones(3, ["cn-hongkong-c"])).toEqual(["cn-hongkong-c", "cn-hongkong-c", "cn-hongkong-c"]);
});

test.each([0, -1, 1.5, Number.NaN])("%s members can't be spread", (count) => {
  expect(() => spreadOverZones(count, ["cn-hongkong-c"])).toThrow(`read ${count}`);
});

test.each([[[]], [["cn-hongkong-c", "cn-hongkong-c"]]])("members can't be spread over the zones %j", (given) => {
  expect(() => spreadOverZones(1, given)).toThrow("Expected one or more zones, each once");
});
