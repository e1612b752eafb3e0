import type { BinaryDecisions } from "./binary-decisions.ts";
import { thresholdBy } from "./binary-decisions.ts";
import type { Formula } from "./formula.ts";
import { atLeast, or } from "./formula.ts";
import type { SetFamilies } from "./set-families.ts";
import type { ModuleParts } from "./variable-order.ts";

/** What the operations on functions and those on families have in common. */
interface Operations {
  and(one: number, other: number): number;
  or(one: number, other: number): number;
  choose(condition: number, chosen: number, otherwise: number): number;
}

/**
 * The function of a module, gate by gate. `value` holds what its leaves are, and takes what its gates become; `built` is told
 * how many gates stand, for when a limit is reached.
 * @throws LimitReached
 */
export function buildFunction(
  functions: BinaryDecisions,
  formula: Formula,
  parts: ModuleParts,
  value: Int32Array,
  built: (gates: number) => void,
): number {
  return buildGates(functions, functions, formula, parts, value, built);
}

/** The family of a module's minimal solutions, gate by gate; the same otherwise. */
export function buildFamily(families: SetFamilies, formula: Formula, parts: ModuleParts, value: Int32Array): number {
  const operations: Operations = {
    and: (one, other) => families.product(one, other),
    or: (one, other) => families.union(one, other),
    choose: (condition, chosen, otherwise) => families.choose(condition, chosen, otherwise),
  };
  return buildGates(operations, families, formula, parts, value, () => undefined);
}

function buildGates(
  operations: Operations,
  { table }: BinaryDecisions | SetFamilies,
  formula: Formula,
  { gates, leaves }: ModuleParts,
  value: Int32Array,
  built: (gates: number) => void,
): number {
  for (const [index, gate] of gates.entries()) {
    built(index);
    const operands = operandsOf(formula, gate, value, table.level);
    if (formula.kind[gate] === atLeast) {
      value[gate] = thresholdBy(
        formula.value[gate] ?? 0,
        operands.map(([node]) => node).reverse(),
        operands.map(([, weight]) => weight).reverse(),
        (condition, chosen, otherwise) => operations.choose(condition, chosen, otherwise),
      );
      continue;
    }
    const isOr = formula.kind[gate] === or;
    let result = isOr ? 0 : 1;
    for (const [operand] of operands) result = isOr ? operations.or(result, operand) : operations.and(result, operand);
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
