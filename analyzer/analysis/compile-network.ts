import { at } from "../graph/algorithms/at.ts";
import { searchDepthFirst } from "../graph/algorithms/strongly-connected-components.ts";
import type { AndOrGate, AtLeastGate, FaultNetwork, Gate } from "../model/fault-model.ts";

/**
 * A fault network as flat arrays, in which every gate is "at least so much weight of its children has failed": an or-gate has
 * threshold 1, an and-gate as much as it has children. Gates are numbered anew so that children come before their parents
 * wherever gates do not need each other in a circle; those that do stand side by side, most children before their parents.
 */
export interface CompiledNetwork {
  readonly size: number;
  /** Compiled number of each gate of the network. */
  readonly position: Int32Array;
  /** Gate of the network at each compiled number. */
  readonly gate: Int32Array;
  /** Children of gate g: `children[firstChild[g]]` up to, not including, `children[firstChild[g + 1]]`. */
  readonly firstChild: Int32Array;
  readonly children: Int32Array;
  readonly weights: Int32Array;
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** Weight of the edge to each parent, beside `parents`. */
  readonly parentWeights: Int32Array;
  /** Failed weight at which the gate fails; 0 has failed from the start, a basic event has one that nothing reaches. */
  readonly threshold: Int32Array;
  /** First and one past the last compiled number of each circle of gates, one gate alone included. */
  readonly circles: Int32Array;
}

/** A threshold that no gate's children reach, however many and heavy they are. */
export const unreachable = 0x7fffffff;

const none: readonly number[] = [];

/**
 * Compiles a network. Cost: one visit of each gate and edge.
 * @throws RangeError where a gate names a child that does not exist, or where a weight or threshold is not a whole number
 * below 2³¹: rounding one could only hide a loss.
 */
export function compileNetwork(network: FaultNetwork): CompiledNetwork {
  const { gates } = network;
  const size = gates.length;
  const edges = gates.map((meant) => (meant.kind === "event" ? none : meant.children));
  const { component, finished } = searchDepthFirst(edges);
  const gate = byComponent(component, finished);
  const position = new Int32Array(size);
  for (let index = 0; index < size; index += 1) position[at(gate, index)] = index;

  const firstChild = new Int32Array(size + 1);
  const threshold = new Int32Array(size);
  const circles: number[] = [];
  const count = edges.reduce((sum, own) => sum + own.length, 0);
  const children = new Int32Array(count);
  const weights = new Int32Array(count);
  let edge = 0;
  for (let index = 0; index < size; index += 1) {
    const original = at(gate, index);
    if (index === 0 || at(component, original) !== at(component, at(gate, index - 1))) circles.push(index);
    const meant = gates[original];
    firstChild[index] = edge;
    if (meant === undefined || meant.kind === "event") {
      threshold[index] = unreachable;
      continue;
    }
    for (let order = 0; order < meant.children.length; order += 1) {
      children[edge] = at(position, meant.children[order] ?? -1);
      weights[edge] = weightOf(meant, order);
      edge += 1;
    }
    threshold[index] = thresholdOf(meant);
  }
  firstChild[size] = edge;
  circles.push(size);

  const { firstParent, parents, parentWeights } = reverse(firstChild, children, weights);
  return {
    size,
    position,
    gate,
    firstChild,
    children,
    weights,
    firstParent,
    parents,
    parentWeights,
    threshold,
    circles: Int32Array.from(circles),
  };
}

/** Vertices by their component, within one by when they were finished: counted into place, which no comparison is as quick as. */
function byComponent(component: Int32Array, finished: Int32Array): Int32Array {
  const size = component.length;
  const inOrder = new Int32Array(size);
  const next = new Int32Array(size + 1);
  for (let vertex = 0; vertex < size; vertex += 1) {
    inOrder[at(finished, vertex)] = vertex;
    next[at(component, vertex) + 1] = at(next, at(component, vertex) + 1) + 1;
  }
  for (let index = 0; index < size; index += 1) next[index + 1] = at(next, index + 1) + at(next, index);
  const ordered = new Int32Array(size);
  for (let place = 0; place < size; place += 1) {
    const vertex = at(inOrder, place);
    const slot = at(next, at(component, vertex));
    ordered[slot] = vertex;
    next[at(component, vertex)] = slot + 1;
  }
  return ordered;
}

function weightOf(gate: Gate, order: number): number {
  if (gate.kind !== "at-least" || gate.weights === null) return 1;
  const weight = gate.weights[order] ?? Number.NaN;
  if (Number.isInteger(weight) && weight >= 0 && weight < unreachable) return weight;
  throw new RangeError(`a gate weighs its child ${order} with ${weight}; a whole number below 2³¹ is needed`);
}

function thresholdOf(gate: AndOrGate | AtLeastGate): number {
  switch (gate.kind) {
    case "or":
      return 1;
    case "and":
      return gate.children.length;
    case "at-least":
      if (Number.isInteger(gate.threshold) && Math.abs(gate.threshold) < unreachable) return gate.threshold;
      throw new RangeError(`a gate fails at a weight of ${gate.threshold}; a whole number below 2³¹ is needed`);
  }
}

function reverse(firstChild: Int32Array, children: Int32Array, weights: Int32Array) {
  const size = firstChild.length - 1;
  const firstParent = new Int32Array(size + 1);
  for (let edge = 0; edge < children.length; edge += 1) {
    const child = at(children, edge);
    firstParent[child + 1] = at(firstParent, child + 1) + 1;
  }
  for (let index = 0; index < size; index += 1)
    firstParent[index + 1] = at(firstParent, index + 1) + at(firstParent, index);
  const next = firstParent.slice();
  const parents = new Int32Array(children.length);
  const parentWeights = new Int32Array(children.length);
  for (let index = 0; index < size; index += 1) {
    for (let edge = at(firstChild, index); edge < at(firstChild, index + 1); edge += 1) {
      const child = at(children, edge);
      const slot = at(next, child);
      parents[slot] = index;
      parentWeights[slot] = at(weights, edge);
      next[child] = slot + 1;
    }
  }
  return { firstParent, parents, parentWeights };
}
