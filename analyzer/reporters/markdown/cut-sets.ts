import type { MinimalCutSet, WaysReport } from "../../model/cut-sets.ts";
import type { ServiceWays, StackReport } from "../../model/report.ts";
import { literal } from "../wording/markdown/literal.ts";
import { table } from "../wording/markdown/table.ts";
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
  const order = Math.max(...ways.map(({ upTo }) => upTo));
  const columns = Array.from({ length: order }, (_, index) => index + 1);
  return [
    "## Ways a service can be lost, by order",
    table(
      ["Service", ...columns.map((size) => (size === 1 ? "single losses" : size === 2 ? "pairs" : `sets of ${size}`))],
      ways.map((one) => [literal(one.service), ...columns.map((size) => cell(one, size))]),
    ),
    "Minimal cut sets: losses that together take the service, none of them spare. Of `a–b`, a exist in every world; up to b may, depending on what only deployment decides.",
    ...ways.flatMap((one) => pairs(one, names)),
  ];
}

function cell({ favourable, leastFavourable }: ServiceWays, order: number): string {
  const least = countOf(favourable, order);
  const most = countOf(leastFavourable, order);
  return least === most ? grouped(most) : `${grouped(least)}–${grouped(most)}`;
}

function countOf(answer: ServiceWays["favourable"], order: number): string {
  if (answer === null || (answer.completeTo !== null && answer.completeTo < order)) return "?";
  return answer.lostAnyway ? "lost anyway" : (answer.byOrder[order - 1] ?? "0");
}

/** Beyond this many, pairs of a service are for the command that lists them. */
const mostPairs = 10;

function pairs({ service, leastFavourable }: ServiceWays, names: Names): readonly string[] {
  const twos = (leastFavourable?.sets ?? []).filter(({ domains }) => domains.length === 2);
  if (twos.length === 0) return [];
  const lines = twos
    .slice(0, mostPairs)
    .map(({ domains }) => `- ${domains.map((domain) => literal(names.domain(domain))).join(" + ")}`);
  const all = BigInt(leastFavourable?.byOrder[1] ?? "0");
  const rest = all - BigInt(lines.length);
  return [
    `Pairs that may take ${literal(service)}:`,
    [...lines, ...(rest > 0n ? [`- and ${grouped(String(rest))} more`] : [])].join("\n"),
  ];
}
