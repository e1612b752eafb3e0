import type { DomainId, PlaceVariable } from "../../model/failure-domain.ts";
import type { Literal } from "./unroll.ts";

/** Assumptions that can't be made together: one zone, of places that are certain to differ. */
export function conflictsAmong(
  literals: readonly Literal[],
  variables: readonly PlaceVariable[],
): readonly (readonly [number, number])[] {
  const differing = new Map(variables.map((variable) => [variable.domain, new Set(variable.differsFrom)]));
  const byZone = new Map<DomainId, { readonly variable: DomainId; readonly literal: number }[]>();
  const conflicts: (readonly [number, number])[] = [];
  for (const [number, said] of literals.entries()) {
    if (said.kind === "event") continue;
    const { variable, zone } = said.assumption;
    const others = byZone.get(zone) ?? [];
    for (const other of others) {
      const differs = differing.get(variable)?.has(other.variable) || differing.get(other.variable)?.has(variable);
      if (differs === true) conflicts.push([other.literal, number]);
    }
    others.push({ variable, literal: number });
    byZone.set(zone, others);
  }
  return conflicts;
}
