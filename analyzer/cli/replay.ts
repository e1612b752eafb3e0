import { existsSync } from "node:fs";
import { replayIncident } from "../analyze.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Incident } from "../model/incident.ts";
import type { Answer } from "../model/report.ts";
import { listIncidents, readIncident, readKnownIncident } from "../readers/incidents.ts";
import { InputError } from "../readers/input-error.ts";
import { nearest } from "./nearest.ts";
import type { Question } from "./question.ts";
import { lossOf } from "./what-if.ts";

/** The incidents that come with the analyser. */
export function incidentsOnRecord(): Answer {
  const incidents = listIncidents().map(readKnownIncident);
  return {
    kind: "explanation",
    of: "incidents",
    title: "Incidents on record",
    paragraphs: [
      "Each can be replayed against a stack: `faultline replay ID --stack NAME`, and with --as-if DOMAIN as if it happened there. A file of your own in the same form can be named in an id's place.",
    ],
    sections: [{ heading: "By date", lines: incidents.map(({ id, title }) => `${id}: ${title}`) }],
  };
}

/**
 * What an incident would do to a stack today.
 * @throws InputError where the incident is not known or its file is malformed, or it can't be transposed onto what was asked.
 */
export async function askReplay(
  word: string,
  question: Question,
  { asIf }: { readonly asIf?: string },
): Promise<Answer> {
  // First, since a mistake in it is found at once and a program takes its time.
  const incident = incidentOf(word);
  const { exploreStack } = await import("./judge-stack.ts");
  const examined = await exploreStack(question);
  const target = asIf === undefined ? null : targetOf(asIf, incident, examined.analysis, examined.report.stack);
  return { kind: "replay", replay: replayIncident(examined, incident, target) };
}

/** By id, by the day that it begins with, or a file of the user's own. */
function incidentOf(word: string): Incident {
  const known = listIncidents();
  const meant = known.filter((id) => id === word || id.startsWith(`${word}-`));
  const [only, ...others] = meant.includes(word) ? [word] : meant;
  if (only !== undefined && others.length === 0) return readKnownIncident(only);
  if (only !== undefined) throw new InputError(`${word} begins several incidents: ${meant.join(", ")}; name one.`);
  if (word.endsWith(".json") || existsSync(word)) return readIncident(word);
  const near = nearest(word, known);
  throw new InputError(
    `${word} is no incident on record${near === undefined ? "" : ` (did you mean ${near}?)`} and no file; \`faultline replay --list\` names those on record.`,
  );
}

function targetOf(word: string, incident: Incident, analysis: Analysis, stack: string): string {
  const { domains } = lossOf(word, analysis, stack);
  const [target, ...others] = domains;
  const kind = analysis.domains.find(({ id }) => id === target)?.kind;
  if (target === undefined || kind === undefined)
    throw new InputError(
      `An incident can't be put onto ${word}: name a zone, region, provider or instance of the stack.`,
    );
  const members = incident.struck !== null && incident.struck.kind !== "zone";
  const allowed = kindsFor(incident);
  if (members && kind === "instance") return others.length === 0 ? target : target.replace(/#.*$/, "");
  if (others.length === 0 && allowed.some((one) => one === kind)) return target;
  throw new InputError(
    `${incident.id} can't be put onto ${word}, which is of kind ${kind}: it takes ${allowed.join(" or ")}; name one of those.`,
  );
}

/** The kinds of places that say where all of an incident would happen. */
function kindsFor({ struck, steps }: Incident): readonly string[] {
  if (struck !== null && struck.kind !== "zone") return ["zone", "region", "provider"];
  const keys = steps.flatMap(({ effects }) => effects.map(({ what }) => what));
  const isProviderWide = keys.every(
    (what) => what.startsWith("name:") || what.endsWith("/*") || (!what.includes("/") && what !== "struck"),
  );
  return isProviderWide ? ["provider"] : ["zone", "region"];
}
