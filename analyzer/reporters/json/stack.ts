import type { KnownFinding } from "../../model/acceptance.ts";
import type { BlastRadius, Survival } from "../../model/analysis.ts";
import type { FailureDomain } from "../../model/failure-domain.ts";
import type { Evidence } from "../../model/finding.ts";
import type { Correction } from "../../model/graph.ts";
import { levels } from "../../model/objectives.ts";
import type {
  ReportedFinding,
  ServicePromise,
  ServiceReport,
  StackReport,
  Topology,
  Whereabouts,
} from "../../model/report.ts";
import { locationsOf } from "../wording/locations.ts";

// Every key is written out, in the order in which it shall stand: what is published is decided here, not by whoever makes the report.

/** A stack as published. */
export function stackJson(report: StackReport) {
  return {
    project: report.project,
    stack: report.stack,
    verdict: report.verdict,
    source: report.source,
    resources: report.resources,
    objectives: report.objectives,
    totals: {
      violated: report.totals.violated,
      undetermined: report.totals.undetermined,
      warnings: report.totals.warnings,
      notes: report.totals.notes,
      waived: report.totals.waived,
      baselined: report.totals.baselined,
      known: report.totals.known,
    },
    services: report.services.map(serviceJson),
    assumptions: report.assumptions,
    findings: report.findings.map((finding) => findingJson(finding, report)),
    since:
      report.since === null ? null : { report: report.since.report, fixed: report.since.fixed.map(knownFindingJson) },
    domains: report.domains.map(domainJson),
    blastRadii: report.blastRadii.map(blastRadiusJson),
    whereabouts: report.whereabouts.map(whereaboutsJson),
    corrections: report.corrections.map(correctionJson),
    graph: graphJson(report.topology),
  };
}

function serviceJson(service: ServiceReport) {
  return {
    name: service.name,
    origin: service.origin,
    entries: service.entries,
    objective: service.objective,
    promise: promiseJson(service.promise),
    levels: Object.fromEntries(levels.map((level) => [level, service.levels[level]])),
    survives: service.survives.map(survivalJson),
  };
}

function survivalJson(survival: Survival) {
  return {
    level: survival.level,
    objective: survival.objective,
    rto: survival.limits.rto,
    rpo: survival.limits.rpo,
    lostWith: survival.lostWith,
    undecided: survival.undecided.map(({ domain, facts }) => ({ domain, facts })),
  };
}

function promiseJson(promise: ServicePromise) {
  const { capacity } = promise;
  return {
    survives: promise.survives.map(({ level, rto, rpo }) => ({ level, rto, rpo })),
    survivesChange: promise.survivesChange,
    capacity: capacity === null ? null : { peak: capacity.peak, unit: capacity.unit },
    repairable: promise.repairable,
    keepsData: promise.keepsData,
    independentOf: promise.independentOf,
  };
}

function knownFindingJson({ fingerprint, rule, severity, status, services, message }: KnownFinding) {
  return { fingerprint, rule, severity, status, services, message };
}

function findingJson(finding: ReportedFinding, report: StackReport) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    status: finding.status,
    domain: finding.domain,
    services: finding.services,
    subjects: finding.subjects,
    message: finding.message,
    evidence: finding.evidence.map(evidenceJson),
    remedy: finding.remedy.map(({ subject, property, value, advice }) => ({ subject, property, value, advice })),
    // As seen from the program's folder: which folder the report is read in, its reader knows.
    locations: locationsOf(finding, report, undefined).map(({ file, line, resources }) => ({ file, line, resources })),
    fingerprint: finding.fingerprint,
    waiver:
      finding.waiver === null
        ? null
        : { reason: finding.waiver.reason, owner: finding.waiver.owner, expires: finding.waiver.expires },
    baseline: finding.baseline,
    since: finding.since,
    blocks: finding.blocks,
  };
}

function evidenceJson(evidence: Evidence) {
  switch (evidence.kind) {
    case "derivation":
      return {
        kind: evidence.kind,
        service: evidence.service,
        steps: evidence.derivation.steps.map(({ says, subject, from }) => ({ says, subject, from })),
      };
    case "fact":
      return { kind: evidence.kind, what: evidence.what };
    case "also-lost-with":
      return { kind: evidence.kind, domains: evidence.domains };
  }
}

function domainJson(domain: FailureDomain) {
  return { id: domain.id, kind: domain.kind, label: domain.label, within: domain.within, aliases: domain.aliases };
}

function blastRadiusJson(radius: BlastRadius) {
  return { domain: radius.domain, lost: radius.lost, perhapsLost: radius.perhapsLost };
}

function whereaboutsJson(whereabouts: Whereabouts) {
  return {
    domain: whereabouts.domain,
    label: whereabouts.label,
    resources: whereabouts.resources.map(({ urn, label, member }) => ({ urn, label, member })),
  };
}

function correctionJson(correction: Correction) {
  return { from: correction.from, to: correction.to, effect: correction.effect, reason: correction.reason };
}

/** The graph from which diagrams are drawn, so that they can be made anew from the report, and other tools can ask it. */
function graphJson({ nodes, edges, groups, services }: Topology) {
  return {
    nodes: nodes.map(({ id, label, type, role, parent, places }) => ({ id, label, type, role, parent, places })),
    edges: edges.map(({ from, to, kind, possible }) => ({ from, to, kind, possible })),
    groups: groups.map(({ id, label, members }) => ({ id, label, members })),
    services: services.map(({ name, entries, needs }) => ({ name, entries, needs })),
  };
}
