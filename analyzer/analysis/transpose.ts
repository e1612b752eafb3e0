import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { DependencyGraph } from "../model/graph.ts";
import type { Incident } from "../model/incident.ts";

/** What an incident's keys mean in a stack. */
export interface Transposition {
  /** The domain that a place's key stands for; `null` where the stack has none. */
  placeOf(key: string): DomainId | null;
  /** All that an effect's key stands for; `zone` is the one that is tried in place of a zone which can't be told. */
  domainsOf(key: string, zone: DomainId | null): readonly DomainId[];
  /** Zones of the stack, one of which may be the record's. */
  readonly open: readonly DomainId[];
  /** The places of the record, as keys. */
  readonly places: readonly string[];
  /** What could not be carried over, in sentences. */
  readonly meaning: readonly string[];
}

const plane = "control-plane:";
const name = "name:";

/**
 * Where nothing is asked for, an incident's keys are the stack's own: by id, or by the provider's name for a zone where that is certain.
 * Else its places become those of the asked one, kind by kind: its first zone that zone, further zones of the same region the next ones
 * of its region, its region that region, its provider that provider, and the provider's names the other provider's.
 */
export function transpose(
  incident: Incident,
  graph: DependencyGraph,
  known: ReadonlyMap<DomainId, FailureDomain>,
  asIf: DomainId | null,
): Transposition {
  const places = placesOf(incident);
  const zones = places.filter((key) => depthOf(key) === 3);
  const regions = [...new Set(places.flatMap((key) => (depthOf(key) >= 2 ? [regionOf(key)] : [])))];
  const zonesIn = (region: DomainId) =>
    [...known.values()]
      .filter(({ id, kind }) => kind === "zone" && id.startsWith(`${region}/`) && !id.endsWith("/?"))
      .map(({ id }) => id)
      .sort();

  const target = asIf === null ? null : targetOf(asIf, known);
  if (target === null) {
    const own = (key: string): DomainId | null => (known.has(key) ? key : aliasOf(key, known));
    const unclear = zones.filter((key) => own(key) === null && isZoneId(key) && known.has(regionOf(key)));
    const open = unclear.flatMap((key) => zonesIn(regionOf(key))).filter((id) => known.get(id)?.aliases.length === 0);
    return {
      placeOf: own,
      domainsOf: (key, zone) => {
        if (unclear.includes(key)) return zone === null ? [] : [zone];
        return effectDomains(key, known, own);
      },
      open: [...new Set(open)].sort(),
      places,
      meaning: [],
    };
  }

  const [firstRegion] = regions;
  const [firstZone] = zones;
  const others = target.region === null ? [] : zonesIn(target.region).filter((id) => id !== target.zone);
  const rest = zones.filter((key) => key !== firstZone && regionOf(key) === firstRegion);
  const place = (key: string, zone: DomainId | null): DomainId | null => {
    switch (depthOf(key)) {
      case 1:
        return target.provider;
      case 2:
        return key === firstRegion ? target.region : null;
      default:
        if (key === firstZone) return target.zone ?? zone;
        return regionOf(key) === firstRegion ? (others.filter((id) => id !== zone)[rest.indexOf(key)] ?? null) : null;
    }
  };
  const lost = places.filter((key) => place(key, "one of them") === null);
  return {
    placeOf: (key) => place(key, null),
    domainsOf(key, zone) {
      if (key.startsWith(name)) return namesOf(target.provider, graph);
      return effectDomains(key, known, (one) => place(one, zone));
    },
    // As if it happened to a whole region, each of its zones may be the one.
    open: firstZone !== undefined && target.zone === null && target.region !== null ? zonesIn(target.region) : [],
    places,
    meaning: lost.map(
      (key) => `What happened to ${key} is left out: ${asIf} says nothing of a second place of that kind.`,
    ),
  };
}

/** Every place that effects name, in the order of the record; a control plane stands for its region. */
function placesOf({ steps, struck }: Incident): readonly string[] {
  const keys = steps.flatMap(({ effects }) =>
    effects.flatMap(({ what }) => {
      if (what === "struck") return struck?.kind === "zone" ? [struck.region] : [];
      if (what.startsWith(plane)) return [what.slice(plane.length).replace(/\/\*$/, "")];
      return what.startsWith(name) ? [] : [what];
    }),
  );
  const named = steps.flatMap(({ effects }) => effects.flatMap(({ what }) => (what.startsWith(name) ? [what] : [])));
  return [...new Set(keys.length === 0 ? named : keys)];
}

function effectDomains(
  key: string,
  known: ReadonlyMap<DomainId, FailureDomain>,
  placeOf: (key: string) => DomainId | null,
): readonly DomainId[] {
  if (key.startsWith(name)) return [key];
  if (!key.startsWith(plane)) {
    const place = placeOf(key);
    return place === null ? [] : [place];
  }
  const region = key.slice(plane.length);
  if (!region.endsWith("/*")) {
    const place = placeOf(region);
    return place === null ? [] : [`${plane}${place}`];
  }
  const provider = placeOf(region.slice(0, -"/*".length));
  return [...known.values()]
    .filter(({ kind, id }) => kind === "control-plane" && provider !== null && id.startsWith(`${plane}${provider}/`))
    .map(({ id }) => id)
    .sort();
}

interface Target {
  readonly zone: DomainId | null;
  readonly region: DomainId | null;
  readonly provider: DomainId;
}

/** A place with those that it lies in; `null` for what is no place. */
function targetOf(asIf: DomainId, known: ReadonlyMap<DomainId, FailureDomain>): Target | null {
  const above = (id: DomainId, kind: FailureDomain["kind"]) =>
    (known.get(id)?.within ?? []).find((larger) => known.get(larger)?.kind === kind) ?? null;
  const domain = known.get(asIf);
  switch (domain?.kind) {
    case "provider":
      return { zone: null, region: null, provider: asIf };
    case "region":
      return { zone: null, region: asIf, provider: above(asIf, "provider") ?? asIf };
    case "zone": {
      const region = above(asIf, "region");
      return { zone: asIf, region, provider: (region === null ? null : above(region, "provider")) ?? asIf };
    }
    default:
      return null;
  }
}

/** The names under which a provider's products are found. */
function namesOf(provider: DomainId, graph: DependencyGraph): readonly DomainId[] {
  const found = graph.nodes.flatMap(({ standing }) => {
    if (standing.kind === "regional" && standing.region.startsWith(`${provider}/`)) return [standing.foundUnder];
    return standing.kind === "global" && standing.provider === provider ? [standing.foundUnder] : [];
  });
  return [...new Set(found)].sort().map((one) => `${name}${one}`);
}

/** The zone that a provider calls so in every account. */
function aliasOf(key: string, known: ReadonlyMap<DomainId, FailureDomain>): DomainId | null {
  const alias = key.slice(regionOf(key).length + 1);
  if (depthOf(key) !== 3) return null;
  const meant = [...known.values()].find(
    ({ id, aliases }) => id.startsWith(`${regionOf(key)}/`) && aliases.includes(alias),
  );
  return meant?.id ?? null;
}

/** `use1-az4`: what a zone is called in every account; names that an account sees need not agree with it. */
function isZoneId(key: string): boolean {
  return /-az\d+$/.test(key);
}

function depthOf(key: string): number {
  return key.startsWith(name) ? 1 : key.split("/").length;
}

function regionOf(key: string): string {
  return key.split("/").slice(0, 2).join("/");
}
