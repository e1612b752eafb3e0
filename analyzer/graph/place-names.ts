import type { Provider } from "../model/catalogue.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { Place } from "../model/graph.ts";
import { createAccounts } from "./accounts.ts";
import type { DomainRegister } from "./domains.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import { topLevel } from "./property-path.ts";
import { regionOf } from "./region.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** Makes places out of names: known zones, places that deployment decides, places of what the stack only names. */
export interface PlaceNames {
  /** The zones that a written name stands for, in the resource's region. */
  named(record: StackRecord, zone: string, property: string): readonly Place[];
  /** An unknown place of a resource's own, decided by `property`: any of the candidates. */
  undecided(record: StackRecord, property: string, candidates: readonly DomainId[] | "region", element?: string): Place;
  /** The place of something outside the stack: one unknown place for each provider and id. */
  outside(record: StackRecord, path: string, id: string): Place;
}

export function createPlaceNames(stack: StackIndex, domains: DomainRegister, facts: FactRegister): PlaceNames {
  const providerOf = (record: StackRecord): Provider => {
    const provider = stack.catalogue.provider(record.type);
    if (provider !== undefined) return provider;
    throw new Error(`no provider is known for ${record.type}, though the catalogue describes its placement`);
  };

  const accounts = createAccounts(stack);

  /** A name that another account may mean another zone by: unknown, but one place for all that use the account. */
  function zoneOfAccount(record: StackRecord, region: DomainId, name: string): DomainId {
    const account = accounts.of(record);
    const fact = facts.add({
      id: `place:${account}:${name}`,
      kind: "place",
      subjects: [record.urn],
      what: `which zone ${name} is in the account of provider ${accounts.label(record)}: zone names differ between accounts there`,
      remedy: `state the zones of one of the two accounts under placement: in faultline.yaml, by the names of the other`,
    });
    const called = `${name} in the account of provider ${accounts.label(record)}`;
    return domains.unknownPlace({
      id: `zone-of:${account}:${name}`,
      label: called,
      region,
      candidates: "region",
      fact,
    });
  }

  return {
    named(record, zone, property) {
      const provider = providerOf(record);
      const byName = stack.catalogue.regionOfZone(provider, zone);
      const region =
        byName === undefined ? regionOf(record, provider, stack, domains, facts) : domains.region(provider, byName);
      // What has the form of no zone names none: another short form of the provider's, or a slip of the pen.
      const names = stack.catalogue
        .zonesNamed(zone)
        .filter((name) => stack.catalogue.regionOfZone(provider, name) !== undefined);
      return names.map((name) => ({
        domain: accounts.meansElsewhere(record, provider, byName)
          ? zoneOfAccount(record, region, name)
          : domains.zone(provider, region, name),
        through: null,
        property: topLevel(property),
      }));
    },

    undecided(record, property, candidates, element = "") {
      const decides = topLevel(property);
      const id = element === "" ? `zone-of:${record.urn}` : `zone-of:${record.urn}#${element}`;
      const fact = facts.add({
        id: `place:${id}`,
        kind: "place",
        subjects: [record.urn],
        what: `the zone of ${element === "" ? "" : `${element} of `}${label(record, stack)}`,
        remedy: `state ${decides} of ${label(record, stack)} in the program, or its zone under placement: in faultline.yaml`,
      });
      const region = regionOf(record, providerOf(record), stack, domains, facts);
      return {
        domain: domains.unknownPlace({
          id,
          label: `zone of ${element === "" ? "" : `${element} of `}${label(record, stack)}`,
          region,
          candidates,
          fact,
        }),
        through: null,
        property: decides,
      };
    },

    outside(record, path, id) {
      const provider = providerOf(record);
      const node = `outside:${provider}:${id}`;
      const fact = facts.add({
        id: `place:${node}`,
        kind: "place",
        subjects: [record.urn],
        what: `the zone of ${id}, which this stack only names`,
        remedy: `fetch it with .get() and state its zone under placement: in faultline.yaml, or create it in this stack`,
      });
      const region = regionOf(record, provider, stack, domains, facts);
      return {
        domain: domains.unknownPlace({
          id: `zone-of:${node}`,
          label: `zone of ${id}`,
          region,
          candidates: "region",
          fact,
        }),
        through: null,
        property: topLevel(path),
      };
    },
  };
}
