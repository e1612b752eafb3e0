import type { FactEvidence } from "../../model/finding.ts";
import type { UnknownFact } from "../../model/graph.ts";

/** Open facts as evidence; what nobody described is marked as not judged, since it may be anything. */
export function factsTold(facts: readonly UnknownFact[]): readonly FactEvidence[] {
  return facts.map(({ kind, what }) =>
    kind === "unsupported" ? { kind: "fact", what, unjudged: true } : { kind: "fact", what },
  );
}
