import { describe, expect, test } from "vitest";
import { json } from "../../../analyzer/reporters/json.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";

const options = { columns: 80, colour: true };

describe("json", () => {
  test.each([
    ["one-zone", answers.oneZone],
    ["passing", answers.passing],
    ["rules", answers.rules],
    ["explanation", answers.explanation],
  ])("%s reads as its golden file", (name, answer) => expectGolden(`${name}.json`, json(answer, options)));

  test("the lists over all stacks are the stacks' own, each entry naming its stack", () => {
    const published: unknown = JSON.parse(json(answers.oneZone, options));
    expect(published).toMatchObject({
      verdict: "fail",
      stacks: [{ stack: "demo", verdict: "fail", findings: [{ rule: "survives-loss", waiver: null }, {}] }],
      services: [{ stack: "demo", name: "matching" }, {}, {}],
      findings: [{ stack: "demo", rule: "survives-loss" }, { stack: "demo" }],
      assumptions: [{ stack: "demo" }],
    });
  });

  test("the order in which a report's keys were made changes nothing", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, each]) => [key, turned(each)]),
            )
          : value;
    const backwards = turned(answers.oneZone) as typeof answers.oneZone;
    expect(Object.keys(backwards)).not.toEqual(Object.keys(answers.oneZone));
    expect(json(backwards, options)).toBe(json(answers.oneZone, options));
  });

  test.each(answers.hostileNames)("a resource called %j survives parsing and is harmless before it", (name) => {
    const written = json(answers.namedThroughout(name), options);
    expect(written).not.toMatch(/[^\P{C}\n]|[\u2028\u2029<]/u);
    expect(JSON.parse(written)).toMatchObject({
      stacks: [{ stack: name, findings: [{ message: name, subjects: [name] }] }],
    });
  });
});
