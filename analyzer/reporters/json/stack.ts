import type { BlastRadius, Survival } from "../../model/analysis.ts";
import type { FailureDomain } from "../../model/failure-domain.ts";
import type { Evidence, Finding } from "../../model/finding.ts";
import type { Correction } from "../../model/graph.ts";
import { levels } from "../../model/objectives.ts";
import type { ServiceReport, StackReport, Whereabouts } from "../../model/report.ts";

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
    },
    services: report.services.map(serviceJson),
    assumptions: report.assumptions,
    findings: report.findings.map(findingJson),
    domains: report.domains.map(domainJson),
    blastRadii: report.blastRadii.map(blastRadiusJson),
    whereabouts: report.whereabouts.map(whereaboutsJson),
    corrections: report.corrections.map(correctionJson),
  };
}

function serviceJson(service: ServiceReport) {
  return {
    name: service.name,
    origin: service.origin,
    entries: service.entries,
    objective: service.objective,
    levels: Object.fromEntries(levels.map((level) => [level, service.levels[level]])),
    survives: service.survives.map(survivalJson),
  };
}

function survivalJson(survival: Survival) {
  return {
    level: survival.level,
    objective: survival.objective,
    lostWith: survival.lostWith,
    undecided: survival.undecided.map(({ domain, facts }) => ({ domain, facts })),
  };
}

function findingJson(finding: Finding) {
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
    waiver: null,
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
