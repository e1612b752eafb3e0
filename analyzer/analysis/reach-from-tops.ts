import { at } from "../graph/algorithms/at.ts";
import { Agenda } from "./agenda.ts";
import type { CompiledNetwork } from "./compile-network.ts";

/** Bit i of a gate's word is set when the gate belongs to what the i-th of up to 32 tops reaches. */
export type Reach = Int32Array;

/**
 * What fails each top by itself alone: every gate from which a path of single sufficient children leads to it. Such a gate
 * needs no proof by trial.
 *
 * Input: compiled numbers of up to 32 tops. Cost: one visit of each edge; in a circle at most one for each top.
 */
export function sufficientFor(network: CompiledNetwork, tops: readonly number[]): Reach {
  return reach(network, tops, (gate, follow) => {
    const threshold = at(network.threshold, gate);
    for (let edge = at(network.firstChild, gate); edge < at(network.firstChild, gate + 1); edge += 1) {
      if (at(network.weights, edge) >= threshold) follow(at(network.children, edge));
    }
  });
}

/** The same for those who ask for many tops: in which round what is given makes each gate fail they know already. */
export function candidatesBeside(network: CompiledNetwork, tops: readonly number[], failed: Int32Array): Reach {
  return reach(network, tops, (gate, follow) => {
    const from = at(network.firstChild, gate);
    const to = at(network.firstChild, gate + 1);
    let open = 0;
    let needed = at(network.threshold, gate);
    for (let edge = from; edge < to; edge += 1) {
      if (at(failed, at(network.children, edge)) === -1) open += at(network.weights, edge);
      else needed -= at(network.weights, edge);
    }
    const everything = needed <= 0;
    for (let edge = from; edge < to && (everything || open >= needed); edge += 1) {
      const child = at(network.children, edge);
      const isGiven = at(failed, child) !== -1;
      if (isGiven && !everything) continue;
      follow(child);
      open -= isGiven ? 0 : at(network.weights, edge);
    }
  });
}

/**
 * Bits travel from the tops down along the edges that are followed, until nothing is added. Parents stand after their children, so
 * that one walk from the last gate to the first is enough; only in a circle do gates wait for more.
 */
function reach(
  network: CompiledNetwork,
  tops: readonly number[],
  followed: (gate: number, follow: (child: number) => void) => void,
): Reach {
  const words = new Int32Array(network.size);
  for (const [bit, top] of tops.entries()) words[top] = at(words, top) | (1 << bit);
  let bits = 0;
  const add = (gate: number) => {
    words[gate] = at(words, gate) | bits;
  };
  const { circles } = network;
  for (let circle = circles.length - 2; circle >= 0; circle -= 1) {
    const first = at(circles, circle);
    const end = at(circles, circle + 1);
    if (end - first > 1) {
      reachInCircle(words, first, end, followed);
      continue;
    }
    bits = at(words, first);
    if (bits !== 0) followed(first, add);
  }
  return words;
}

function reachInCircle(
  words: Reach,
  first: number,
  end: number,
  followed: (gate: number, follow: (child: number) => void) => void,
): void {
  // Counted from the end, parents come first here, too.
  const agenda = new Agenda();
  const waits = new Uint8Array(end - first);
  const wait = (gate: number) => {
    if (waits[gate - first] === 1) return;
    waits[gate - first] = 1;
    agenda.add(end - 1 - gate);
  };
  for (let gate = first; gate < end; gate += 1) if (at(words, gate) !== 0) wait(gate);
  for (let next = agenda.next(); next !== undefined; next = agenda.next()) {
    const gate = end - 1 - next;
    waits[gate - first] = 0;
    const bits = at(words, gate);
    followed(gate, (child) => {
      const word = at(words, child);
      if ((word | bits) === word) return;
      words[child] = word | bits;
      if (child >= first) wait(child);
    });
  }
}
