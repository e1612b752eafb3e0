import type { Finding } from "../model/finding.ts";

/**
 * Whether a finding is about the judgement itself rather than about something in the stack: a part was read, a selector matches
 * nothing, a rule threw. Such a one names neither a resource nor a domain. Nobody can accept it: what was not judged may be
 * anything, today something else than on the day when it was accepted.
 */
export function isAboutJudgement(finding: Pick<Finding, "domain" | "subjects">): boolean {
  return finding.domain === null && finding.subjects.length === 0;
}

/**
 * Whether a list of what is there may take a finding. Not one about the judgement, nor one that rests on a resource which nobody
 * could judge, since that may be anything, too; a waiver can accept the latter: it names the resource, and somebody answers for it
 * up to a day.
 */
export function canBeListed(finding: Pick<Finding, "domain" | "subjects" | "evidence">): boolean {
  const isUnjudged = finding.evidence.some((each) => each.kind === "fact" && each.unjudged === true);
  return !isAboutJudgement(finding) && !isUnjudged;
}
