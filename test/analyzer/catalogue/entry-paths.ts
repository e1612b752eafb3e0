import type { CatalogueEntry, Path } from "../../../analyzer/model/catalogue.ts";

/** Where in a row a path stands, and what kind of value the row expects there. */
export interface NamedPath {
  readonly path: Path;
  readonly expects: "value" | "number" | "word" | "records" | "presence" | "anything";
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys that hold a path or a list of paths to plain values. */
const places: ReadonlySet<string> = new Set([
  "zone",
  "within",
  "group",
  "standbyZones",
  "placedBy",
  "primary",
  "replicas",
  "site",
  "tells",
]);
const references: ReadonlySet<string> = new Set([
  "targets",
  "pool",
  "target",
  "balancer",
  "pools",
  "morePools",
  "listener",
  "of",
  "source",
  "copy",
  "orSource",
  "orCopy",
  "standbyPools",
  "name",
  "domain",
  "type",
  "network",
  "service",
  "named",
  "ends",
  "to",
  "hub",
  "table",
  "destination",
  "via",
  "subnet",
  "gateway",
  "farEnd",
  "members",
  "asked",
  "paths",
]);
/** Keys whose values name no property. */
const words: ReadonlySet<string> = new Set([
  "kind",
  "yes",
  "unset",
  "above",
  "undecided",
  "inherits",
  "plus",
  "otherwise",
  "values",
  "product",
  "tolerates",
  "weightUnset",
  "ownServers",
  "redundantInPlace",
  "spreading",
  "targetsIn",
  "noun",
  "stated",
  "copied",
  "always",
  "beside",
  "required",
  "switchOver",
]);
/** Keys of which only the key itself is of interest: numbers by number stand below. */
const numbers: ReadonlySet<string> = new Set(["required", "switchOver"]);

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

/**
 * A record with `property` is a count where it says how many, a setting or a spreading otherwise; of one that decides by being
 * there any kind of value will do.
 */
const expected = (holder: Readonly<Record<string, unknown>>): NamedPath["expects"] =>
  "stated" in holder || "always" in holder ? "presence" : "yes" in holder || "values" in holder ? "word" : "number";

/**
 * Every path that a row names, wherever it stands. Throws at a key that it does not know, so that a new part of a row can't stay
 * unchecked.
 */
export const pathsOf = (entry: CatalogueEntry): readonly NamedPath[] => {
  const found: NamedPath[] = [];
  const visit = (key: string, value: unknown): void => {
    // Properties of another type, the gateway's: `entries.test.ts` looks for them there.
    if (key === "feet") return;
    if (numbers.has(key)) {
      if (isRecord(value) && value.noLag !== undefined) visit("noLag", value.noLag);
      return;
    }
    if (Array.isArray(value) && value.every(isRecord)) for (const one of value) visit(key, one);
    else if (isRecord(value)) {
      for (const [inner, content] of Object.entries(value)) {
        if (inner === "property") found.push(...texts(content).map((path) => ({ path, expects: expected(value) })));
        else if (inner !== "values") visit(inner, content);
      }
    } else if (places.has(key) || references.has(key))
      found.push(...texts(value).map((path) => ({ path, expects: "value" as const })));
    // A list of records, one for each part.
    else if (key === "list") found.push(...texts(value).map((path) => ({ path, expects: "records" as const })));
    // The other properties that may state a zone; the `or` of a setting or a count is a record.
    else if (key === "or") found.push(...texts(value).map((path) => ({ path, expects: "value" as const })));
    else if (key === "weight") found.push(...texts(value).map((path) => ({ path, expects: "number" as const })));
    else if (!words.has(key)) throw new Error(`${entry.type}: a test must learn what ${key} holds.`);
  };
  const { stands, standsInstead, joins, usesInstead, publicAddress } = entry;
  for (const part of [stands, standsInstead, joins, entry.public, usesInstead?.where])
    if (part !== undefined) visit("", part);
  if (publicAddress !== undefined && publicAddress !== true) visit("", publicAddress);
  if (entry.network !== undefined) visit("network", entry.network);
  if (entry.replicasServe !== undefined) found.push({ path: entry.replicasServe, expects: "value" });
  for (const property of [...Object.keys(entry.uses ?? {}), ...Object.keys(usesInstead?.uses ?? {})])
    found.push({ path: property, expects: "anything" });
  for (const path of entry.prints ?? []) found.push({ path, expects: "value" });
  return found;
};

/** Properties of which a row says what leaving them out means. */
export const propertiesWithDefault = (entry: CatalogueEntry): readonly Path[] => {
  const found: Path[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (isRecord(value)) {
      if ("unset" in value) found.push(...texts(value.property));
      if ("weightUnset" in value) found.push(...texts(value.weight));
      for (const content of Object.values(value)) visit(content);
    }
  };
  visit([entry.stands, entry.standsInstead, entry.joins, entry.public, entry.usesInstead?.where, entry.publicAddress]);
  return found;
};
