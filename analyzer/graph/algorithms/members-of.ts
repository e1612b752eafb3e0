import type { DomainId } from "../../model/failure-domain.ts";
import type { Place, Standing } from "../../model/graph.ts";

/** One place that a standing takes, and by which member of it. */
export interface StandingMember {
  readonly domain: DomainId;
  /** `primary`, `shard 2`; empty where it is the only one. */
  readonly member: string;
  /** How it comes to stand there; `null` for what a region or provider spreads by itself. */
  readonly place: Place | null;
}

/** Every place that a standing takes, in the order in which it tells them. Listeners and pools stand where others do. */
export function membersOf(standing: Standing): readonly StandingMember[] {
  switch (standing.kind) {
    case "nowhere":
    case "unsupported":
    case "listener":
    case "record":
    case "name":
      return [];
    case "place":
      return [at(standing.place, "")];
    case "either":
      return standing.ways.flatMap(membersOf);
    case "balancer":
      return standing.places.map((place) => at(place, ""));
    case "parts":
      return [
        ...standing.parts.flatMap((part) =>
          part.kind === "spread"
            ? part.places.map((place) => at(place, part.name))
            : part.members.map((member) => at(member.place, member.name)),
        ),
        ...(standing.beside === undefined ? [] : membersOf(standing.beside)),
      ];
    case "regional":
      return [{ domain: standing.region, member: "", place: null }];
    case "global":
      return [{ domain: standing.provider, member: "", place: null }];
  }
}

function at(place: Place, member: string): StandingMember {
  return { domain: place.domain, member, place };
}
