import type { DomainId } from "../../../model/failure-domain.ts";
import type { NodeId } from "../../../model/graph.ts";
import type { LossState } from "../../../model/loss.ts";
import type { Stack } from "./stack.ts";

/** What is taken while something is away, as far as it is told already: services at once, the rest a moment later. */
export interface Outcome {
  readonly lost: readonly DomainId[];
  readonly services: { readonly sure: ReadonlySet<string>; readonly perhaps: ReadonlySet<string> };
  readonly state: LossState | null;
  readonly down: ReadonlySet<NodeId>;
  readonly perhapsDown: ReadonlySet<NodeId>;
}

export const untouched: Outcome = {
  lost: [],
  services: { sure: new Set(), perhaps: new Set() },
  state: null,
  down: new Set(),
  perhapsDown: new Set(),
};

export function outcomeOf(lost: readonly DomainId[], services: Outcome["services"], state: LossState | null): Outcome {
  return {
    lost,
    services,
    state,
    down: new Set(state?.down.sure),
    perhapsDown: new Set(state?.down.perhaps),
  };
}

/** Whether a place is away, or lies in one that is. */
export function isAway(place: DomainId, { lost }: Outcome, stack: Stack): boolean {
  return lost.length > 0 && stack.above(place).some((one) => lost.includes(one));
}

/** How a resource fares in one of its places. */
export type Fate = "well" | "gone" | "down" | "perhaps";

export function fateOf(node: NodeId, place: DomainId | null, outcome: Outcome, stack: Stack): Fate {
  if (outcome.lost.length === 0) return "well";
  if (place !== null && isAway(place, outcome, stack)) return "gone";
  if (outcome.lost.includes(`instance:${node}`)) return "gone";
  if (outcome.down.has(node)) return "down";
  return outcome.perhapsDown.has(node) ? "perhaps" : "well";
}

/** What is said of a service while something is away, the worst first. */
export interface Mark {
  readonly kind: "lost" | "late" | "data" | "capacity" | "redundancy" | "stuck";
  readonly sure: boolean;
  readonly says: string;
}

const words = {
  lost: ["lost", "perhaps lost"],
  stuck: ["can't be repaired", "perhaps can't be repaired"],
  data: ["data lost", "data perhaps lost"],
  late: ["back too late", "perhaps back too late"],
  capacity: ["too little capacity", "perhaps too little capacity"],
  redundancy: ["redundancy lost", "redundancy perhaps lost"],
} as const satisfies Record<Mark["kind"], readonly [string, string]>;

export function marksOf(service: string, { services, state }: Outcome): readonly Mark[] {
  const mark = (kind: Mark["kind"], sure: boolean): Mark => ({ kind, sure, says: words[kind][sure ? 0 : 1] });
  const told = (
    kind: Mark["kind"],
    list: readonly { readonly service: string; readonly sure: boolean }[] | undefined,
  ) => (list ?? []).filter((one) => one.service === service).map(({ sure }) => mark(kind, sure));
  return [
    ...(services.sure.has(service) ? [mark("lost", true)] : services.perhaps.has(service) ? [mark("lost", false)] : []),
    ...told("stuck", state?.stuck),
    ...told("data", state?.dataLost),
    ...told("late", state?.late),
    ...told("capacity", state?.capacityShort),
    ...told("redundancy", state?.redundancyLost),
  ];
}
