import type { KnownFinding } from "../model/acceptance.ts";
import type { StackReport } from "../model/report.ts";
import { canBeListed } from "./judgement.ts";

/** What a baseline takes of a report, and how many findings it leaves out. */
export interface BaselineEntries {
  readonly entries: readonly KnownFinding[];
  /** Accepted by a waiver, whose last day a baseline would outlive. */
  readonly waived: number;
  /** About what could not be judged: a list can't accept those. */
  readonly notJudged: number;
  /** Of those, how many rest on a resource that could not be judged: a statement, or a waiver, settles them. */
  readonly ofResources: number;
}

/** Every error and warning that can be accepted. Notes never fail, so that accepting them would only hide them. */
export function baselineEntries({ findings }: Pick<StackReport, "findings">): BaselineEntries {
  const counted = findings.filter(({ severity }) => severity !== "note");
  const open = counted.filter((finding) => finding.waiver === null);
  const notJudged = open.filter((finding) => !canBeListed(finding) && finding.severity === "error");
  return {
    entries: open.filter(canBeListed).map(({ fingerprint, rule, severity, status, services, message }) => ({
      fingerprint,
      rule,
      severity,
      status,
      services,
      message,
    })),
    waived: counted.length - open.length,
    notJudged: notJudged.length,
    ofResources: notJudged.filter(({ subjects }) => subjects.length > 0).length,
  };
}
