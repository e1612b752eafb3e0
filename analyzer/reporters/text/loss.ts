import type { LossReport } from "../../model/loss.ts";
import { sayGround, sayQuestion, sayRanked, sayTried, surgeLines, waveLines } from "../wording/loss.ts";
import { evidenceOf, harmSections } from "../wording/loss-state.ts";
import type { Names } from "../wording/names.ts";
import { namesIn } from "../wording/names.ts";
import { abridged, proofOf } from "../wording/proof.ts";
import type { Page } from "./page.ts";
import { writeProofLines } from "./proof-lines.ts";

/** Longer proofs are shown by their beginning and end. */
const mostLines = 40;

/** How many single losses and pairs are shown. */
const mostRanked = 15;

/** What a loss takes, for a person at a terminal: the answer in a sentence, each kind of harm, the proof. */
export function writeLoss(page: Page, report: LossReport): void {
  const names = namesIn(report.of);
  page.text(sayQuestion(report, names), { ink: "strong" });
  page.text(sayGround(report.of), { ink: "faint" });
  for (const surge of report.surges) writeList(page, `A surge of ${surge.service}`, surgeLines(surge, report, names));
  if (report.away.length > 0 || report.surges.length > 0) {
    for (const { heading, mood, lines } of harmSections(report.state, names, report.of)) {
      page.gap();
      page.text(heading, { ink: mood });
      for (const line of lines) page.text(line, { indent: 2, lead: "- " });
    }
  }
  writeList(page, "Wave by wave", waveLines(report, names));
  const { head, left, tail } = abridged(proofOf(evidenceOf(report.state)), mostLines);
  if (head.length > 0) {
    page.gap();
    page.text("Proof (each line from the lines in brackets)", { ink: "strong" });
    writeProofLines(page, { head, left, tail }, 2);
  }
  writeRanking(page, report, names);
}

function writeRanking(page: Page, { ranking }: LossReport, names: Names): void {
  if (ranking === null) return;
  const shown = (list: typeof ranking.singles) => list.slice(0, mostRanked).map((one) => sayRanked(one, names));
  writeList(page, "Single losses that take the most services", shown(ranking.singles));
  writeList(page, "Pairs that take something which neither takes alone", shown(ranking.pairs));
  if (ranking.pairs.length === 0) {
    page.gap();
    page.text("No pair takes anything that neither of the two takes alone.");
  }
  page.gap();
  page.text(`${sayTried(ranking)} Here at most ${mostRanked} of each; --format json has the rest.`, { ink: "faint" });
}

function writeList(page: Page, heading: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  page.gap();
  page.text(heading, { ink: "strong" });
  for (const line of lines) page.text(line, { indent: 2, lead: "- " });
}
