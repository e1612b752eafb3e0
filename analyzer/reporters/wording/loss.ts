import type { Asked, LossReport, Ranked, Ranking, SurgeReport } from "../../model/loss.ts";
import { listAll, listSome } from "./list.ts";
import { sayAway, sayHarm, sayLeft, withDoubt } from "./loss-state.ts";
import type { Names } from "./names.ts";
import { number } from "./numbers.ts";
import { readBy } from "./totals.ts";

/** The answer in a sentence: what is away, and how many services that takes. */
export function sayQuestion(report: LossReport, names: Names): string {
  const { of, away, question } = report;
  const surges = question.surges.map(({ service, factor }) => `${service} at ${factor} times its peak`);
  const asked = [...(away.length === 0 ? [] : [`without ${sayAway(away, names)}`]), ...surges];
  if (asked.length === 0 && report.ranking !== null)
    return `${of.project}/${of.stack}: ${sayWorst(report.ranking, of.services.length, names)}`;
  const what = asked.length === 0 ? "" : ` ${listAll(asked)}`;
  return `${of.project}/${of.stack}${what}: ${sayHarm(report.state)}`;
}

function sayWorst({ singles: [worst] }: Ranking, services: number, names: Names): string {
  if (worst === undefined) return "no single loss takes a service";
  const domain = listAll(worst.domains.map((id) => names.domain(id)));
  return `no single loss takes more than that of ${domain}: ${sayCount(worst)} of ${services} services`;
}

/** `4 and perhaps 2`. */
function sayCount({ lost, perhapsLost }: Ranked): string {
  if (perhapsLost.length === 0) return String(lost.length);
  return lost.length === 0 ? `perhaps ${perhapsLost.length}` : `${lost.length} and perhaps ${perhapsLost.length}`;
}

/** What the sentence rests on. */
export function sayGround({ resources, source, objectives }: Asked): string {
  return `${resources} resources, ${readBy[source]}; ${
    objectives === null ? "no objectives file, services are assumed" : `objectives from ${objectives}`
  }`;
}

/** A surge: what is left of each group on the service's path beside the peak, and what nobody states. */
export function surgeLines(surge: SurgeReport, { state }: LossReport, names: Names): readonly string[] {
  const { service, factor, peak, unstated } = surge;
  if (peak === null) {
    return [
      `Undetermined: nobody states a peak of ${service}, so that ${factor} times of it can't be told; state it under capacity: of the service.`,
    ];
  }
  const groups = state.capacities.filter((one) => one.service === service);
  return [
    `${factor} times ${number(peak.stated)} is ${number(peak.surged)} ${peak.unit}.`,
    ...groups.map((one) => {
      const verdict = one.worst >= one.peak ? "enough" : one.best < one.peak ? "too little" : "undetermined";
      return `${sayLeft(one, names)}: ${verdict}`;
    }),
    ...(unstated.length === 0
      ? []
      : [
          `Undetermined: nobody states what ${listSome(
            unstated.map((id) => names.resource(id)),
            6,
          )} carry; state it under groups: with perMember.`,
        ]),
  ];
}

/** What a wrong store takes, wave by wave. */
export function waveLines({ waves }: LossReport, names: Names): readonly string[] {
  return waves.map(({ wave, lost, chosen }) => {
    const takes = lost.length === 0 ? "takes no service" : `takes ${listSome(lost.map(withDoubt), 8)}`;
    return `${names.domain(wave)}: ${takes}${chosen ? " (told above)" : ""}`;
  });
}

/** What was tried, in a sentence. */
export function sayTried({ tried, singles, pairs }: Ranking): string {
  const bound = tried.bounded
    ? `the first ${number(tried.pairs)} pairs, those of larger domains first`
    : `${number(tried.pairs)} pairs, all in which neither lies in the other`;
  return `Tried: ${number(tried.singles)} single losses and ${bound}. Told: the first ${singles.length} and ${pairs.length}.`;
}

export function sayRanked(ranked: Ranked, names: Names): string {
  const { domains, lost, perhapsLost, together } = ranked;
  const takes = [...lost, ...perhapsLost.map((one) => `perhaps ${one}`)];
  const joint =
    together.length === 0 || together.length === takes.length ? "" : `; only together ${listSome(together, 6)}`;
  return `${listAll(domains.map((id) => names.domain(id)))}: ${sayCount(ranked)} (${listSome(takes, 6)}${joint})`;
}
