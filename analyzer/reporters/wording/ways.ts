import type { CutSetsAnswer, ProbabilityRange, WaysReport } from "../../model/cut-sets.ts";
import type { Reading } from "../../model/fault-model.ts";
import type { ServiceWays } from "../../model/report.ts";
import { count, listSome } from "./list.ts";
import type { Names } from "./names.ts";
import { namesIn } from "./names.ts";

/** The names used in a report on ways to be lost: those of the stack, or the labels of a file's events. */
export function namesOfWays({ of, domains, labels }: WaysReport): Names {
  const names = namesIn({ domains, labels });
  if (of.kind === "stack") return names;
  const named = new Map(Object.entries(labels));
  const called = (id: string) => {
    const label = named.get(id);
    return label === undefined ? id : `${id} (${label})`;
  };
  return { ...names, domain: called, place: called };
}

/** `order-entry of trading/production`. */
export function saySubject({ of, answer }: WaysReport): string {
  return of.kind === "stack" ? `${answer.service} of ${of.project}/${of.stack}` : `${answer.service} of ${of.file}`;
}

/** How many ways there are, and up to which order. */
export function sayHowMany({ lostAnyway, minimalCutSets, order, completeTo }: CutSetsAnswer): string {
  if (lostAnyway) return "It is lost before anything is: no loss is needed.";
  const upTo = completeTo === null ? order : completeTo;
  const within = upTo === null ? "of any order" : upTo === 1 ? "of order 1" : `up to order ${upTo}`;
  const sets = minimalCutSets === "1" ? "minimal cut set" : "minimal cut sets";
  return `${grouped(minimalCutSets)} ${sets} ${within}: losses that together take it, none of them spare.`;
}

/** What the numbers leave out, where they do. */
export function sayBound({ answer, mostNodes }: WaysReport): string | null {
  const { complete, completeTo, order } = answer;
  if (complete) return null;
  return `Incomplete: ${order === null ? "all orders were" : `order ${order} was`} asked for, and beyond order ${completeTo} it would have taken more than ${grouped(String(mostNodes))} nodes of decision diagrams (--most-nodes). Up to order ${completeTo} nothing is missing; of higher orders nothing is said.`;
}

const readings = {
  favourable:
    "Most favourable reading: what a preview can't know is as good as it can be, so that each of these ways exists in every world.",
  "least-favourable":
    "Least favourable reading: what a preview can't know is as bad as it can be, so that no way is missing; some may exist in some worlds only.",
} as const satisfies Record<Reading, string>;

/** Which reading it is, and what that means; `null` for a file, in which all is known. */
export function sayReading({ of, answer }: WaysReport): string | null {
  return of.kind === "file" ? null : readings[answer.reading];
}

/** What is said of probability, a sentence each. */
export function sayProbability(report: WaysReport, names: Names): readonly string[] {
  const { answer, stated, of } = report;
  if (answer.lostAnyway || answer.domains.length === 0) return [];
  const known = new Set(stated.map(({ domain }) => domain));
  const unstated = answer.domains.filter((domain) => !known.has(domain));
  if (answer.probability === null) {
    const whose = of.kind === "stack" ? "`probabilities:` in faultline.yaml" : "the file";
    const missing =
      known.size === 0
        ? `${whose} states none for what it depends on`
        : `${whose} states none for ${unstated.length} of ${count(answer.domains.length, "domain")}: ${listSome(
            unstated.map((domain) => names.domain(domain)),
            4,
          )}`;
    return [`No probability is given: ${missing}. None is guessed, and no provider's SLA percentage is taken for one.`];
  }
  const whose =
    of.kind === "stack"
      ? `From the yearly probabilities stated in ${of.objectives ?? "faultline.yaml"} (${listSome([...new Set(stated.map(({ source }) => source))], 4)}): that within a year all losses of some set happen, at once or not, each independently of the others. SLA percentages are refund thresholds, and none is used.`
      : "From the probabilities that the file states, each event independently of the others.";
  return [`Probability that it is lost: ${sayRange(answer.probability)}.`, whose];
}

function sayRange({ lowest, highest }: ProbabilityRange): string {
  return lowest === highest
    ? sayNumber(lowest)
    : `certainly between ${sayNumber(lowest)} and ${sayNumber(highest)} (not all cut sets are known)`;
}

/** Four digits, which is more than anybody knows of a probability. */
export function sayNumber(value: number): string {
  if (value === 0 || value === 1) return String(value);
  return Math.abs(value) >= 0.001 && Math.abs(value) < 10_000 ? value.toPrecision(4) : value.toExponential(3);
}

/** `34,012,224`. */
export function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** Columns of a table of ways by order: the last counts all of them. */
export const orderColumns = ["single losses", "pairs", "triples", "of any order"] as const;

/** What the numbers of that table mean. */
export const waysLegend =
  "Minimal cut sets: losses that together take the service, none of them spare. Where two numbers stand, the first is what exists in every world, the second what may exist in some: with what only deployment decides read as bad as it can be. A way that then needs fewer losses counts there, so that the second may be the smaller one of a higher order. `?`: counting would have taken too much.";

/** One row of that table. */
export function countsByOrder({ favourable, leastFavourable }: ServiceWays): readonly string[] {
  return orderColumns.map((_, index) => {
    const order = index === orderColumns.length - 1 ? null : index + 1;
    const least = countOf(favourable, order);
    const most = countOf(leastFavourable, order);
    return least === most ? most : `${least} / ${most}`;
  });
}

function countOf(answer: CutSetsAnswer | null, order: number | null): string {
  if (answer === null || (answer.completeTo !== null && (order === null || answer.completeTo < order))) return "?";
  if (answer.lostAnyway) return "lost anyway";
  return grouped(order === null ? answer.minimalCutSets : (answer.byOrder[order - 1] ?? "0"));
}
