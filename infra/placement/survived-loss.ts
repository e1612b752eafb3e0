/** The largest loss that something claims to survive: nothing, any one member, or any one zone with all that stands in it. */
export type SurvivedLoss = "none" | "instance" | "zone";

const weakestFirst: readonly SurvivedLoss[] = ["none", "instance", "zone"];

/** Returns the largest single loss after which at least `required` of the members, given by their zones, are left. */
export function survivedLoss(memberZones: readonly string[], required: number): SurvivedLoss {
  if (memberZones.length - 1 < required) return "none";
  const leftWithout = (lost: string): number => memberZones.filter((zone) => zone !== lost).length;
  return memberZones.every((zone) => leftWithout(zone) >= required) ? "zone" : "instance";
}

/** Returns what a whole survives that needs each of its parts. */
export function weakestLoss(parts: readonly SurvivedLoss[]): SurvivedLoss {
  return weakestFirst.find((loss) => parts.includes(loss)) ?? "none";
}
