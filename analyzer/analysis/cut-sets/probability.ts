import type { BinaryDecisions } from "./binary-decisions.ts";
import { nodesOf } from "./decision-diagram.ts";
import type { SolvedFormula } from "./solve-formula.ts";

/** How likely the top event is, and how much each literal has to do with it. */
export interface ProbabilityOfTop {
  readonly top: number;
  /** By literal: how much more likely the top is when the literal is true for certain than when it is false for certain. */
  readonly birnbaum: Float64Array;
}

/**
 * The exact probability that a function is true when its literals are independent, and its derivative by each of them.
 *
 * Input: a function for each module, and the probability of each literal. Cost: two visits of each node of their diagrams.
 * Source: A. Rauzy, New algorithms for fault trees analysis (1993); importance factors on diagrams: Y. Dutuit and A. Rauzy,
 * Efficient algorithms to assess component and gate importance in fault tree analysis, Reliability Engineering and System
 * Safety 72 (2001).
 */
export function probabilityOfTop(
  solved: SolvedFormula,
  roots: readonly number[],
  firsts: readonly number[],
  functions: BinaryDecisions,
  literalCount: number,
  probabilityOf: (literal: number) => number,
): ProbabilityOfTop {
  const { level, low, high } = functions.table;
  const ofModule = new Float64Array(roots.length);
  const ofLevel = new Float64Array(solved.levels.length);
  const values = roots.map((root, module) => {
    const nodes = nodesOf(functions.table, root, firsts[module] ?? 2);
    const first = nodes[0] ?? 2;
    const value = new Float64Array(Math.max(root - first + 1, 1));
    const at = (node: number) => (node <= 1 ? node : (value[node - first] ?? 0));
    for (const node of nodes) {
      const decided = solved.levels[level[node] ?? 0];
      const chance =
        decided?.kind === "module" ? (ofModule[decided.module] ?? 0) : probabilityOf(decided?.literal ?? 0);
      ofLevel[level[node] ?? 0] = chance;
      value[node - first] = chance * at(high[node] ?? 0) + (1 - chance) * at(low[node] ?? 0);
    }
    ofModule[module] = at(root);
    return { nodes, first, at };
  });
  const birnbaum = new Float64Array(literalCount);
  const weightOf = new Float64Array(roots.length);
  weightOf[roots.length - 1] = 1;
  for (let module = roots.length - 1; module >= 0; module -= 1) {
    const weight = weightOf[module] ?? 0;
    const root = roots[module] ?? 0;
    const { nodes, first, at } = values[module] ?? { nodes: new Int32Array(0), first: 2, at: () => 0 };
    if (weight === 0 || nodes.length === 0) continue;
    const reached = new Float64Array(root - first + 1);
    reached[root - first] = weight;
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const node = nodes[index] ?? 0;
      const mass = reached[node - first] ?? 0;
      const below = low[node] ?? 0;
      const above = high[node] ?? 0;
      const chance = ofLevel[level[node] ?? 0] ?? 0;
      if (above > 1) reached[above - first] = (reached[above - first] ?? 0) + mass * chance;
      if (below > 1) reached[below - first] = (reached[below - first] ?? 0) + mass * (1 - chance);
      const gain = mass * (at(above) - at(below));
      const decided = solved.levels[level[node] ?? 0];
      if (decided?.kind === "module") weightOf[decided.module] = (weightOf[decided.module] ?? 0) + gain;
      else if (decided !== undefined) birnbaum[decided.literal] = (birnbaum[decided.literal] ?? 0) + gain;
    }
  }
  return { top: ofModule[roots.length - 1] ?? 0, birnbaum };
}
