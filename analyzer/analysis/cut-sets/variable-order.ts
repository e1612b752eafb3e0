import type { Formula } from "./formula.ts";
import { literal } from "./formula.ts";

/** A module's own nodes: those beneath it which are neither literals nor modules themselves, children first, itself last. */
export interface ModuleParts {
  readonly gates: Int32Array;
  /** Literals and modules that its gates name, in the order in which a search from left to right meets them. */
  readonly leaves: Int32Array;
}

export function partsOf(formula: Formula, isModule: Uint8Array, root: number, seen: Int32Array): ModuleParts {
  const { kind, firstChild, children } = formula;
  const gates: number[] = [];
  const leaves: number[] = [];
  const path = [root];
  const next = [firstChild[root] ?? 0];
  seen[root] = root;
  while (path.length > 0) {
    const node = path[path.length - 1] ?? 0;
    const edge = next[next.length - 1] ?? 0;
    if (edge >= (firstChild[node + 1] ?? 0)) {
      gates.push(node);
      path.pop();
      next.pop();
      continue;
    }
    next[next.length - 1] = edge + 1;
    const child = children[edge] ?? 0;
    if (seen[child] === root) continue;
    seen[child] = root;
    if (kind[child] === literal || isModule[child] === 1) leaves.push(child);
    else {
      path.push(child);
      next.push(firstChild[child] ?? 0);
    }
  }
  return { gates: Int32Array.from(gates), leaves: Int32Array.from(leaves) };
}

/** A way to arrange the leaves of a module: those that come first are decided first. */
export interface LeafOrder {
  readonly name: string;
  arrange(formula: Formula, parts: ModuleParts): Int32Array;
}

/** In the order in which they are tried. */
export const orders: readonly LeafOrder[] = [
  { name: "depth first", arrange: (_formula, parts) => parts.leaves },
  {
    name: "heaviest first, drawn together",
    arrange: (formula, parts) => drawTogether(formula, parts, heaviestFirst(formula, parts)),
  },
  { name: "depth first, drawn together", arrange: (formula, parts) => drawTogether(formula, parts, parts.leaves) },
  { name: "heaviest first", arrange: heaviestFirst },
  {
    name: "depth first, drawn together, backward",
    arrange: (formula, parts) => drawTogether(formula, parts, parts.leaves).slice().reverse(),
  },
  {
    name: "heaviest first, drawn together, backward",
    arrange: (formula, parts) => drawTogether(formula, parts, heaviestFirst(formula, parts)).slice().reverse(),
  },
];

/** The same for families of bounded order, which are solved so fast that arranging them for long would take longer. */
export const boundedOrders: readonly LeafOrder[] = [
  {
    name: "heaviest first, drawn together a few times",
    arrange: (formula, parts) => drawTogether(formula, parts, heaviestAtOnce(formula, parts), fewDraws),
  },
  ...orders.slice(0, 2),
];

/** Of an array that has a place for every node of a module. A call with as many arguments as a large one has would fail. */
function sizeFor({ gates, leaves }: ModuleParts): number {
  let highest = 0;
  for (const node of gates) if (node > highest) highest = node;
  for (const node of leaves) if (node > highest) highest = node;
  return highest + 1;
}

/** Some tenths of a second: the published trees take a hundredth of it, and a chain of 100,000 gates would take minutes. */
const mostVisits = 5e7;

/** Leaves by the weight they have when the top's is split among children, the heaviest first. Cost: one visit of each edge. */
function heaviestAtOnce({ firstChild, children }: Formula, { gates, leaves }: ModuleParts): Int32Array {
  const weight = new Float64Array(sizeFor({ gates, leaves }));
  weight[gates[gates.length - 1] ?? 0] = 1;
  for (let index = gates.length - 1; index >= 0; index -= 1) {
    const gate = gates[index] ?? 0;
    const from = firstChild[gate] ?? 0;
    const to = firstChild[gate + 1] ?? 0;
    const share = (weight[gate] ?? 0) / Math.max(to - from, 1);
    for (let edge = from; edge < to; edge += 1) {
      const child = children[edge] ?? 0;
      weight[child] = (weight[child] ?? 0) + share;
    }
  }
  // Equal ones stay in the order in which they stand.
  return leaves.slice().sort((one, other) => (weight[other] ?? 0) - (weight[one] ?? 0));
}

/**
 * The leaf with the most weight first; then the same again without that leaf. Cost: one visit of each edge for each leaf; where
 * that is more than `mostVisits`, the weights are split once only.
 */
function heaviestFirst(formula: Formula, parts: ModuleParts): Int32Array {
  const { firstChild, children } = formula;
  const { gates, leaves } = parts;
  const edges = gates.reduce((sum, gate) => sum + (firstChild[gate + 1] ?? 0) - (firstChild[gate] ?? 0), 0);
  if (leaves.length * edges > mostVisits) return heaviestAtOnce(formula, parts);
  const size = sizeFor({ gates, leaves });
  const weight = new Float64Array(size);
  const placed = new Uint8Array(size);
  const live = new Int32Array(size);
  const order: number[] = [];
  for (let count = 0; count < leaves.length; count += 1) {
    weight.fill(0);
    for (const leaf of leaves) live[leaf] = placed[leaf] === 1 ? 0 : 1;
    for (const gate of gates) {
      live[gate] = 0;
      for (let edge = firstChild[gate] ?? 0; edge < (firstChild[gate + 1] ?? 0); edge += 1)
        if ((live[children[edge] ?? 0] ?? 0) > 0) live[gate] = (live[gate] ?? 0) + 1;
    }
    weight[gates[gates.length - 1] ?? 0] = 1;
    for (let index = gates.length - 1; index >= 0; index -= 1) {
      const gate = gates[index] ?? 0;
      const share = (weight[gate] ?? 0) / Math.max(live[gate] ?? 1, 1);
      for (let edge = firstChild[gate] ?? 0; edge < (firstChild[gate + 1] ?? 0); edge += 1) {
        const child = children[edge] ?? 0;
        if ((live[child] ?? 0) > 0) weight[child] = (weight[child] ?? 0) + share;
      }
    }
    let best = -1;
    for (const leaf of leaves)
      if (placed[leaf] === 0 && (best === -1 || (weight[leaf] ?? 0) > (weight[best] ?? 0) * (1 + 1e-9))) best = leaf;
    placed[best] = 1;
    order.push(best);
  }
  return Int32Array.from(order);
}

/**
 * Each gate draws what it names towards their common middle, round after round; the arrangement in which gates reach over the
 * fewest places is kept. Source: F. A. Aloul, I. L. Markov and K. A. Sakallah, FORCE, GLSVLSI 2003.
 */
function drawTogether(
  { firstChild, children }: Formula,
  { gates, leaves }: ModuleParts,
  start: Int32Array,
  draws = mostDraws,
): Int32Array {
  const size = sizeFor({ gates, leaves });
  const place = new Float64Array(size);
  const pull = new Float64Array(size);
  const pulls = new Int32Array(size);
  let order = start.slice();
  let best = order;
  let fewest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < draws; round += 1) {
    for (const [index, leaf] of order.entries()) place[leaf] = index;
    pull.fill(0);
    pulls.fill(0);
    let reach = 0;
    for (const gate of gates) {
      const from = firstChild[gate] ?? 0;
      const to = firstChild[gate + 1] ?? 0;
      let sum = 0;
      let low = Number.POSITIVE_INFINITY;
      let high = 0;
      for (let edge = from; edge < to; edge += 1) {
        const at = place[children[edge] ?? 0] ?? 0;
        sum += at;
        if (at < low) low = at;
        if (at > high) high = at;
      }
      const middle = sum / (to - from);
      place[gate] = middle;
      reach += high - low;
      for (let edge = from; edge < to; edge += 1) {
        const child = children[edge] ?? 0;
        pull[child] = (pull[child] ?? 0) + middle;
        pulls[child] = (pulls[child] ?? 0) + 1;
      }
    }
    // Gates are drawn by those above them, too, and hand it on.
    for (let index = gates.length - 1; index >= 0; index -= 1) {
      const gate = gates[index] ?? 0;
      if ((pulls[gate] ?? 0) === 0) continue;
      const drawn = ((pull[gate] ?? 0) + (place[gate] ?? 0)) / ((pulls[gate] ?? 0) + 1) - (place[gate] ?? 0);
      for (let edge = firstChild[gate] ?? 0; edge < (firstChild[gate + 1] ?? 0); edge += 1)
        pull[children[edge] ?? 0] = (pull[children[edge] ?? 0] ?? 0) + drawn;
    }
    if (reach < fewest) {
      fewest = reach;
      best = order;
    }
    order = order
      .slice()
      .sort(
        (one, other) =>
          (pull[one] ?? 0) / Math.max(pulls[one] ?? 0, 1) - (pull[other] ?? 0) / Math.max(pulls[other] ?? 0, 1) ||
          one - other,
      );
  }
  return best;
}

const mostDraws = 40;
const fewDraws = 10;
