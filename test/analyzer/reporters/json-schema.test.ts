import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { json } from "../../../analyzer/reporters/json.ts";
import { reportSchema } from "../../../scripts/report-schema.ts";
import * as answers from "./answers.ts";
import { everyHostileName } from "./hostile-names.ts";

const golden = new URL("./golden/", import.meta.url);
const published = readFileSync(new URL("../../../schemas/report.schema.json", import.meta.url), "utf8");

/** The published schema, in which no object may have a key that the schema does not name. */
const validate = new Ajv2020({ strict: false }).compile(
  JSON.parse(published, (_key, value: unknown) =>
    typeof value === "object" && value !== null && "type" in value && value.type === "object" && "properties" in value
      ? { ...value, additionalProperties: false }
      : value,
  ),
);

describe("the published schema of the JSON report", () => {
  test("is the one that is made from its definition", () => {
    expect(published).toBe(reportSchema());
  });

  test.each([
    ["a failing stack", answers.oneZone],
    ["a passing stack", answers.passing],
    ["what was accepted", answers.acceptedThroughout("x")],
    ["the rules", answers.rules],
    ["an explanation", answers.explanation],
    ...everyHostileName.map(
      (name) => [`a stack called ${JSON.stringify(name)}`, answers.namedThroughout(name)] as const,
    ),
  ] as const)("has every key of %s, and nothing else is in it", (_, answer) => {
    validate(JSON.parse(json(answer, { columns: 80, colour: false })));
    expect(validate.errors ?? []).toEqual([]);
  });

  // Real answers, which losses.test.ts holds to what the reporter writes.
  test.each(readdirSync(golden).filter((name) => /^(?:loss(?:es)?|replay)-.*\.json$/.test(name)))(
    "has every key of %s, and nothing else is in it",
    (name) => {
      const answer: unknown = JSON.parse(readFileSync(new URL(name, golden), "utf8"));
      validate(answer);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  test("refuses a loss without what is late, and a replay that tells a step more than there is to tell", () => {
    const loss = readFileSync(new URL("loss-of-zone-c.json", golden), "utf8");
    expect(validate(JSON.parse(loss.replace('"late"', '"later"')))).toBe(false);
    const replay = readFileSync(new URL("replay-hong-kong.json", golden), "utf8");
    expect(validate(JSON.parse(replay.replace('"reopens"', '"more": 1, "reopens"')))).toBe(false);
  });

  test("refuses a report with another status, a missing key and an unknown one", () => {
    const text = json(answers.oneZone, { columns: 80, colour: false });
    for (const broken of [
      text.replace('"violated"', '"broken"'),
      text.replace('"fingerprint"', '"print"'),
      text.replace('"totals": {', '"totals": { "more": 1,'),
    ])
      expect(validate(JSON.parse(broken))).toBe(false);
  });
});
