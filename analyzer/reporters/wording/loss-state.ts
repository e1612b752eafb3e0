import type { Derivation } from "../../model/analysis.ts";
import type { Finding } from "../../model/finding.ts";
import type { Asked, Away, CapacityLeft, Late, LossState, Told } from "../../model/loss.ts";
import type { Limits } from "../../model/objectives.ts";
import { listAll, listLabels, listSome } from "./list.ts";
import type { Names } from "./names.ts";
import { number } from "./numbers.ts";

/** One kind of harm, in sentences. */
export interface HarmSection {
  readonly heading: string;
  readonly mood: "bad" | "open" | "good";
  readonly lines: readonly string[];
}

/** What is taken, kind by kind, the worst first; what does not occur has no section. */
export function harmSections(state: LossState, names: Names, of: Asked): readonly HarmSection[] {
  const sections: readonly HarmSection[] = [
    { heading: "Lost", mood: "bad", lines: listed(sureOf(state.lost)) },
    {
      heading: "Perhaps lost: at best they are up, at worst they are not",
      mood: "open",
      lines: listed(perhapsOf(state.lost)),
    },
    { heading: "Back later, or with more data gone, than promised", mood: "bad", lines: state.late.map(sayLate) },
    { heading: "Up, and answering with wrong data", mood: "bad", lines: listed(state.wrong) },
    { heading: "Data lost for good", mood: "bad", lines: listed(state.dataLost.map(withDoubt)) },
    {
      heading: "Too little capacity for the stated peak",
      mood: "bad",
      lines: state.capacityShort.map((one) => sayShort(one, state, names)),
    },
    {
      heading: "Up, without redundancy that they had",
      mood: "open",
      lines: state.redundancyLost.map(
        (one) =>
          `${withDoubt(one)}: ${listSome(
            one.lostWith.map((id) => names.domain(id)),
            3,
          )} would now take it`,
      ),
    },
    { heading: "Can't be brought back", mood: "bad", lines: sayStuck(state, names) },
    { heading: "Up, but none can be added or replaced", mood: "open", lines: sayFrozen(state, names) },
    {
      heading: "What decides between best and worst",
      mood: "open",
      lines: state.facts.flatMap((id) => {
        const fact = of.facts[id];
        return fact === undefined ? [] : [`${fact.what}: ${fact.remedy}`];
      }),
    },
    { heading: "Untouched", mood: "good", lines: listed(state.untouched) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** What is lost or late, with the way to it, for one proof. */
export function evidenceOf(state: LossState, services?: ReadonlySet<string>): Pick<Finding, "evidence"> {
  const all: readonly { readonly service: string; readonly derivation: Derivation }[] = [...state.lost, ...state.late];
  return {
    evidence: all
      .filter(({ service }) => services === undefined || services.has(service))
      .map(({ service, derivation }) => ({ kind: "derivation", service, derivation })),
  };
}

/** `3 services are lost, 1 perhaps, and 2 are back late.` */
export function sayHarm(state: LossState): string {
  const counts = [
    counted(sureOf(state.lost).length, "is lost", "are lost"),
    counted(perhapsOf(state.lost).length, "is perhaps lost", "are perhaps lost"),
    counted(state.late.length, "is back later than promised", "are back later than promised"),
    counted(state.wrong.length, "answers with wrong data", "answer with wrong data"),
    counted(state.dataLost.length, "loses data", "lose data"),
    counted(state.capacityShort.length, "is short of capacity", "are short of capacity"),
    counted(state.redundancyLost.length, "loses redundancy", "lose redundancy"),
  ].filter((one) => one !== null);
  if (counts.length === 0) return "no service is lost";
  return `of the services ${listAll(counts)}`;
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}

/** `zone cn-hongkong-c and, in part, control plane of cn-hongkong`. */
export function sayAway(away: readonly Away[], names: Names): string {
  return listSome(
    away.map(({ domain, inPart }) => `${names.domain(domain)}${inPart ? " (in part)" : ""}`),
    8,
  );
}

export function withDoubt({ service, sure }: Told): string {
  return sure ? service : `perhaps ${service}`;
}

function sureOf(told: readonly Told[]): readonly string[] {
  return told.filter(({ sure }) => sure).map(({ service }) => service);
}

function perhapsOf(told: readonly Told[]): readonly string[] {
  return told.filter(({ sure }) => !sure).map(({ service }) => service);
}

function listed(services: readonly string[]): readonly string[] {
  return services.length === 0 ? [] : [listAll(services)];
}

/** Services that are late, by the takeovers' own times. */
export function sayLate(late: Late): string {
  const { limits, takes } = late;
  const time = takes.rto === null ? [] : [`back after ${duration(takes.rto)}`];
  const lag =
    takes.rpo === null ? [] : [`${takes.rto === null ? "with" : "and"} up to ${duration(takes.rpo)} of data gone`];
  const how = time.length + lag.length === 0 ? "nobody states how fast" : [...time, ...lag].join(" ");
  return `${withDoubt(late)}: ${how}; promised ${listAll([...new Set(limits.map(sayLimits))], "or")}`;
}

function sayLimits({ rto, rpo }: Limits): string {
  return [rto === null ? [] : [`rto ${duration(rto)}`], rpo === null ? [] : [`rpo ${duration(rpo)}`]].flat().join(", ");
}

/** `10 min`, `90 s`, `2 h`. */
export function duration(seconds: number): string {
  if (seconds >= 7200 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function sayShort(told: Told, { capacities }: LossState, names: Names): string {
  const short = capacities.filter(({ service, worst, peak }) => service === told.service && worst < peak);
  return short.length === 0
    ? withDoubt(told)
    : `${withDoubt(told)}: ${listAll(short.map((one) => sayLeft(one, names)))}`;
}

/** `order servers carry 16,000 of 24,000 requests/s`. */
export function sayLeft({ group, best, worst, peak, unit }: CapacityLeft, names: Names): string {
  const range = best === worst ? number(best) : `${number(worst)} to ${number(best)}`;
  return `${names.resource(group)} carry ${range} of ${number(peak)} ${unit}`;
}

/** Services by what has to return before they can be brought back. */
function sayStuck({ stuck }: LossState, names: Names): readonly string[] {
  const groups = Map.groupBy(stuck, ({ until }) => until.join("\n"));
  return [...groups.values()].map(
    (group) => `${sayUntil(group[0]?.until ?? [], names)}: ${listAll(group.map(withDoubt))}`,
  );
}

function sayFrozen({ frozen }: LossState, names: Names): readonly string[] {
  return frozen.map(({ until, nodes, sure }) => {
    const labels = nodes.map((id) => names.resource(id));
    return `${sure ? "" : "perhaps, "}${sayUntil(until, names)}: ${listLabels(labels, 4)}`;
  });
}

export function sayUntil(until: readonly string[], names: Names): string {
  const awaited = listAll(until.map((id) => names.domain(id)));
  return until.length === 0 ? "whatever returns" : `until ${awaited} ${until.length === 1 ? "returns" : "return"}`;
}
