import { describe, expect, test } from "vitest";
import type { ReportedFinding, StackReport } from "../../analyzer/model/report.ts";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";
import { atLevels, judge } from "../../analyzer/verdict.ts";
import { hongKong, zoneOf } from "../builders/domains.ts";
import { objectives } from "../builders/objectives.ts";
import type { StackBuilder } from "../builders/stack.ts";
import { stack } from "../builders/stack.ts";
import { exploration, report } from "../builders/verdicts.ts";
import { finding } from "./reporters/answers.ts";

const twoZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .server("web-0", { in: "b" })
    .server("web-1", { in: "c" });
const web = objectives().service("web", "web-*").group("servers", "web-*");

/** The report on findings that are given, on a stack of two servers. */
function judged(
  findings: readonly ReportedFinding[],
  built: StackBuilder = twoZones(),
  snapshot?: Snapshot,
): StackReport {
  return judge(snapshot ?? built.snapshot(), "faultline.yaml", exploration(built, web), { findings, since: null });
}

const waiver = { reason: "moves", owner: "ops", expires: "2027-01-31", match: "*::web-0", where: "faultline.yaml:9" };
const error = finding({ severity: "error", rule: "r", domain: "d", subjects: ["s"], message: "m" });
const accepted = { blocks: false, baseline: true } as const;

describe("the order of findings", () => {
  test.each<[string, Partial<ReportedFinding>, Partial<ReportedFinding>]>([
    ["what nobody accepted first", { severity: "note", blocks: false }, { ...accepted }],
    ["errors before warnings", {}, { severity: "warning" }],
    ["warnings before notes", { severity: "warning" }, { severity: "note" }],
    ["severity before status", { status: "undetermined" }, { severity: "warning", status: "violated" }],
    ["what is proved before what is open", { rule: "z" }, { rule: "a", status: "undetermined" }],
    ["then by rule", { rule: "a", domain: "z" }, { rule: "b", domain: "a" }],
    ["then by domain", { domain: "a", subjects: ["z"] }, { domain: "b", subjects: ["a"] }],
    ["without a domain before those with one", { domain: null, subjects: ["z"] }, { domain: "b", subjects: ["a"] }],
    ["then by resources", { subjects: ["a"], message: "z" }, { subjects: ["b"], message: "a" }],
    ["then by what is said", { message: "a" }, { message: "b" }],
  ])("%s", (_title, one, other) => {
    const [first, second] = [
      { ...error, ...one },
      { ...error, ...other },
    ];
    expect(judged([first, second]).findings).toEqual([first, second]);
    expect(judged([second, first]).findings).toEqual([first, second]);
  });

  test.each<[string, Partial<ReportedFinding>, boolean]>([
    ["a waiver", { blocks: false, waiver }, true],
    ["the baseline", accepted, true],
    ["an earlier report", { blocks: false, since: "still-there" }, true],
    ["nothing, a note being none to accept", { blocks: false, since: "new" }, false],
    ["a waiver that does not keep it from failing", { blocks: true, waiver }, false],
  ])("accepted by %s", (_title, given, isLast) => {
    const one = { ...error, message: "a", ...given };
    const other = { ...error, message: "b" };
    expect(judged([one, other]).findings.at(isLast ? -1 : 0)).toEqual(one);
  });
});

describe("the verdict and its totals", () => {
  test("fails by what blocks, whatever its severity, and by nothing else", () => {
    expect(judged([]).verdict).toBe("pass");
    expect(judged([{ ...error, blocks: false }]).verdict).toBe("pass");
    expect(
      judged([
        { ...error, severity: "warning", blocks: true },
        { ...error, blocks: false },
      ]).verdict,
    ).toBe("fail");
  });

  test("each finding is counted once, as what became of it", () => {
    const { totals } = judged([
      error,
      { ...error, status: "undetermined" },
      { ...error, status: "undetermined", message: "n" },
      { ...error, severity: "warning", blocks: false },
      { ...error, severity: "note", blocks: false },
      { ...error, severity: "note", blocks: false, message: "n" },
      { ...error, severity: "note", blocks: false, message: "o" },
      { ...error, blocks: false, waiver },
      { ...error, blocks: false, waiver, baseline: true },
      { ...error, severity: "warning", ...accepted },
      { ...error, blocks: false, since: "still-there" },
    ]);
    expect(totals).toEqual({
      violated: 1,
      undetermined: 2,
      warnings: 1,
      notes: 3,
      waived: 2,
      baselined: 1,
      known: 1,
    });
  });

  test("levels leave what was not judged as it is, unless they are stricter", () => {
    const partial = { ...error, domain: null, subjects: [] };
    expect(atLevels(judged([partial]), { r: "disabled" }).findings).toEqual([partial]);
    expect(atLevels(judged([partial]), { r: "advisory" }).verdict).toBe("fail");
    const about = { ...error, domain: null };
    expect(atLevels(judged([about]), { r: "disabled" })).toMatchObject({ findings: [], verdict: "pass" });
    expect(atLevels(judged([{ ...error, subjects: [] }]), { r: "disabled" }).findings).toEqual([]);
  });

  test("levels put findings into their new order, and say themselves in order", () => {
    const note = { ...error, rule: "b", severity: "note" as const, blocks: false };
    const told = atLevels(judged([{ ...error, rule: "a" }, note]), { b: "mandatory", a: "advisory" });
    expect(told.findings.map(({ rule, severity, blocks }) => [rule, severity, blocks])).toEqual([
      ["b", "error", true],
      ["a", "warning", false],
    ]);
    expect(told.assumptions.slice(-2).map((one) => one.slice(0, 1))).toEqual(["a", "b"]);
    expect(atLevels(judged([note]), { b: "advisory" }).findings).toMatchObject([{ severity: "note", blocks: false }]);
  });

  test.each<[string, Partial<ReportedFinding>, boolean]>([
    ["a waiver accepts", { waiver }, false],
    ["the baseline accepts", { baseline: true }, false],
    ["was there before", { since: "still-there" }, false],
    ["is new", { since: "new" }, true],
  ])("a rule made mandatory fails the stack by a warning, but not by one that %s", (_title, given, blocks) => {
    const warning = { ...error, severity: "warning" as const, blocks: false, ...given };
    expect(atLevels(judged([warning]), { r: "mandatory" }).findings).toMatchObject([{ severity: "error", blocks }]);
  });
});

describe("what a report says of the stack", () => {
  test("counts resources, and neither the stack nor its providers", () => {
    const built = twoZones().provider("alicloud", "own", { region: "cn-hongkong" });
    const origins = built.snapshot().resources.map(({ origin }) => origin);
    expect(new Set(origins)).toContain("provider");
    expect(report(built, web).resources).toBe(4);
  });

  test("where a resource is created, if a finding names it or tells to change it", () => {
    const built = twoZones();
    const snapshot = built.snapshot();
    const placed = {
      ...snapshot,
      resources: snapshot.resources.map((resource, line) =>
        resource.name === "b" ? resource : { ...resource, source: { file: "index.ts", line: line + 1 } },
      ),
    };
    const advice = { property: null, value: null, advice: "" };
    const remedy = [
      { subject: built.urn("web-1"), ...advice },
      { subject: null, ...advice },
    ];
    const named = finding({ subjects: [built.urn("web-0"), built.urn("b")], remedy });
    const { sources } = judged([named], built, placed);
    expect(Object.keys(sources).sort()).toEqual([built.urn("web-0"), built.urn("web-1")]);
    expect(Object.values(sources).every(({ file }) => file === "index.ts")).toBe(true);
  });

  test("names resources and groups", () => {
    const built = twoZones();
    const { labels } = report(built, web);
    expect(labels[built.urn("web-0")]).toBe("server web-0");
    expect(Object.values(labels)).toContain("servers");
  });

  test("a service's levels, promises and entries", () => {
    const stated = objectives()
      .service("web", "web-*", {
        survives: { zone: { rto: 60 } },
        keepsData: "zone",
        repairable: "zone",
        independentOf: ["db"],
      })
      .group("servers", "web-*")
      .service("db", "web-0");
    const [db, service] = report(twoZones(), stated).services.toSorted((one, other) =>
      one.name < other.name ? -1 : 1,
    );
    expect(service).toMatchObject({
      name: "web",
      origin: "declared",
      entries: ["servers"],
      objective: ["zone"],
      promise: { keepsData: "zone", repairable: "zone", independentOf: ["db"], survivesChange: false, capacity: null },
      levels: { instance: "yes", zone: "yes", region: "no", provider: "no" },
    });
    expect(service?.promise.survives).toMatchObject([{ level: "zone", rto: 60 }]);
    expect(db).toMatchObject({ entries: ["server web-0"], levels: { instance: "no", zone: "no" } });
    expect(db?.survives.map(({ service: of }) => of)).toContain("db");
    expect(db?.survives.every(({ service: of }) => of === "db")).toBe(true);
  });

  test("an open answer is open, and a service that stands for nothing has survived nothing", () => {
    const built = stack().vswitch("x").vswitch("y").server("web-0", { in: "x" }).server("web-1", { in: "y" });
    expect(report(built, web).services[0]?.levels).toMatchObject({ instance: "yes", zone: "undetermined" });
    const nothing = report(twoZones(), objectives().service("web", "absent-*"));
    expect(nothing.services[0]?.levels).toEqual({
      instance: "undetermined",
      zone: "undetermined",
      region: "undetermined",
      provider: "undetermined",
    });
  });
});

describe("the losses that a report lists", () => {
  const listed = (built: StackBuilder) => report(built, web).blastRadii.map(({ domain }) => domain);

  test("zones in which something stands, then larger places, then what else takes a service", () => {
    expect(listed(twoZones()).slice(0, 4)).toEqual([hongKong.b, hongKong.c, hongKong.region, "alicloud"]);
    expect(listed(twoZones())).not.toContain(hongKong.d);
  });

  test("an unknown zone only where its loss takes something", () => {
    const spare = twoZones().vswitch("x").server("other", { in: "x" });
    expect(listed(spare)).not.toContain(zoneOf(spare, "x"));
    const needed = stack().vswitch("x").server("web-0", { in: "x" });
    expect(listed(needed)).toContain(zoneOf(needed, "x"));
    const perhaps = stack().vswitch("x").vswitch("y").server("web-0", { in: "x" }).server("web-1", { in: "y" });
    expect(listed(perhaps)).not.toContain(zoneOf(perhaps, "x"));
    expect(listed(perhaps)).toContain(hongKong.b);
  });

  test("no two servers' own failures where each survives the other's, and none before a place", () => {
    const single = twoZones().server("web", { in: "b" });
    const alone = report(single, objectives().service("web", "web")).blastRadii.map(({ domain }) => domain);
    expect(alone.at(-1)).toBe(`instance:${single.urn("web")}`);
    expect(listed(twoZones()).some((domain) => domain.startsWith("instance:"))).toBe(false);
  });

  test("what stands where: servers and not what gives them their place", () => {
    const built = twoZones().add("alicloud:rds/instance:Instance", "db", {
      zoneId: "cn-hongkong-b",
      zoneIdSlaveA: "cn-hongkong-c",
      category: "HighAvailability",
    });
    const { whereabouts } = report(built, web);
    const here = whereabouts.find(({ domain }) => domain === hongKong.b);
    expect(here?.label).toBe("cn-hongkong-b");
    expect(here?.resources.map(({ urn, member }) => [urn, member])).toEqual([
      [built.urn("web-0"), ""],
      [built.urn("db"), "primary"],
    ]);
    expect(whereabouts.map(({ domain }) => domain)).not.toContain(hongKong.d);
  });
});
