import type { ReplayReport } from "../../model/loss.ts";
import { listAll } from "../wording/list.ts";
import { sayGround } from "../wording/loss.ts";
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
import type { Page } from "./page.ts";

/** A replay for a person at a terminal: the outcome in a sentence, then the record's steps with what each changes here. */
export function writeReplay(page: Page, report: ReplayReport): void {
  const { incident, of, asIf, steps } = report;
  const names = namesIn(of);
  const onto = asIf === null ? "" : `, as if it happened to ${names.domain(asIf)},`;
  page.text(`${incident.id}${onto} against ${of.project}/${of.stack}: ${sayOutcome(report)}`, { ink: "strong" });
  page.text(sayGround(of), { ink: "faint" });
  page.gap();
  page.text(incident.title, { ink: "strong" });
  page.text(incident.summary);
  if (report.elsewhere !== null) {
    page.gap();
    page.text("--as-if DOMAIN replays it as if it happened to a place of this stack.", { ink: "faint" });
    writeList(page, "Sources", sourceLines(report));
    return;
  }
  writeList(page, "What the record means here", [...choiceLines(report, names), ...report.meaning]);
  for (const [index, { step, minutes }] of steps.entries()) {
    page.gap();
    const elapsed = sayElapsed(minutes);
    page.text(`${step.published}${elapsed === "" ? "" : ` (${elapsed})`}`, { ink: "strong" });
    page.text(step.says, { indent: 2 });
    for (const { label, says, mood } of stepLines(steps, index, names)) {
      page.text(says, { indent: 2, lead: label, leadWidth: 19, leadInk: mood });
    }
  }
  writeList(page, "How long, by the record's own times", outageLines(report));
  const late = lateServices(report);
  if (late.length > 0) writeList(page, "Late, by the takeovers' stated times and not the record's", [listAll(late)]);
  writeList(
    page,
    "Untouched throughout",
    untouchedThroughout(report).length === 0 ? [] : [listAll(untouchedThroughout(report))],
  );
  writeList(page, "On record as lost", incident.record.lost);
  writeList(page, "On record as kept", incident.record.kept);
  writeList(page, "Sources", sourceLines(report));
}

function lateServices({ steps }: ReplayReport): readonly string[] {
  return [...new Set(steps.flatMap(({ state }) => state.late.map(({ service }) => service)))].sort();
}

function writeList(page: Page, heading: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  page.gap();
  page.text(heading, { ink: "strong" });
  for (const line of lines) page.text(line, { indent: 2, lead: "- " });
}
