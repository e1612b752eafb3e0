import type { Importance, WaysReport } from "../../model/cut-sets.ts";
import type { Names } from "../wording/names.ts";
import {
  grouped,
  namesOfWays,
  sayBound,
  sayHowMany,
  sayNumber,
  sayProbability,
  sayReading,
  saySubject,
} from "../wording/ways.ts";
import type { Page } from "./page.ts";

/** How a service can be lost: how many ways there are by order, then the ways themselves, then what matters most. */
export function writeWays(page: Page, report: WaysReport): void {
  const { answer } = report;
  const names = namesOfWays(report);
  page.text(saySubject(report), { ink: "strong" });
  page.text(sayHowMany(answer));
  const bound = sayBound(report);
  if (bound !== null) page.text(bound, { ink: "open" });
  const reading = sayReading(report);
  if (reading !== null) page.text(reading, { ink: "faint" });
  writeOrders(page, answer.byOrder);
  writeSets(page, report, names);
  const probability = sayProbability(report, names);
  if (probability.length > 0) page.gap();
  for (const sentence of probability) page.text(sentence);
  writeImportance(page, answer.importance, names);
  page.gap();
  for (const sentence of answer.method) page.text(sentence, { lead: "Method: ", ink: "faint", leadInk: "faint" });
}

function writeOrders(page: Page, byOrder: readonly string[]): void {
  if (byOrder.length === 0) return;
  page.gap();
  const counts = byOrder.map(grouped);
  const width = Math.max(...counts.map(({ length }) => length));
  for (const [index, ofOrder] of counts.entries())
    page.row([{ text: "  order " }, { text: `${index + 1}`.padStart(2) }, { text: `  ${ofOrder.padStart(width)}` }]);
}

function writeSets(page: Page, { answer }: WaysReport, names: Names): void {
  if (answer.sets.length === 0 || answer.lostAnyway) return;
  page.gap();
  const byProbability = answer.probability !== null;
  page.text(byProbability ? "The most probable first" : "By order", { ink: "strong" });
  for (const { domains, probability } of answer.sets) {
    const lead = probability === null ? `${domains.length}` : sayNumber(probability);
    page.text(domains.map((domain) => names.domain(domain)).join(" + "), {
      indent: 2,
      lead,
      leadWidth: probability === null ? 4 : 12,
      leadInk: "faint",
    });
  }
  if (answer.isCut) {
    const rest = BigInt(answer.minimalCutSets) - BigInt(answer.sets.length);
    page.text(`and ${grouped(String(rest))} more, which --top lists`, { indent: 2, ink: "faint" });
  }
}

/** Rows beyond which a table of importance is only for programs. */
const mostRows = 20;

function writeImportance(page: Page, importance: readonly Importance[], names: Names): void {
  if (importance.length === 0) return;
  page.gap();
  page.text("What matters most", { ink: "strong" });
  const head = ["Birnbaum", "F-V", "RAW", "RRW"];
  page.text("domain", { indent: 2, lead: cells(head), ink: "faint", leadInk: "faint" });
  for (const { domain, birnbaum, fussellVesely, riskAchievementWorth, riskReductionWorth } of importance.slice(
    0,
    mostRows,
  )) {
    const numbers = [birnbaum, fussellVesely, riskAchievementWorth].map(sayNumber);
    const last = riskReductionWorth === null ? "no bound" : sayNumber(riskReductionWorth);
    page.text(names.domain(domain), { indent: 2, lead: cells([...numbers, last]) });
  }
  if (importance.length > mostRows)
    page.text(`and ${importance.length - mostRows} more, which --format json gives`, { indent: 2, ink: "faint" });
  page.text(
    "Birnbaum: how much more probable the loss is with the domain lost than with it standing; F-V (Fussell-Vesely): the share of the probability that needs it; RAW, RRW (risk achievement and reduction worth): how many times more probable with it lost, less probable with it safe.",
    { indent: 2, ink: "faint" },
  );
}

function cells(texts: readonly string[]): string {
  return texts.map((text) => `${text.padEnd(10)} `).join("");
}
