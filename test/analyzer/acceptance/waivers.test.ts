import { describe, expect, it, test } from "vitest";
import { accept } from "../../../analyzer/acceptance/accept.ts";
import { nothingAccepted } from "../../../analyzer/model/acceptance.ts";
import type { Finding } from "../../../analyzer/model/finding.ts";
import type { ReportedFinding } from "../../../analyzer/model/report.ts";
import { findingAbout, findingAboutJudgement, serverNodes } from "../../builders/findings.ts";
import type { ObjectivesBuilder } from "../../builders/objectives.ts";
import { objectives } from "../../builders/objectives.ts";

const today = "2027-01-31";

/** The findings of a stack with these servers, as they are reported on a day. */
function reported(
  findings: readonly Finding[],
  waivers: ObjectivesBuilder,
  day: string | null = today,
): readonly ReportedFinding[] {
  const found = {
    stack: { project: "shop", stack: "test" },
    nodes: serverNodes("web-1", "web-2", "db", "idle"),
    objectives: waivers.build(),
    ruleIds: ["survives-loss", "placement-known", "whole-stack-read"],
  };
  return accept(findings, found, { ...nothingAccepted, today: day }).findings;
}

const aboutWaivers = (findings: readonly ReportedFinding[]) =>
  findings.filter(({ rule }) => rule === "waivers-apply").map(({ severity, message }) => [severity, message] as const);

const db = findingAbout(["db"]);
const pair = findingAbout(["web-1", "web-2"]);

describe("a waiver counts up to its last day, that day included", () => {
  test.each<readonly [expires: string, day: string, counts: boolean]>([
    ["2027-01-31", "2027-01-30", true],
    ["2027-01-31", "2027-01-31", true],
    ["2027-01-31", "2027-02-01", false],
    ["2027-12-31", "2027-12-31", true],
    ["2027-12-31", "2028-01-01", false],
    ["2028-02-29", "2028-02-29", true],
    ["2028-02-29", "2028-03-01", false],
    ["2026-12-31", "2027-01-01", false],
    ["9999-12-31", "2027-01-31", true],
    ["0001-01-01", "2027-01-31", false],
  ])("until %s, asked on %s: %s", (expires, day, counts) => {
    const [finding] = reported([db], objectives().waiver("survives-loss", "db", { expires }), day);
    expect(finding?.blocks).toBe(!counts);
    expect(finding?.waiver).toEqual(counts ? { reason: "a test accepts it", owner: "platform", expires } : null);
  });

  it("and once it is over this is said, and its finding is back", () => {
    const waivers = objectives().waiver("survives-loss", "db", { expires: "2027-01-30", owner: "Ada" });
    const findings = reported([db], waivers);
    expect(findings[0]).toMatchObject({ blocks: true, waiver: null });
    expect(aboutWaivers(findings)).toEqual([
      [
        "warning",
        'The waiver of survives-loss for "*::db" (waivers[0], line 1) does not count any more: its last day was 2027-01-30, today is 2027-01-31; its finding is back.',
      ],
    ]);
    expect(findings[1]?.remedy[0]?.advice).toContain("ask Ada");
  });

  it("and an expired one that would accept nothing says that", () => {
    const findings = reported([], objectives().waiver("survives-loss", "db", { expires: "2027-01-30" }));
    expect(aboutWaivers(findings)).toEqual([["warning", expect.stringContaining("it would accept nothing now")]]);
  });

  it("and never where nobody said which day it is", () => {
    const findings = reported([db], objectives().waiver("survives-loss", "db"), null);
    expect(findings[0]).toMatchObject({ blocks: true, waiver: null });
    expect(aboutWaivers(findings)).toEqual([["warning", expect.stringContaining("nobody said which day it is")]]);
  });
});

describe("a waiver accepts", () => {
  test.each<readonly [string, Finding, string, string, boolean]>([
    ["a finding of its rule about what it matches", db, "survives-loss", "*::db", true],
    ["by type as well", db, "survives-loss", "alicloud:ecs/instance:Instance::d*", true],
    ["nothing of another type", db, "survives-loss", "aws:*::db", false],
    ["nothing of another rule", db, "placement-known", "*::db", false],
    ["nothing about another resource", db, "survives-loss", "*::web-*", false],
    ["all subjects of a finding", pair, "survives-loss", "*::web-*", true],
    ["no finding that names another resource as well", pair, "survives-loss", "*::web-1", false],
    ["an undetermined finding", findingAbout(["db"], { status: "undetermined" }), "survives-loss", "*::db", true],
    ["a finding without a domain", findingAbout(["db"], { domain: null }), "survives-loss", "*::db", true],
    [
      "a resource that the graph does not know: never",
      findingAbout([], { subjects: ["outside:aws:vpc-1"] }),
      "survives-loss",
      "*::*",
      false,
    ],
    ["a finding about a domain alone: never", findingAbout([]), "survives-loss", "*::*", false],
    [
      "a finding about the judgement: never, even by its rule's name",
      findingAboutJudgement(),
      "whole-stack-read",
      "*::*",
      false,
    ],
    [
      "a rule that threw: never",
      findingAbout([], { domain: null, services: [], message: "The rule survives-loss could not be checked: oops." }),
      "survives-loss",
      "*::*",
      false,
    ],
    [
      "what such a rule says of resources, by its name",
      findingAbout(["idle"], { rule: "whole-stack-read", domain: null }),
      "whole-stack-read",
      "*::idle",
      true,
    ],
  ])("%s", (_, finding, rule, match, accepts) => {
    const [first] = reported([finding], objectives().waiver(rule, match));
    expect(first?.waiver !== null).toBe(accepts);
    expect(first?.blocks).toBe(!accepts);
  });

  it("together with another what neither covers alone, until the first of them ends", () => {
    const waivers = objectives()
      .waiver("survives-loss", "web-1", { reason: "moved in May", owner: "Ada", expires: "2027-05-31" })
      .waiver("survives-loss", "web-2", { reason: "moved in June", owner: "Ben", expires: "2027-06-30" });
    const [finding] = reported([pair], waivers);
    expect(finding?.waiver).toEqual({
      reason: "moved in June; moved in May",
      owner: "Ada, Ben",
      expires: "2027-05-31",
    });
    expect(finding?.blocks).toBe(false);
  });

  it("no part of a finding, and says what it leaves", () => {
    const findings = reported([pair], objectives().waiver("survives-loss", "web-1"));
    expect(findings[0]).toMatchObject({ blocks: true, waiver: null });
    expect(aboutWaivers(findings)).toEqual([
      ["warning", expect.stringMatching(/accepts only a part of a finding, .* It does not match server web-2\.$/)],
    ]);
  });

  it("a warning, which is then counted as waived", () => {
    const [finding] = reported(
      [findingAbout(["db"], { severity: "warning" })],
      objectives().waiver("survives-loss", "db"),
    );
    expect(finding).toMatchObject({ blocks: false, waiver: { owner: "platform" } });
  });
});

describe("a waiver that accepts nothing is told", () => {
  test.each<readonly [string, ObjectivesBuilder, "warning" | "note", RegExp]>([
    ["for want of such a rule", objectives().waiver("survives-los", "db"), "warning", /no rule bears that name/],
    [
      "for want of such a resource",
      objectives().waiver("survives-loss", "gone"),
      "note",
      /this stack has no such resource/,
    ],
    [
      "for want of a finding",
      objectives().waiver("survives-loss", "idle"),
      "note",
      /the rule finds nothing about what it matches/,
    ],
  ])("%s", (_, waivers, severity, says) => {
    const findings = reported([db], waivers);
    expect(findings[0]?.blocks).toBe(true);
    expect(aboutWaivers(findings)).toEqual([[severity, expect.stringMatching(says)]]);
  });

  it("and a malformed one, with what is wrong", () => {
    const malformed = objectives().malformedWaiver(
      "waivers[0], line 7",
      "waivers[0].owner is missing; expected text: add it",
    );
    expect(aboutWaivers(reported([db], malformed))).toEqual([
      ["warning", "A waiver does not count (waivers[0], line 7): waivers[0].owner is missing; expected text: add it."],
    ]);
  });

  it("and none is told of that does its work", () => {
    expect(aboutWaivers(reported([db], objectives().waiver("survives-loss", "db")))).toEqual([]);
  });

  it("and no waiver reaches what is told of waivers", () => {
    const waivers = objectives().waiver("waivers-apply", "*").waiver("survives-loss", "gone");
    const told = reported([], waivers).filter(({ rule }) => rule === "waivers-apply");
    expect(told.map(({ waiver }) => waiver)).toEqual([null, null]);
  });
});
