import { matchesGlob } from "../../graph/algorithms/matches-selector.ts";
import type { StatedProbability } from "../../model/cut-sets.ts";
import type { FailureDomain } from "../../model/failure-domain.ts";
import type { ProbabilityStatement } from "../../model/objectives.ts";

/**
 * The probability of each domain of which the objectives state one, in the domains' order: the first statement whose glob has
 * the form of the domain's id, name or alias. Domains of which nothing is stated are left out: nothing is guessed.
 */
export function statedProbabilities(
  domains: readonly FailureDomain[],
  statements: readonly ProbabilityStatement[],
): readonly StatedProbability[] {
  return domains.flatMap(({ id, kind, label, aliases }) => {
    const statement = statements.find(({ match }) => {
      const colon = match.indexOf(":");
      const glob = match.slice(colon + 1);
      return match.slice(0, colon) === kind && [id, label, ...aliases].some((name) => matchesGlob(glob, name));
    });
    return statement === undefined ? [] : [{ domain: id, probability: statement.perYear, source: statement.source }];
  });
}
