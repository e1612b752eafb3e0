import type { LossReport } from "../../model/loss.ts";
import { sayGround, sayQuestion, sayRanked, sayTried, surgeLines, waveLines } from "../wording/loss.ts";
import { evidenceOf, harmSections } from "../wording/loss-state.ts";
import { proofBlocks } from "../wording/markdown/evidence.ts";
import { literal } from "../wording/markdown/literal.ts";
import { namesIn } from "../wording/names.ts";

/** Longer proofs are shown by their beginning and end. */
const mostLines = 200;

/** What a loss takes, for a reviewer, as blocks of Markdown. */
export function lossBlocks(report: LossReport): readonly string[] {
  const names = namesIn(report.of);
  const { ranking } = report;
  const asked = report.away.length > 0 || report.surges.length > 0;
  return [
    `# What if: ${literal(`${report.of.project}/${report.of.stack}`)}`,
    `**${literal(sayQuestion(report, names))}**`,
    `${literal(sayGround(report.of))}.`,
    ...report.surges.flatMap((surge) => section(`A surge of ${surge.service}`, surgeLines(surge, report, names))),
    ...(asked
      ? harmSections(report.state, names, report.of).flatMap(({ heading, lines }) => section(heading, lines))
      : []),
    ...section("Wave by wave", waveLines(report, names)),
    ...proofs(proofBlocks(evidenceOf(report.state), mostLines)),
    ...(ranking === null
      ? []
      : [
          ...section(
            "Single losses that take the most services",
            ranking.singles.map((one) => sayRanked(one, names)),
          ),
          ...section(
            "Pairs that take something which neither takes alone",
            ranking.pairs.map((one) => sayRanked(one, names)),
          ),
          literal(sayTried(ranking)),
        ]),
  ];
}

function proofs(blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : ["## Proof", ...blocks];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${literal(heading)}`, lines.map((line) => `- ${literal(line)}`).join("\n")];
}
