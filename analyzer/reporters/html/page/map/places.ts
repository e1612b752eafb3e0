import type { DomainId, FailureDomain } from "../../../../model/failure-domain.ts";
import { visible } from "../../../wording/visible.ts";

/** A column of the map: one place, or the places of a region of which nobody knows yet where they are. */
export interface Column {
  readonly id: string;
  readonly kind: "zone" | "unknown" | "unknowns" | "region" | "provider";
  readonly label: string;
  /** What is lost with it; several for unknown places that are folded. */
  readonly domains: readonly DomainId[];
}

export interface RegionFrame {
  readonly domain: DomainId | null;
  readonly label: string;
  readonly columns: readonly Column[];
}

export interface ProviderFrame {
  readonly domain: DomainId | null;
  readonly label: string;
  readonly regions: readonly RegionFrame[];
}

export interface Places {
  readonly providers: readonly ProviderFrame[];
  /** In the order in which they stand. */
  readonly columns: readonly Column[];
  readonly columnOf: ReadonlyMap<DomainId, string>;
}

/** What stands in no place of its own, and not with others either. */
export const elsewhere = "elsewhere";

const nowhere: ProviderFrame = {
  domain: null,
  label: "no place",
  regions: [
    {
      domain: null,
      label: "wherever",
      columns: [{ id: elsewhere, kind: "provider", label: "no place of its own", domains: [] }],
    },
  ],
};

/** More unknown places of one region than this share a column until it is opened. */
const mostUnknown = 1;

/**
 * The places in which something stands, within each other, always in the same order: what has none of its own, then providers by
 * name, in each what is in no region, then the regions, that one first in which most stands, in each known zones before unknown ones,
 * and last what the region as a whole bears.
 *
 * @param inhabited how much stands in each place
 */
export function placesOf(
  inhabited: ReadonlyMap<DomainId, number>,
  domains: ReadonlyMap<DomainId, FailureDomain>,
  unknown: ReadonlySet<DomainId>,
  opened: ReadonlySet<string>,
  hasElsewhere: boolean,
): Places {
  const providers = new Map<DomainId | null, Map<DomainId | null, DomainId[]>>();
  for (const id of [...inhabited.keys()].sort()) {
    const above = withAbove(id, domains);
    const provider = above.find((one) => domains.get(one)?.kind === "provider") ?? null;
    const region = above.find((one) => domains.get(one)?.kind === "region") ?? null;
    const regions = providers.get(provider) ?? new Map<DomainId | null, DomainId[]>();
    providers.set(provider, regions);
    regions.set(region, [...(regions.get(region) ?? []), id]);
  }
  const nameOf = (id: DomainId | null, otherwise: string) =>
    id === null ? otherwise : visible(domains.get(id)?.label ?? id);
  const frames = [...providers].map(([provider, regions]): ProviderFrame => {
    const inRegions = [...regions].map(
      ([region, ids]): RegionFrame => ({
        domain: region,
        label: nameOf(region, provider === null ? "wherever" : "everywhere"),
        columns: columnsOf(ids, region, domains, unknown, opened),
      }),
    );
    return {
      domain: provider,
      label: nameOf(provider, "place not known"),
      // What stands in no region comes first: names and the like, by which customers enter, are the first rows.
      regions: inRegions.toSorted(
        (one, other) =>
          Number(other.domain === null) - Number(one.domain === null) ||
          crowd(other, inhabited) - crowd(one, inhabited) ||
          order(one.domain, other.domain),
      ),
    };
  });
  const sorted = frames.toSorted((one, other) => order(one.domain, other.domain));
  const all = hasElsewhere ? [nowhere, ...sorted] : sorted;
  const columns = all.flatMap(({ regions }) => regions.flatMap((region) => region.columns));
  return {
    providers: all,
    columns,
    columnOf: new Map(columns.flatMap(({ id, domains: held }) => held.map((domain) => [domain, id] as const))),
  };
}

function columnsOf(
  ids: readonly DomainId[],
  region: DomainId | null,
  domains: ReadonlyMap<DomainId, FailureDomain>,
  unknown: ReadonlySet<DomainId>,
  opened: ReadonlySet<string>,
): readonly Column[] {
  const label = (id: DomainId) => visible(domains.get(id)?.label ?? id);
  const whole = ids.filter((id) => domains.get(id)?.kind !== "zone" && !unknown.has(id));
  const zones = ids.filter((id) => domains.get(id)?.kind === "zone" && !unknown.has(id));
  const open = ids.filter((id) => unknown.has(id));
  const name = `unknown in ${region ?? ""}`;
  const folded = open.length > mostUnknown && !opened.has(name);
  return [
    ...zones.map((id): Column => ({ id, kind: "zone", label: label(id), domains: [id] })),
    ...(folded
      ? [{ id: name, kind: "unknowns", label: `${open.length} places not known yet`, domains: open } as const]
      : open.map((id): Column => ({ id, kind: "unknown", label: label(id), domains: [id] }))),
    ...whole.map((id): Column => {
      const isRegion = domains.get(id)?.kind === "region";
      return {
        id,
        kind: isRegion ? "region" : "provider",
        label: isRegion ? "the region as a whole" : "in no region",
        domains: [id],
      };
    }),
  ];
}

/** A domain and all that it lies within, the nearest first. */
export function withAbove(id: DomainId, domains: ReadonlyMap<DomainId, FailureDomain>): readonly DomainId[] {
  const found = [id];
  for (const one of found) {
    for (const larger of domains.get(one)?.within ?? []) if (!found.includes(larger)) found.push(larger);
  }
  return found;
}

function crowd({ columns }: RegionFrame, inhabited: ReadonlyMap<DomainId, number>): number {
  return columns.reduce(
    (sum, { domains }) => sum + domains.reduce((here, id) => here + (inhabited.get(id) ?? 0), 0),
    0,
  );
}

function order(one: DomainId | null, other: DomainId | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : Number(one > other);
}
