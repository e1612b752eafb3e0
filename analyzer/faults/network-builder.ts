import type { DomainId } from "../model/failure-domain.ts";
import type { Assumption, FaultNetwork, Gate, Meaning, Reading } from "../model/fault-model.ts";
import type { FactId } from "../model/graph.ts";

/** Puts a fault network together gate by gate. Gates are named, so that services share what they share. */
export interface NetworkBuilder {
  readonly reading: Reading;
  /**
   * The gate of that name, made once: its kind, and what it is about. It is made later, from a queue: needs may go in circles, and
   * a chain of them may be deeper than a call stack.
   */
  named(kind: string, id: string, meaning: Meaning, make: () => Formula): number;
  /** The same where it is named already: for those who are asked for it again and again. */
  known(kind: string, id: string): number | undefined;
  /** The basic event of a domain: this domain itself is lost. */
  event(domain: DomainId): number;
  /** The choice "this unknown place is that zone". */
  assumption(variable: DomainId, zone: DomainId): number;
  gate(meaning: Meaning, formula: Formula): number;
  /** An event of its own, which no domain names. */
  leaf(meaning: Meaning): number;
  top(service: string, gate: number): void;
  finish(): FaultNetwork;
}

/** What a gate says of its children. A missing child is one that never fails. */
export type Formula = {
  readonly facts?: readonly (FactId | null)[];
} & (
  | { readonly kind: "or" | "and"; readonly children: readonly number[] }
  | {
      readonly kind: "at-least";
      readonly threshold: number;
      readonly children: readonly number[];
      readonly weights?: readonly number[];
    }
);

export function createNetworkBuilder(reading: Reading): NetworkBuilder {
  const gates: (Gate | null)[] = [];
  // A name for each kind and id: putting them together would make a long text of every question.
  const names = new Map<string, Map<string, number>>();
  const events = new Map<DomainId, number>();
  const assumed = new Map<DomainId, Map<DomainId, number>>();
  const assumptions: Assumption[] = [];
  const tops = new Map<string, number>();

  const waiting: ((() => void) | null)[] = [];

  const reserve = () => gates.push(null) - 1;
  const fill = (index: number, meaning: Meaning, formula: Formula) => {
    const facts = factsOf(formula.facts);
    gates[index] =
      formula.kind === "at-least"
        ? {
            kind: "at-least",
            threshold: formula.threshold,
            children: formula.children,
            weights: formula.weights ?? null,
            meaning,
            facts,
          }
        : { kind: formula.kind, children: formula.children, meaning, facts };
    return index;
  };
  const leaf = (meaning: Meaning) => gates.push({ kind: "event", meaning, facts: noFacts }) - 1;

  const settle = (): readonly Gate[] => {
    for (let next = 0; next < waiting.length; next += 1) {
      waiting[next]?.();
      // What it was made from need not be kept until all are.
      waiting[next] = null;
    }
    return gates.map((gate, index) => {
      if (gate === null) throw new Error(`gate ${index} was named and never made`);
      return gate;
    });
  };

  return {
    reading,
    known: (kind, id) => names.get(kind)?.get(id),
    named(kind, id, meaning, make) {
      let ofKind = names.get(kind);
      if (ofKind === undefined) {
        ofKind = new Map();
        names.set(kind, ofKind);
      }
      const known = ofKind.get(id);
      if (known !== undefined) return known;
      const index = reserve();
      ofKind.set(id, index);
      waiting.push(() => fill(index, meaning, make()));
      return index;
    },
    event(domain) {
      const known = events.get(domain);
      if (known !== undefined) return known;
      const index = leaf({ kind: "domain", domain });
      events.set(domain, index);
      return index;
    },
    assumption(variable, zone) {
      const ofVariable = assumed.get(variable) ?? new Map<DomainId, number>();
      assumed.set(variable, ofVariable);
      const known = ofVariable.get(zone);
      if (known !== undefined) return known;
      const index = leaf({ kind: "assumed-place", variable, zone });
      ofVariable.set(zone, index);
      assumptions.push({ gate: index, variable, zone });
      return index;
    },
    leaf,
    gate: (meaning, formula) => fill(reserve(), meaning, formula),
    top: (service, gate) => void tops.set(service, gate),
    finish: () => ({
      gates: settle(),
      tops: sorted(tops),
      events: sorted(events),
      assumptions,
    }),
  };
}

/** Shared by the very many gates that no fact makes worse. */
const noFacts: readonly FactId[] = [];

function factsOf(facts: Formula["facts"]): readonly FactId[] {
  if (facts === undefined || facts.every((fact) => fact === null)) return noFacts;
  const known = facts.filter((fact) => fact !== null);
  return known.length === 0 ? noFacts : [...new Set(known)].sort();
}

function sorted(gates: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...gates.keys()].sort().map((key) => [key, gates.get(key) ?? -1]));
}
