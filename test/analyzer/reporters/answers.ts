import type { Derivation, DerivationStep, Survival } from "../../../analyzer/model/analysis.ts";
import type { FailureDomain } from "../../../analyzer/model/failure-domain.ts";
import type { Level } from "../../../analyzer/model/objectives.ts";
import { levels, noLimits } from "../../../analyzer/model/objectives.ts";
import type {
  Answer,
  ReportedFinding,
  RulePage,
  ServiceReport,
  StackReport,
  Topology,
  Totals,
} from "../../../analyzer/model/report.ts";

const zoneB = "alicloud/cn-hongkong/cn-hongkong-b";
export const zoneC = "alicloud/cn-hongkong/cn-hongkong-c";
const region = "alicloud/cn-hongkong";

export function urn(name: string, type = "alicloud:ecs/instance:Instance", stack = "demo"): string {
  return `urn:pulumi:${stack}::trading::trading:matching:MatchingEngine$${type}::${name}`;
}

export const domains: readonly FailureDomain[] = [
  domain("alicloud", "provider", "alicloud", []),
  domain(region, "region", "cn-hongkong", ["alicloud"]),
  domain(zoneB, "zone", "cn-hongkong-b", [region]),
  domain(zoneC, "zone", "cn-hongkong-c", [region]),
  domain(`instance:${urn("match-0")}`, "instance", "instance match-0", [zoneC]),
];

function domain(id: string, kind: FailureDomain["kind"], label: string, within: readonly string[]): FailureDomain {
  return { id, kind, label, within, aliases: [] };
}

export function step(says: string, ...from: readonly number[]): DerivationStep {
  return { says, subject: says, placed: null, from };
}

export function derivation(...steps: readonly DerivationStep[]): Derivation {
  return { steps };
}

export function service(
  name: string,
  answers: Partial<ServiceReport["levels"]>,
  given: Partial<ServiceReport> = {},
): ServiceReport {
  const all = { instance: "yes", zone: "yes", region: "no", provider: "no", ...answers } as const;
  return {
    name,
    origin: "declared",
    entries: [`listener ${name}`],
    objective: ["zone"],
    promise: {
      survives: [{ level: "zone", ...noLimits }],
      survivesChange: false,
      capacity: null,
      repairable: null,
      keepsData: null,
      independentOf: [],
    },
    survives: levels.map((level) => survival(name, level, all[level])),
    levels: all,
    ...given,
  };
}

const at: Readonly<Record<Level, string>> = {
  instance: `instance:${urn("match-0")}`,
  zone: zoneC,
  region,
  provider: "alicloud",
};

function survival(name: string, level: Level, answer: "yes" | "no" | "undetermined"): Survival {
  return {
    service: name,
    question: name,
    level,
    objective: level === "instance" || level === "zone" ? "zone" : null,
    limits: noLimits,
    lostWith: answer === "no" ? [at[level]] : [],
    undecided: answer === "undetermined" ? [{ domain: at[level], facts: [[`zone-of:${urn("hk-a")}`]] }] : [],
  };
}

export function finding(given: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    rule: "survives-loss",
    severity: "error",
    status: "violated",
    domain: zoneC,
    services: ["matching", "order-entry"],
    subjects: [],
    message: "2 services are lost with zone cn-hongkong-c, and each is to survive the loss of any one zone.",
    evidence: [],
    remedy: [],
    fingerprint: "5f2b",
    waiver: null,
    baseline: false,
    since: null,
    blocks: given.severity === undefined || given.severity === "error",
    ...given,
  };
}

export function totals(given: Partial<Totals> = {}): Totals {
  return { violated: 0, undetermined: 0, warnings: 0, notes: 0, waived: 0, baselined: 0, known: 0, ...given };
}

const engine = "urn:pulumi:demo::trading::trading:matching:MatchingEngine::hk";

/** Two members of a component in two zones, and a cache that they need. */
const topology: Topology = {
  nodes: [
    node(engine, "MatchingEngine hk", "component", null, []),
    node(urn("cache", "alicloud:kvstore/instance:Instance"), "cache hk-cache", "serves", null, [zoneC]),
    node(urn("hk-a", "alicloud:vpc/switch:Switch"), "vSwitch hk-a", "place", engine, [zoneB]),
    node(urn("match-0"), "instance match-0", "serves", engine, [zoneC]),
    node(urn("match-1"), "instance match-1", "serves", engine, [zoneB]),
    node(urn("match-2"), "instance match-2", "serves", engine, [zoneB]),
  ],
  edges: [
    { from: urn("match-0"), to: urn("cache", "alicloud:kvstore/instance:Instance"), kind: "needs", possible: false },
    { from: urn("match-1"), to: urn("cache", "alicloud:kvstore/instance:Instance"), kind: "needs", possible: true },
    { from: urn("match-1"), to: urn("hk-a", "alicloud:vpc/switch:Switch"), kind: "placed-in", possible: false },
    {
      from: urn("cache", "alicloud:kvstore/instance:Instance"),
      to: "group:matching-nodes",
      kind: "copies-from",
      possible: false,
    },
  ],
  groups: [
    { id: "group:matching-nodes", label: "matching-nodes", members: [urn("match-0"), urn("match-1"), urn("match-2")] },
  ],
  services: [
    { name: "matching", entries: ["group:matching-nodes"], needs: [] },
    { name: "order-entry", entries: [engine], needs: ["service:matching"] },
  ],
};

function node(
  id: string,
  label: string,
  role: Topology["nodes"][number]["role"],
  parent: string | null,
  places: readonly string[],
): Topology["nodes"][number] {
  return { id, label, type: id.split("::")[2]?.split("$").at(-1) ?? "", role, parent, places };
}

export function report(given: Partial<StackReport> = {}): StackReport {
  return {
    project: "trading",
    stack: "demo",
    source: "embedded-preview",
    resources: 42,
    objectives: "faultline.yaml",
    verdict: "pass",
    services: [service("matching", {}), service("order-entry", {})],
    domains,
    blastRadii: [
      { domain: zoneB, lost: [], perhapsLost: [] },
      { domain: zoneC, lost: [], perhapsLost: [] },
      { domain: region, lost: ["matching", "order-entry"], perhapsLost: [] },
      { domain: "alicloud", lost: ["matching", "order-entry"], perhapsLost: [] },
    ],
    whereabouts: [
      {
        domain: zoneB,
        label: "cn-hongkong-b",
        resources: [{ urn: urn("match-1"), label: "instance match-1", member: "" }],
      },
      {
        domain: zoneC,
        label: "cn-hongkong-c",
        resources: [
          { urn: urn("cache", "alicloud:kvstore/instance:Instance"), label: "cache hk-cache", member: "primary" },
          { urn: urn("match-0"), label: "instance match-0", member: "" },
        ],
      },
    ],
    labels: {
      [urn("match-0")]: "instance match-0",
      [urn("match-1")]: "instance match-1",
      [urn("cache", "alicloud:kvstore/instance:Instance")]: "cache hk-cache",
    },
    assumptions: [],
    corrections: [],
    findings: [],
    since: null,
    totals: totals(),
    sources: {
      [urn("match-0")]: { file: "matching.ts", line: 12 },
      [urn("match-1")]: { file: "../infra/match.ts", line: 7 },
    },
    topology,
    ...given,
  };
}

export function check(...stacks: readonly StackReport[]): Answer {
  return {
    kind: "check",
    stacks,
    unread: [],
    verdict: stacks.some(({ verdict }) => verdict === "fail") ? "fail" : "pass",
  };
}

/** Everything in one zone: what a failing stack looks like. */
export const oneZone = check(
  report({
    verdict: "fail",
    services: [
      service("matching", { instance: "yes", zone: "no" }, { objective: ["zone"] }),
      service("order-entry", { instance: "undetermined", zone: "no" }, { objective: ["instance", "zone"] }),
      service("status-page", { region: "undetermined", provider: "no" }, { origin: "assumed", objective: [] }),
    ],
    blastRadii: [
      { domain: zoneB, lost: [], perhapsLost: ["order-entry"] },
      { domain: zoneC, lost: ["matching", "order-entry"], perhapsLost: [] },
      { domain: region, lost: ["matching", "order-entry"], perhapsLost: ["status-page"] },
      { domain: "alicloud", lost: ["matching", "order-entry", "status-page"], perhapsLost: [] },
      { domain: `instance:${urn("match-0")}`, lost: [], perhapsLost: ["order-entry"] },
    ],
    assumptions: [
      "The account sees the zones cn-hongkong-b, cn-hongkong-c and cn-hongkong-d in cn-hongkong: the program asked for them, and the answer came from the zone catalogue.",
    ],
    corrections: [
      { from: urn("match-0"), to: "group:audit", effect: "removed", reason: "the audit log is written asynchronously" },
    ],
    findings: [
      finding({
        subjects: [urn("hk-a"), urn("hk-b"), urn("hk-c")],
        evidence: [
          {
            kind: "derivation",
            service: "matching",
            derivation: derivation(
              step("cn-hongkong-c is lost"),
              step("vSwitch hk-a stands in cn-hongkong-c (zoneId)", 0),
              step("vSwitch hk-b stands in cn-hongkong-c (zoneId)", 0),
              step("vSwitch hk-c stands in cn-hongkong-c (zoneId)", 0),
              step("instance match-0 stands in vSwitch hk-a (vswitchId)", 1),
              step("instance match-1 stands in vSwitch hk-b (vswitchId)", 2),
              step("instance match-2 stands in vSwitch hk-c (vswitchId)", 3),
              step("fewer than 2 of the 3 members of matching-nodes are left", 4, 5, 6),
              step("matching is unavailable", 7),
            ),
          },
          {
            kind: "derivation",
            service: "order-entry",
            derivation: derivation(
              step("cn-hongkong-c is lost"),
              step("vSwitch hk-a stands in cn-hongkong-c (zoneId)", 0),
              step("vSwitch hk-b stands in cn-hongkong-c (zoneId)", 0),
              step("vSwitch hk-c stands in cn-hongkong-c (zoneId)", 0),
              step("instance match-0 stands in vSwitch hk-a (vswitchId)", 1),
              step("instance match-1 stands in vSwitch hk-b (vswitchId)", 2),
              step("instance match-2 stands in vSwitch hk-c (vswitchId)", 3),
              step("fewer than 2 of the 3 members of matching-nodes are left", 4, 5, 6),
              step("instance gateway-0 needs matching-nodes (userData)", 7),
              step("instance gateway-1 needs matching-nodes (userData)", 7),
              step("requests for listener orders reach no target through load balancer edge", 8, 9),
              step("order-entry is unavailable", 10),
            ),
          },
          { kind: "also-lost-with", domains: [region, "alicloud"] },
        ],
        remedy: [
          {
            subject: urn("hk-b", "alicloud:vpc/switch:Switch"),
            property: "zoneId",
            value: "cn-hongkong-c",
            advice: "Name another zone of the region, so that no zone holds more than one of the three.",
          },
          {
            subject: urn("hk-c", "alicloud:vpc/switch:Switch"),
            property: "zoneId",
            value: "cn-hongkong-c",
            advice: "Name another zone of the region, so that no zone holds more than one of the three.",
          },
        ],
      }),
      finding({
        rule: "placement-known",
        status: "undetermined",
        domain: null,
        services: ["order-entry"],
        message: "Whether order-entry survives the loss of any one zone depends on the zone of vSwitch legacy.",
        evidence: [{ kind: "fact", what: "the zone of vSwitch legacy is decided at deployment" }],
        remedy: [
          {
            subject: urn("legacy", "alicloud:vpc/switch:Switch"),
            property: "zoneId",
            value: null,
            advice: "Name the zone in the program, or state it in faultline.yaml under placement.",
          },
        ],
      }),
    ],
    totals: totals({ violated: 1, undetermined: 1 }),
  }),
);

export const passing = check(report());

export const pages: readonly RulePage[] = [
  {
    id: "survives-loss",
    severity: "error",
    summary: "A service survives the loss of any one domain of the level that it is promised to survive.",
    rationale: "What is promised and not true is found out on the worst day.",
    origin: {
      kind: "incident",
      date: "2022-12-18",
      provider: "Alibaba Cloud",
      title: "Hong Kong zone C",
      url: "https://example.com/incident",
      lesson: "Everything that counted stood in one zone.",
    },
    falseAlarms: "Where the service may be down for as long as the zone is.",
    remedy: "Place members in different zones.",
  },
  {
    id: "placement-known",
    severity: "error",
    summary: "Where it decides a promise, the place of every resource is known before deployment.",
    rationale: "An unknown place is not a good one.",
    origin: {
      kind: "vendor-statement",
      title: "Zones",
      url: "https://example.com/zones",
      lesson: "Places are chosen by the provider.",
    },
    falseAlarms: "Where the account has one zone only.",
    remedy: "Name the zone.",
  },
];

export const rules: Answer = { kind: "rules", rules: pages };

export const explanation: Answer = {
  kind: "explanation",
  of: "alicloud:vpc/switch:Switch",
  title: "alicloud:vpc/switch:Switch (vSwitch)",
  paragraphs: ["It gives its zone to everything that stands in it."],
  sections: [{ heading: "Properties read", lines: ["zoneId: the zone that it stands in"] }],
};

/** What a resource, service or zone could be called by somebody who wants the report to say something else. */
export const hostileNames = [
  "</script><script>alert(1)</script>",
  "a|b `c` [d](http://evil.example) ![e](x) <img src=x onerror=y> *f* _g_",
  "\u001b[2J\u001b[31mPASS\u001b]8;;http://evil.example\u0007",
  "\u202egnp.exe\u2066\u200b\u2028",
  "two\nlines\r\n# heading\ttab",
  "@everyone ~~gone~~ $x$ \\",
] as const;

/** A report in which every string that a program can choose is the given one. */
export function namedThroughout(name: string): Answer {
  return check(
    report({
      project: name,
      stack: name,
      objectives: name,
      verdict: "fail",
      services: [service(name, { zone: "undetermined" }, { entries: [name] })],
      domains: [
        domain("alicloud", "provider", name, []),
        domain(zoneC, "zone", name, []),
        domain(region, "region", `${name}2`, []),
      ],
      blastRadii: [
        { domain: zoneC, lost: [name], perhapsLost: [] },
        { domain: name, lost: [], perhapsLost: [name] },
      ],
      whereabouts: [{ domain: zoneC, label: name, resources: [{ urn: name, label: name, member: name }] }],
      labels: { [name]: name },
      sources: { [name]: { file: `${name}/x.ts`, line: 3 } },
      topology: {
        nodes: [
          node("c", name, "component", null, []),
          node(name, name, "serves", "c", [zoneC]),
          node(`${name}2`, name, "serves", "c", [region]),
        ],
        edges: [{ from: name, to: "group:g", kind: "boots-from", possible: false }],
        groups: [{ id: "group:g", label: name, members: ["c"] }],
        services: [{ name, entries: [name], needs: [] }],
      },
      assumptions: [name],
      corrections: [{ from: name, to: name, effect: "added", reason: name }],
      findings: [
        finding({
          services: [name],
          subjects: [name],
          message: name,
          evidence: [
            { kind: "fact", what: name },
            {
              kind: "derivation",
              service: name,
              derivation: derivation(step(name), step(`x ${name} y z`, 0), step(`x ${name}2 y z`, 0)),
            },
            { kind: "also-lost-with", domains: [name] },
          ],
          remedy: [{ subject: name, property: name, value: name, advice: name }],
        }),
      ],
      totals: totals({ violated: 1 }),
    }),
  );
}

/** Findings that were accepted or there before, one that is gone, and a stack that could not be read, all told in the given word. */
export function acceptedThroughout(word: string): Answer {
  const waiver = { reason: word, owner: word, expires: "2027-01-31" };
  const accepted = { services: [word], message: `told of ${word}`, blocks: false };
  return {
    kind: "check",
    verdict: "fail",
    stacks: [
      report({
        findings: [
          finding({ ...accepted, waiver, fingerprint: "a1" }),
          finding({ ...accepted, status: "undetermined", baseline: true, fingerprint: "a2" }),
          finding({ ...accepted, severity: "warning", since: "still-there", fingerprint: "a3" }),
          finding({ ...accepted, severity: "note", fingerprint: "a4" }),
        ],
        since: {
          report: word,
          fixed: [
            { fingerprint: "a5", rule: word, severity: "error", status: "violated", services: [word], message: word },
          ],
        },
        totals: totals({ waived: 1, baselined: 1, known: 1, notes: 1 }),
      }),
    ],
    unread: [{ stack: word, why: word }],
  };
}

/** The stacks that an answer is about. */
export function stacksOf(answer: Answer): readonly StackReport[] {
  return answer.kind === "check" ? answer.stacks : [];
}
