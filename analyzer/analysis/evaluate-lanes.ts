import { at } from "../graph/algorithms/at.ts";
import { Agenda } from "./agenda.ts";
import type { CompiledNetwork } from "./compile-network.ts";
import { unreachable } from "./compile-network.ts";

/** How many questions one pass answers. */
export const laneCount = 32;

/**
 * Answers up to 32 questions "what fails when these gates are lost?" in one pass: bit i of a gate's word is set when the gate
 * fails in question i.
 *
 * Input: for each question the compiled numbers of the lost gates. Cost: one visit of each edge where gates do not need each
 * other in a circle; within a circle at most 32 visits, one for each lane in which its child fails. Source: the least
 * fixpoint of `propagate`, taken component by component; k-of-n gates add their children's bits as bit-sliced counters.
 * @throws RangeError for more than 32 questions.
 */
export function evaluateLanes(network: CompiledNetwork, questions: readonly (readonly number[])[]): Int32Array {
  if (questions.length > laneCount)
    throw new RangeError(`${questions.length} questions were put to ${laneCount} lanes`);
  const words = new Int32Array(network.size);
  for (const [lane, lost] of questions.entries()) {
    for (const gate of lost) words[gate] = at(words, gate) | (1 << lane);
  }
  const { circles } = network;
  for (let circle = 0; circle + 1 < circles.length; circle += 1) {
    const first = at(circles, circle);
    const end = at(circles, circle + 1);
    if (end - first > 1) settle(network, words, first, end);
    else if (at(network.threshold, first) !== unreachable)
      words[first] = at(words, first) | failing(network, words, first);
  }
  return words;
}

/**
 * Gates that need each other: from those that fail by what lies outside the circle, each gate tells its parents of the lanes
 * in which it newly fails, until nobody has news. Two habits keep a large circle quick. Gates speak in their order, so that
 * the news of many lanes travel together. And none looks at all of its children again, which one with very many of them, in
 * a circle with all, would do for each.
 */
function settle(network: CompiledNetwork, words: Int32Array, first: number, end: number): void {
  const counters = new Map<number, number[]>();
  const news = new Int32Array(end - first);
  const agenda = new Agenda();
  const failIn = (gate: number, lanes: number) => {
    if (lanes === 0) return;
    if (at(news, gate - first) === 0) agenda.add(gate);
    news[gate - first] = at(news, gate - first) | lanes;
  };
  const hear = (gate: number, child: number, weight: number) => {
    const threshold = at(network.threshold, gate);
    if (child === 0 || weight === 0) return;
    let reached = child;
    if (threshold > 1) {
      const planes = counters.get(gate) ?? [];
      add(planes, child, weight);
      counters.set(gate, planes);
      reached = reaching(planes, threshold);
    }
    const lanes = reached & ~at(words, gate);
    words[gate] = at(words, gate) | lanes;
    failIn(gate, lanes);
  };
  // First the lanes in which a gate of the circle is lost itself, then what comes from outside.
  for (let gate = first; gate < end; gate += 1) {
    if (at(network.threshold, gate) <= 0) words[gate] = -1;
    failIn(gate, at(words, gate));
  }
  for (let gate = first; gate < end; gate += 1) {
    for (let edge = at(network.firstChild, gate); edge < at(network.firstChild, gate + 1); edge += 1) {
      const child = at(network.children, edge);
      if (child < first) hear(gate, at(words, child), at(network.weights, edge));
    }
  }
  for (let gate = agenda.next(); gate !== undefined; gate = agenda.next()) {
    const lanes = at(news, gate - first);
    news[gate - first] = 0;
    for (let edge = at(network.firstParent, gate); edge < at(network.firstParent, gate + 1); edge += 1) {
      const parent = at(network.parents, edge);
      if (parent < end) hear(parent, lanes, at(network.parentWeights, edge));
    }
  }
}

function failing(network: CompiledNetwork, words: Int32Array, gate: number): number {
  const threshold = at(network.threshold, gate);
  if (threshold <= 0) return -1;
  const from = at(network.firstChild, gate);
  const to = at(network.firstChild, gate + 1);
  if (threshold === 1) {
    let any = 0;
    for (let edge = from; edge < to; edge += 1) {
      if (at(network.weights, edge) > 0) any |= at(words, at(network.children, edge));
    }
    return any;
  }
  const planes: number[] = [];
  for (let edge = from; edge < to; edge += 1) {
    add(planes, at(words, at(network.children, edge)), at(network.weights, edge));
  }
  return reaching(planes, threshold);
}

/** Adds a weight in the lanes of a word to sums of which plane p holds bit p of every lane. */
function add(planes: number[], word: number, weight: number): void {
  for (let plane = 0; weight >> plane !== 0; plane += 1) {
    if (((weight >> plane) & 1) === 0) continue;
    let carry = word;
    for (let place = plane; carry !== 0; place += 1) {
      while (planes.length <= place) planes.push(0);
      const sum = planes[place] ?? 0;
      planes[place] = sum ^ carry;
      carry &= sum;
    }
  }
}

/** The lanes whose sum is the threshold or more. */
function reaching(planes: readonly number[], threshold: number): number {
  // Compared from the highest bit down: a lane is greater where it first has a bit that the threshold lacks.
  let greater = 0;
  let equal = -1;
  for (let plane = Math.max(planes.length, 32 - Math.clz32(threshold)) - 1; plane >= 0; plane -= 1) {
    const bits = planes[plane] ?? 0;
    // Sums may have more bits than a threshold, and a shift by 32 is none.
    if (plane < 31 && ((threshold >> plane) & 1) === 1) equal &= bits;
    else {
      greater |= equal & bits;
      equal &= ~bits;
    }
  }
  return greater | equal;
}
