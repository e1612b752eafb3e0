import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseObjectives } from "../../../analyzer/readers/parse-objectives.ts";

const published: object = JSON.parse(
  readFileSync(new URL("../../../schemas/faultline.schema.json", import.meta.url), "utf8"),
);
const fits = new Ajv({ strict: false, formats: { date: true } }).compile(published);

/** Whether the reader takes a text as it is written, every waiver included. */
function isRead(text: string): boolean {
  try {
    return parseObjectives(text, "faultline.yaml").malformedWaivers.length === 0;
  } catch {
    return false;
  }
}

const web = 'version: 1\nservices: { web: { entry: "*::web", survives: zone } }\n';

describe("an editor that goes by the schema says what the reader says", () => {
  test.each<readonly [string, string, boolean]>([
    ["nothing but the version", "version: 1\n", true],
    ["no version", "services: {}\n", false],
    ["a service", web, true],
    ["times", web.replace("zone }", "{ zone: { rto: 60s, rpo: 0s }, change: {} } }"), true],
    ["a bare number for a time", web.replace("zone }", "{ zone: { rto: 60 } } }"), false],
    ["no level", web.replace("zone }", "{} }"), false],
    ["an unknown level", web.replace("zone }", "planet }"), false],
    ["a misspelt key", web.replace("survives", "survive"), false],
    ["a misspelt part", "version: 1\nservice: {}\n", false],
    ["no selector", web.replace("*::web", "web"), false],
    ["capacity", web.replace("zone }", "zone, capacity: { peak: 1, unit: x }, egress: required }"), true],
    ["a peak of nothing", web.replace("zone }", "zone, capacity: { peak: 0, unit: x } }"), false],
    ["a group", 'version: 1\ngroups: [{ name: g, members: "*::a", kind: majority, perMember: 2 }]\n', true],
    ["half a member", 'version: 1\ngroups: [{ name: g, members: "*::a", required: 1.5 }]\n', false],
    ["a takeover", 'version: 1\ntakeover: [{ group: "*::db", mode: automatic, time: 1m }]\n', true],
    ["a takeover of another mode", 'version: 1\ntakeover: [{ group: "*::db", mode: auto }]\n', false],
    ["one wave", 'version: 1\nstaging: [{ changes: "*::s", waves: [aws], reason: all at once }]\n', false],
    ["a DNS name", "version: 1\nnames: [{ name: Trade.example.com, delegatedTo: [aws:route53] }]\n", true],
    ["one zone in a site", "version: 1\nsites: [{ name: s, zones: [b] }]\n", false],
    ["a probability", 'version: 1\nprobabilities: [{ match: "zone:*", perYear: 1, source: records }]\n', true],
    ["a probability of two", 'version: 1\nprobabilities: [{ match: "zone:*", perYear: 2, source: records }]\n', false],
    [
      "a probability of nothing",
      'version: 1\nprobabilities: [{ match: "zone:*", perYear: 0, source: records }]\n',
      false,
    ],
    [
      "a waiver",
      'version: 1\nwaivers: [{ rule: r, match: "*::a", reason: moved, owner: ops, expires: 2027-01-31 }]\n',
      true,
    ],
    [
      "a waiver without an owner",
      'version: 1\nwaivers: [{ rule: r, match: "*::a", reason: moved, expires: 2027-01-31 }]\n',
      false,
    ],
    [
      "a waiver without a day",
      'version: 1\nwaivers: [{ rule: r, match: "*::a", reason: moved, owner: ops, expires: never }]\n',
      false,
    ],
  ])("%s", (_, text, isFine) => {
    expect(isRead(text)).toBe(isFine);
    expect(fits(parse(text))).toBe(isFine);
  });
});

test("the objectives of this repository fit the schema", () => {
  const own = readFileSync(new URL("../../../faultline.yaml", import.meta.url), "utf8");
  expect(fits(parse(own))).toBe(true);
});
