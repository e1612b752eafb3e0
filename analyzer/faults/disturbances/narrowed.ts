import type { DomainId } from "../../model/failure-domain.ts";
import type { Gate } from "../../model/fault-model.ts";
import type { GraphNode, NodeId } from "../../model/graph.ts";
import type { Disturbance } from "../../model/loss.ts";
import type { ProductClass } from "../../model/product-class.ts";
import type { Draft } from "./draft.ts";
import { addGate, addHold, eventOf, ownerOf, withChildren } from "./draft.ts";

type Narrowed = Extract<Disturbance, { kind: "narrowed" }>;

/**
 * One kind of product is lost in a place, and whatever else stands there is not: what the place means to resources of that kind is
 * copied, with an event of its own in the place's stead, and they look at the copy beside the place itself. So whatever takes the place
 * takes them as before, and the event takes them alone.
 *
 * Input: gates that say where something stands. Cost: a copy of those above the place, and one visit of each edge.
 */
export function narrow(
  draft: Draft,
  places: ReadonlySet<number>,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  narrowed: readonly Narrowed[],
): void {
  const copiesOf = new Map<ProductClass, Map<number, number[]>>();
  for (const disturbance of narrowed) {
    const copies = copiesOf.get(disturbance.of) ?? new Map<number, number[]>();
    for (const [original, copy] of copyPlaces(draft, places, disturbance)) {
      copies.set(original, [...(copies.get(original) ?? []), copy]);
    }
    copiesOf.set(disturbance.of, copies);
  }
  if (copiesOf.size === 0) return;
  const copiesFor = (gate: Gate) => {
    const owner = ownerOf(gate);
    const { productClass } = (owner === null ? undefined : nodes.get(owner)) ?? {};
    return productClass === undefined ? undefined : copiesOf.get(productClass);
  };
  const either = new Map<string, number>();
  for (let index = 0; index < draft.size; index += 1) {
    const gate = draft.gates[index];
    const copies = gate === undefined || places.has(index) ? undefined : copiesFor(gate);
    if (gate === undefined || copies === undefined) continue;
    draft.gates[index] = withChildren(gate, (child) => {
      const copied = copies.get(child);
      const original = draft.gates[child];
      if (copied === undefined || original === undefined) return child;
      const key = [child, ...copied].join(" ");
      const known = either.get(key) ?? addGate(draft, "or", [child, ...copied], original.meaning);
      either.set(key, known);
      return known;
    });
  }
  narrowStarts(draft, copiesFor);
}

/** For each place that is lost with the one that is meant, its copy. */
function copyPlaces(draft: Draft, places: ReadonlySet<number>, { id, place }: Narrowed): ReadonlyMap<number, number> {
  const event = eventOf(draft, id);
  const meant = draft.events[place];
  if (meant === undefined) return new Map();
  const parents = new Map<number, number[]>();
  for (const index of places) {
    const gate = draft.gates[index];
    if (gate === undefined || gate.kind === "event") continue;
    for (const child of gate.children) parents.set(child, [...(parents.get(child) ?? []), index]);
  }
  const copies = new Map<number, number>([[meant, event]]);
  for (const index of copies.keys()) {
    for (const above of parents.get(index) ?? []) {
      const gate = draft.gates[above];
      // When a control plane fell with a place is told by the record itself, not guessed from what stands there.
      if (gate === undefined || copies.has(above) || isControlPlane(gate)) continue;
      copies.set(above, draft.gates.push(gate) - 1);
    }
  }
  for (const [original, copy] of copies) {
    const gate = draft.gates[original];
    if (gate !== undefined && gate.kind !== "event") draft.gates[copy] = copyOf(gate, place, copies, draft);
  }
  for (const { gate, variable, zone } of [...draft.assumptions]) {
    if (zone === place) draft.assumptions.push({ gate, variable, zone: id });
  }
  return copies;
}

function isControlPlane({ meaning }: Gate): boolean {
  return meaning.kind === "domain" && meaning.domain.startsWith("control-plane:");
}

function copyOf(
  gate: Exclude<Gate, { kind: "event" }>,
  place: DomainId,
  copies: ReadonlyMap<number, number>,
  draft: Draft,
): Gate {
  const children = gate.children.flatMap((child, order) => {
    const copy = copies.get(child);
    const weight = gate.kind === "at-least" ? (gate.weights?.[order] ?? 1) : 1;
    if (copy !== undefined) return [{ child: copy, weight }];
    // The choice which zone an unknown place is: the same for all that stand there.
    const meaning = draft.gates[child]?.meaning;
    return meaning?.kind === "assumed-place" && draft.gates[child]?.kind === "event" ? [{ child, weight }] : [];
  });
  const numbers = children.map(({ child }) => child);
  if (gate.kind === "at-least")
    return { ...gate, children: numbers, weights: gate.weights === null ? null : children.map(({ weight }) => weight) };
  // The place itself has nothing to say beside its event.
  const isPlace = gate.meaning.kind === "domain" && gate.meaning.domain === place;
  return { ...gate, kind: isPlace && numbers.length === 1 ? "and" : gate.kind, children: numbers };
}

/** A place in which products of that kind are lost is none to start one in. */
function narrowStarts(
  draft: Draft,
  copiesFor: (gate: Gate) => ReadonlyMap<number, readonly number[]> | undefined,
): void {
  const faultOf = new Map(draft.holds.filter(({ up }) => !up).map(({ gate, fault }) => [gate, fault]));
  const both = new Map<string, number>();
  for (let index = 0; index < draft.startSize; index += 1) {
    const gate = draft.startGates[index];
    const copies = gate === undefined ? undefined : copiesFor(gate);
    if (gate === undefined || copies === undefined) continue;
    draft.startGates[index] = withChildren(gate, (child) => {
      const fault = faultOf.get(child);
      const copied = fault === undefined ? undefined : copies.get(fault);
      const leaf = draft.startGates[child];
      if (copied === undefined || leaf === undefined) return child;
      const key = [child, ...copied].join(" ");
      const made = () => {
        const holds = copied.map((copy) => addHold(draft, copy, leaf.meaning));
        return (
          draft.startGates.push({ kind: "and", children: [child, ...holds], meaning: leaf.meaning, facts: [] }) - 1
        );
      };
      const known = both.get(key) ?? made();
      both.set(key, known);
      return known;
    });
  }
}
