import type { Stands } from "../model/catalogue.ts";
import type { Member, Part, Place } from "../model/graph.ts";
import { member, oneOf, placed } from "./parts.ts";
import type { Places } from "./place-lists.ts";
import { knownText, readValue, topLevel } from "./property-path.ts";
import { modeFact } from "./setting-facts.ts";
import { readSetting } from "./settings.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";
import { requiredOf } from "./takeovers.ts";

/** A primary with the standbys that its provider keeps and switches to by itself. */
export function primaryAndStandbys(
  record: StackRecord,
  stands: Extract<Stands, { kind: "primary-standby" }>,
  around: Surroundings,
): Part {
  const listed = stands.over === undefined ? null : around.places.listOf(record, stands.over);
  const offered = listed?.stated === true ? listed : null;
  const primaries = primaryPlaces(record, stands, offered, around);
  const switches = stands.failover === undefined ? "yes" : readSetting(record, stands.failover);
  const stated = stands.standbyZones.some((property) => knownText(readValue(record, property)) !== null);
  const exists = stands.enabled === undefined ? "yes" : readSetting(record, stands.enabled);
  // A standby's zone says that there is one where nothing else is said; an edition that deployment tells may be one without.
  const isOpen = stands.enabled !== undefined && readValue(record, stands.enabled.property).kind === "unknown";
  const enabled = exists === "unknown" && stated && !isOpen ? "yes" : exists;
  const members: Member[] = primaries.map((place, index) => member(index === 0 ? "primary" : "standby", place));
  const doubtful = enabled !== "yes" ? stands.enabled : switches !== "yes" ? stands.failover : undefined;
  const doubt = doubtful === undefined ? null : modeFact(record, doubtful.property, around);
  // A standby that somebody has to switch to does not stand in by itself.
  const off = enabled === "no" ? stands.enabled : switches === "no" ? stands.failover : undefined;
  if (off !== undefined) return placed(members.slice(0, 1).map((only) => ({ ...only, mends: topLevel(off.property) })));

  let named = members.length - 1;
  for (const property of stands.standbyZones) {
    const zone = readValue(record, property);
    if (zone.kind !== "absent" && !(zone.kind === "known" && (zone.value === null || zone.value === ""))) {
      members.push(
        ...around.places
          .placeOf(record, { zone: property }, `standby ${named}`)
          .map((place) => member("standby", place, doubt)),
      );
      named += 1;
    }
  }
  const [primary] = primaries;
  if (named === 0 && primary !== undefined) {
    if (stands.otherwise === "beside-primary") {
      members.push(member("standby", { ...primary, property: stands.standbyZones[0] ?? primary.property }, doubt));
    }
    if (stands.otherwise === "anywhere") {
      members.push(
        member(
          "standby",
          around.places.undecided(record, stands.standbyZones[0] ?? primary.property, "region", "standby"),
          doubt,
        ),
      );
    }
    if (stands.otherwise === "elsewhere")
      members.push(member("standby", elsewhere(record, primary, offered, around), doubt));
  }
  const takeover = stands.required === undefined ? around.takeovers.of(record, stands.switchOver) : null;
  return placed(members, takeover, requiredOf(stands.required, members.length));
}

function primaryPlaces(
  record: StackRecord,
  stands: Extract<Stands, { kind: "primary-standby" }>,
  offered: Places | null,
  around: Surroundings,
): readonly Place[] {
  const given = [stands.primary.zone, stands.primary.within].some(
    (path) => path !== undefined && readValue(record, path).kind !== "absent",
  );
  return given || offered === null
    ? around.places.placeOf(record, stands.primary)
    : [oneOf(record, offered, "", around)];
}

/** A standby that the provider puts into another zone than the primary's, as far as the offered subnets have one. */
function elsewhere(record: StackRecord, primary: Place, offered: Places | null, around: Surroundings): Place {
  if (offered === null) {
    const standby = around.places.undecided(record, primary.property, "region", "standby");
    around.domains.differ([primary.domain, standby.domain]);
    return standby;
  }
  const others = offered.places.filter((place) => place.domain !== primary.domain);
  if (others.length === 0) return primary;
  const standby = oneOf(record, { ...offered, places: others }, "standby", around);
  around.domains.differ([primary.domain, standby.domain]);
  return standby;
}
