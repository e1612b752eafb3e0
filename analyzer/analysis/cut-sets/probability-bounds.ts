import type { Formula } from "./formula.ts";
import { and, atLeast, literal } from "./formula.ts";

/**
 * A probability that the formula's own does not exceed, for independent literals. Gates of independent literals without "not"
 * are associated: that none of several is true is at least as probable as if they were independent.
 *
 * Cost: one visit of each edge. Source: J. D. Esary and F. Proschan, Coherent structures of non-identical components,
 * Technometrics 5 (1963); for at-least gates A. A. Markov's inequality.
 */
export function probabilityAtMost(formula: Formula, probabilityOf: (literal: number) => number): number {
  const { kind, value, firstChild, children, weights, top } = formula;
  const bound = new Float64Array(kind.length);
  bound[1] = 1;
  for (let node = 2; node < kind.length; node += 1) {
    if (kind[node] === literal) {
      bound[node] = probabilityOf(value[node] ?? 0);
      continue;
    }
    let least = 1;
    let none = 1;
    let mean = 0;
    for (let edge = firstChild[node] ?? 0; edge < (firstChild[node + 1] ?? 0); edge += 1) {
      const chance = bound[children[edge] ?? 0] ?? 0;
      least = Math.min(least, chance);
      none *= 1 - chance;
      mean += chance * (weights[edge] ?? 1);
    }
    if (kind[node] === and) bound[node] = least;
    else if (kind[node] === atLeast) bound[node] = Math.min(mean / (value[node] ?? 1), 1 - none);
    else bound[node] = 1 - none;
  }
  // Rounding must not turn a bound into none.
  return Math.min(1, (bound[top] ?? 0) * (1 + 1e-9));
}

/**
 * The probability that at least so many of some independent events happen. Cost: the product of both numbers. Source: the
 * recursion of R. E. Barlow and K. D. Heidtmann, IEEE Transactions on Reliability 33 (1984).
 */
export function lossOfMany(probabilities: readonly number[], many: number): number {
  const exactly = new Float64Array(many + 1);
  exactly[0] = 1;
  for (const chance of probabilities) {
    exactly[many] = (exactly[many] ?? 0) + (exactly[many - 1] ?? 0) * chance;
    for (let count = many - 1; count > 0; count -= 1)
      exactly[count] = (exactly[count] ?? 0) * (1 - chance) + (exactly[count - 1] ?? 0) * chance;
    exactly[0] = (exactly[0] ?? 0) * (1 - chance);
  }
  return Math.min(1, (exactly[many] ?? 0) * (1 + 1e-9));
}
