import type { LossState, Outage, ReplayReport, ReplayStep } from "../../model/loss.ts";
import { listAll, listSome } from "./list.ts";
import { duration, sayAway, sayLeft, sayUntil, withDoubt } from "./loss-state.ts";
import type { Names } from "./names.ts";

/** One line of a step: what kind of change, and what changed. */
export interface StepLine {
  readonly label: string;
  readonly says: string;
  readonly mood: "bad" | "open" | "good" | "plain";
}

const reopenings = {
  "cancel-only": "orders can be cancelled",
  "post-only": "orders can be placed and cancelled, and none is matched",
  full: "everything is open",
} as const satisfies Record<NonNullable<ReplayStep["step"]["reopens"]>, string>;

/** What is different after a step, in lines; none where nothing is. */
export function stepLines(steps: readonly ReplayStep[], index: number, names: Names): readonly StepLine[] {
  const current = steps[index];
  if (current === undefined) return [];
  const { change, state, away, step } = current;
  const before = steps[index - 1];
  const lines: StepLine[] = [];
  const add = (label: string, items: readonly string[], mood: StepLine["mood"]) => {
    if (items.length > 0) lines.push({ label, says: listAll(items), mood });
  };
  if (step.reopens !== null) add("Reopens", [reopenings[step.reopens]], "plain");
  const gone = away.filter(({ domain }) => !(before?.away ?? []).some((one) => one.domain === domain));
  const back = (before?.away ?? []).filter(({ domain }) => !away.some((one) => one.domain === domain));
  add("Away", gone.length === 0 ? [] : [sayAway(gone, names)], "plain");
  add("Returns", back.length === 0 ? [] : [sayAway(back, names)], "plain");
  add("Lost", change.lost.map(withDoubt), "bad");
  if (change.late.length > 0) {
    const late = change.late.flatMap((told) => {
      const whole = state.late.find(({ service }) => service === told.service);
      const takes = whole?.takes.rto ?? null;
      return takes === null ? [withDoubt(told)] : [`${withDoubt(told)} (after ${duration(takes)})`];
    });
    add("Late", late, "bad");
  }
  add(
    "Degraded",
    change.degraded.map((service) => sayDegraded(service, state, names)),
    "open",
  );
  const stuck = Map.groupBy(
    state.stuck.filter(
      ({ service }) => change.stuck.some((one) => one.service === service) || awaitsElse(service, before, state),
    ),
    ({ until }) => until.join("\n"),
  );
  for (const group of stuck.values())
    lines.push({
      label: "Can't be repaired",
      says: `${listAll(group.map(withDoubt))}, ${sayUntil(group[0]?.until ?? [], names)}`,
      mood: "bad",
    });
  if (frozenKey(state) !== (before === undefined ? "" : frozenKey(before.state))) {
    for (const { until, nodes, sure } of state.frozen)
      lines.push({
        label: "Can't be added to",
        says: `${sure ? "" : "perhaps "}${listSome(
          nodes.map((id) => names.resource(id)),
          3,
        )}, ${sayUntil(until, names)}`,
        mood: "open",
      });
    if (state.frozen.length === 0) lines.push({ label: "Can be added to", says: "everything again", mood: "good" });
  }
  add("Restored", change.restored, "good");
  add("Repairable", change.repairable, "good");
  return lines;
}

/** What has to return before a service can be brought back became something else. */
function awaitsElse(service: string, before: ReplayStep | undefined, state: LossState): boolean {
  const now = state.stuck.find((one) => one.service === service)?.until.join("\n");
  const then = before?.state.stuck.find((one) => one.service === service)?.until.join("\n");
  return then !== undefined && now !== then;
}

function frozenKey({ frozen }: LossState): string {
  return frozen.map(({ until, nodes, sure }) => [sure, ...until, ...nodes].join("\n")).join("\n\n");
}

function sayDegraded(service: string, state: LossState, names: Names): string {
  const how = [
    ...(state.wrong.includes(service) ? ["answers with wrong data"] : []),
    ...(state.dataLost.some((one) => one.service === service) ? ["loses data"] : []),
    ...state.capacities
      .filter((one) => one.service === service && one.worst < one.peak)
      .map((one) => sayLeft(one, names)),
    ...(state.redundancyLost.some((one) => one.service === service) ? ["less redundant"] : []),
  ];
  return `${service} (${listAll(how)})`;
}

/** `+27 min`, `+15 h 34 min`; empty where the record has no times. */
export function sayElapsed(minutes: number | null): string {
  return minutes === null ? "" : `+${sayMinutes(minutes)}`;
}

function sayMinutes(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  const rest = Math.round(minutes) % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}

/** What the incident comes to for this stack, in a sentence. */
export function sayOutcome({ elsewhere, steps, outages }: ReplayReport): string {
  if (elsewhere !== null) return `does not touch it. ${elsewhere}`;
  const sure = new Set(outages.filter((one) => one.sure).map(({ service }) => service));
  const perhaps = new Set(outages.map(({ service }) => service).filter((service) => !sure.has(service)));
  const late = new Set(
    steps.flatMap(({ state }) => state.late.map(({ service }) => service)).filter((one) => !sure.has(one)),
  );
  const takes = [
    sure.size === 0 ? [] : [`${sure.size} ${sure.size === 1 ? "is" : "are"} lost`],
    perhaps.size === 0 ? [] : [`${perhaps.size} perhaps`],
    late.size === 0 ? [] : [`${late.size} back later, or with more data gone, than promised`],
  ].flat();
  return takes.length === 0 ? "takes none of its services" : `of its services ${listAll(takes)}`;
}

/** How long each was away, by the record's own times; services that share an interval share a line. */
export function outageLines({ outages, steps }: Pick<ReplayReport, "outages" | "steps">): readonly string[] {
  const said = new Map<string, string[]>();
  for (const outage of outages) {
    const when = sayInterval(outage, steps);
    const known = said.get(when) ?? [];
    known.push(withDoubt(outage));
    said.set(when, known);
  }
  return [...said].map(([when, services]) => `${when}: ${listAll(services)}`);
}

function sayInterval({ from, to, minutes }: Outage, steps: readonly ReplayStep[]): string {
  const start = steps[from]?.step.published ?? "";
  if (to === null) return `From ${start}, with no end on record`;
  const end = steps[to]?.step.published ?? "";
  return `${minutes === null ? "" : `${sayMinutes(minutes)}, `}${start} to ${end}`;
}

/** Services that lose nothing at any step. */
export function untouchedThroughout({ steps }: Pick<ReplayReport, "steps">): readonly string[] {
  const [first, ...rest] = steps;
  return (first?.state.untouched ?? []).filter((service) =>
    rest.every(({ state }) => state.untouched.includes(service)),
  );
}

/** What was replayed where the record leaves a choice, and what else it could have been. */
export function choiceLines({ choice }: ReplayReport, names: Names): readonly string[] {
  if (choice === null) return [];
  const { chosen, others, of } = choice;
  const rest = of - 1 - others.length;
  return [
    `As if it hit ${names.domain(chosen)}, ${of === 1 ? "the only one it could be" : `which takes the most of the ${of} that it could be`}.`,
    ...others
      .slice(0, mostOthers)
      .map(({ domain, lost }) => `Had it hit ${names.domain(domain)}: ${listSome(lost.map(withDoubt), 6)}.`),
    ...(others.length > mostOthers
      ? [`${others.length - mostOthers} more take a service; --format json has them.`]
      : []),
    ...(rest > 0 ? [`${rest} ${rest === 1 ? "other takes" : "others take"} no service.`] : []),
  ];
}

const mostOthers = 8;

const sourceKinds = { official: "official", copy: "official, in a copy", press: "press" } as const;

export function sourceLines({ incident }: ReplayReport): readonly string[] {
  return incident.sources.map(({ kind, title, where }) => `${title} (${sourceKinds[kind]}): ${where}`);
}
