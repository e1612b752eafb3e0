import { membersOf } from "./graph/algorithms/members-of.ts";
import type { Analysis, BlastRadius } from "./model/analysis.ts";
import type { FailureDomain } from "./model/failure-domain.ts";
import type { FindingStatus, Severity } from "./model/finding.ts";
import type { Level } from "./model/objectives.ts";
import type {
  Accepted,
  Answer,
  ReportedFinding,
  RuleLevels,
  ServiceReport,
  StackReport,
  Totals,
  UnreadStack,
  Verdict,
  Whereabouts,
} from "./model/report.ts";
import type { Snapshot, SourcePosition, Urn } from "./model/snapshot.ts";
import { topologyOf } from "./topology.ts";

/** One stack's report: order, totals and verdict. It passes only if no finding blocks, undetermined ones included. */
export function judge(
  snapshot: Snapshot,
  objectives: string | null,
  analysis: Analysis,
  { findings, since }: Accepted,
): StackReport {
  const sorted = [...findings].sort(compareFindings);
  return {
    project: snapshot.project,
    stack: snapshot.stack,
    source: snapshot.source,
    resources: snapshot.resources.filter((resource) => resource.origin !== "stack" && resource.origin !== "provider")
      .length,
    objectives,
    verdict: sorted.some((finding) => finding.blocks) ? "fail" : "pass",
    services: analysis.graph.services.map((service) => serviceReport(service.name, analysis)),
    domains: analysis.domains,
    blastRadii: sortedRadii(analysis),
    whereabouts: whereabouts(analysis),
    labels: Object.fromEntries([
      ...analysis.graph.nodes.map((node) => [node.id, node.label]),
      ...analysis.graph.groups.map((group) => [group.id, group.name]),
    ]),
    assumptions: analysis.graph.assumptions,
    corrections: analysis.graph.corrections,
    findings: sorted,
    since,
    totals: totalsOf(sorted),
    sources: sourcesOf(snapshot, sorted),
    topology: topologyOf(analysis.graph),
  };
}

/** Where the program creates the resources that findings name. */
function sourcesOf(snapshot: Snapshot, findings: readonly ReportedFinding[]): Readonly<Record<Urn, SourcePosition>> {
  const named = new Set(
    findings.flatMap(({ subjects, remedy }) => [...subjects, ...remedy.flatMap(({ subject }) => subject ?? [])]),
  );
  return Object.fromEntries(
    snapshot.resources.flatMap(({ urn, source }) => (source !== undefined && named.has(urn) ? [[urn, source]] : [])),
  );
}

/**
 * The report as an organisation wants rules taken. What says that the stack could not be judged keeps its own severity: a level is
 * chosen for what a rule finds, not for whether it could look. Each level that is another is among the report's assumptions.
 */
export function atLevels(report: StackReport, levels: RuleLevels): StackReport {
  const chosen = Object.entries(levels).sort(([one], [other]) => (one < other ? -1 : 1));
  if (chosen.length === 0) return report;
  const findings = report.findings.flatMap((finding): readonly ReportedFinding[] => {
    const level = levels[finding.rule];
    const isAboutJudgement = finding.domain === null && finding.subjects.length === 0;
    if (level === undefined || (isAboutJudgement && level !== "mandatory")) return [finding];
    if (level === "disabled") return [];
    if (level === "advisory")
      return [{ ...finding, severity: finding.severity === "error" ? "warning" : finding.severity, blocks: false }];
    return [{ ...finding, severity: "error", blocks: finding.blocks || isOpen(finding) }];
  });
  const sorted = findings.sort(compareFindings);
  return {
    ...report,
    findings: sorted,
    verdict: sorted.some((finding) => finding.blocks) ? "fail" : "pass",
    totals: totalsOf(sorted),
    assumptions: [
      ...report.assumptions,
      ...chosen.map(([rule, level]) => `${rule} is ${level} by the policy pack's configuration`),
    ],
  };
}

/** Nobody accepted it, and it is not known from before. */
function isOpen(finding: ReportedFinding): boolean {
  return finding.waiver === null && !finding.baseline && finding.since !== "still-there";
}

/** The answer of `check` for several stacks: one that fails, or could not be read, fails all. */
export function combine(
  stacks: readonly StackReport[],
  unread: readonly UnreadStack[] = [],
): Extract<Answer, { kind: "check" }> {
  const holds = stacks.length > 0 && unread.length === 0 && stacks.every((stack) => stack.verdict === "pass");
  const verdict: Verdict = holds ? "pass" : "fail";
  return { kind: "check", stacks, unread, verdict };
}

/** Exit code of the gate: 0 objectives hold, 1 they do not or can't be shown to. Only the gate gives 1. */
export function exitCode(answer: Answer): 0 | 1 {
  return answer.kind === "check" && answer.verdict === "fail" ? 1 : 0;
}

const severityOrder = { error: 0, warning: 1, note: 2 } satisfies Record<Severity, number>;
const statusOrder = { violated: 0, undetermined: 1 } satisfies Record<FindingStatus, number>;

function compareFindings(one: ReportedFinding, other: ReportedFinding): number {
  return (
    Number(isAccepted(one)) - Number(isAccepted(other)) ||
    severityOrder[one.severity] - severityOrder[other.severity] ||
    statusOrder[one.status] - statusOrder[other.status] ||
    compareText(one.rule, other.rule) ||
    compareText(one.domain ?? "", other.domain ?? "") ||
    compareText(one.subjects.join("\n"), other.subjects.join("\n")) ||
    compareText(one.message, other.message)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isAccepted(finding: ReportedFinding): boolean {
  return !finding.blocks && (finding.waiver !== null || finding.baseline || finding.since === "still-there");
}

function totalsOf(findings: readonly ReportedFinding[]): Totals {
  const count = (counted: (finding: ReportedFinding) => boolean) => findings.filter(counted).length;
  const open = (severity: Severity) => count((finding) => finding.severity === severity && !isAccepted(finding));
  return {
    violated: count((finding) => finding.blocks && finding.status === "violated"),
    undetermined: count((finding) => finding.blocks && finding.status === "undetermined"),
    warnings: open("warning"),
    notes: open("note"),
    waived: count((finding) => finding.waiver !== null),
    baselined: count((finding) => finding.waiver === null && finding.baseline),
    known: count((finding) => isAccepted(finding) && finding.waiver === null && !finding.baseline),
  };
}

function serviceReport(name: string, analysis: Analysis): ServiceReport {
  const service = analysis.graph.services.find((one) => one.name === name);
  const survives = analysis.survivals.filter((survival) => survival.service === name);
  const holds = (level: Level) => {
    const survival = survives.find((one) => one.level === level);
    // A service that stands for nothing has not been shown to survive anything.
    if (survival === undefined || service === undefined || service.entries.length === 0) return "undetermined" as const;
    if (survival.lostWith.length > 0) return "no" as const;
    return survival.undecided.length > 0 ? ("undetermined" as const) : ("yes" as const);
  };
  return {
    name,
    origin: service?.origin ?? "declared",
    entries: (service?.entries ?? []).map((id) => labelOf(id, analysis)),
    objective: (service?.survives ?? []).map(({ level }) => level),
    promise: {
      survives: service?.survives ?? [],
      survivesChange: service?.survivesChange ?? false,
      capacity: service?.capacity ?? null,
      repairable: service?.repairable ?? null,
      keepsData: service?.keepsData ?? null,
      independentOf: service?.independentOf ?? [],
    },
    survives,
    levels: { instance: holds("instance"), zone: holds("zone"), region: holds("region"), provider: holds("provider") },
  };
}

function labelOf(id: string, analysis: Analysis): string {
  return (
    analysis.graph.nodes.find((node) => node.id === id)?.label ??
    analysis.graph.groups.find((group) => group.id === id)?.name ??
    id
  );
}

const kindOrder = {
  zone: 0,
  region: 1,
  provider: 2,
  product: 3,
  site: 4,
  "control-plane": 5,
  account: 6,
  name: 7,
  change: 8,
  instance: 9,
} satisfies Record<FailureDomain["kind"], number>;

/** Places first: zones in which something stands or whose loss may take a service, then all larger ones, then other domains that take one. */
function sortedRadii(analysis: Analysis): readonly BlastRadius[] {
  const kinds = new Map(analysis.domains.map((domain) => [domain.id, domain.kind]));
  // An unknown place is told where its loss takes something: any other row of it would say nothing.
  const unknown = new Set(analysis.graph.variables.map((variable) => variable.domain));
  const inhabited = new Set(
    analysis.graph.nodes.flatMap((node) => membersOf(node.standing).map((member) => member.domain)),
  );
  const rank = (id: string) => kindOrder[kinds.get(id) ?? "instance"];
  const isTold = ({ domain, lost, perhapsLost }: BlastRadius) =>
    lost.length > 0 ||
    perhapsLost.length > 0 ||
    (inhabited.has(domain) && !unknown.has(domain)) ||
    rank(domain) === kindOrder.region ||
    rank(domain) === kindOrder.provider;
  return analysis.blastRadii
    .filter(isTold)
    .toSorted((one, other) => rank(one.domain) - rank(other.domain) || compareText(one.domain, other.domain));
}

function whereabouts(analysis: Analysis): readonly Whereabouts[] {
  const standing = new Map<string, Map<string, { urn: string; label: string; member: string }>>();
  for (const node of analysis.graph.nodes) {
    if (node.urn === null || node.role !== "serves") continue;
    for (const { domain, member } of membersOf(node.standing)) {
      const here = standing.get(domain) ?? new Map();
      here.set(`${node.urn} ${member}`, { urn: node.urn, label: node.label, member });
      standing.set(domain, here);
    }
  }
  return analysis.domains.flatMap((domain) => {
    const resources = standing.get(domain.id);
    return resources === undefined
      ? []
      : [{ domain: domain.id, label: domain.label, resources: [...resources.values()] }];
  });
}
