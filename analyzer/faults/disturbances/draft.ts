import type { DomainId } from "../../model/failure-domain.ts";
import type { Assumption, FaultNetwork, Gate, Meaning, Reading, RestartNetwork } from "../../model/fault-model.ts";
import type { NodeId } from "../../model/graph.ts";

/** Both networks of one reading while something is added to them. Gates keep their numbers; new ones come after them. */
export interface Draft {
  readonly reading: Reading;
  /** How many gates the fault network had before anything was added. */
  readonly size: number;
  readonly gates: Gate[];
  readonly events: Record<DomainId, number>;
  readonly assumptions: Assumption[];
  readonly startSize: number;
  readonly startGates: Gate[];
  readonly holds: { gate: number; fault: number; up: boolean }[];
}

export function draftOf(reading: Reading, fault: FaultNetwork, restart: RestartNetwork): Draft {
  return {
    reading,
    size: fault.gates.length,
    gates: [...fault.gates],
    events: { ...fault.events },
    assumptions: [...fault.assumptions],
    startSize: restart.network.gates.length,
    startGates: [...restart.network.gates],
    holds: restart.holds.map((hold) => ({ ...hold })),
  };
}

/** The basic event of a domain, made once. */
export function eventOf(draft: Draft, domain: DomainId): number {
  const known = draft.events[domain];
  if (known !== undefined) return known;
  const gate = draft.gates.push({ kind: "event", meaning: { kind: "domain", domain }, facts: [] }) - 1;
  draft.events[domain] = gate;
  return gate;
}

export function addGate(draft: Draft, kind: "or" | "and", children: readonly number[], meaning: Meaning): number {
  return draft.gates.push({ kind, children, meaning, facts: [] }) - 1;
}

/** A leaf of the restart network: this gate of the fault network has not failed. */
export function addHold(draft: Draft, fault: number, meaning: Meaning): number {
  const gate = draft.startGates.push({ kind: "event", meaning, facts: [] }) - 1;
  draft.holds.push({ gate, fault, up: false });
  return gate;
}

/** The same gate with other children, one for each that it had; weights stay. */
export function withChildren(gate: Gate, change: (child: number) => number): Gate {
  if (gate.kind === "event") return gate;
  const children = gate.children.map(change);
  return children.every((child, index) => child === gate.children[index]) ? gate : { ...gate, children };
}

/** The resource that a gate is about; `null` for places, groups, services and whatever else several share. */
export function ownerOf({ meaning }: Gate): NodeId | null {
  return "node" in meaning && meaning.kind !== "place" && meaning.kind !== "egress" ? meaning.node : null;
}

/**
 * Gates of the fault network that say where something stands: domains, subnets and unknown places, and what products say of a region's
 * zones. Many resources share them.
 */
export function placesIn(draft: Draft): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, { meaning }] of draft.gates.entries()) {
    if (index < draft.size && isPlace.has(meaning.kind)) found.add(index);
  }
  // What is reached on the way is appended, and visited in its turn.
  for (const index of found) {
    const gate = draft.gates[index];
    if (gate === undefined || gate.kind === "event" || gate.meaning.kind !== "domain") continue;
    for (const child of gate.children) if (draft.gates[child]?.meaning.kind === "part") found.add(child);
  }
  return found;
}

const isPlace: ReadonlySet<string> = new Set(["domain", "place", "assumed-place"]);
