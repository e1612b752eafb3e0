/**
 * Returns the zone of each of `count` members, first member first: as even as the zones allow, in the order in which they
 * were given, so that the first zone gets the first member and any odd ones. Throws if there is nothing to spread over.
 */
export function spreadOverZones(count: number, zones: readonly string[]): readonly string[] {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`Expected one or more members to spread over zones, read ${count}.`);
  }
  if (zones.length === 0 || new Set(zones).size !== zones.length) {
    throw new RangeError(`Expected one or more zones, each once, to spread members over, read [${zones.join(", ")}].`);
  }
  return Array.from({ length: Math.ceil(count / zones.length) }, () => zones)
    .flat()
    .slice(0, count);
}
