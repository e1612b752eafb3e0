import type { PlaceList, PlaceOf, Stands } from "../../model/catalogue.ts";
import { propertyLines, requiredLines, sayCount, saySpreading, settingLines, switchOverLines } from "./settings.ts";

/** How a type stands in the world, as one sentence. */
export function sayStands(stands: Stands): string {
  switch (stands.kind) {
    case "nowhere":
      return "It stands nowhere: no loss of a place takes it along.";
    case "zone":
      return "It stands in one zone.";
    case "one":
      return "It is a single member, in one place.";
    case "primary-standby":
      return "It is a primary with standbys that the provider keeps and switches to.";
    case "spread":
      return "It is made of members that the provider spreads over places.";
    case "joined":
      return "Its members are resources of their own, which name it.";
    case "workload":
      return "A Kubernetes cluster runs it, and where in the cluster its copies stand can't be read.";
    case "balancer":
      return "It has a node in each of its zones, each passing requests to the targets that it can reach.";
    case "site":
      return "It is a single one, in a building outside the provider's zones.";
    case "regional":
      return `It is served by ${stands.product}, one service of a region, which survives the loss of ${stands.tolerates} of the region's zones.`;
    case "global":
      return `It is served by ${stands.product}, one service of the provider everywhere.`;
  }
}

function redundantLines(redundantInPlace: true | undefined, words: string): readonly string[] {
  return redundantInPlace === true ? [words] : [];
}

/** What each property says about it. */
export function standingLines(stands: Stands): readonly string[] {
  switch (stands.kind) {
    case "nowhere":
    case "workload":
    case "regional":
    case "global":
      return [];
    case "zone":
      return [stands.zone, ...(stands.or ?? [])].map((property) => `${property}: its zone`);
    case "site":
      return propertyLines(stands.site, "its building");
    case "one":
      return [
        ...placeLines(stands, "its"),
        ...redundantLines(
          stands.redundantInPlace,
          "the provider keeps more than one of it there: it never fails alone",
        ),
      ];
    case "primary-standby":
      return [
        ...placeLines(stands.primary, "the primary's"),
        ...stands.standbyZones.map((property) => `${property}: a standby's zone`),
        `no standby zone given: ${standbys[stands.otherwise]}`,
        ...(stands.over === undefined ? [] : listLines(stands.over)),
        ...settingLines("there is a standby", stands.enabled),
        ...settingLines("the provider switches to it by itself", stands.failover),
        ...switchOverLines(stands.switchOver),
        ...requiredLines(stands.required),
      ];
    case "spread":
      return [
        ...listLines(stands.over),
        ...propertyLines(stands.placedBy, "each member's zone, in order"),
        ...propertyLines(stands.partsPlacedBy?.primary, "the zone of a part's primary"),
        ...propertyLines(stands.partsPlacedBy?.replicas, "the zones of a part's replicas"),
        sayCount(stands.count, "how many members"),
        ...(stands.minimum === undefined ? [] : [sayCount(stands.minimum, "how many are guaranteed")]),
        ...(stands.parts === undefined ? [] : [sayCount(stands.parts, "how many parts, all needed")]),
        ...settingLines("members stand in for each other", stands.failover),
        `over the places: ${saySpreading(stands.spreading)}`,
        ...switchOverLines(stands.switchOver),
        ...requiredLines(stands.required),
        ...redundantLines(
          stands.redundantInPlace,
          "the provider keeps many in each place: none of them is needed alone",
        ),
        ...besideLines(stands.beside),
      ];
    case "joined":
      return [
        ...(stands.over === undefined ? [] : listLines(stands.over)),
        ...switchOverLines(stands.switchOver),
        ...requiredLines(stands.required),
        ...besideLines(stands.beside),
      ];
    case "balancer":
      return [
        ...listLines(stands.over),
        ...settingLines("passes requests to other zones", stands.crossZone),
        ...switchOverLines(stands.switchOver),
      ];
  }
}

/** What all members rest on; it is one step deep in every row. */
function besideLines(beside: Stands | undefined): readonly string[] {
  if (beside === undefined) return [];
  return [`all of them rest on something beside. ${sayStands(beside)}`, ...standingLines(beside)];
}

const standbys = {
  "beside-primary": "a standby beside the primary",
  none: "no standby",
  elsewhere: "a standby in another zone of the provider's choice",
  anywhere: "a standby in any zone of the provider's choice",
} as const satisfies Record<Extract<Stands, { kind: "primary-standby" }>["otherwise"], string>;

function placeLines({ zone, within }: PlaceOf, whose: string): readonly string[] {
  return [
    ...propertyLines(zone, `${whose} zone`),
    ...propertyLines(within, `the subnet or vSwitch that gives ${whose} zone`),
  ];
}

/** The properties of a list of places. */
export function listLines({ lists, group, each }: PlaceList): readonly string[] {
  return [
    ...[...lists, ...(each ?? [])].flatMap((place) => placeLines(place, "each member's")),
    ...propertyLines(group, "the group whose own list of places is meant"),
  ];
}
