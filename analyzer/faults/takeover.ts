import type { Meaning } from "../model/fault-model.ts";
import type { Takeover } from "../model/graph.ts";
import type { Seconds } from "../model/objectives.ts";
import type { World } from "./world.ts";

/**
 * Where one member serves and others take over, a loss of the one that serves is enough when the switch can't be made, takes
 * longer than the objective allows, or gives up more of the latest data: F(group) = F(primary) ∧ (F(standby) ∨ F(what the switch
 * needs) ∨ time > RTO ∨ lag > RPO). An objective without such a limit sets none; against a stated one an unknown time or lag is
 * open. Where nobody knows which member serves, most favourably another one does, least favourably whichever is lost.
 *
 * @param all fails when no member is left
 * @param serving the losses of the members of which one serves, made where they are asked; the first alone where it is known
 */
export function lossUntilTakenOver(
  all: number,
  serving: { readonly losses: () => readonly number[]; readonly isKnown: boolean },
  takeover: Takeover | null,
  meaning: Meaning,
  world: World,
): number {
  if (takeover === null) return all;
  const { network } = world;
  const favourable = network.reading === "favourable";
  if (!serving.isKnown && favourable) return all;
  const fails = failureToTakeOver(takeover, world);
  if (fails === null) return all;
  const losses = serving.isKnown ? serving.losses().slice(0, 1) : serving.losses();
  const lost = network.gate(
    { kind: "not-taken-over", of: takeover.of },
    {
      kind: "or",
      children: losses,
      facts: serving.isKnown ? [] : [takeover.fact],
    },
  );
  return network.gate(meaning, {
    kind: "or",
    children: [
      all,
      network.gate({ kind: "not-taken-over", of: takeover.of }, { kind: "and", children: [lost, fails] }),
    ],
  });
}

/** "The standby does not come to serve", or `null` where nothing keeps it from that. */
function failureToTakeOver(takeover: Takeover, world: World): number | null {
  const { network, limits } = world;
  const least = network.reading === "least-favourable";
  const children = takeover.needs.map((needed) =>
    network.gate(
      { kind: "takeover", of: takeover.of, label: takeover.label, why: "needs", takes: null, limit: null, needed },
      { kind: "or", children: [world.lossOf(needed)] },
    ),
  );
  const compare = (takes: Seconds | null, limit: Seconds | null, why: "time" | "lag") => {
    if (limit === null || (takes !== null && takes <= limit) || (takes === null && !least)) return;
    children.push(
      network.gate(
        {
          kind: "takeover",
          of: takeover.of,
          label: takeover.label,
          why: takes === null ? `unknown-${why}` : why,
          takes,
          limit,
          needed: null,
        },
        { kind: "and", children: [], facts: takes === null ? [takeover.fact] : [] },
      ),
    );
  };
  compare(takeover.time, limits.rto, "time");
  compare(takeover.lag, limits.rpo, "lag");
  if (children.length === 0) return null;
  return network.gate(
    { kind: "takeover", of: takeover.of, label: takeover.label, why: "needs", takes: null, limit: null, needed: null },
    { kind: "or", children },
  );
}
