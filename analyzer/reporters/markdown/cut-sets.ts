import type { MinimalCutSet, WaysReport } from "../../model/cut-sets.ts";
import type { ServiceWays, StackReport } from "../../model/report.ts";
import { html } from "../wording/html.ts";
import { literal } from "../wording/markdown/literal.ts";
import { table } from "../wording/markdown/table.ts";
import type { Names } from "../wording/names.ts";
import {
  countsByOrder,
  grouped,
  namesOfWays,
  orderColumns,
  sayBound,
  sayHowMany,
  sayNumber,
  sayProbability,
  sayReading,
  saySubject,
  waysLegend,
} from "../wording/ways.ts";

/** How one service can be lost, as blocks of Markdown. */
export function waysBlocks(report: WaysReport): readonly string[] {
  const { answer } = report;
  const names = namesOfWays(report);
  const sentences = [sayHowMany(answer), sayBound(report), sayReading(report)].filter((sentence) => sentence !== null);
  const rest = BigInt(answer.minimalCutSets) - BigInt(answer.sets.length);
  return [
    `# Ways to lose ${literal(saySubject(report))}`,
    ...sentences.map(literal),
    ...(answer.byOrder.length === 0 ? [] : [orders(answer.byOrder)]),
    ...(answer.sets.length === 0 || answer.lostAnyway ? [] : [sets(answer.sets, names)]),
    ...(answer.isCut ? [`and ${grouped(String(rest))} more`] : []),
    ...sayProbability(report, names).map(literal),
    ...importance(report, names),
  ];
}

function orders(byOrder: readonly string[]): string {
  return table(
    ["Order", "Minimal cut sets"],
    byOrder.map((count, index) => [String(index + 1), grouped(count)]),
  );
}

function sets(listed: readonly MinimalCutSet[], names: Names): string {
  return table(
    ["Order", "Lost together", "Probability"],
    listed.map(({ domains, probability }) => [
      String(domains.length),
      domains.map((domain) => literal(names.domain(domain))).join("<br>"),
      probability === null ? "–" : sayNumber(probability),
    ]),
  );
}

function importance({ answer }: WaysReport, names: Names): readonly string[] {
  if (answer.importance.length === 0) return [];
  const rows = answer.importance.map((each) => [
    literal(names.domain(each.domain)),
    sayNumber(each.birnbaum),
    sayNumber(each.fussellVesely),
    sayNumber(each.riskAchievementWorth),
    each.riskReductionWorth === null ? "no bound" : sayNumber(each.riskReductionWorth),
  ]);
  return [
    "## What matters most",
    table(["Domain", "Birnbaum", "Fussell–Vesely", "Risk achievement worth", "Risk reduction worth"], rows),
  ];
}

/** How each service of a stack can be lost, by order, for the dependency report; nothing where that was not asked. */
export function waysSection({ ways = [] }: StackReport, names: Names): readonly string[] {
  if (ways.length === 0) return [];
  return [
    "## Ways a service can be lost, by order",
    table(
      ["Service", ...orderColumns],
      ways.map((one) => [literal(one.service), ...countsByOrder(one)]),
    ),
    waysLegend,
    ...ways.flatMap((one) => smallest(one, names)),
  ];
}

/** The single losses and pairs that may take a service, folded: the counts are read first, and these where one is too high. */
function smallest({ service, leastFavourable, smallest: listed }: ServiceWays, names: Names): readonly string[] {
  const few = listed.filter(({ domains }) => domains.length === 1 || domains.length === 2);
  if (few.length === 0) return [];
  const lines = few.map(({ domains, sure }) => {
    const together = domains.map((domain) => literal(names.domain(domain))).join(" + ");
    return `- ${together}${sure ? "" : " (perhaps)"}`;
  });
  const [singles = "0", pairs = "0"] = leastFavourable?.byOrder ?? [];
  const rest = BigInt(singles) + BigInt(pairs) - BigInt(few.length);
  return [
    `<details><summary>Single losses and pairs that may take ${html(service)}</summary>`,
    [...lines, ...(rest > 0n ? [`- and ${grouped(String(rest))} more`] : [])].join("\n"),
    "</details>",
  ];
}
