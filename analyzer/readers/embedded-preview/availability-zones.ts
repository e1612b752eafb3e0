import type { Wire, WireRecord } from "../wire.ts";
import { isUnknownText, isWireRecord } from "../wire.ts";

export interface ZoneAnswer {
  /** `ap-east-1a`, `cn-hongkong-b`. */
  readonly name: string;
  /** AWS's zone id, `ape1-az1`, where it is certain. */
  readonly id?: string;
}

/**
 * Returns those of a region's zones that `aws.getAvailabilityZones` with these arguments lists; `undefined` where that
 * can't be told: an argument or filter that is none of these, a value that is unknown or a wildcard, an id that is not
 * known. A list that is too long or too short would place things in zones that nobody chose.
 */
export function selectAvailabilityZones(
  zones: readonly ZoneAnswer[],
  region: string,
  args: WireRecord,
): readonly ZoneAnswer[] | undefined {
  const excludedNames = plainTexts(args.excludeNames ?? []);
  const excludedIds = plainTexts(args.excludeZoneIds ?? []);
  if (excludedNames === undefined || excludedIds === undefined || !tellIds(zones, excludedIds)) return undefined;
  let selected = zones.filter(
    ({ name, id }) => !excludedNames.includes(name) && (id === undefined || !excludedIds.includes(id)),
  );
  const filters = args.filters ?? [];
  if (!Array.isArray(filters)) return undefined;
  for (const filter of filters) {
    const passes = readFilter(filter, zones, region);
    if (passes === undefined) return undefined;
    selected = selected.filter(passes);
  }
  return selected;
}

function readFilter(
  filter: Wire,
  zones: readonly ZoneAnswer[],
  region: string,
): ((zone: ZoneAnswer) => boolean) | undefined {
  if (!isWireRecord(filter) || Object.keys(filter).some((key) => key !== "name" && key !== "values")) return undefined;
  const values = plainTexts(filter.values);
  // EC2 reads `*` and `?` in a filter's value as wildcards, and a backslash before one as its escape.
  if (values === undefined || values.length === 0 || values.some((value) => /[*?\\]/.test(value))) return undefined;
  switch (filter.name) {
    case "zone-name":
      return ({ name }) => values.includes(name);
    case "zone-id":
      return tellIds(zones, values) ? ({ id }) => id !== undefined && values.includes(id) : undefined;
    case "region-name":
      return () => values.includes(region);
    // Known are zones of one kind only; how many local ones an account opted in to, and what state a zone is in, is not.
    // `group-name` is missing: it was the region's name once, and is a name of its own by now.
    case "zone-type":
      return values.every((value) => value === "availability-zone") ? () => true : undefined;
    case "opt-in-status":
      return values.every((value) => value === "opt-in-not-required") ? () => true : undefined;
    case "state":
      return values.every((value) => value === "available") ? () => true : undefined;
    default:
      return undefined;
  }
}

/** Whether it is certain which zones have one of these ids: each is some zone's, or no zone's id is missing. */
function tellIds(zones: readonly ZoneAnswer[], ids: readonly string[]): boolean {
  return zones.every(({ id }) => id !== undefined) || ids.every((id) => zones.some((zone) => zone.id === id));
}

/** Returns a list's texts, `undefined` where it holds anything else, a secret or an unknown included. */
function plainTexts(wire: Wire | undefined): readonly string[] | undefined {
  if (!Array.isArray(wire)) return undefined;
  const items: readonly Wire[] = wire;
  const texts = items.filter((item) => typeof item === "string" && !isUnknownText(item)).map(String);
  return texts.length === items.length ? texts : undefined;
}
