import type { Importance } from "../../model/cut-sets.ts";
import type { DomainId } from "../../model/failure-domain.ts";

/**
 * What a domain has to do with a loss. `top`: that the service is lost; `own`: that the domain is; `birnbaum`: the derivative
 * of the first by the second; `without`: the first if the domain could not be lost.
 */
export function importanceOf(
  domain: DomainId,
  top: number,
  own: number,
  birnbaum: number,
  without: number,
): Importance {
  return {
    domain,
    birnbaum,
    fussellVesely: top === 0 ? 0 : 1 - without / top,
    riskAchievementWorth: top === 0 ? 1 : (top + (1 - own) * birnbaum) / top,
    riskReductionWorth: without === 0 ? (top === 0 ? 1 : null) : top / without,
  };
}

/** The most important first, by Birnbaum; of equally important ones those that come first by their names. */
export function rankImportance(importances: readonly Importance[]): readonly Importance[] {
  return importances.toSorted(
    (one, other) => rounded(other.birnbaum) - rounded(one.birnbaum) || (one.domain < other.domain ? -1 : 1),
  );
}

/** What differs by the order of additions alone is equal. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
