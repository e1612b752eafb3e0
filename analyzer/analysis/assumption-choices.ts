import type { DomainId, PlaceVariable } from "../model/failure-domain.ts";
import type { Assumption } from "../model/fault-model.ts";

/** Beyond this many ways to choose, all unknown places are taken to be the lost one: that may only err towards "undetermined". */
export const mostChoices = 128;

/** The same beyond this many steps of the search: few ways may be hidden among very many that lead nowhere. */
const mostSteps = 10_000;

/**
 * The ways in which unknown places may be the lost domain: sets of assumption gates, each as large as the places that must
 * differ allow. There is always at least one.
 *
 * Returns the maximal independent sets of the graph of places that exclude each other, in a fixed order. Cost: at most 128
 * sets are listed, in at most 10,000 steps, each of one visit of the places and exclusions that are left. Source: C. Bron and
 * J. Kerbosch, Algorithm 457, Comm. ACM 16 (1973), on the complement graph, with the pivot of E. Tomita, A. Tanaka and
 * H. Takahashi, Theoretical Computer Science 363 (2006).
 */
export function assumptionChoices(
  lost: DomainId,
  assumptions: readonly Assumption[],
  variables: ReadonlyMap<DomainId, PlaceVariable>,
): readonly (readonly number[])[] {
  const meant = assumptions.filter((assumption) => assumption.zone === lost);
  const gatesOf = (chosen: readonly number[]) =>
    chosen.flatMap((index) => meant[index]?.gate ?? []).sort((one, other) => one - other);
  const all = [...meant.keys()];
  const excluded = exclusions(meant, variables);
  const excludes = (one: number, other: number) => excluded[one]?.has(other) ?? false;

  const free = all.filter((index) => excluded[index]?.size === 0);
  const found: (readonly number[])[] = [];
  const open: State[] = [
    { chosen: free, possible: all.filter((index) => (excluded[index]?.size ?? 0) > 0), passed: [] },
  ];
  let steps = 0;
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    steps += 1;
    if (found.length > mostChoices || steps > mostSteps) return [gatesOf(all)];
    const { chosen, possible, passed } = state;
    if (possible.length === 0) {
      if (passed.length === 0) found.push(gatesOf(chosen));
      continue;
    }
    const branches = fewestBranches(state, excludes);
    // The last goes onto the stack first, so that the first is taken from it first.
    for (const [order, next] of [...branches.entries()].reverse()) {
      const earlier = branches.slice(0, order);
      const fits = (index: number) => index !== next && !excludes(next, index);
      open.push({
        chosen: [...chosen, next],
        possible: possible.filter((index) => fits(index) && !earlier.includes(index)),
        passed: [...passed, ...earlier].filter(fits),
      });
    }
  }
  return found.length > mostChoices ? [gatesOf(all)] : found;
}

interface State {
  readonly chosen: readonly number[];
  /** What may still be added. */
  readonly possible: readonly number[];
  /** What could be added, too, but then gives sets that are listed elsewhere. */
  readonly passed: readonly number[];
}

/** Every maximal set holds a given place or one that excludes it: the fewest places of which one must be added. */
function fewestBranches(
  { possible, passed }: State,
  excludes: (one: number, other: number) => boolean,
): readonly number[] {
  let fewest = possible;
  for (const pivot of [...passed, ...possible]) {
    const branches = possible.filter((index) => index === pivot || excludes(pivot, index));
    if (branches.length < fewest.length) fewest = branches;
    if (fewest.length === 0) break;
  }
  return fewest;
}

/** For each assumption those that can't be made beside it. It is enough that one of two variables names the other. */
function exclusions(
  meant: readonly Assumption[],
  variables: ReadonlyMap<DomainId, PlaceVariable>,
): readonly ReadonlySet<number>[] {
  const indexOf = new Map(meant.map(({ variable }, index) => [variable, index]));
  const excluded = meant.map(() => new Set<number>());
  for (const [index, { variable }] of meant.entries()) {
    for (const differing of variables.get(variable)?.differsFrom ?? []) {
      const other = indexOf.get(differing);
      if (other === undefined || other === index) continue;
      excluded[index]?.add(other);
      excluded[other]?.add(index);
    }
  }
  return excluded;
}
