import type { Catalogue } from "../model/catalogue.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** What the verdict takes for granted, a sentence each. */
export function assumptionsOf(snapshot: Snapshot, objectives: Objectives, catalogue: Catalogue): readonly string[] {
  const answered = snapshot.lookups.filter((lookup) => lookup.answer === "catalogue");
  const lookups = [
    ...new Set(answered.map((lookup) => `${lookup.token}${lookup.region === null ? "" : ` in ${lookup.region}`}`)),
  ].map((asked) => `${asked} was answered from the zone catalogue: the account is taken to see the zones on record`);
  const unanswered = snapshot.lookups.filter(
    (lookup) => lookup.answer === "none" && !catalogue.lookupDecidesPlacement(lookup.token),
  );
  for (const token of new Set(unanswered.map((lookup) => lookup.token))) {
    lookups.push(`${token} can't be answered before deployment; it decides neither what exists nor where it stands`);
  }
  if (objectives.services.length > 0) return lookups;
  return [
    "no objectives were given: every resource that nothing else needs counts as a service; one that can be entered from outside must survive the loss of a zone, the others only warn",
    ...lookups,
  ];
}
