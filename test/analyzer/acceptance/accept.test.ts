import { describe, expect, it, test } from "vitest";
import { accept } from "../../../analyzer/acceptance/accept.ts";
import { baselineEntries } from "../../../analyzer/acceptance/baseline-entries.ts";
import type { Acceptance, Baseline, EarlierReport } from "../../../analyzer/model/acceptance.ts";
import type { Finding } from "../../../analyzer/model/finding.ts";
import type { Accepted, ReportedFinding } from "../../../analyzer/model/report.ts";
import { findingAbout, findingAboutJudgement, serverNodes, serverUrn } from "../../builders/findings.ts";
import { objectives } from "../../builders/objectives.ts";

function accepted(findings: readonly Finding[], acceptance: Partial<Acceptance> = {}, given = {}): Accepted {
  const found = {
    stack: { project: "shop", stack: "test" },
    nodes: serverNodes("web-1", "web-2", "db"),
    objectives: objectives().build(),
    ruleIds: ["survives-loss"],
    ...given,
  };
  return accept(findings, found, { today: "2027-01-31", baseline: null, since: null, ...acceptance });
}

const known = (findings: readonly Finding[]) =>
  accepted(findings).findings.map(({ fingerprint, rule, severity, status, services, message }) => ({
    fingerprint,
    rule,
    severity,
    status,
    services,
    message,
  }));

const baselineOf = (...findings: readonly Finding[]): Baseline => ({
  file: "faultline.baseline.json",
  findings: known(findings),
});

const reportOf = (
  findings: readonly Finding[],
  accepts: { waived?: boolean; baseline?: boolean } = {},
): EarlierReport => ({
  file: "main.json",
  findings: known(findings).map((each) => ({ ...each, waived: false, baseline: false, ...accepts })),
});

const db = findingAbout(["db"]);
const web = findingAbout(["web-1", "web-2"]);

/** The first finding, which the others say something about. */
function first({ findings }: Accepted): ReportedFinding {
  const [finding] = findings;
  return finding ?? expect.fail("nothing was found");
}

describe("without any acceptance", () => {
  test.each<readonly [string, Finding, boolean]>([
    ["a proved error blocks", db, true],
    ["an open error blocks", findingAbout(["db"], { status: "undetermined" }), true],
    ["a warning does not", findingAbout(["db"], { severity: "warning" }), false],
    ["a note does not", findingAbout(["db"], { severity: "note" }), false],
  ])("%s", (_, finding, blocks) => {
    expect(first(accepted([finding]))).toMatchObject({ blocks, waiver: null, baseline: false, since: null });
  });
});

describe("a baseline", () => {
  it("accepts what it lists, and only that", () => {
    const { findings } = accepted([db, web], { baseline: baselineOf(db) });
    expect(findings.map(({ baseline, blocks }) => [baseline, blocks])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("accepts the same cause in a renamed stack", () => {
    const renamed = { ...db, subjects: [serverUrn("db", "production")] };
    const inProduction = accepted(
      [renamed],
      { baseline: baselineOf(db) },
      { stack: { project: "shop", stack: "production" } },
    );
    expect(first(inProduction).baseline).toBe(true);
  });

  test.each<readonly [string, Partial<Finding>]>([
    ["takes another service", { services: ["orders", "web"] }],
    ["is about another resource", { subjects: [serverUrn("db"), serverUrn("web-1")] }],
    ["is about another zone", { domain: "alicloud/cn-hongkong/cn-hongkong-b" }],
    [
      "rests on another value of the deciding property",
      { remedy: [{ subject: serverUrn("db"), property: "zoneId", value: "cn-hongkong-c", advice: "" }] },
    ],
  ])("does not accept a cause that %s", (_, change) => {
    expect(first(accepted([{ ...db, ...change }], { baseline: baselineOf(db) }))).toMatchObject({
      baseline: false,
      blocks: true,
    });
  });

  test.each<readonly [string, Partial<Finding>, Partial<Finding>, boolean]>([
    ["proved now, open then", { status: "undetermined" }, { status: "violated" }, false],
    ["open now, proved then", { status: "violated" }, { status: "undetermined" }, true],
    ["an error now, a warning then", { severity: "warning" }, { severity: "error" }, false],
    ["a warning now, an error then", { severity: "error" }, { severity: "warning" }, true],
    ["fewer services now", { services: ["orders", "web"] }, { services: ["web"] }, true],
    ["as many services, one of them another", { services: ["orders"] }, { services: ["web"] }, false],
    ["the same in other words", { message: "so it was" }, { message: "so it is" }, true],
  ])("accepts no more than it lists: %s", (_, then, now, accepts) => {
    const result = accepted([{ ...db, ...now }], { baseline: baselineOf({ ...db, ...then }) });
    expect(first(result).baseline).toBe(accepts);
  });

  it("never accepts a finding about the judgement itself", () => {
    const partial = findingAboutJudgement();
    expect(first(accepted([partial], { baseline: baselineOf(partial) }))).toMatchObject({
      baseline: false,
      blocks: true,
    });
  });

  const unjudged = findingAbout(["db"], {
    status: "undetermined",
    evidence: [
      { kind: "fact", what: "whether server db is lost: the catalogue does not know the type", unjudged: true },
    ],
  });

  it("never accepts what rests on a resource that could not be judged; a waiver that names it does", () => {
    expect(first(accepted([unjudged], { baseline: baselineOf(unjudged) }))).toMatchObject({
      baseline: false,
      blocks: true,
    });
    const waived = objectives().waiver("survives-loss", "db").build();
    expect(first(accepted([unjudged], {}, { objectives: waived })).blocks).toBe(false);
    const judged = { ...unjudged, evidence: [{ kind: "fact" as const, what: "the zone of server db" }] };
    expect(first(accepted([judged], { baseline: baselineOf(judged) })).blocks).toBe(false);
  });

  it("leaves it as it was to a change that does not worsen it", () => {
    expect(first(accepted([unjudged], { since: reportOf([unjudged]) }))).toMatchObject({ blocks: false });
  });

  it("whose entries stand for nothing any more is told, once", () => {
    const { findings } = accepted([db], { baseline: baselineOf(db, web, findingAbout(["web-1"])) });
    const told = findings.filter(({ rule }) => rule === "baseline-applies");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      severity: "note",
      blocks: false,
      message: "2 entries of faultline.baseline.json stand for no finding any more.",
    });
    expect(told[0]?.evidence.map((each) => (each.kind === "fact" ? each.what : ""))).toEqual([
      `gone (survives-loss): ${web.message}`,
      "gone (survives-loss): Losing zone cn-hongkong-c takes web down (web-1).",
    ]);
  });

  it("is not told of where all of it stands", () => {
    expect(accepted([db], { baseline: baselineOf(db) }).findings).toHaveLength(1);
  });
});

describe("what a baseline takes of a report", () => {
  it("is errors and warnings that nobody waived, and nothing about the judgement", () => {
    const findings = [
      db,
      findingAbout(["web-1"], { severity: "warning" }),
      findingAbout(["web-2"], { severity: "note" }),
      findingAboutJudgement(),
      findingAbout(["db", "web-1"], { evidence: [{ kind: "fact", what: "nobody knows", unjudged: true }] }),
      findingAbout(["web-1", "web-2"]),
    ];
    const waivers = objectives().waiver("survives-loss", "web-*").build();
    const taken = baselineEntries(accepted(findings, {}, { objectives: waivers }));
    expect(taken.entries.map(({ message }) => message)).toEqual([db.message]);
    expect(taken).toMatchObject({ waived: 2, notJudged: 2, ofResources: 1 });
  });

  it("makes everything it takes pass", () => {
    const findings = [db, web, findingAbout(["web-1"], { status: "undetermined" })];
    const { entries } = baselineEntries(accepted(findings));
    const again = accepted(findings, { baseline: { file: "b", findings: entries } });
    expect(again.findings.map(({ blocks }) => blocks)).toEqual([false, false, false]);
  });
});

describe("against an earlier report", () => {
  it("each cause is new, still there or gone, and only new ones block", () => {
    const { findings, since } = accepted([db, web], { since: reportOf([db, findingAbout(["web-1"])]) });
    expect(findings.map((each) => [each.since, each.blocks])).toEqual([
      ["still-there", false],
      ["new", true],
    ]);
    expect(since).toMatchObject({ report: "main.json", fixed: [{ rule: "survives-loss", services: ["web"] }] });
    expect(since?.fixed.map(({ message }) => message)).toEqual(["Losing zone cn-hongkong-c takes web down (web-1)."]);
  });

  test.each<readonly [string, Partial<Finding>, Partial<Finding>, "worse" | "still-there"]>([
    ["another service is taken", {}, { services: ["orders", "web"] }, "worse"],
    ["it is proved now", { status: "undetermined" }, {}, "worse"],
    ["it is an error now", { severity: "warning" }, {}, "worse"],
    ["it takes fewer services", { services: ["orders", "web"] }, {}, "still-there"],
    ["it is only open now", {}, { status: "undetermined" }, "still-there"],
  ])("a known cause: %s", (_, then, now, change) => {
    const result = accepted([{ ...db, ...now }], { since: reportOf([{ ...db, ...then }]) });
    expect(first(result)).toMatchObject({ since: change, blocks: change === "worse" });
  });

  test.each([{ waived: true }, { baseline: true }])(
    "a cause that was accepted then (%j) and is not now, blocks",
    (then) => {
      expect(first(accepted([db], { since: reportOf([db], then) }))).toMatchObject({ since: "worse", blocks: true });
    },
  );

  it("a cause that is still accepted does not", () => {
    const still = { since: reportOf([db], { baseline: true }), baseline: baselineOf(db) };
    expect(first(accepted([db], still))).toMatchObject({ since: "still-there", blocks: false });
  });

  it("a finding about the judgement itself blocks, however long it has been there", () => {
    const partial = findingAboutJudgement();
    expect(first(accepted([partial], { since: reportOf([partial]) }))).toMatchObject({
      since: "still-there",
      blocks: true,
    });
  });

  it("a report that lists one cause twice knows it as it knows both", () => {
    const twice = reportOf([db, { ...db, services: ["orders"] }]);
    expect(first(accepted([{ ...db, services: ["orders", "web"] }], { since: twice })).since).toBe("still-there");
  });
});

test("nothing that is given is changed, and the order of findings makes no difference", () => {
  const acceptance = { baseline: baselineOf(db), since: reportOf([web]) };
  const before = JSON.stringify([db, web, acceptance]);
  const one = accepted([db, web], acceptance);
  const other = accepted([web, db], acceptance);
  expect(JSON.stringify([db, web, acceptance])).toBe(before);
  expect(other.findings.toReversed()).toEqual(one.findings);
});
