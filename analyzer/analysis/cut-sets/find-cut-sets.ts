import type { Importance, MinimalCutSet, OrderChoice, ProbabilityRange } from "../../model/cut-sets.ts";
import type { DomainId, PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultNetwork } from "../../model/fault-model.ts";
import { BinaryDecisions } from "./binary-decisions.ts";
import { conflictsAmong } from "./conflicts.ts";
import { countByOrder } from "./count-by-order.ts";
import { solutionsByProbability, solutionsOfOrder } from "./enumerate.ts";
import type { Formula } from "./formula.ts";
import { literal } from "./formula.ts";
import { importanceOf, rankImportance } from "./importance.ts";
import { LimitReached } from "./limit-reached.ts";
import { inOrder, mostProbable } from "./most-probable.ts";
import { probabilityOfTop } from "./probability.ts";
import { lossOfMany, probabilityAtMost } from "./probability-bounds.ts";
import { sayMethod } from "./say-method.ts";
import { simplify } from "./simplify.ts";
import type { SolvedFormula, SolveOptions } from "./solve-formula.ts";
import { solveFormula } from "./solve-formula.ts";
import type { Literal } from "./unroll.ts";
import { unroll } from "./unroll.ts";

export interface CutSetsQuestion {
  /** Up to which order; `null`: all. */
  readonly order: number | null;
  /** How many nodes a diagram may have; the default takes some hundred megabytes. */
  readonly mostNodes?: number;
  /** Whether parts that share nothing are solved by themselves; they are, unless solvers are compared. */
  readonly useModules?: boolean;
  /** How many nodes each order of domains may take before the next gets its turn and is sifted; the default unless solvers are compared. */
  readonly firstTry?: number;
}

/** That a domain is lost, between 0 and 1; `undefined` where nobody says. */
export type ProbabilityOf = (domain: DomainId) => number | undefined;

/** All minimal cut sets of a service up to an order, or of any; compact, so that there may be more than could be listed. */
export interface CutSets {
  /** Up to which order every minimal cut set is known; `null`: all are. Nothing is known of those of higher orders. */
  readonly completeTo: number | null;
  /** Whether that is as far as was asked. */
  readonly complete: boolean;
  readonly count: bigint;
  /** How many have 0, 1, 2, 3 … domains. */
  readonly byOrder: readonly bigint[];
  /** Domains on which the service may depend, sorted. */
  readonly domains: readonly DomainId[];
  /** One by one, lower orders first; within an order the same ones come in the same order whenever the same is asked. */
  sets(): Generator<readonly DomainId[], undefined>;
  /** The first `limit` by order, then by domains; `isCut` where there are more. */
  listed(limit: number): { readonly sets: readonly (readonly DomainId[])[]; readonly isCut: boolean };
  /**
   * The most probable ones, in descending order; exact. Of equally probable ones those of lower order, then those that come
   * first by their domains. Fewer where others, of orders that are not known, might be as probable.
   * @throws RangeError where a domain has no probability.
   */
  mostProbable(count: number, probabilityOf: ProbabilityOf): readonly MinimalCutSet[];
  /** That the service is lost. @throws RangeError where a domain has no probability. */
  probability(probabilityOf: ProbabilityOf): ProbabilityRange;
  /**
   * What each domain has to do with it, the most important first by Birnbaum; `null` where not all cut sets are known.
   * @throws RangeError where a domain has no probability.
   */
  importance(probabilityOf: ProbabilityOf): readonly Importance[] | null;
  /** What was done, one sentence each. */
  readonly method: readonly string[];
  /** How the domains of each larger part were put in order. */
  readonly orders: readonly OrderChoice[];
}

const defaultNodes = 8_000_000;

/** Where everything would take too much: up to which orders it is tried. */
const highestTry = 8;

/** Beyond this many a list is cut where the solver gives them, not where it is sorted. */
const mostSorted = 1_000_000;

/**
 * The minimal cut sets of a service in a network's reading. In the least favourable one, which has assumptions, a set of
 * domains is a cut set if some choice of assumptions makes it one in which no two that exclude each other are made: of places
 * that must differ at most one is the same zone.
 *
 * Where all of them would take too many nodes, the answer holds those up to the highest order for which it does not.
 * @throws LimitReached where not even those of order 1 can be had.
 * @throws RangeError where the service or a gate does not exist.
 */
export function findCutSets(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  service: string,
  question: CutSetsQuestion,
): CutSets {
  const top = network.tops[service];
  if (top === undefined) throw new RangeError(`there is no service ${service}`);
  const mostNodes = question.mostNodes ?? defaultNodes;
  const { formula: whole, literals } = unroll(network, top, 4 * mostNodes);
  const conflicts = conflictsAmong(literals, variables);
  const firstAssumption = literals.findIndex(({ kind }) => kind === "assumption");
  const formula = simplify(whole);
  const options: SolveOptions = {
    mostNodes,
    mostWeight: question.order ?? Number.POSITIVE_INFINITY,
    useModules: question.useModules ?? true,
    ...(question.firstTry === undefined ? {} : { firstTry: question.firstTry }),
    firstAssumption: firstAssumption === -1 ? literals.length : firstAssumption,
    conflicts,
  };
  const solved = solveAsFarAsPossible(formula, options);
  return answer(formula, solved, literals, options.firstAssumption, question.order, mostNodes);
}

function solveAsFarAsPossible(formula: Formula, options: SolveOptions): SolvedFormula {
  try {
    return solveFormula(formula, options);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    let best: SolvedFormula | undefined;
    for (let order = 1; order < Math.min(options.mostWeight, highestTry + 1); order += 1) {
      try {
        best = solveFormula(formula, { ...options, mostWeight: order });
      } catch (again) {
        if (!(again instanceof LimitReached)) throw again;
        break;
      }
    }
    if (best === undefined) throw error;
    return best;
  }
}

function answer(
  formula: Formula,
  solved: SolvedFormula,
  literals: readonly Literal[],
  firstAssumption: number,
  asked: number | null,
  mostNodes: number,
): CutSets {
  const byOrder = countByOrder(solved);
  const isWhole = !Number.isFinite(solved.mostWeight);
  let count = 0n;
  for (const ofOrder of byOrder) count += ofOrder;
  const domainOf = (number: number): DomainId => {
    const said = literals[number];
    return said?.kind === "event" ? said.domain : "";
  };
  const used = new Set<number>();
  for (const [node, kind] of formula.kind.entries()) if (kind === literal) used.add(formula.value[node] ?? 0);
  const events = [...used].filter((number) => number < firstAssumption).sort((one, other) => one - other);
  const domainsOf = (solution: readonly number[]) => solution.map(domainOf);

  function chances(probabilityOf: ProbabilityOf): Float64Array {
    const chance = new Float64Array(literals.length).fill(1);
    for (const number of events) {
      const given = probabilityOf(domainOf(number));
      if (given === undefined || !(given >= 0 && given <= 1))
        throw new RangeError(`${domainOf(number)} has the probability ${given}; one between 0 and 1 is needed`);
      chance[number] = given;
    }
    return chance;
  }
  /** The functions of what is known: those of a whole answer, or the union of the sets of a bounded one. */
  function functionsOf(): {
    readonly functions: BinaryDecisions;
    readonly roots: readonly number[];
    readonly firsts: readonly number[];
  } {
    if (isWhole)
      return {
        functions: solved.functions,
        roots: solved.modules.map((module) => module.function ?? 0),
        firsts: solved.modules.map((module) => module.firstFunction),
      };
    const functions = new BinaryDecisions(mostNodes);
    const firsts: number[] = [];
    const roots = solved.modules.map(({ family, firstFamily }) => {
      firsts.push(functions.table.count);
      return solved.families.functionOf(family, firstFamily, functions);
    });
    return { functions, roots, firsts };
  }
  function* sets(): Generator<readonly DomainId[], undefined> {
    for (const [order, howMany] of byOrder.entries()) {
      if (howMany === 0n) continue;
      for (const solution of solutionsOfOrder(solved, order)) yield domainsOf(solution);
    }
  }
  return {
    completeTo: isWhole ? null : solved.mostWeight,
    complete: isWhole || solved.mostWeight === asked,
    count,
    byOrder,
    domains: events.map(domainOf),
    sets,
    listed(limit) {
      const taken: (readonly DomainId[])[] = [];
      for (const [order, howMany] of byOrder.entries()) {
        if (howMany === 0n || taken.length >= limit) continue;
        const most = howMany <= BigInt(mostSorted) ? mostSorted : Math.min(limit - taken.length, mostSorted);
        const solutions: (readonly number[])[] = [];
        for (const solution of solutionsOfOrder(solved, order)) {
          solutions.push(solution);
          if (solutions.length >= most) break;
        }
        for (const solution of solutions.sort(inOrder).slice(0, limit - taken.length)) taken.push(domainsOf(solution));
      }
      return { sets: taken, isCut: count > BigInt(taken.length) };
    },
    mostProbable(howMany, probabilityOf) {
      const chance = chances(probabilityOf);
      const chanceOf = (number: number) => chance[number] ?? 0;
      // No set of an order that is not known is more probable than that.
      const unknown = isWhole
        ? 0
        : Array.from(events, chanceOf)
            .sort((one, other) => other - one)
            .slice(0, solved.mostWeight + 1)
            .reduce((product, own) => product * own, 1) *
          (1 + 1e-9);
      return mostProbable(solved, chanceOf, howMany, isWhole || events.length <= solved.mostWeight ? -1 : unknown).map(
        ({ solution, probability }) => ({ domains: domainsOf(solution), probability }),
      );
    },
    probability(probabilityOf) {
      const chance = chances(probabilityOf);
      const chanceOf = (number: number) => chance[number] ?? 0;
      if (isWhole) {
        const { functions, roots, firsts } = functionsOf();
        const { top } = probabilityOfTop(solved, roots, firsts, functions, literals.length, chanceOf);
        return { lowest: top, highest: top };
      }
      const above = lossOfMany(events.map(chanceOf), solved.mostWeight + 1);
      const highest = probabilityAtMost(formula, chanceOf);
      try {
        const { functions, roots, firsts } = functionsOf();
        const { top } = probabilityOfTop(solved, roots, firsts, functions, literals.length, chanceOf);
        return { lowest: Math.min(top, highest), highest: Math.min(top + above, highest) };
      } catch (error) {
        if (!(error instanceof LimitReached)) throw error;
        const [best] = solutionsByProbability(solved, chanceOf);
        return { lowest: best?.probability ?? 0, highest };
      }
    },
    importance(probabilityOf) {
      if (!isWhole) return null;
      const chance = chances(probabilityOf);
      const { functions, roots, firsts } = functionsOf();
      const { top, birnbaum } = probabilityOfTop(
        solved,
        roots,
        firsts,
        functions,
        literals.length,
        (number) => chance[number] ?? 0,
      );
      // Too little may be left of a difference to be exact.
      const without = (number: number) => {
        const left = top - (chance[number] ?? 0) * (birnbaum[number] ?? 0);
        if (left >= top * 1e-4) return left;
        const spared = (other: number) => (other === number ? 0 : (chance[other] ?? 0));
        return probabilityOfTop(solved, roots, firsts, functions, literals.length, spared).top;
      };
      return rankImportance(
        events.map((number) =>
          importanceOf(domainOf(number), top, chance[number] ?? 0, birnbaum[number] ?? 0, without(number)),
        ),
      );
    },
    method: sayMethod(solved),
    orders: solved.orders,
  };
}
