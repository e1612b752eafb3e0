import { catalogue, regions } from "../../analyzer/catalogue/index.ts";
import type { ResourceRecord, Snapshot } from "../../analyzer/model/snapshot.ts";
import type { Value } from "../../analyzer/model/value.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * Returns what `pulumi stack export` could give of a stack that was only previewed: every resource has an id, what was made from
 * another's id holds it, and places that the provider chose are zones of their region, one after the other from the `turn`th, so
 * that those which must differ do.
 */
export function deployed(snapshot: Snapshot, turn: number): Json {
  const ids = new Map(snapshot.resources.map(({ urn, id }, index) => [urn, id ?? `id-${index}`]));
  let placed = turn;
  const zoneFor = (record: ResourceRecord): string | undefined => {
    const provider = catalogue.provider(record.type);
    const stated = snapshot.resources.find(({ urn }) => urn === record.provider)?.properties.region;
    const name = stated?.kind === "known" ? stated.value : undefined;
    const zones = regions.find((region) => region.provider === provider && region.name === name)?.zones ?? [];
    if (zones.length === 0) return undefined;
    placed += 1;
    return zones[placed % zones.length]?.name;
  };
  return {
    version: 3,
    deployment: {
      manifest: { version: "v3.259.0" },
      resources: snapshot.resources.map((record): Json => {
        const { urn, type, origin, parent, provider, dependencies, propertyDependencies, properties } = record;
        const custom = origin === "managed" || origin === "read" || origin === "provider";
        const place = Object.keys(placeProperties).find((one) => type.startsWith(one));
        const zone = placeProperties[place ?? ""];
        const open = zone !== undefined && (properties[zone]?.kind ?? "unknown") === "unknown";
        const chosen = open ? zoneFor(record) : undefined;
        const told = Object.fromEntries(
          Object.entries(properties).map(([key, value]) => [key, stored(value, propertyDependencies[key] ?? [], ids)]),
        );
        return {
          urn,
          custom,
          type,
          ...(custom ? { id: ids.get(urn) ?? "" } : {}),
          ...(origin === "read" ? { external: true } : {}),
          ...(origin === "component" ? { outputs: told } : { inputs: told }),
          ...(zone !== undefined && chosen !== undefined ? { outputs: { ...told, [zone]: chosen } } : {}),
          ...(parent === null ? {} : { parent }),
          ...(provider === null ? {} : { provider: `${provider}::${ids.get(provider) ?? ""}` }),
          dependencies,
          propertyDependencies,
        };
      }),
    },
  };
}

/** Where the provider writes the zone that it chose for a network's part. */
const placeProperties: Readonly<Record<string, string>> = {
  "aws:ec2/subnet:Subnet": "availabilityZone",
  "alicloud:vpc/switch:Switch": "zoneId",
};

/** A property once what it was made from exists: ids where as many are open as it was made from, else open still. */
function stored(value: Value, from: readonly string[], ids: ReadonlyMap<string, string>): Json {
  const spare = from.map((urn) => ids.get(urn) ?? unknown);
  const fill = (inner: Value): Json => {
    switch (inner.kind) {
      case "known":
        return inner.value;
      case "list":
        return inner.items.map(fill);
      case "record":
        return Object.fromEntries(Object.entries(inner.fields).map(([key, field]) => [key, fill(field)]));
      case "reference":
        return inner.urn;
      case "unknown":
        return from.length === countUnknown(value) ? (spare.shift() ?? unknown) : unknown;
      default:
        return null;
    }
  };
  return fill(value);
}

function countUnknown(value: Value): number {
  if (value.kind === "unknown") return 1;
  if (value.kind === "list") return value.items.reduce((sum, item) => sum + countUnknown(item), 0);
  if (value.kind === "record") return Object.values(value.fields).reduce((sum, field) => sum + countUnknown(field), 0);
  return 0;
}
