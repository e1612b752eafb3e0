import type { NodeId, Place, Standing } from "../../model/graph.ts";
import { membersOf } from "./members-of.ts";

/** The subnets and vSwitches that a standing is in, or may be in, each once, in the order in which it tells them. */
export function subnetsOf(standing: Standing): readonly NodeId[] {
  const only = onlyPlace(standing);
  if (only !== undefined) return only === null ? none : subnetsOfPlace(only);
  const members = membersOf(standing);
  return [...new Set(members.flatMap(({ place }) => (place === null ? none : subnetsOfPlace(place))))];
}

function subnetsOfPlace({ through, among }: Place): readonly NodeId[] {
  return through === null ? (among ?? none) : [through];
}

const none: readonly NodeId[] = [];

/** The place of what stands in one, as most do; `null` where it stands in none, left out where there may be several. */
function onlyPlace(standing: Standing): Place | null | undefined {
  if (standing.kind === "nowhere" || standing.kind === "listener" || standing.kind === "regional") return null;
  if (standing.kind !== "parts" || standing.beside !== undefined) return undefined;
  const [part, ...otherParts] = standing.parts;
  if (part?.kind !== "placed" || part.members.length !== 1 || otherParts.length > 0) return undefined;
  return part.members[0]?.place;
}
