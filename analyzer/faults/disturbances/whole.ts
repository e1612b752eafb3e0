import type { NodeId } from "../../model/graph.ts";
import type { Draft } from "./draft.ts";
import { addGate, addHold, ownerOf, withChildren } from "./draft.ts";

/** What else takes a resource as a whole, and keeps it from being started again while it lasts. */
export interface Cause {
  readonly gate: number;
  readonly startsAnyway: boolean;
}

/**
 * Resources are lost as a whole, whatever they are made of: wherever something else looks at one of them, or at a part of it, it sees
 * it lost. The data that it keeps is not meant.
 *
 * Cost: one visit of each edge.
 */
export function loseWhole(
  draft: Draft,
  places: ReadonlySet<number>,
  causes: ReadonlyMap<NodeId, readonly Cause[]>,
): void {
  if (causes.size === 0) return;
  const wrapped = new Map<number, number>();
  const wrap = (index: number) => {
    const gate = draft.gates[index];
    const owner = gate === undefined || index >= draft.size || places.has(index) ? null : ownerOf(gate);
    const own = owner === null ? undefined : causes.get(owner);
    if (gate === undefined || owner === null || own === undefined || !seenFromOutside.has(gate.meaning.kind))
      return index;
    const known =
      wrapped.get(index) ??
      addGate(draft, "or", [index, ...own.map((cause) => cause.gate)], { kind: "node", node: owner });
    wrapped.set(index, known);
    return known;
  };
  for (let index = 0; index < draft.size; index += 1) {
    const gate = draft.gates[index];
    if (gate === undefined || places.has(index)) continue;
    const owner = ownerOf(gate);
    draft.gates[index] = withChildren(gate, (child) => {
      const of = draft.gates[child];
      return of !== undefined && ownerOf(of) === owner ? child : wrap(child);
    });
  }
  for (const hold of draft.holds) hold.fault = wrap(hold.fault);
  for (let index = 0; index < draft.startSize; index += 1) {
    const gate = draft.startGates[index];
    if (gate === undefined || gate.kind !== "or" || gate.meaning.kind !== "node") continue;
    const { node } = gate.meaning;
    const lasting = (causes.get(node) ?? []).filter((cause) => !cause.startsAnyway);
    if (lasting.length === 0) continue;
    const isUp = (child: number) => draft.holds.some((hold) => hold.gate === child && hold.up);
    if (!gate.children.some(isUp)) continue;
    const past = lasting.map((cause) => addHold(draft, cause.gate, { kind: "node", node }));
    draft.startGates[index] = withChildren(gate, (child) =>
      isUp(child)
        ? child
        : draft.startGates.push({
            kind: "and",
            children: [child, ...past],
            meaning: { kind: "node", node },
            facts: [],
          }) - 1,
    );
  }
}

/** What others look at; what is left out keeps data or speaks of somebody else. */
const seenFromOutside: ReadonlySet<string> = new Set([
  "node",
  "member",
  "part",
  "balancer-zone",
  "entered",
  "name",
  "record-set",
]);
