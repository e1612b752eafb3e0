import type { Catalogue } from "../model/catalogue.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** What the verdict takes for granted, a sentence each. */
export function assumptionsOf(snapshot: Snapshot, objectives: Objectives, catalogue: Catalogue): readonly string[] {
  const answered = snapshot.lookups.filter((lookup) => lookup.answer === "catalogue");
  const lookups = [
    ...new Set(answered.map((lookup) => `${lookup.token}${lookup.region === null ? "" : ` in ${lookup.region}`}`)),
  ].map((asked) => `${asked} was answered from the zone catalogue: the account is taken to see the zones on record`);
  lookups.push(...recordedAnswers(snapshot));
  const unanswered = snapshot.lookups.filter(
    (lookup) => lookup.answer === "none" && !catalogue.lookupDecidesPlacement(lookup.token),
  );
  for (const token of new Set(unanswered.map((lookup) => lookup.token))) {
    lookups.push(`${token} can't be answered before deployment; it decides neither what exists nor where it stands`);
  }
  if (objectives.services.length > 0) return lookups;
  return [
    "no objectives were given: every resource that nothing else needs, ways out of a network aside, counts as a service; one that can be entered from outside must survive the loss of a zone, the others only warn",
    ...lookups,
  ];
}

/** What was asked on an earlier day may be answered in another way today. */
function recordedAnswers({ lookups }: Snapshot): readonly string[] {
  const sentences = lookups.flatMap(({ token, region, recorded }) => {
    if (recorded === undefined) return [];
    const asked = `${token}${region === null ? "" : ` in ${region}`}`;
    const whose = recorded.account === null ? "an account that did not say its name" : `account ${recorded.account}`;
    const old = recorded.isOld ? ", longer ago than is allowed: record it anew with `faultline lookups record`" : "";
    return [`${asked} was answered as it was on ${recorded.on} in ${whose}${old}`];
  });
  return [...new Set(sentences)];
}
