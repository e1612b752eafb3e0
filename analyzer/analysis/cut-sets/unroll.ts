import { at } from "../../graph/algorithms/at.ts";
import { finishingOrder } from "../../graph/algorithms/finishing-order.ts";
import { stronglyConnectedComponents } from "../../graph/algorithms/strongly-connected-components.ts";
import type { DomainId } from "../../model/failure-domain.ts";
import type { Assumption, FaultNetwork, Gate } from "../../model/fault-model.ts";
import type { Formula } from "./formula.ts";
import { FormulaBuilder, falseNode } from "./formula.ts";
import { LimitReached } from "./limit-reached.ts";

/** What a literal of a formula says: this domain is lost, or this unknown place is that zone. */
export type Literal =
  | { readonly kind: "event"; readonly domain: DomainId }
  | { readonly kind: "assumption"; readonly assumption: Assumption };

export interface Unrolled {
  readonly formula: Formula;
  /** What each literal says: events sorted by domain, then assumptions sorted by variable and zone. */
  readonly literals: readonly Literal[];
}

/**
 * The top event of a service as an acyclic formula, equal to the least fixpoint that the network means.
 *
 * Gates that need each other are unrolled: of the gates in a circle some are taken out, so that the others need each other no
 * more; they begin as false, and what they are is put in again until nothing changes, at most once more than there are of
 * them (each time one becomes true, or none ever will). Or-gates that lead to each other are one gate before that. Cost: one
 * visit of each gate and edge above which the top stands, in a circle one for each time. Source: the least fixpoint of a
 * monotone map is reached in as many steps as its lattice is high (A. Tarski, Pacific J. Math. 5 (1955)).
 * @throws LimitReached where the formula would have more than `mostNodes` nodes and edges.
 * @throws RangeError where a gate names a child that does not exist.
 */
export function unroll(network: FaultNetwork, top: number, mostNodes: number): Unrolled {
  const { gates, edges } = cone(network, top);
  const { literals, literalOf } = literalsOf(network, gates);
  const builder = new FormulaBuilder();
  const node = new Int32Array(gates.length);
  for (const members of componentsOf(edges)) {
    if (builder.size + builder.edges > mostNodes) throw new LimitReached("nodes of an acyclic formula", mostNodes);
    const [first = 0] = members;
    if (members.length === 1 && !(edges[first] ?? []).includes(first)) {
      node[first] = gateNode(builder, network, gates, literalOf, first, (child) => at(node, child), edges[first] ?? []);
    } else unrollCircle(members);
  }
  return { formula: builder.formula(at(node, 0)), literals };

  function unrollCircle(members: readonly number[]): void {
    const circle = mergeOrGates(members, edges, (gate) => isOr(network.gates[gates[gate] ?? 0]));
    const back = backEdges(circle.inner);
    // Edges of a merged gate lead to each thing once; those of any other are its own, one by one, for the sake of weights.
    let before = new Int32Array(circle.inner.length);
    for (let rounds = back.targets.length; ; rounds -= 1) {
      if (builder.size + builder.edges > mostNodes) throw new LimitReached("nodes of an acyclic formula", mostNodes);
      const now = new Int32Array(circle.inner.length);
      const done = new Uint8Array(circle.inner.length);
      for (const vertex of back.order) {
        const value = (child: number) => {
          const inner = circle.vertexOf.get(child);
          if (inner === undefined) return at(node, child);
          return done[inner] === 1 ? at(now, inner) : at(before, inner);
        };
        const merged = circle.merged[vertex];
        now[vertex] =
          merged === undefined || merged === null
            ? gateNode(
                builder,
                network,
                gates,
                literalOf,
                circle.gate[vertex] ?? 0,
                value,
                edges[circle.gate[vertex] ?? 0] ?? [],
              )
            : builder.or(merged.map(value));
        done[vertex] = 1;
      }
      const settled = back.targets.every((target) => now[target] === before[target]);
      before = now;
      if (settled || rounds <= 0) break;
    }
    for (const member of members) node[member] = at(before, circle.vertexOf.get(member) ?? 0);
  }
}

/** The gates above which a top stands, itself first, and for each of them its children among them. */
function cone(network: FaultNetwork, top: number) {
  const place = new Map<number, number>([[top, 0]]);
  const gates = [top];
  const edges: (readonly number[])[] = [];
  for (let index = 0; index < gates.length; index += 1) {
    const gate = network.gates[gates[index] ?? -1];
    if (gate === undefined) throw new RangeError(`a gate names ${gates[index]}, of ${network.gates.length} gates`);
    const children = gate.kind === "event" ? [] : gate.children;
    edges.push(
      children.map((child) => {
        const known = place.get(child);
        if (known !== undefined) return known;
        place.set(child, gates.length);
        return gates.push(child) - 1;
      }),
    );
  }
  return { gates, edges };
}

function literalsOf(network: FaultNetwork, gates: readonly number[]) {
  const needed = new Set(gates);
  const events = Object.entries(network.events)
    .filter(([, gate]) => needed.has(gate))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const assumptions = network.assumptions
    .filter(({ gate }) => needed.has(gate))
    .sort((one, other) => compare(one.variable, other.variable) || compare(one.zone, other.zone));
  const literals: Literal[] = [];
  const literalOf = new Map<number, number>();
  for (const [domain, gate] of events) {
    literalOf.set(gate, literals.length);
    literals.push({ kind: "event", domain });
  }
  for (const assumption of assumptions) {
    literalOf.set(assumption.gate, literals.length);
    literals.push({ kind: "assumption", assumption });
  }
  return { literals, literalOf };
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** What needs each other in a circle, each alone that does not; what is needed first. */
function componentsOf(edges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const components: number[][] = [];
  for (const [gate, component] of stronglyConnectedComponents(edges).entries()) {
    const members = components[component];
    if (members !== undefined) members.push(gate);
    else {
      while (components.length <= component) components.push([]);
      components[component]?.push(gate);
    }
  }
  return components;
}

function gateNode(
  builder: FormulaBuilder,
  network: FaultNetwork,
  gates: readonly number[],
  literalOf: ReadonlyMap<number, number>,
  index: number,
  value: (child: number) => number,
  children: readonly number[],
): number {
  const original = gates[index] ?? -1;
  const gate = network.gates[original];
  if (gate === undefined || gate.kind === "event") {
    const literal = literalOf.get(original);
    return literal === undefined ? falseNode : builder.literal(literal);
  }
  const nodes = children.map(value);
  switch (gate.kind) {
    case "or":
      return builder.or(nodes);
    case "and":
      return builder.and(nodes);
    case "at-least":
      return builder.atLeast(gate.threshold, nodes, gate.weights);
  }
}

function isOr(gate: Gate | undefined): boolean {
  return gate?.kind === "or" || (gate?.kind === "at-least" && gate.weights === null && gate.threshold === 1);
}

/** A circle in which or-gates that lead to each other are one vertex. */
interface Circle {
  readonly vertexOf: ReadonlyMap<number, number>;
  /** For each vertex the vertices that it leads to. */
  readonly inner: readonly (readonly number[])[];
  /** A gate of each vertex: the only one, where it is not merged. */
  readonly gate: readonly number[];
  /** What the or-gates of a merged vertex lead to outside it; `null` for a gate that stands alone. */
  readonly merged: readonly (readonly number[] | null)[];
}

function mergeOrGates(
  members: readonly number[],
  edges: readonly (readonly number[])[],
  isOrGate: (gate: number) => boolean,
): Circle {
  const place = new Map(members.map((member, index) => [member, index]));
  const orEdges = members.map((member) =>
    isOrGate(member) ? (edges[member] ?? []).flatMap((child) => (isOrGate(child) ? (place.get(child) ?? []) : [])) : [],
  );
  const vertices = stronglyConnectedComponents(orEdges);
  const vertexOf = new Map(members.map((member, index) => [member, at(vertices, index)]));
  let count = 0;
  for (const vertex of vertices) count = Math.max(count, vertex + 1);
  const gate = new Array<number>(count).fill(-1);
  const sizes = new Array<number>(count).fill(0);
  const outer = Array.from({ length: count }, () => new Set<number>());
  for (const [index, member] of members.entries()) {
    const vertex = at(vertices, index);
    gate[vertex] = member;
    sizes[vertex] = (sizes[vertex] ?? 0) + 1;
    for (const child of edges[member] ?? []) outer[vertex]?.add(child);
  }
  const merged = outer.map((children, vertex) =>
    (sizes[vertex] ?? 0) > 1 ? [...children].filter((child) => vertexOf.get(child) !== vertex) : null,
  );
  const inner = outer.map((children, vertex) => [
    ...new Set([...(merged[vertex] ?? children)].flatMap((child) => vertexOf.get(child) ?? [])),
  ]);
  return { vertexOf, inner, gate, merged };
}

/** An order in which vertices follow what they lead to, save along edges that close a circle, and the targets of those. */
function backEdges(edges: readonly (readonly number[])[]) {
  const finished = finishingOrder(edges);
  const order = new Int32Array(edges.length);
  for (const [vertex, when] of finished.entries()) order[when] = vertex;
  const targets = new Set<number>();
  for (const [vertex, leadsTo] of edges.entries()) {
    for (const target of leadsTo) if (at(finished, target) >= at(finished, vertex)) targets.add(target);
  }
  return { order, targets: [...targets].sort((one, other) => one - other) };
}
