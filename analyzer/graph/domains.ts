import type { Catalogue, Provider } from "../model/catalogue.ts";
import type { DomainId, FailureDomain, PlaceVariable } from "../model/failure-domain.ts";
import type { FactId } from "../model/graph.ts";
import type { SiteStatement } from "../model/objectives.ts";

/**
 * Collects the places of a stack as failure domains: providers, regions, zones, and the unknown places that stand as
 * variables for zones. Every domain is added together with those that contain it.
 */
export interface DomainRegister {
  provider(provider: Provider): DomainId;
  region(provider: Provider, name: string): DomainId;
  zone(provider: Provider, region: DomainId, name: string): DomainId;
  /** A region that is known only at deployment; `id` names what decides it. */
  unknownRegion(provider: Provider, id: string, label: string, fact: FactId): DomainId;
  /** A place that is known only at deployment: one of `candidates`, or any zone of its region where none are given. */
  unknownPlace(place: UnknownPlace): DomainId;
  /** A building outside the zones, where lines to a provider end. */
  site(provider: Provider, name: string): DomainId;
  /** Such a building that is known only at deployment: any that a provider's resources name, or another one. */
  unknownSite(provider: Provider, id: DomainId, label: string, fact: FactId): DomainId;
  /** An account of a provider; `name` tells it from others, empty where there is one only. */
  account(provider: Provider, name: string): DomainId;
  /** What one change reaches at once. */
  change(id: DomainId, label: string): DomainId;
  /** Whether a place is decided only at deployment. */
  isUnknown(place: DomainId): boolean;
  /** States that places which may be unknown are certain to differ from each other. */
  differ(places: readonly DomainId[]): void;
  domains(): readonly FailureDomain[];
  variables(): readonly PlaceVariable[];
}

export interface UnknownPlace {
  readonly id: DomainId;
  readonly label: string;
  readonly region: DomainId;
  readonly candidates: readonly DomainId[] | "region";
  readonly fact: FactId;
}

export function createDomainRegister(catalogue: Catalogue, sites: readonly SiteStatement[] = []): DomainRegister {
  const siteOf = (id: DomainId, name: string) =>
    sites.filter((site) => site.zones.some((zone) => zone === name || zone === id)).map((site) => site.name);
  const domains = new Map<DomainId, FailureDomain>();
  const variables = new Map<DomainId, { place: UnknownPlace; differsFrom: Set<DomainId>; excluded: Set<DomainId> }>();
  const regions = new Map<DomainId, { provider: Provider; name: string | null }>();
  const unknownRegions = new Map<DomainId, { readonly provider: Provider; readonly fact: FactId }>();
  const siteProviders = new Map<DomainId, Provider>();
  const unknownSites = new Map<DomainId, { readonly provider: Provider; readonly fact: FactId }>();
  const add = (domain: FailureDomain) => {
    if (!domains.has(domain.id)) domains.set(domain.id, domain);
    return domain.id;
  };

  const register: DomainRegister = {
    provider: (provider) => add({ id: provider, kind: "provider", label: provider, within: [], aliases: [] }),
    region(provider, name) {
      const partition = catalogue.partition(provider, name);
      const id = `${partition}/${name}`;
      regions.set(id, { provider, name });
      add({ id: partition, kind: "provider", label: partition, within: [], aliases: [] });
      return add({ id, kind: "region", label: name, within: [partition], aliases: [] });
    },
    zone(provider, region, name) {
      const known = regions.get(region)?.name;
      const alias =
        known == null ? undefined : catalogue.region(provider, known)?.zones.find((zone) => zone.name === name)?.id;
      const id = `${region}/${name}`;
      const shared = siteOf(id, name).map((site) =>
        add({ id: `site:${site}`, kind: "site", label: `site ${site}`, within: [], aliases: [] }),
      );
      return add({
        id,
        kind: "zone",
        label: name,
        within: [region, ...shared],
        aliases: alias === undefined ? [] : [alias],
      });
    },
    unknownRegion(provider, id, label, fact) {
      regions.set(id, { provider, name: null });
      unknownRegions.set(id, { provider, fact });
      return add({ id, kind: "region", label, within: [register.provider(provider)], aliases: [] });
    },
    unknownPlace(place) {
      if (!variables.has(place.id)) variables.set(place.id, { place, differsFrom: new Set(), excluded: new Set() });
      return add({ id: place.id, kind: "zone", label: place.label, within: [place.region], aliases: [] });
    },
    site: (provider, name) => {
      const id = `site:${provider}/${name}`;
      siteProviders.set(id, provider);
      return add({ id, kind: "site", label: `site ${name}`, within: [register.provider(provider)], aliases: [] });
    },
    unknownSite(provider, id, label, fact) {
      unknownSites.set(id, { provider, fact });
      return add({ id, kind: "site", label, within: [register.provider(provider)], aliases: [] });
    },
    account(provider, name) {
      const id = name === "" ? `account:${provider}` : `account:${provider}/${name}`;
      // Asked of every resource.
      if (domains.has(id)) return id;
      return add({
        id,
        kind: "account",
        label: name === "" ? `the ${provider} account` : `the ${provider} account of provider ${name}`,
        within: [],
        aliases: [],
      });
    },
    change: (id, label) => add({ id, kind: "change", label, within: [], aliases: [] }),
    isUnknown: (place) => variables.has(place) || unknownSites.has(place),
    differ(places) {
      for (const place of places) {
        const variable = variables.get(place);
        for (const other of places) {
          if (variable === undefined || other === place) continue;
          (variables.has(other) ? variable.differsFrom : variable.excluded).add(other);
        }
      }
    },
    domains: () => [...domains.values()].sort(byId),
    variables() {
      const inRegion = new Map<DomainId, DomainId[]>();
      for (const { place } of variables.values()) {
        if (place.candidates === "region" && !inRegion.has(place.region))
          inRegion.set(place.region, zonesOf(place.region));
      }
      const regional = [...unknownRegions].map(([domain, { provider, fact }]) => ({
        domain,
        candidates: [...regions]
          .flatMap(([id, region]) => (region.provider === provider && region.name !== null ? [id] : []))
          .sort(),
        differsFrom: [],
        fact,
      }));
      const direct = ({
        place,
        excluded,
      }: {
        readonly place: UnknownPlace;
        readonly excluded: ReadonlySet<DomainId>;
      }) =>
        (place.candidates === "region" ? (inRegion.get(place.region) ?? []) : place.candidates).filter(
          (candidate) => !excluded.has(candidate),
        );
      // What may turn out to be another unknown place may turn out to be all that that one may be.
      const reachable = (id: DomainId) => {
        const found = new Set<DomainId>();
        const open = [id];
        for (let next = open.pop(); next !== undefined; next = open.pop()) {
          const variable = variables.get(next);
          for (const candidate of variable === undefined ? [] : direct(variable)) {
            if (candidate === id || found.has(candidate)) continue;
            found.add(candidate);
            open.push(candidate);
          }
        }
        return [...found].filter((candidate) => !variables.get(id)?.excluded.has(candidate)).sort();
      };
      const zonal = [...variables.values()].map(({ place, differsFrom }) => ({
        domain: place.id,
        candidates: reachable(place.id),
        differsFrom: [...differsFrom].sort(),
        fact: place.fact,
      }));
      const ofSites = [...unknownSites].map(([domain, { provider, fact }]) => ({
        domain,
        candidates: sitesOf(provider),
        differsFrom: [],
        fact,
      }));
      return [...zonal, ...regional, ...ofSites].sort((one, other) => (one.domain < other.domain ? -1 : 1));
    },
  };

  /** Every building of a provider that one may turn out to be: those named, and one that is not. */
  function sitesOf(provider: Provider): readonly DomainId[] {
    const elsewhere = add({
      id: `site:${provider}/?`,
      kind: "site",
      label: `one more site of ${provider}`,
      within: [register.provider(provider)],
      aliases: [],
    });
    const named = [...siteProviders].flatMap(([id, of]) => (of === provider ? [id] : []));
    return [...new Set([...named, elsewhere])].sort();
  }

  /** Every zone that something in this region may turn out to stand in: those on record, those named, and one that is neither. */
  function zonesOf(region: DomainId): DomainId[] {
    const place = regions.get(region);
    if (place === undefined) return [];
    const recorded = place.name === null ? [] : (catalogue.region(place.provider, place.name)?.zones ?? []);
    const elsewhere = add({
      id: `${region}/?`,
      kind: "zone",
      label: `one more zone of ${domains.get(region)?.label ?? region}`,
      within: [region],
      aliases: [],
    });
    const named = [...domains.values()].filter(
      (domain) =>
        domain.kind === "zone" &&
        !variables.has(domain.id) &&
        (place.name === null
          ? domain.within.some((larger) => regions.get(larger)?.provider === place.provider)
          : domain.within.includes(region)),
    );
    return [
      ...new Set([
        ...recorded.map((zone) => register.zone(place.provider, region, zone.name)),
        ...named.map((domain) => domain.id),
        elsewhere,
      ]),
    ];
  }

  return register;
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
