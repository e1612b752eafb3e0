import { at } from "../graph/algorithms/at.ts";
import type { BlastRadius } from "../model/analysis.ts";
import type { DomainId, DomainKind, FailureDomain } from "../model/failure-domain.ts";
import type { Reading } from "../model/fault-model.ts";
import type { Ranked, Ranking } from "../model/loss.ts";
import { evaluateLanes, laneCount } from "./evaluate-lanes.ts";
import type { Exploration } from "./explore-losses.ts";

/** Pairs are tried in a fixed order, those of larger domains first, and no more than this many of them. */
const mostPairs = 40_000;

/** How many of each kind are told. */
const mostRanked = 50;

const order = [
  "provider",
  "account",
  "region",
  "site",
  "zone",
  "control-plane",
  "product",
  "name",
  "change",
  "instance",
] as const satisfies readonly DomainKind[];

/**
 * Every single domain and pair of domains by what they take: services lost in every world first, then in some world. A pair is told
 * where the two take something together that neither takes alone.
 *
 * Cost: in both readings one evaluation for each 32 pairs; of more than 40,000 pairs the first ones only.
 */
export function rankLosses(exploration: Exploration, radii: readonly BlastRadius[]): Ranking {
  const domains = sortedDomains(exploration.model.domains);
  const radiusOf = new Map(radii.map((radius) => [radius.domain, radius]));
  const singles = domains.flatMap(({ id }): readonly Ranked[] => {
    const radius = radiusOf.get(id);
    if (radius === undefined || radius.lost.length + radius.perhapsLost.length === 0) return [];
    return [{ domains: [id], lost: radius.lost, perhapsLost: radius.perhapsLost, together: [] }];
  });

  const above = ancestorsOf(exploration.model.domains);
  const pairs: (readonly [DomainId, DomainId])[] = [];
  // By the smaller partner: pairs of large domains come first, and then each further domain with all before it.
  for (const [index, { id: later }] of domains.entries()) {
    for (const { id: earlier } of domains.slice(0, index)) {
      if (pairs.length >= mostPairs) break;
      if (above(later).has(earlier) || above(earlier).has(later)) continue;
      pairs.push([earlier, later]);
    }
  }
  const lost = lostWith(exploration, "favourable", pairs);
  const perhaps = lostWith(exploration, "least-favourable", pairs);
  const ranked = pairs.flatMap((pair, index): readonly Ranked[] => {
    const sure = lost[index] ?? [];
    const open = (perhaps[index] ?? []).filter((service) => !sure.includes(service));
    const alone = new Set(pair.flatMap((id) => radiusOf.get(id)?.lost ?? []));
    const perhapsAlone = new Set(pair.flatMap((id) => radiusOf.get(id)?.perhapsLost ?? []));
    const together = [
      ...sure.filter((service) => !alone.has(service)),
      ...open.filter((service) => !alone.has(service) && !perhapsAlone.has(service)),
    ].sort();
    return together.length === 0 ? [] : [{ domains: pair, lost: sure, perhapsLost: open, together }];
  });
  return {
    singles: [...singles].sort(byHarm).slice(0, mostRanked),
    pairs: ranked.sort(byHarm).slice(0, mostRanked),
    tried: { singles: domains.length, pairs: pairs.length, bounded: pairs.length >= mostPairs },
  };
}

function byHarm(one: Ranked, other: Ranked): number {
  return (
    other.lost.length - one.lost.length ||
    other.perhapsLost.length - one.perhapsLost.length ||
    (one.domains.join("\n") < other.domains.join("\n") ? -1 : 1)
  );
}

function sortedDomains(domains: readonly FailureDomain[]): readonly FailureDomain[] {
  return [...domains].sort(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || (one.id < other.id ? -1 : 1),
  );
}

function ancestorsOf(domains: readonly FailureDomain[]): (id: DomainId) => ReadonlySet<DomainId> {
  const within = new Map(domains.map((domain) => [domain.id, domain.within]));
  const known = new Map<DomainId, ReadonlySet<DomainId>>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const above = new Set<DomainId>(within.get(id) ?? []);
    for (const larger of above) for (const next of within.get(larger) ?? []) above.add(next);
    known.set(id, above);
    return above;
  };
}

/** For each pair the services that it takes in a reading, sorted. */
function lostWith(
  exploration: Exploration,
  reading: Reading,
  pairs: readonly (readonly [DomainId, DomainId])[],
): readonly (readonly string[])[] {
  const solver = exploration.solverOf(reading);
  const services = exploration.graph.services.flatMap(({ name }) => {
    const top = solver.network.tops[name];
    return top === undefined ? [] : [{ name, top: at(solver.compiled.position, top) }];
  });
  const found = pairs.map(() => new Set<string>());
  let batch: { readonly pair: number; readonly gates: readonly number[] }[] = [];
  const settle = () => {
    if (batch.length === 0) return;
    const words = evaluateLanes(
      solver.compiled,
      batch.map(({ gates }) => gates),
    );
    for (const { name, top } of services) {
      const word = at(words, top);
      for (const [lane, { pair }] of batch.entries()) if ((word >>> lane) & 1) found[pair]?.add(name);
    }
    batch = [];
  };
  for (const [pair, domains] of pairs.entries()) {
    for (const gates of solver.questionsOf(domains)) {
      batch.push({ pair, gates });
      if (batch.length === laneCount) settle();
    }
  }
  settle();
  return found.map((names) => [...names].sort());
}
