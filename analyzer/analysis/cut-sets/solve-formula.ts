import { BinaryDecisions, thresholdBy } from "./binary-decisions.ts";
import type { Formula } from "./formula.ts";
import { atLeast, literal, or } from "./formula.ts";
import { LimitReached } from "./limit-reached.ts";
import { MinimalSolutions } from "./minimal-solutions.ts";
import { findModules, gatherPrivateChildren } from "./modules.ts";
import { SetFamilies } from "./set-families.ts";
import type { LeafOrder, ModuleParts } from "./variable-order.ts";
import { briefOrder, orders, partsOf } from "./variable-order.ts";

/** What a level of the diagrams decides: a literal of the formula, or a module by its place in `modules`. */
export type Level =
  | { readonly kind: "literal"; readonly literal: number }
  | { readonly kind: "module"; readonly module: number };

export interface SolvedModule {
  /** Its function; `null` where only its families were built. */
  readonly function: number | null;
  readonly family: number;
  /** No node of the function, or of the family, has a lower number. */
  readonly firstFunction: number;
  readonly firstFamily: number;
}

/** The minimal solutions of a formula, by modules: those of the last one, in which modules stand for their own. */
export interface SolvedFormula {
  readonly levels: readonly Level[];
  /** Each after those that it names; the last is the formula itself. */
  readonly modules: readonly SolvedModule[];
  readonly functions: BinaryDecisions;
  readonly families: SetFamilies;
  /** Solutions that weigh more are left out; `Infinity`: none is. */
  readonly mostWeight: number;
  /** The order of literals that served each larger module. */
  readonly orders: readonly string[];
}

export interface SolveOptions {
  readonly mostNodes: number;
  /** Solutions of more literals are left out, and only families are built. */
  readonly mostWeight: number;
  /** Whether modules are solved one by one. */
  readonly useModules: boolean;
  /** From this number on literals are assumptions: they weigh nothing, and are taken out of solutions in the end. */
  readonly firstAssumption: number;
  /** Pairs of assumptions of which no solution may hold both. */
  readonly conflicts: readonly (readonly [number, number])[];
}

/** A module's first tries may grow to so many nodes before the next order gets its turn. */
const firstTry = 1024;

/** Leaves times gates above which arranging them would take longer than solving: they stay as they stand. */
const mostArranged = 2_000_000;

/** Leaves below which a family of bounded order is solved before they could be arranged. */
const leastArranged = 24;

/**
 * The minimal solutions of a monotone formula.
 *
 * Module by module, innermost first. All solutions: a binary decision diagram of the function, in the first of several orders
 * of literals in which it stays small, and from it the zero-suppressed diagram of its minimal solutions. Solutions up to a
 * weight: zero-suppressed diagrams all the way, which never hold anything heavier. Sets with assumptions that exclude each
 * other are dropped, then assumptions are taken out of those that are left: a subset of a consistent set is consistent, so
 * that what had to stay has stayed.
 *
 * Cost: exponential at worst, as the problem is; in practice that of the diagrams. Source: A. Rauzy, New algorithms for fault
 * trees analysis, Reliability Engineering and System Safety 40 (1993).
 * @throws LimitReached where a diagram would have more than `mostNodes` nodes.
 */
export function solveFormula(given: Formula, options: SolveOptions): SolvedFormula {
  const tied = options.useModules ? groupsOf(options.conflicts) : [];
  const formula = options.useModules ? gatherPrivateChildren(given, findModules(given, tied), tied) : given;
  const isModule = options.useModules ? findModules(formula, tied) : new Uint8Array(formula.kind.length);
  isModule[formula.top] = 1;
  const isBounded = Number.isFinite(options.mostWeight);
  const capacity = capacityFor(formula);
  const functions = new BinaryDecisions(options.mostNodes, isBounded ? 2 : capacity);
  const families = new SetFamilies(options.mostNodes, options.mostWeight, capacity);
  const solutions = new MinimalSolutions(families.table, functions.table, isBounded ? 1 : capacity);
  const levels: Level[] = [];
  const modules: SolvedModule[] = [];
  const moduleOf = new Int32Array(formula.kind.length);
  const seen = new Int32Array(formula.kind.length);
  const value = new Int32Array(formula.kind.length);
  const used: string[] = [];
  const solver: Solver = { formula, options, functions, families, levels, value, built: 0 };
  if (formula.top <= 1) modules.push({ function: formula.top, family: formula.top, firstFunction: 2, firstFamily: 2 });
  for (let root = 2; root < formula.kind.length; root += 1) {
    if (isModule[root] !== 1) continue;
    const parts = formula.kind[root] === literal ? lone(root) : partsOf(formula, isModule, root, seen);
    const assign = (leaves: Int32Array) => {
      for (const leaf of leaves) {
        const isLiteral = formula.kind[leaf] === literal;
        const level = levels.length;
        const number = formula.value[leaf] ?? 0;
        const module = moduleOf[leaf] ?? 0;
        const family = modules[module]?.family ?? 0;
        if (!isLiteral && family <= 1) {
          value[leaf] = family;
          continue;
        }
        levels.push(isLiteral ? { kind: "literal", literal: number } : { kind: "module", module });
        if (isLiteral) families.table.weights.push(number < options.firstAssumption ? 1 : 0);
        else families.table.weights.push(families.table.least[family] ?? 0);
        value[leaf] = isBounded ? families.literal(level) : functions.literal(level);
      }
    };
    moduleOf[root] = modules.length;
    const firstLevel = levels.length;
    const firstFamily = families.table.count;
    const isLarge = parts.leaves.length * parts.gates.length > mostArranged;
    if (isBounded) {
      assign(parts.leaves.length < leastArranged || isLarge ? parts.leaves : briefOrder.arrange(formula, parts));
      const family = withoutAssumptions(solver, buildFamily(solver, parts), firstLevel, firstFamily);
      modules.push({ function: null, family, firstFunction: 2, firstFamily });
      continue;
    }
    const from = functions.table.count;
    let built = -1;
    let candidates: readonly LeafOrder[] = parts.leaves.length < 4 || isLarge ? orders.slice(0, 1) : orders;
    let isLast = candidates.length === 1;
    for (let limit = Math.max(firstTry, 8 * parts.leaves.length); built === -1; limit *= 4) {
      const got: { readonly order: LeafOrder; readonly gates: number }[] = [];
      for (const order of candidates) {
        assign(order.arrange(formula, parts));
        functions.mostNodes = isLast ? options.mostNodes : Math.min(from + limit, options.mostNodes);
        try {
          built = buildFunction(solver, parts);
          if (parts.leaves.length > 12) used.push(order.name);
          break;
        } catch (error) {
          if (!(error instanceof LimitReached) || isLast) throw error;
          got.push({ order, gates: solver.built });
          functions.rollback(from);
          levels.length = firstLevel;
          families.table.weights.length = firstLevel;
        }
      }
      // Those that came further go first.
      candidates = got.sort((one, other) => other.gates - one.gates).map(({ order }) => order);
      isLast = limit * 4 >= options.mostNodes;
    }
    functions.mostNodes = options.mostNodes;
    const all = solutions.of(built, from);
    const family = withoutAssumptions(solver, all, firstLevel, firstFamily);
    const own = family === all ? built : families.functionOf(family, firstFamily, functions);
    modules.push({ function: own, family, firstFunction: from, firstFamily });
  }
  return { levels, modules, functions, families, mostWeight: options.mostWeight, orders: used };
}

/** Nodes for which there is room at first, a power of two: of a small formula, making room would take longer than solving. */
function capacityFor({ kind }: Formula): number {
  let capacity = 64;
  while (capacity < 1024 && capacity < kind.length) capacity *= 2;
  return capacity;
}

interface Solver {
  readonly formula: Formula;
  readonly options: SolveOptions;
  readonly functions: BinaryDecisions;
  readonly families: SetFamilies;
  readonly levels: readonly Level[];
  /** Function or family of each node of the formula. */
  readonly value: Int32Array;
  /** How many gates were built when a limit was reached. */
  built: number;
}

/** Literals that exclude each other, directly or by way of others. */
function groupsOf(pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
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

/** The minimal sets of events that make up a solution with some consistent choice of the module's assumptions. */
function withoutAssumptions(
  { families, levels, options }: Solver,
  family: number,
  firstLevel: number,
  first: number,
): number {
  const levelOf = new Map<number, number>();
  for (let level = firstLevel; level < levels.length; level += 1) {
    const decided = levels[level];
    if (decided?.kind === "literal" && decided.literal >= options.firstAssumption) levelOf.set(decided.literal, level);
  }
  if (levelOf.size === 0) return family;
  let conflicting = 0;
  for (const [one, other] of options.conflicts) {
    const left = levelOf.get(one);
    const right = levelOf.get(other);
    if (left === undefined || right === undefined) continue;
    conflicting = families.union(conflicting, families.pair(left, right));
  }
  const taken = new Set(levelOf.values());
  return families.project(families.without(family, conflicting), first, (level) => taken.has(level));
}

function lone(root: number): ModuleParts {
  return { gates: new Int32Array(0), leaves: Int32Array.of(root) };
}

function buildFunction(solver: Solver, { gates, leaves }: ModuleParts): number {
  const { formula, functions, value } = solver;
  for (const [index, gate] of gates.entries()) {
    solver.built = index;
    const operands = operandsOf(formula, gate, value, functions.table.level);
    if (formula.kind[gate] === atLeast) {
      value[gate] = functions.atLeast(
        formula.value[gate] ?? 0,
        operands.map(([node]) => node).reverse(),
        operands.map(([, weight]) => weight).reverse(),
      );
      continue;
    }
    const isOr = formula.kind[gate] === or;
    let result = isOr ? 0 : 1;
    for (const [operand] of operands) result = isOr ? functions.or(result, operand) : functions.and(result, operand);
    value[gate] = result;
  }
  return value[gates[gates.length - 1] ?? leaves[0] ?? 0] ?? 0;
}

function buildFamily({ formula, families, value }: Solver, { gates, leaves }: ModuleParts): number {
  for (const gate of gates) {
    const operands = operandsOf(formula, gate, value, families.table.level);
    if (formula.kind[gate] === atLeast) {
      value[gate] = thresholdBy(
        formula.value[gate] ?? 0,
        operands.map(([node]) => node).reverse(),
        operands.map(([, weight]) => weight).reverse(),
        (condition, chosen, otherwise) => families.choose(condition, chosen, otherwise),
      );
      continue;
    }
    const isOr = formula.kind[gate] === or;
    let result = isOr ? 0 : 1;
    for (const [operand] of operands)
      result = isOr ? families.union(result, operand) : families.product(result, operand);
    value[gate] = result;
  }
  return value[gates[gates.length - 1] ?? leaves[0] ?? 0] ?? 0;
}

/** What a gate's children have become, with their weights; those that are decided last come first. */
function operandsOf(
  { firstChild, children, weights }: Formula,
  gate: number,
  value: Int32Array,
  level: Int32Array,
): readonly (readonly [node: number, weight: number])[] {
  const operands: (readonly [number, number])[] = [];
  for (let edge = firstChild[gate] ?? 0; edge < (firstChild[gate + 1] ?? 0); edge += 1)
    operands.push([value[children[edge] ?? 0] ?? 0, weights[edge] ?? 1]);
  return operands.sort(([one], [other]) => (level[other] ?? 0) - (level[one] ?? 0) || other - one);
}
