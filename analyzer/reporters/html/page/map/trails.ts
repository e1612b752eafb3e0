import type { Derivation } from "../../../../model/analysis.ts";
import type { DependencyGraph, DependencyKind, NodeId } from "../../../../model/graph.ts";
import type { Chip, MapLayout } from "./lay-out.ts";
import type { Surroundings } from "./surroundings.ts";

/** A line from one chip to another. */
export interface Trail {
  readonly from: string;
  readonly to: string;
  readonly kind: DependencyKind | "step";
  readonly possible: boolean;
}

/** More lines than this can't be told apart. */
export const mostTrails = 240;

/** The units that stand for a resource, a group or a component. */
export function unitsFor(id: string, layout: MapLayout, graph: DependencyGraph): readonly NodeId[] {
  if (layout.chipsOf.has(id)) return [id];
  const unit = layout.tiers.unitOf.get(id);
  if (unit !== undefined && layout.chipsOf.has(unit)) return [unit];
  const group = graph.groups.find((one) => one.id === id);
  if (group !== undefined) return [...new Set(group.members.flatMap((member) => unitsFor(member, layout, graph)))];
  // A component that is shown by its parts.
  return [...new Set(partsOf(id, graph).flatMap((part) => layout.tiers.unitOf.get(part) ?? []))].filter((one) =>
    layout.chipsOf.has(one),
  );
}

/** A component's parts, and theirs. Cost: a visit of every node for each level of components. */
export function partsOf(id: NodeId, graph: DependencyGraph): readonly NodeId[] {
  const found = new Set<NodeId>();
  const holders = new Set([id]);
  for (let before = -1; before < holders.size; ) {
    before = holders.size;
    for (const { id: part, parent } of graph.nodes) {
      if (parent === null || !holders.has(parent)) continue;
      found.add(part);
      holders.add(part);
    }
  }
  return [...found];
}

/** The edges around something as lines between chips: within each place where both ends stand, else between the nearest two. */
export function trailsAround({ edges }: Surroundings, layout: MapLayout, graph: DependencyGraph): readonly Trail[] {
  const trails = new Map<string, Trail>();
  const known = new Map<string, readonly NodeId[]>();
  const units = (id: string) => {
    const found = known.get(id) ?? unitsFor(id, layout, graph);
    known.set(id, found);
    return found;
  };
  for (const { from, to, kind, fact } of edges) {
    for (const source of units(from)) {
      for (const target of units(to)) {
        if (source === target) continue;
        for (const [one, other] of pairs(layout.chipsOf.get(source) ?? [], layout.chipsOf.get(target) ?? [])) {
          const key = `${one.id}\n${other.id}\n${kind}`;
          const before = trails.get(key);
          trails.set(key, { from: one.id, to: other.id, kind, possible: fact !== null && before?.possible !== false });
        }
      }
    }
  }
  return [...trails.values()];
}

/** What a finding proves, on the map: each step's number at the chips that it speaks of, and lines from step to step. */
export function proofOnMap(
  { steps }: Derivation,
  layout: MapLayout,
  graph: DependencyGraph,
): { readonly numbers: ReadonlyMap<NodeId, readonly number[]>; readonly trails: readonly Trail[] } {
  const numbers = new Map<NodeId, number[]>();
  const trails = new Map<string, Trail>();
  const unitsOfStep = steps.map(({ subject }) => unitsFor(subject, layout, graph));
  for (const [index, units] of unitsOfStep.entries()) {
    for (const unit of units) numbers.set(unit, [...(numbers.get(unit) ?? []), index + 1]);
    for (const cause of steps[index]?.from ?? []) {
      for (const unit of units) {
        for (const before of unitsOfStep[cause] ?? []) {
          if (before === unit) continue;
          for (const [one, other] of pairs(layout.chipsOf.get(before) ?? [], layout.chipsOf.get(unit) ?? [])) {
            trails.set(`${one.id}\n${other.id}`, { from: one.id, to: other.id, kind: "step", possible: false });
          }
        }
      }
    }
  }
  return { numbers, trails: [...trails.values()] };
}

/** Within each place where both stand; where they share none, only between the two that are nearest: the others say no more. */
function pairs(from: readonly Chip[], to: readonly Chip[]): readonly (readonly [Chip, Chip])[] {
  const beside = from.flatMap((one) =>
    to.filter((other) => other.column === one.column).map((other) => [one, other] as const),
  );
  if (beside.length > 0) return beside;
  const [nearest] = from
    .flatMap((one) => to.map((other) => [one, other] as const))
    .toSorted(([one, other], [third, fourth]) => Math.abs(one.at - other.at) - Math.abs(third.at - fourth.at));
  return nearest === undefined ? [] : [nearest];
}
