import type { Level } from "./level.ts";
import type { SetFamilies } from "./set-families.ts";

export interface ModuleAssumptions {
  readonly levels: readonly Level[];
  /** From here on levels are the module's. */
  readonly firstLevel: number;
  /** From this number on literals are assumptions. */
  readonly firstAssumption: number;
  /** Pairs of assumptions that can't be made together. */
  readonly conflicts: readonly (readonly [number, number])[];
}

/** The minimal sets of events that make up a solution with some consistent choice of the module's assumptions. `first`: no node of the family has a lower number. */
export function withoutAssumptions(
  families: SetFamilies,
  { levels, firstLevel, firstAssumption, conflicts }: ModuleAssumptions,
  family: number,
  first: number,
): number {
  const levelOf = new Map<number, number>();
  for (let level = firstLevel; level < levels.length; level += 1) {
    const decided = levels[level];
    if (decided?.kind === "literal" && decided.literal >= firstAssumption) levelOf.set(decided.literal, level);
  }
  if (levelOf.size === 0) return family;
  let conflicting = 0;
  for (const [one, other] of conflicts) {
    const left = levelOf.get(one);
    const right = levelOf.get(other);
    if (left === undefined || right === undefined) continue;
    conflicting = families.union(conflicting, families.pair(left, right));
  }
  const taken = new Set(levelOf.values());
  return families.project(families.without(family, conflicting), first, (level) => taken.has(level));
}

/** Literals that exclude each other, directly or by way of others. */
export function groupsOf(pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const groupOf = new Map<number, number[]>();
  for (const [one, other] of pairs) {
    const left = groupOf.get(one) ?? [one];
    const right = groupOf.get(other) ?? [other];
    groupOf.set(one, left);
    groupOf.set(other, right);
    if (left === right) continue;
    for (const literalNumber of right) {
      left.push(literalNumber);
      groupOf.set(literalNumber, left);
    }
  }
  return [...new Set(groupOf.values())];
}
