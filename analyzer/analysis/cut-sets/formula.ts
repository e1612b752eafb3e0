/**
 * A monotone Boolean formula as an acyclic graph with shared nodes, children before parents. Node 0 is false, node 1 is true;
 * every other node is a literal or a gate of two children or more, none of them constant, none named twice.
 */
export interface Formula {
  readonly kind: readonly NodeKind[];
  /** The literal's number, or the weight at which an at-least gate is true; 0 elsewhere. */
  readonly value: readonly number[];
  /** Children of node n: `children[firstChild[n]]` up to, not including, `children[firstChild[n + 1]]`. */
  readonly firstChild: readonly number[];
  readonly children: readonly number[];
  /** Weight of each child in an at-least gate, beside `children`; 1 elsewhere. */
  readonly weights: readonly number[];
  readonly top: number;
}

export type NodeKind = 0 | 1 | 2 | 3 | 4;

const constant = 0;
export const literal = 1;
export const or = 2;
export const and = 3;
export const atLeast = 4;

export const falseNode = 0;
export const trueNode = 1;

/**
 * Builds formulas bottom-up and simplifies on the way: constants vanish, a gate with one child is that child, equal gates are
 * one, and an at-least gate becomes an or-gate, an and-gate, or both around a smaller one where its weights allow.
 *
 * Cost: one sort of the children for each gate. Source of sharing: A. P. Ershov, On programming of arithmetic operations,
 * Comm. ACM 1 (1958).
 */
export class FormulaBuilder {
  readonly #kind: NodeKind[] = [constant, constant];
  readonly #value: number[] = [0, 1];
  readonly #firstChild: number[] = [0, 0, 0];
  readonly #children: number[] = [];
  readonly #weights: number[] = [];
  readonly #literals: number[] = [];
  /** Open addressing: the node of a gate with these children, 0 for an empty place. */
  #places = new Int32Array(256);
  #gates = 0;

  /** Nodes so far, the two constants included. */
  get size(): number {
    return this.#kind.length;
  }

  /** Children so far, over all nodes. */
  get edges(): number {
    return this.#children.length;
  }

  kindOf(node: number): NodeKind {
    return this.#kind[node] ?? constant;
  }

  literal(number: number): number {
    const known = this.#literals[number];
    if (known !== undefined && known !== 0) return known;
    while (this.#literals.length <= number) this.#literals.push(0);
    const node = this.#add(literal, number, [], null);
    this.#literals[number] = node;
    return node;
  }

  or(children: readonly number[]): number {
    return this.#gate(or, children);
  }

  and(children: readonly number[]): number {
    return this.#gate(and, children);
  }

  /** True when true children weigh `threshold` or more; a child that is named twice weighs twice. */
  atLeast(threshold: number, children: readonly number[], weights: readonly number[] | null): number {
    let needed = threshold;
    const weightOf = new Map<number, number>();
    for (const [order, child] of children.entries()) {
      const weight = weights === null ? 1 : (weights[order] ?? 0);
      if (child === trueNode) needed -= weight;
      else if (child !== falseNode && weight > 0) weightOf.set(child, (weightOf.get(child) ?? 0) + weight);
    }
    if (needed <= 0) return trueNode;
    // Heaviest first: those that suffice alone and those without which nothing does stand at the front.
    const open = [...weightOf].sort(([one, light], [other, heavy]) => heavy - light || one - other);
    let total = 0;
    for (const [, weight] of open) total += weight;
    if (total < needed) return falseNode;
    const sufficient: number[] = [];
    const required: number[] = [];
    let from = 0;
    for (; from < open.length; from += 1) {
      const [child, weight] = open[from] ?? [falseNode, 0];
      if (weight >= needed && required.length === 0) sufficient.push(child);
      else if (total - weight < needed) {
        required.push(child);
        needed -= weight;
      } else break;
      total -= weight;
      if (needed <= 0 || total < needed) {
        from += 1;
        break;
      }
    }
    let rest: number;
    if (needed <= 0) rest = trueNode;
    else if (total < needed) rest = falseNode;
    else {
      const left = open.slice(from);
      const lightest = left[left.length - 1]?.[1] ?? 1;
      const heaviest = left[0]?.[1] ?? 1;
      const nodes = left.map(([child]) => child);
      // Equal weights count as one each.
      if (lightest === heaviest) rest = this.#plain(Math.ceil(needed / heaviest), nodes);
      else if (lightest >= needed) rest = this.or(nodes);
      else if (required.length > 0 && heaviest >= needed) {
        // What was required first may leave so little that a child suffices now.
        rest = this.atLeast(
          needed,
          nodes,
          left.map(([, weight]) => weight),
        );
      } else
        rest = this.#add(
          atLeast,
          needed,
          nodes,
          left.map(([, weight]) => weight),
        );
    }
    if (required.length > 0) rest = this.and([...required, rest]);
    return sufficient.length > 0 ? this.or([...sufficient, rest]) : rest;
  }

  /** The formula of a node, with the nodes that it needs and no others. */
  formula(top: number): Formula {
    const needed = new Uint8Array(this.size);
    needed[top] = 1;
    for (let node = top; node > trueNode; node -= 1) {
      if (needed[node] !== 1) continue;
      const to = this.#firstChild[node + 1] ?? 0;
      for (let edge = this.#firstChild[node] ?? 0; edge < to; edge += 1) needed[this.#children[edge] ?? 0] = 1;
    }
    const kind: NodeKind[] = [constant, constant];
    const value = [0, 1];
    const firstChild = [0, 0, 0];
    const children: number[] = [];
    const weights: number[] = [];
    const place = new Int32Array(this.size);
    place[trueNode] = trueNode;
    for (let node = trueNode + 1; node <= top; node += 1) {
      if (needed[node] !== 1) continue;
      place[node] = kind.length;
      kind.push(this.kindOf(node));
      value.push(this.#value[node] ?? 0);
      const to = this.#firstChild[node + 1] ?? 0;
      for (let edge = this.#firstChild[node] ?? 0; edge < to; edge += 1) {
        children.push(place[this.#children[edge] ?? 0] ?? 0);
        weights.push(this.#weights[edge] ?? 1);
      }
      firstChild.push(children.length);
    }
    return { kind, value, firstChild, children, weights, top: place[top] ?? 0 };
  }

  #plain(threshold: number, children: readonly number[]): number {
    if (threshold <= 1) return this.or(children);
    if (threshold >= children.length) return this.and(children);
    return this.#add(atLeast, threshold, children, null);
  }

  #gate(kind: typeof or | typeof and, children: readonly number[]): number {
    const absorbing = kind === or ? trueNode : falseNode;
    const neutral = kind === or ? falseNode : trueNode;
    const distinct: number[] = [];
    let isAscending = true;
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] ?? falseNode;
      if (child === absorbing) return absorbing;
      if (child === neutral) continue;
      if (distinct.length > 0 && child < (distinct[distinct.length - 1] ?? 0)) isAscending = false;
      distinct.push(child);
    }
    if (!isAscending) sortAscending(distinct);
    let count = 0;
    for (let index = 0; index < distinct.length; index += 1) {
      const child = distinct[index] ?? 0;
      if (index > 0 && child === distinct[count - 1]) continue;
      distinct[count] = child;
      count += 1;
    }
    distinct.length = count;
    if (count === 0) return neutral;
    if (count === 1) return distinct[0] ?? neutral;
    return this.#add(kind, 0, distinct, null);
  }

  /** The node of this kind with these children, which must stand in ascending order or by weight. */
  #add(kind: NodeKind, value: number, children: readonly number[], weights: readonly number[] | null): number {
    const shared = kind !== literal;
    let place = 0;
    if (shared) {
      if (2 * this.#gates >= this.#places.length) this.#grow();
      let hash = Math.imul(kind * 31 + value, 0x9e3779b1);
      for (let index = 0; index < children.length; index += 1) {
        hash = Math.imul(hash ^ (children[index] ?? 0), 0x85ebca6b) + (weights === null ? 1 : (weights[index] ?? 1));
        hash ^= hash >>> 15;
      }
      const mask = this.#places.length - 1;
      place = hash & mask;
      for (let known = this.#places[place] ?? 0; known !== 0; known = this.#places[place] ?? 0) {
        if (this.#equals(known, kind, value, children, weights)) return known;
        place = (place + 1) & mask;
      }
    }
    const node = this.#kind.length;
    this.#kind.push(kind);
    this.#value.push(value);
    for (let index = 0; index < children.length; index += 1) {
      this.#children.push(children[index] ?? 0);
      this.#weights.push(weights === null ? 1 : (weights[index] ?? 1));
    }
    this.#firstChild.push(this.#children.length);
    if (shared) {
      this.#places[place] = node;
      this.#gates += 1;
    }
    return node;
  }

  #equals(
    node: number,
    kind: NodeKind,
    value: number,
    children: readonly number[],
    weights: readonly number[] | null,
  ): boolean {
    if (this.#kind[node] !== kind || this.#value[node] !== value) return false;
    const from = this.#firstChild[node] ?? 0;
    if ((this.#firstChild[node + 1] ?? 0) - from !== children.length) return false;
    for (let index = 0; index < children.length; index += 1) {
      if (this.#children[from + index] !== children[index]) return false;
      if (this.#weights[from + index] !== (weights === null ? 1 : weights[index])) return false;
    }
    return true;
  }

  #grow(): void {
    const places = new Int32Array(2 * this.#places.length);
    const mask = places.length - 1;
    for (let node = trueNode + 1; node < this.#kind.length; node += 1) {
      if (this.#kind[node] === literal) continue;
      let hash = Math.imul((this.#kind[node] ?? 0) * 31 + (this.#value[node] ?? 0), 0x9e3779b1);
      const to = this.#firstChild[node + 1] ?? 0;
      for (let edge = this.#firstChild[node] ?? 0; edge < to; edge += 1) {
        hash = Math.imul(hash ^ (this.#children[edge] ?? 0), 0x85ebca6b) + (this.#weights[edge] ?? 1);
        hash ^= hash >>> 15;
      }
      let place = hash & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = node;
    }
    this.#places = places;
  }
}

/** Gates of so many children are sorted in place by hand: most have few, and calls to compare two would cost more than that. */
const fewChildren = 24;

function sortAscending(numbers: number[]): void {
  if (numbers.length > fewChildren) {
    for (const [index, number] of Int32Array.from(numbers).sort().entries()) numbers[index] = number;
    return;
  }
  for (let index = 1; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    let place = index;
    for (let before = numbers[place - 1] ?? 0; place > 0 && before > number; before = numbers[place - 1] ?? 0) {
      numbers[place] = before;
      place -= 1;
    }
    numbers[place] = number;
  }
}
