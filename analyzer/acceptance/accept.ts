import { fingerprintOf } from "../fingerprint.ts";
import type { Acceptance, EarlierReport } from "../model/acceptance.ts";
import type { Finding } from "../model/finding.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Accepted, ReportedFinding, RulePage, SinceReport, WaiverNote } from "../model/report.ts";
import { baselineApplies, findingsAboutBaseline } from "./baseline-applies.ts";
import { canBeListed, isAboutJudgement } from "./judgement.ts";
import { byFingerprint, isWorse } from "./known-findings.ts";
import type { Named } from "./waivers.ts";
import { applyWaivers } from "./waivers.ts";
import { findingsAboutWaivers, waiversApply } from "./waivers-apply.ts";

/** What this stage finds by itself, beside the rules. */
export const acceptancePages: readonly RulePage[] = [baselineApplies, waiversApply];

/** Where the findings come from. */
export interface Found {
  readonly stack: { readonly project: string; readonly stack: string };
  readonly nodes: readonly Named[];
  readonly objectives: Pick<Objectives, "waivers" | "malformedWaivers">;
  /** Of every rule that there is. */
  readonly ruleIds: readonly string[];
}

/**
 * What somebody has accepted already, and by that, what makes the stack fail: an error that no waiver accepts, that the baseline
 * doesn't list, and that is new or worse than in an earlier report where one is named. Findings about the judgement itself always do.
 */
export function accept(findings: readonly Finding[], found: Found, acceptance: Acceptance): Accepted {
  const { waivers, malformedWaivers } = found.objectives;
  const { today, baseline, since } = acceptance;
  const waived = applyWaivers(waivers, findings, found.nodes, new Set(found.ruleIds), today);
  const printed = (finding: Finding) => ({ finding, fingerprint: fingerprintOf(finding, found.stack) });
  const printedFindings = findings.map(printed);
  const prints = new Set(printedFindings.map(({ fingerprint }) => fingerprint));
  const gone = (baseline?.findings ?? []).filter(({ fingerprint }) => !prints.has(fingerprint));
  const own = [
    ...findingsAboutWaivers(waived.outcomes, malformedWaivers, found.nodes, today),
    ...findingsAboutBaseline(baseline?.file ?? "", gone),
  ].map(printed);

  const inBaseline = byFingerprint(baseline?.findings ?? []);
  const before = byFingerprint(since?.findings ?? []);
  const reported = [...printedFindings, ...own].map(({ finding, fingerprint }): ReportedFinding => {
    const waiver = waived.notes.get(finding) ?? null;
    const entry = inBaseline.get(fingerprint);
    const isBaselined = entry !== undefined && canBeListed(finding) && !isWorse(finding, entry);
    const change = since === null ? null : changeOf(finding, before.get(fingerprint), waiver, isBaselined);
    const isKnown = change === "still-there" && !isAboutJudgement(finding);
    const blocks = finding.severity === "error" && waiver === null && !isBaselined && !isKnown;
    return { ...finding, fingerprint, waiver, baseline: isBaselined, since: change, blocks };
  });
  return { findings: reported, since: since === null ? null : sinceReport(since, reported) };
}

/** A finding that was accepted then and is not any more counts as worse: its acceptance was what let it pass. */
function changeOf(
  finding: Finding,
  then: EarlierReport["findings"][number] | undefined,
  waiver: WaiverNote | null,
  isBaselined: boolean,
): "new" | "worse" | "still-there" {
  if (then === undefined) return "new";
  const isAccepted = waiver !== null || isBaselined;
  const lostAcceptance = (then.waived || then.baseline) && !isAccepted;
  return lostAcceptance || isWorse(finding, then) ? "worse" : "still-there";
}

function sinceReport(since: EarlierReport, reported: readonly ReportedFinding[]): SinceReport {
  const there = new Set(reported.map(({ fingerprint }) => fingerprint));
  const fixed = [...byFingerprint(since.findings).values()]
    .filter(({ fingerprint }) => !there.has(fingerprint))
    .map(({ fingerprint, rule, severity, status, services, message }) => ({
      fingerprint,
      rule,
      severity,
      status,
      services,
      message,
    }))
    .sort((one, other) => compare(one.rule, other.rule) || compare(one.message, other.message));
  return { report: since.file, fixed };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
