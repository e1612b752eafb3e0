import type { OrderChoice } from "../../model/cut-sets.ts";
import { BinaryDecisions } from "./binary-decisions.ts";
import { buildFamily, buildFunction } from "./build-gates.ts";
import { buildInBestOrder } from "./choose-order.ts";
import type { Formula } from "./formula.ts";
import { literal } from "./formula.ts";
import type { Level } from "./level.ts";
import { MinimalSolutions } from "./minimal-solutions.ts";
import { findModules, gatherPrivateChildren } from "./modules.ts";
import { SetFamilies } from "./set-families.ts";
import { sift } from "./sift.ts";
import type { LeafOrder, ModuleParts } from "./variable-order.ts";
import { boundedOrders, orders, partsOf } from "./variable-order.ts";
import { groupsOf, withoutAssumptions } from "./without-assumptions.ts";

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
  /** How each larger module's leaves were put in order. */
  readonly orders: readonly OrderChoice[];
}

export interface SolveOptions {
  readonly mostNodes: number;
  /** Solutions of more literals are left out, and only families are built. */
  readonly mostWeight: number;
  /** Whether modules are solved one by one. */
  readonly useModules: boolean;
  /** How many nodes each order may take in the first round, and from which on orders are sifted; a default for each otherwise. */
  readonly firstTry?: number;
  /** From this number on literals are assumptions: they weigh nothing, and are taken out of solutions in the end. */
  readonly firstAssumption: number;
  /** Pairs of assumptions of which no solution may hold both. */
  readonly conflicts: readonly (readonly [number, number])[];
}

/** A module's first tries may grow to so many nodes before the next order gets its turn. */
const firstTry = 1024;

/** The same for families of bounded order, most of which are small in whatever order. */
const firstBoundedTry = 65_536;

/** Nodes beyond which looking for a better order costs less than going on with one that may be bad. */
const siftFrom = 16_384;

/** What the name of an order ends with once it was sifted, however often. */
const siftedName = ", sifted";

/** Leaves times gates above which arranging them would take longer than solving: they stay as they stand. */
const mostArranged = 2_000_000;

/** Leaves below which a family of bounded order is solved before they could be arranged. */
const leastArranged = 24;

/** Leaves beyond which it is told how they were put in order. */
const smallModule = 12;

/** Visits of nodes for each node that sifting may take, of diagrams whose trial cost a few for each. */
const visitsPerNode = 60;

/**
 * The minimal solutions of a monotone formula.
 *
 * Module by module, innermost first. All solutions: a binary decision diagram of the function, in the first of several orders
 * of literals in which it stays small (`choose-order.ts`), and from it the zero-suppressed diagram of its minimal solutions. Solutions up to a
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
  const choices: OrderChoice[] = [];
  if (formula.top <= 1) modules.push({ function: formula.top, family: formula.top, firstFunction: 2, firstFamily: 2 });

  /** The leaf that each of a module's levels decides; leaves that are never true, or always, need none. */
  const assign = (leaves: Int32Array): readonly number[] => {
    const decided: number[] = [];
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
      decided.push(leaf);
    }
    return decided;
  };

  for (let root = 2; root < formula.kind.length; root += 1) {
    if (isModule[root] !== 1) continue;
    const parts = formula.kind[root] === literal ? lone(root) : partsOf(formula, isModule, root, seen);
    moduleOf[root] = modules.length;
    const firstLevel = levels.length;
    const firstFamily = families.table.count;
    const firstFunction = functions.table.count;
    const assumptions = { ...options, levels, firstLevel };
    let built = 0;
    let decided: readonly number[] = [];
    const found = buildInBestOrder({
      table: isBounded ? families.table : functions.table,
      candidates: candidatesFor(parts, isBounded),
      firstLimit: options.firstTry ?? (isBounded ? firstBoundedTry : Math.max(firstTry, 8 * parts.leaves.length)),
      siftFrom: options.firstTry ?? siftFrom,
      build(order) {
        built = 0;
        decided = assign(order.arrange(formula, parts));
        if (isBounded) return buildFamily(families, formula, parts, value);
        return buildFunction(functions, formula, parts, value, (gates) => {
          built = gates;
        });
      },
      gatesBuilt: () => built,
      forget() {
        if (isBounded) families.rollback(firstFamily);
        else functions.rollback(firstFunction);
        levels.length = firstLevel;
        families.table.weights.length = firstLevel;
      },
      sift(order) {
        if (isBounded) return null;
        const roots = standing(formula, parts, built, value);
        const place = { first: firstFunction, firstLevel, levels: decided.length };
        const mostVisits = visitsPerNode * (functions.table.count - firstFunction);
        const { order: places, nodesBefore, nodesAfter } = sift(functions.table, roots, place, mostVisits);
        const kept = new Set(decided);
        const leaves = Int32Array.from([
          ...Array.from(places, (level) => decided[level] ?? 0),
          ...parts.leaves.filter((leaf) => !kept.has(leaf)),
        ]);
        const name = order.name.endsWith(siftedName) ? order.name : `${order.name}${siftedName}`;
        return { order: { name, arrange: () => leaves }, nodesBefore, nodesAfter };
      },
    });
    if (parts.leaves.length > smallModule)
      choices.push({ domains: parts.leaves.length, tried: found.tried, chosen: found.chosen });
    if (isBounded) {
      const family = withoutAssumptions(families, assumptions, found.root, firstFamily);
      modules.push({ function: null, family, firstFunction: 2, firstFamily });
      continue;
    }
    const all = solutions.of(found.root, firstFunction);
    const family = withoutAssumptions(families, assumptions, all, firstFamily);
    const own = family === all ? found.root : families.functionOf(family, firstFamily, functions);
    modules.push({ function: own, family, firstFunction, firstFamily });
  }
  return { levels, modules, functions, families, mostWeight: options.mostWeight, orders: choices };
}

function candidatesFor({ leaves, gates }: ModuleParts, isBounded: boolean): readonly LeafOrder[] {
  const asTheyStand = orders.slice(0, 1);
  if (leaves.length * gates.length > mostArranged) return asTheyStand;
  if (isBounded) return leaves.length < leastArranged ? asTheyStand : boundedOrders;
  return leaves.length < 4 ? asTheyStand : orders;
}

/** The functions of leaves and gates that gates which are still to be built name. */
function standing(
  { firstChild, children }: Formula,
  { gates, leaves }: ModuleParts,
  built: number,
  value: Int32Array,
): readonly number[] {
  const isBuilt = new Set([...leaves, ...gates.subarray(0, built)]);
  const roots = new Set<number>();
  for (const gate of gates.subarray(built)) {
    for (let edge = firstChild[gate] ?? 0; edge < (firstChild[gate + 1] ?? 0); edge += 1) {
      const child = children[edge] ?? 0;
      if (isBuilt.has(child)) roots.add(value[child] ?? 0);
    }
  }
  return [...roots];
}

/** Nodes for which there is room at first, a power of two: of a small formula, making room would take longer than solving. */
function capacityFor({ kind }: Formula): number {
  let capacity = 64;
  while (capacity < 1024 && capacity < kind.length) capacity *= 2;
  return capacity;
}

function lone(root: number): ModuleParts {
  return { gates: new Int32Array(0), leaves: Int32Array.of(root) };
}
