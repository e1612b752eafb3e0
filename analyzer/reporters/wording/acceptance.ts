import type { ReportedFinding } from "../../model/report.ts";

/** Why a finding doesn't make the stack fail, or how it compares with the earlier report: a label and its words; nothing where there is nothing to say. */
export function sayAcceptance(finding: ReportedFinding): readonly { readonly label: string; readonly says: string }[] {
  const { waiver, baseline, since } = finding;
  return [
    ...(waiver === null
      ? []
      : [{ label: "Waived", says: `until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}` }]),
    ...(baseline ? [{ label: "Baseline", says: "it was there when the baseline was written" }] : []),
    ...(since === null ? [] : [{ label: "Since", says: changes[since] }]),
  ];
}

const changes = {
  new: "new: the earlier report doesn't have it",
  worse: "worse than in the earlier report",
  "still-there": "there before",
} as const satisfies Record<NonNullable<ReportedFinding["since"]>, string>;

/** Whether somebody accepted the finding, or it was there before, so that it doesn't make the stack fail. */
export function isAccepted({ blocks, waiver, baseline, since }: ReportedFinding): boolean {
  return !blocks && (waiver !== null || baseline || since === "still-there");
}
