import type { FactId, UnknownFact } from "../model/graph.ts";

/** Collects what only deployment can tell, each fact once, with all the resources that leave it open. */
export interface FactRegister {
  add(fact: UnknownFact): FactId;
  all(): readonly UnknownFact[];
}

export function createFactRegister(): FactRegister {
  const facts = new Map<FactId, UnknownFact>();
  return {
    add(fact) {
      const known = facts.get(fact.id);
      const subjects = [...new Set([...(known?.subjects ?? []), ...fact.subjects])].sort();
      facts.set(fact.id, { ...(known ?? fact), subjects });
      return fact.id;
    },
    all: () => [...facts.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}
