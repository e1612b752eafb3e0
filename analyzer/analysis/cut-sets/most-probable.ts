import { solutionsByProbability } from "./enumerate.ts";
import type { SolvedFormula } from "./solve-formula.ts";

/** So many equally probable sets are looked at beyond those asked for, to choose among them by their domains. */
const mostTies = 10_000;

/**
 * The most probable minimal solutions, in descending order; of equally probable ones those of fewer literals, then by these.
 * `unknown`: no solution that was left out is more probable than that, and none that is not more probable is given; negative
 * where none was left out.
 */
export function mostProbable(
  solved: SolvedFormula,
  chanceOf: (literal: number) => number,
  howMany: number,
  unknown: number,
): readonly { readonly solution: readonly number[]; readonly probability: number }[] {
  const found: { readonly solution: readonly number[]; readonly probability: number }[] = [];
  let worst = 0;
  for (const { literals: solution, probability } of solutionsByProbability(solved, chanceOf)) {
    // What is as probable as the last one must be looked at, too, a hair of rounding aside.
    if (probability <= unknown) break;
    if (found.length >= howMany && (probability < worst * (1 - 1e-12) || found.length >= howMany + mostTies)) break;
    found.push({ solution, probability: solution.reduce((product, number) => product * chanceOf(number), 1) });
    if (found.length === howMany) worst = probability;
  }
  return found
    .sort(
      (one, other) =>
        other.probability - one.probability ||
        one.solution.length - other.solution.length ||
        inOrder(one.solution, other.solution),
    )
    .slice(0, howMany);
}

/** Compares solutions literal by literal. */
export function inOrder(one: readonly number[], other: readonly number[]): number {
  for (const [index, number] of one.entries()) {
    const beside = other[index];
    if (beside === undefined) return 1;
    if (number !== beside) return number - beside;
  }
  return one.length - other.length;
}
