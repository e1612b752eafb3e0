import { describe, expect, test } from "vitest";
import { locationsOf } from "../../../../analyzer/reporters/wording/locations.ts";
import { finding } from "../answers.ts";

const sources = {
  a: { file: "index.ts", line: 4 },
  b: { file: "../infra/network.ts", line: 9 },
  c: { file: "index.ts", line: 4 },
};

function pointedAt(subjects: readonly string[], changed: readonly string[], program?: string): readonly string[] {
  const remedy = changed.map((subject) => ({ subject, property: null, value: null, advice: "" }));
  return locationsOf(finding({ subjects, remedy }), { sources }, program).map(({ file, line }) => `${file}:${line}`);
}

describe("a finding points at", () => {
  test("what is to be changed first, then at the other subjects", () => {
    expect(pointedAt(["a", "b"], ["b"])).toEqual(["../infra/network.ts:9", "index.ts:4"]);
  });

  test("a line once, with all that is created there", () => {
    expect(locationsOf(finding({ subjects: ["a", "c"] }), { sources }, undefined)).toEqual([
      { file: "index.ts", line: 4, resources: ["a", "c"] },
    ]);
  });

  test("the program where no line is known, whatever the resource is called", () => {
    expect(pointedAt(["d"], [])).toEqual(["Pulumi.yaml:1"]);
    expect(pointedAt(["constructor", "__proto__"], [], "services/shop")).toEqual(["services/shop/Pulumi.yaml:1"]);
  });

  test("paths as seen from where the report is read", () => {
    expect(pointedAt(["b"], [], "services/shop")).toEqual(["services/infra/network.ts:9"]);
    expect(pointedAt(["b"], [], "..")).toEqual(["../../infra/network.ts:9"]);
  });
});
