import type { FaultTreeFile, StatedProbability, WaysQuestion, WaysReport } from "../../model/cut-sets.ts";
import type { FailureDomain, PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultModel, FaultNetwork } from "../../model/fault-model.ts";
import type { ProbabilityStatement } from "../../model/objectives.ts";
import { answerCutSets } from "./answer-cut-sets.ts";
import { faultTree } from "./fault-tree.ts";
import { statedProbabilities } from "./stated-probabilities.ts";

/** What a report on a stack's service says, but for what the stack is called. */
type Ways = Pick<WaysReport, "answer" | "stated" | "tree" | "mostNodes">;

/**
 * Every way in which a service of a stack can be lost. `withTree`: the tree itself is asked for as well.
 * @throws LimitReached, RangeError as `findCutSets` does.
 */
export function askWays(
  model: FaultModel,
  variables: readonly PlaceVariable[],
  question: WaysQuestion,
  statements: readonly ProbabilityStatement[],
  withTree: boolean,
): Ways {
  const network = question.reading === "favourable" ? model.favourable : model.leastFavourable;
  return ways(network, variables, question, statedProbabilities(model.domains, statements), withTree);
}

/** The same of a fault tree that was read from a file. */
export function askWaysIn(
  { file, network, probabilities }: FaultTreeFile,
  question: WaysQuestion,
  withTree: boolean,
): Ways {
  const stated = Object.entries(probabilities)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([domain, probability]) => ({ domain, probability, source: file }));
  return ways(network, [], question, stated, withTree);
}

function ways(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  question: WaysQuestion,
  stated: readonly StatedProbability[],
  withTree: boolean,
): Ways {
  const probabilities = new Map(stated.map(({ domain, probability }) => [domain, probability]));
  const answer = answerCutSets(network, variables, {
    ...question,
    probabilityOf: probabilities.size === 0 ? null : (domain) => probabilities.get(domain),
  });
  const tree = withTree ? faultTree(network, variables, question.service, question.mostNodes) : null;
  const shown = new Set([...answer.domains, ...(tree?.events ?? [])]);
  return { answer, stated: stated.filter(({ domain }) => shown.has(domain)), tree, mostNodes: question.mostNodes };
}

/** The domains of which a report speaks. */
export function domainsOf({ answer, tree }: Ways, domains: readonly FailureDomain[]): readonly FailureDomain[] {
  const shown = new Set([...answer.domains, ...(tree?.events ?? [])]);
  return domains.filter(({ id }) => shown.has(id));
}
