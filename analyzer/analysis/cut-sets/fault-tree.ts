import type { FaultTree, TreeGate, TreeNode } from "../../model/cut-sets.ts";
import type { PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultNetwork } from "../../model/fault-model.ts";
import { thresholdBy } from "./binary-decisions.ts";
import { conflictsAmong } from "./conflicts.ts";
import type { Formula } from "./formula.ts";
import { atLeast, FormulaBuilder, falseNode, literal, or, trueNode } from "./formula.ts";
import { LimitReached } from "./limit-reached.ts";
import { unroll } from "./unroll.ts";

/** Ways to make assumptions beyond which the tree would be so many copies of itself. */
const mostChoices = 256;

/**
 * The top event of a service as a plain fault tree with the same minimal cut sets, for other tools. It is not simplified, so
 * that they check that step, too.
 *
 * Circles are unrolled, weights become gates that count them, and assumptions are made in every largest way in which they do
 * not exclude each other: the service is lost if it is in one of these. Cost: one copy of what depends on assumptions for each.
 * @throws LimitReached where it would have more than `mostNodes` gates, or too many choices.
 * @throws RangeError where the service or a gate does not exist.
 */
export function faultTree(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  service: string,
  mostNodes: number,
): FaultTree {
  const top = network.tops[service];
  if (top === undefined) throw new RangeError(`there is no service ${service}`);
  const { formula, literals } = unroll(network, top, mostNodes);
  const builder = new FormulaBuilder();
  const choices = largestChoices(conflictsAmong(literals, variables), literals.length);
  const tops = choices.map((isLeftOut) => {
    const node = new Int32Array(formula.kind.length);
    node[trueNode] = trueNode;
    for (let index = 2; index < formula.kind.length; index += 1) {
      const number = formula.value[index] ?? 0;
      if (formula.kind[index] !== literal) node[index] = copyGate(builder, formula, index, node);
      else if (literals[number]?.kind === "event") node[index] = builder.literal(number);
      else node[index] = isLeftOut.has(number) ? falseNode : trueNode;
      if (builder.size > mostNodes) throw new LimitReached("gates of a fault tree", mostNodes);
    }
    return node[formula.top] ?? falseNode;
  });
  const whole = builder.formula(builder.or(tops));
  const events: string[] = [];
  const gates: TreeGate[] = [];
  const nodes: TreeNode[] = [];
  const numbers = whole.kind.flatMap((kind, index) => (kind === literal ? [whole.value[index] ?? 0] : []));
  const place = new Map(numbers.sort((one, other) => one - other).map((number, index) => [number, index]));
  for (const number of place.keys()) {
    const said = literals[number];
    if (said?.kind === "event") events.push(said.domain);
  }
  for (let index = 2; index < whole.kind.length; index += 1) {
    const kind = whole.kind[index];
    if (kind === literal) {
      nodes[index] = { kind: "event", index: place.get(whole.value[index] ?? 0) ?? -1 };
      continue;
    }
    const children = whole.children
      .slice(whole.firstChild[index] ?? 0, whole.firstChild[index + 1] ?? 0)
      .flatMap((child) => nodes[child] ?? []);
    nodes[index] = { kind: "gate", index: gates.length };
    gates.push(
      kind === atLeast
        ? { kind: "at-least", threshold: whole.value[index] ?? 0, children }
        : { kind: kind === or ? "or" : "and", threshold: kind === or ? 1 : children.length, children },
    );
  }
  return {
    name: service,
    events,
    gates,
    top: nodes[whole.top] ?? { kind: "constant", lost: whole.top === trueNode },
  };
}

function copyGate(builder: FormulaBuilder, formula: Formula, index: number, node: Int32Array): number {
  const from = formula.firstChild[index] ?? 0;
  const to = formula.firstChild[index + 1] ?? 0;
  const children = formula.children.slice(from, to).map((child) => node[child] ?? 0);
  if (formula.kind[index] !== atLeast) return formula.kind[index] === or ? builder.or(children) : builder.and(children);
  const weights = formula.weights.slice(from, to);
  const [first = 1] = weights;
  const areEqual = weights.every((weight) => weight === first) && new Set(children).size === children.length;
  if (areEqual) return builder.atLeast(formula.value[index] ?? 0, children, weights);
  return thresholdBy(formula.value[index] ?? 0, children, weights, (condition, chosen, otherwise) =>
    builder.or([builder.and([condition, chosen]), otherwise]),
  );
}

/** Every largest way to make assumptions together, as those that are left out. */
function largestChoices(
  conflicts: readonly (readonly [number, number])[],
  literals: number,
): readonly ReadonlySet<number>[] {
  let choices: ReadonlySet<number>[] = [new Set()];
  const neighbours = Array.from({ length: literals }, () => new Set<number>());
  for (const [one, other] of conflicts) {
    neighbours[one]?.add(other);
    neighbours[other]?.add(one);
  }
  // An assumption is made, and those that it excludes are not; or it is left out, and then one of those is made.
  for (const [number, excluded] of neighbours.entries()) {
    if (excluded.size === 0) continue;
    const next: ReadonlySet<number>[] = [];
    for (const leftOut of choices) {
      if (leftOut.has(number)) next.push(leftOut);
      else {
        next.push(new Set([...leftOut, ...excluded]));
        const mayStillCome = [...excluded].some((other) => other > number && !leftOut.has(other));
        if (mayStillCome) next.push(new Set([...leftOut, number]));
      }
    }
    choices = next.filter((leftOut, index) => next.findIndex((other) => isSame(other, leftOut)) === index);
    if (choices.length > mostChoices) throw new LimitReached("ways to make assumptions together", mostChoices);
  }
  return choices;
}

function isSame(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((number) => other.has(number));
}
