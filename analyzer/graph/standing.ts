import type { CatalogueEntry, Stands } from "../model/catalogue.ts";
import type { Standing } from "../model/graph.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import { member, placed } from "./parts.ts";
import { primaryAndStandbys } from "./primary-standby.ts";
import { regionOf } from "./region.ts";
import { modeFact } from "./setting-facts.ts";
import { readSetting } from "./settings.ts";
import { spread } from "./spread.ts";
import type { Surroundings } from "./surroundings.ts";

/** How a resource that the catalogue describes stands in the world. Listeners and pools are told by what they join. */
export function standingOf(record: ResourceRecord, entry: CatalogueEntry, around: Surroundings): Standing {
  const instead = entry.standsInstead;
  if (instead === undefined) return standingAs(record, entry.stands, around);
  const answer = readSetting(record, instead.where);
  if (answer === "yes") return standingAs(record, instead.stands, around);
  if (answer === "no") return standingAs(record, entry.stands, around);
  const ways = [standingAs(record, entry.stands, around), standingAs(record, instead.stands, around)] as const;
  return { kind: "either", ways, fact: modeFact(record, instead.where.property, around) };
}

function standingAs(record: ResourceRecord, stands: Stands, around: Surroundings): Standing {
  switch (stands.kind) {
    case "nowhere":
      return { kind: "nowhere" };
    case "zone":
      return { kind: "place", place: around.places.zoneOf(record) };
    case "one":
      return {
        kind: "parts",
        parts: [placed(around.places.placeOf(record, stands).map((place) => member("", place)))],
      };
    case "primary-standby":
      return { kind: "parts", parts: [primaryAndStandbys(record, stands, around)] };
    case "spread":
      return { kind: "parts", parts: spread(record, stands, around) };
    case "balancer": {
      const { places, fact } = around.places.listOf(record, stands.over);
      around.domains.differ(places.map((place) => place.domain));
      const crossZone = stands.crossZone === undefined ? "yes" : readSetting(record, stands.crossZone);
      return {
        kind: "balancer",
        places,
        placesFact: fact,
        crossZone: crossZone === "inherits" ? "unknown" : crossZone,
        crossZoneFact:
          crossZone === "unknown" && stands.crossZone !== undefined
            ? modeFact(record, stands.crossZone.property, around)
            : null,
      };
    }
    case "regional": {
      const region = regionOf(record, providerOf(record, around), around.stack, around.domains, around.facts);
      return { kind: "regional", region, product: stands.product, tolerates: stands.tolerates };
    }
    case "global":
      return { kind: "global", provider: around.domains.provider(providerOf(record, around)), product: stands.product };
  }
}

function providerOf(record: ResourceRecord, around: Surroundings) {
  const provider = around.stack.catalogue.provider(record.type);
  if (provider === undefined)
    throw new Error(`no provider is known for ${record.type}, though the catalogue describes its placement`);
  return provider;
}
