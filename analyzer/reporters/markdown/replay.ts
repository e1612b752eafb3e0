import type { ReplayReport, ReplayStep } from "../../model/loss.ts";
import { listAll } from "../wording/list.ts";
import { sayGround } from "../wording/loss.ts";
import { evidenceOf, sayLate } from "../wording/loss-state.ts";
import { proofBlocks } from "../wording/markdown/evidence.ts";
import { literal } from "../wording/markdown/literal.ts";
import { table } from "../wording/markdown/table.ts";
import type { Names } from "../wording/names.ts";
import { namesIn } from "../wording/names.ts";
import {
  choiceLines,
  outageLines,
  sayElapsed,
  sayOutcome,
  sourceLines,
  stepLines,
  untouchedThroughout,
} from "../wording/replay.ts";

/** Longer proofs are shown by their beginning and end. */
const mostLines = 40;

/** A replay for a reviewer, as blocks of Markdown: the outcome, the record's steps, and why what was lost was lost. */
export function replayBlocks(report: ReplayReport): readonly string[] {
  const { incident, of, asIf, steps } = report;
  const names = namesIn(of);
  const onto = asIf === null ? "" : `, as if it happened to ${names.domain(asIf)},`;
  const untouched = untouchedThroughout(report);
  const head = [
    `# ${literal(incident.title)}`,
    `**${literal(`${incident.id}${onto} against ${of.project}/${of.stack}: ${sayOutcome(report)}`)}**`,
    `${literal(sayGround(of))}.`,
    literal(incident.summary),
  ];
  if (report.elsewhere !== null) return [...head, ...section("Sources", sourceLines(report))];
  return [
    ...head,
    ...section("What the record means here", [...choiceLines(report, names), ...report.meaning]),
    "## Step by step",
    table(
      ["When", "What happened", "What it changes here"],
      steps.map((step, index) => [when(step), literal(step.step.says), changes(steps, index, names)]),
    ),
    ...section("How long, by the record's own times", outageLines(report)),
    ...section("Late, by the takeovers' stated times and not the record's", lateLines(report)),
    ...section("Untouched throughout", untouched.length === 0 ? [] : [listAll(untouched)]),
    ...why(steps),
    ...section("On record as lost", incident.record.lost),
    ...section("On record as kept", incident.record.kept),
    ...section("Sources", sourceLines(report)),
  ];
}

function when({ step, minutes }: ReplayStep): string {
  const elapsed = sayElapsed(minutes);
  return literal(`${step.published}${elapsed === "" ? "" : ` (${elapsed})`}`);
}

function changes(steps: readonly ReplayStep[], index: number, names: Names): string {
  const lines = stepLines(steps, index, names).map(({ label, says }) => `**${label}**: ${literal(says)}`);
  return lines.length === 0 ? "–" : lines.join("<br>");
}

/** Each service at the most that it took, said once. */
function lateLines({ steps }: ReplayReport): readonly string[] {
  const said = new Map(steps.flatMap(({ state }) => state.late.map((late) => [late.service, sayLate(late)] as const)));
  return [...said].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
}

/** For each step that takes a service, the proof. */
function why(steps: readonly ReplayStep[]): readonly string[] {
  const blocks = steps.flatMap(({ step, state, change }) => {
    const services = new Set([...change.lost, ...change.late].map(({ service }) => service));
    if (services.size === 0) return [];
    return [`### ${literal(step.published)}`, ...proofBlocks(evidenceOf(state, services), mostLines)];
  });
  return blocks.length === 0 ? [] : ["## Why", ...blocks];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${literal(heading)}`, lines.map((line) => `- ${literal(line)}`).join("\n")];
}
