import type { ReportedFinding, Reporter, StackReport, UnreadStack } from "../model/report.ts";
import { isAccepted } from "./wording/acceptance.ts";
import { jsonText } from "./wording/json-text.ts";
import { locationsOf, programLocation } from "./wording/locations.ts";
import type { Names } from "./wording/names.ts";
import { namesIn } from "./wording/names.ts";
import { plainLines } from "./wording/plain.ts";
import { visible } from "./wording/visible.ts";

/** GitLab's Code Quality report (its part of the Code Climate format): one list, an issue per finding. */
export const gitlab: Reporter = (answer, { program }) => {
  if (answer.kind !== "check") return jsonText([]);
  const { stacks, unread } = answer;
  const isOneOfSeveral = stacks.length + unread.length > 1;
  return jsonText([
    ...stacks.flatMap((report) => issuesOf(report, isOneOfSeveral, program)),
    ...unread.map((each) => unreadIssue(each, program)),
  ]);
};

function issuesOf(report: StackReport, isOneOfSeveral: boolean, program: string | undefined): readonly object[] {
  const names = namesIn(report);
  // GitLab keeps one issue of each fingerprint: the same cause in another stack is another issue.
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const fingerprint = isOneOfSeveral ? `${finding.fingerprint}-${visible(report.stack)}` : finding.fingerprint;
    const before = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, before + 1);
    const { file, line } = locationsOf(finding, report, program)[0];
    return {
      description: descriptionOf(finding, report, names, isOneOfSeveral),
      check_name: visible(finding.rule),
      fingerprint: before === 0 ? fingerprint : `${fingerprint}-${before + 1}`,
      severity: severityOf(finding),
      location: { path: visible(file), lines: { begin: line } },
    };
  });
}

function unreadIssue({ stack, why }: UnreadStack, program: string | undefined): object {
  const { file, line } = programLocation(program);
  return {
    description: visible(`The stack ${stack} could not be read: ${why}`),
    check_name: "stack-read",
    fingerprint: visible(`unread-${stack}`),
    severity: "critical",
    location: { path: visible(file), lines: { begin: line } },
  };
}

function descriptionOf(finding: ReportedFinding, report: StackReport, names: Names, isOneOfSeveral: boolean): string {
  const stack = isOneOfSeveral ? `${visible(report.stack)}: ` : "";
  return stack + plainLines(finding, names).join(" ");
}

function severityOf(finding: ReportedFinding): "critical" | "major" | "minor" | "info" {
  const { severity, status } = finding;
  if (isAccepted(finding)) return "info";
  switch (severity) {
    case "error":
      return status === "violated" ? "critical" : "major";
    case "warning":
      return "minor";
    case "note":
      return "info";
  }
}
