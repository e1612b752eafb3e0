import type { Log, PhysicalLocation, ReportingDescriptor, Result, Run } from "sarif";
import type { Severity } from "../model/finding.ts";
import type { Answer, ReportedFinding, Reporter, RulePage, StackReport, UnreadStack } from "../model/report.ts";
import { jsonText } from "./wording/json-text.ts";
import type { Location } from "./wording/locations.ts";
import { locationsOf } from "./wording/locations.ts";
import { namesIn } from "./wording/names.ts";
import { plainLines } from "./wording/plain.ts";
import { visible } from "./wording/visible.ts";

/**
 * SARIF 2.1.0, for code scanning: a run per stack, so that each stack's results are told from another's. An undetermined finding
 * is a failure, too: where results of kind `open` are shown at all, they block nothing.
 */
export const sarif: Reporter = (answer, { program }) => {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [...runsOf(answer, program)],
  };
  return jsonText(log);
};

function runsOf(answer: Answer, program: string | undefined): readonly Run[] {
  switch (answer.kind) {
    case "check":
      return [
        ...answer.stacks.map((report) => stackRun(report, answer.rules ?? [], program)),
        ...answer.unread.map(unreadRun),
      ];
    case "rules":
      return [runOf(answer.rules.map(describedRule), [])];
    case "explanation":
    case "loss":
    case "replay":
    case "cut-sets":
      return [runOf([], [])];
  }
}

function stackRun(report: StackReport, pages: readonly RulePage[], program: string | undefined): Run {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const rules = ids.map((id) => {
    const page = pages.find((each) => each.id === id);
    return page === undefined ? { id: visible(id) } : describedRule(page);
  });
  return {
    ...runOf(
      rules,
      report.findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule), report, program)),
    ),
    // The last part is the run's own; what stands before it names the category that later runs replace.
    automationDetails: { id: `faultline/${segment(report.project)}/${segment(report.stack)}/` },
    properties: { verdict: report.verdict, resources: report.resources },
  };
}

/** A stack that could not be read has no results, and says so: none must not pass for nothing found. */
function unreadRun({ stack, why }: UnreadStack): Run {
  return {
    ...runOf([], []),
    automationDetails: { id: `faultline/unread/${segment(stack)}/` },
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: "error", message: { text: linkless(`The stack ${stack} could not be read: ${why}`) } },
        ],
      },
    ],
  };
}

function runOf(rules: readonly ReportingDescriptor[], results: readonly Result[]): Run {
  return {
    tool: { driver: { name: "Faultline", rules: [...rules] } },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { SRCROOT: { description: { text: "The folder in which the report is read." } } },
    results: [...results],
  };
}

function describedRule(rule: RulePage): ReportingDescriptor {
  return {
    id: visible(rule.id),
    shortDescription: { text: linkless(rule.summary) },
    fullDescription: { text: linkless(rule.rationale) },
    help: { text: linkless(`${rule.remedy}\n\nWhen it may be ignored: ${rule.falseAlarms}`) },
    helpUri: rule.origin.url,
    defaultConfiguration: { level: rule.severity },
    properties: { tags: ["redundancy"] },
  };
}

const levels = { error: "error", warning: "warning", note: "note" } as const satisfies Record<Severity, Result.level>;

function resultOf(
  finding: ReportedFinding,
  ruleIndex: number,
  report: StackReport,
  program: string | undefined,
): Result {
  const names = namesIn(report);
  const [first, ...others] = locationsOf(finding, report, program);
  const subjects = finding.subjects.map((urn) => ({
    name: visible(names.resource(urn)),
    fullyQualifiedName: visible(urn),
    kind: "resource",
  }));
  return {
    ruleId: visible(finding.rule),
    ruleIndex,
    kind: "fail",
    level: levels[finding.severity],
    message: { text: linkless(plainLines(finding, names).join("\n")) },
    locations: [{ ...placed(first), ...(subjects.length === 0 ? {} : { logicalLocations: subjects }) }],
    ...(others.length === 0
      ? {}
      : {
          relatedLocations: others.map((each, index) => ({
            id: index + 1,
            ...placed(each),
            message: { text: linkless(each.resources.map((urn) => names.resource(urn)).join(", ")) },
          })),
        }),
    ...suppressionsOf(finding),
    ...(finding.since === null ? {} : { baselineState: states[finding.since] }),
    partialFingerprints: { "faultlineCause/v1": finding.fingerprint },
    properties: {
      status: finding.status,
      services: finding.services.map(visible),
      ...(finding.domain === null ? {} : { domain: visible(finding.domain) }),
    },
  };
}

const states = { new: "new", worse: "updated", "still-there": "unchanged" } as const satisfies Record<
  NonNullable<ReportedFinding["since"]>,
  Result.baselineState
>;

function suppressionsOf({ waiver, baseline }: ReportedFinding): Partial<Pick<Result, "suppressions">> {
  if (waiver !== null) {
    const { reason, owner, expires } = waiver;
    const justification = linkless(`${reason} (${owner}, until ${expires})`);
    return { suppressions: [{ kind: "external", status: "accepted", justification }] };
  }
  if (!baseline) return {};
  const justification = "It was there when the baseline was written.";
  return { suppressions: [{ kind: "external", status: "accepted", justification }] };
}

function placed({ file, line }: Location): { readonly physicalLocation: PhysicalLocation } {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split("/").map(segment).join("/"), uriBaseId: "SRCROOT" },
      region: { startLine: line },
    },
  };
}

/** A part of a URI; `.` and `..` stay what they are. */
function segment(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

/** Text in which SARIF reads no link: in messages `[text](place)` is one, unless its brackets are escaped. */
function linkless(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replace(/[\\[\]]/g, "\\$&");
}
