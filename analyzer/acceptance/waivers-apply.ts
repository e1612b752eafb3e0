import type { Day } from "../model/acceptance.ts";
import type { Finding } from "../model/finding.ts";
import type { MalformedWaiver } from "../model/objectives.ts";
import type { RulePage } from "../model/report.ts";
import type { Named, WaiverOutcome } from "./waivers.ts";

const id = "waivers-apply";

/** More resources would not be read. */
const mostNamed = 5;

/**
 * The page of findings about waivers. They warn and never fail by themselves: a waiver that doesn't count leaves its finding as it
 * was, and that one decides.
 */
export const waiversApply = {
  id,
  severity: "warning",
  summary: "Every waiver in faultline.yaml is whole, in force, and accepts a finding.",
  rationale: `A waiver needs a rule, a selector, a reason, an owner and its last day, that day included (UTC). One that is malformed or over
counts as absent: its finding is back, and decides by its own severity. A finding is accepted only if waivers of its rule match every
resource that it names. Findings about the judgement itself (a part was read, a selector matches nothing, a rule threw) name no
resource, so that no waiver reaches them.`,
  origin: {
    kind: "published-model",
    title: "OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0, section 3.35, suppression object",
    url: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html",
    lesson: "What somebody decided to accept stays among the results, with its justification beside it.",
  },
  falseAlarms:
    "A note about a waiver that accepts nothing is in order where one file serves several stacks and the waiver is meant for another one.",
  remedy: "Correct the waiver, give it a new last day with a reason that still holds, or take it out.",
} satisfies RulePage;

/** What is to be said of waivers, one finding each. */
export function findingsAboutWaivers(
  outcomes: readonly WaiverOutcome[],
  malformed: readonly MalformedWaiver[],
  nodes: readonly Named[],
  today: Day | null,
): readonly Finding[] {
  const labels = new Map(nodes.map((node) => [node.id, node.label]));
  return [
    ...malformed.map(({ where, problem }) =>
      finding(
        "warning",
        `A waiver does not count (${where}): ${problem}.`,
        "write rule, match, reason, owner and expires; until then its finding stands",
      ),
    ),
    ...outcomes.flatMap((outcome) => tell(outcome, labels, today)),
  ];
}

function tell(outcome: WaiverOutcome, labels: ReadonlyMap<string, string>, today: Day | null): readonly Finding[] {
  const { waiver } = outcome;
  const called = `The waiver of ${waiver.rule} for "${waiver.match}" (${waiver.where})`;
  switch (outcome.kind) {
    case "applies":
      return [];
    case "expired":
      return [
        finding(
          "warning",
          `${called} does not count any more: its last day was ${waiver.expires}, today is ${today}; ${
            outcome.matches ? "its finding is back" : "it would accept nothing now"
          }.`,
          outcome.matches
            ? `mend what it accepted, or ask ${waiver.owner} whether it may last longer and give it a new last day`
            : "take it out",
        ),
      ];
    case "no-day":
      return [
        finding("warning", `${called} was not looked at: nobody said which day it is.`, "call the analyser with a day"),
      ];
    case "in-part":
      return outcome.findings.map(({ finding: partly, others }) =>
        finding(
          "warning",
          `${called} accepts only a part of a finding, which therefore stands: "${partly.message}" It does not match ${some(
            others.map((subject) => labels.get(subject) ?? subject),
          )}.`,
          "widen the selector, or write a waiver for the rest",
        ),
      );
    case "no-match":
      return [
        finding(
          outcome.why === "rule" ? "warning" : "note",
          `${called} accepts nothing: ${reasons[outcome.why]}.`,
          outcome.why === "rule"
            ? "correct the rule's id; faultline rules lists them"
            : "take it out, unless it is meant for another stack",
        ),
      ];
  }
}

const reasons = {
  rule: "no rule bears that name",
  resource: "this stack has no such resource",
  finding: "the rule finds nothing about what it matches",
} as const satisfies Record<Extract<WaiverOutcome, { kind: "no-match" }>["why"], string>;

function some(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed);
  const last = names.length > mostNamed ? `${names.length - mostNamed} more` : (shown.pop() ?? "");
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

function finding(severity: "warning" | "note", message: string, advice: string): Finding {
  return {
    rule: id,
    severity,
    status: "violated",
    domain: null,
    services: [],
    subjects: [],
    message,
    evidence: [{ kind: "fact", what: message }],
    remedy: [{ subject: null, property: null, value: null, advice }],
  };
}
