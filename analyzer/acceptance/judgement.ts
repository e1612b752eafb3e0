import type { Finding } from "../model/finding.ts";

/**
 * Whether a finding is about the judgement itself rather than about something in the stack: a part was read, a selector matches
 * nothing, a rule threw. Such a one names neither a resource nor a domain. Nobody can accept it: what was not judged may be
 * anything, today something else than on the day when it was accepted.
 */
export function isAboutJudgement(finding: Pick<Finding, "domain" | "subjects">): boolean {
  return finding.domain === null && finding.subjects.length === 0;
}
