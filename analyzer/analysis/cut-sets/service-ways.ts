import type { CutSetsAnswer } from "../../model/cut-sets.ts";
import type { PlaceVariable } from "../../model/failure-domain.ts";
import type { FaultModel, Reading } from "../../model/fault-model.ts";
import type { ServiceWays } from "../../model/report.ts";
import { answerCutSets } from "./answer-cut-sets.ts";
import { LimitReached } from "./limit-reached.ts";

const upTo = 2;

/** What a report may take for one service: it is read by people, who ask further about one that needs more. */
const mostNodes = 200_000;

/** Sets that are listed of each service. */
const mostListed = 40;

/** The single losses and the pairs that take each service, in both readings. */
export function serviceWays(
  model: FaultModel,
  variables: readonly PlaceVariable[],
  services: readonly { readonly name: string }[],
): readonly ServiceWays[] {
  const ask = (service: string, reading: Reading): CutSetsAnswer | null => {
    const network = reading === "favourable" ? model.favourable : model.leastFavourable;
    try {
      const asked = { service, reading, order: upTo, top: mostListed, mostNodes, probabilityOf: null };
      return answerCutSets(network, variables, asked);
    } catch (error) {
      if (error instanceof LimitReached) return null;
      throw error;
    }
  };
  return services.map(({ name }) => ({
    service: name,
    upTo,
    favourable: ask(name, "favourable"),
    leastFavourable: ask(name, "least-favourable"),
  }));
}
