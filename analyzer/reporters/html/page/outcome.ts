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

/** A mark is always the same value, so that what shows it can tell at a glance whether it must be drawn again. */
const marks = {
  lost: marksOfKind("lost", "lost", "perhaps lost"),
  stuck: marksOfKind("stuck", "can't be repaired", "perhaps can't be repaired"),
  data: marksOfKind("data", "data lost", "data perhaps lost"),
  late: marksOfKind("late", "back too late", "perhaps back too late"),
  capacity: marksOfKind("capacity", "too little capacity", "perhaps too little capacity"),
  redundancy: marksOfKind("redundancy", "redundancy lost", "redundancy perhaps lost"),
} as const satisfies Record<Mark["kind"], object>;

function marksOfKind(
  kind: Mark["kind"],
  sure: string,
  perhaps: string,
): { readonly sure: Mark; readonly perhaps: Mark } {
  return { sure: { kind, sure: true, says: sure }, perhaps: { kind, sure: false, says: perhaps } };
}

export function marksOf(service: string, { services, state }: Outcome): readonly Mark[] {
  const told = (
    kind: Mark["kind"],
    list: readonly { readonly service: string; readonly sure: boolean }[] | undefined,
  ) =>
    (list ?? [])
      .filter((one) => one.service === service)
      .map(({ sure }) => (sure ? marks[kind].sure : marks[kind].perhaps));
  return [
    ...(services.sure.has(service) ? [marks.lost.sure] : services.perhaps.has(service) ? [marks.lost.perhaps] : []),
    ...told("stuck", state?.stuck),
    ...told("data", state?.dataLost),
    ...told("late", state?.late),
    ...told("capacity", state?.capacityShort),
    ...told("redundancy", state?.redundancyLost),
  ];
}
