import type { DomainId, PlaceVariable } from "../model/failure-domain.ts";
import type { World } from "./world.ts";

/**
 * A domain is lost when it is lost itself or when one that contains it is: a zone with its region, a region with its provider.
 *
 * An unknown place is lost when it is lost itself or with its region. Most favourably it is no other place. Least favourably
 * it is whichever of its candidates is lost; of places that are certain to differ at most one is, and each choice is tried.
 */
export function lossOfDomain(id: DomainId, world: World): number {
  const { network } = world;
  const known = network.known("domain", id);
  if (known !== undefined) return known;
  return network.named("domain", id, { kind: "domain", domain: id }, () => {
    const containing = (world.domain(id)?.within ?? []).map((larger) => lossOfDomain(larger, world));
    const variable = world.variable(id);
    const candidates =
      variable === undefined || network.reading === "favourable"
        ? []
        : variable.candidates.map((candidate) => lossAsCandidate(variable, candidate, world));
    return { kind: "or", children: [network.event(id), ...containing, ...candidates] };
  });
}

/** An unknown place by itself: lost alone or with what contains it, whichever of its candidates it may be. */
export function lossOfPlaceItself(id: DomainId, world: World): number {
  const { network } = world;
  return network.named("itself", id, { kind: "domain", domain: id }, () => ({
    kind: "or",
    children: [network.event(id), ...(world.domain(id)?.within ?? []).map((larger) => lossOfDomain(larger, world))],
  }));
}

function lossAsCandidate(variable: PlaceVariable, candidate: DomainId, world: World): number {
  const { network } = world;
  const lost = lossOfDomain(candidate, world);
  const exclusive = variable.differsFrom.some((other) => world.variable(other)?.candidates.includes(candidate));
  const children = exclusive ? [lost, network.assumption(variable.domain, candidate)] : [lost];
  return network.gate(
    { kind: "assumed-place", variable: variable.domain, zone: candidate },
    { kind: "and", children, facts: [variable.fact] },
  );
}
