import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { Incident, IncidentEffect } from "../model/incident.ts";
import { incidentFile } from "./incident-schema.ts";
import { InputError } from "./input-error.ts";
import { readJson } from "./read-json.ts";

const folder = fileURLToPath(new URL("../incidents/", import.meta.url));

/** The ids of the incidents that come with the analyser, by date. */
export function listIncidents(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

/** One of the incidents that come with the analyser. */
export function readKnownIncident(id: string): Incident {
  return readIncident(`${folder}${id}.json`, `${id}.json`);
}

/**
 * Reads an incident's data file.
 * @throws InputError where it can't be read, has another form, or its steps contradict each other.
 */
export function readIncident(file: string, shown: string = file): Incident {
  const expected = "an incident as analyzer/incidents/README.md tells it";
  const parsed = incidentFile.safeParse(
    readJson({ file, expected, advice: "name one of `faultline replay --list`, or a file of that form" }),
  );
  if (!parsed.success) {
    const path = (parsed.error.issues[0]?.path ?? []).map(String).join(".");
    const extra = parsed.error.issues[0]?.code === "unrecognized_keys" ? parsed.error.issues[0].keys[0] : undefined;
    const where = extra === undefined ? `${path} is missing or something else` : `"${extra}" is not known in ${path}`;
    throw new InputError(
      `${shown}: ${path === "" && extra === undefined ? "the file is something else" : where}; expected ${expected}.`,
    );
  }
  const incident = incidentOf(parsed.data);
  const mistake = contradictionIn(incident);
  if (mistake !== null) throw new InputError(`${shown}: ${mistake}.`);
  return incident;
}

function incidentOf({ struck, steps, ...rest }: z.infer<typeof incidentFile>): Incident {
  return {
    ...rest,
    struck: struck ?? null,
    steps: steps.map(({ effects, reopens, ...step }) => ({
      ...step,
      effects: effects.map(effectOf),
      reopens: reopens ?? null,
    })),
  };
}

function effectOf(effect: z.infer<typeof incidentFile>["steps"][number]["effects"][number]): IncidentEffect {
  switch (effect.kind) {
    case "lose":
    case "restore":
      return { kind: effect.kind, what: effect.what, of: effect.of ?? null };
    case "degrade":
      return { kind: "degrade", what: effect.what, of: effect.of ?? null, to: effect.to ?? null };
    case "saturate":
    case "corrupt":
      return effect;
  }
}

/** What keeps the steps from being one story, and what to do about it; `null` where they are. */
function contradictionIn({ id, sources, struck, steps }: Incident): string | null {
  const [first] = steps;
  if (first !== undefined && !startsOn(id, first.at))
    return `the id begins with ${id.slice(0, 10)}, and the first step is of ${first.at.slice(0, 10)}: let the id begin with the day on which it began`;
  const away = new Set<string>();
  for (const [index, { at, effects, sources: named }] of steps.entries()) {
    const number = index + 1;
    const before = steps[index - 1]?.at;
    if (before !== undefined) {
      const order = compare(before, at);
      if (order > 0)
        return `step ${number} (${at}) is earlier than step ${number - 1} (${before}): put them in the order of their times`;
      if (order === 0) return `steps ${number - 1} and ${number} are both at ${at}: make one of them`;
    }
    const source = named.find((one) => one > sources.length);
    if (source !== undefined)
      return `step ${number} names source ${source}, and there are ${sources.length}: name one of them`;
    for (const effect of effects) {
      if (effect.what === "struck" && struck === null)
        return `step ${number} speaks of what was struck, and nothing says what that was: state it under struck`;
      const keys = keysOf(effect);
      for (const key of keys) {
        if (effect.kind === "restore" && !away.has(key))
          return `step ${number} restores ${said(key)}, which no step before it lost: restore what was lost, in the same words`;
        if (effect.kind !== "restore" && away.has(key))
          return `step ${number} loses ${said(key)}, which is lost already: restore it first, or leave it out`;
        if (effect.kind === "restore") away.delete(key);
        else away.add(key);
      }
    }
  }
  return null;
}

/** The day in UTC may be the day before the one that people saw. */
function startsOn(id: string, at: string): boolean {
  const days = (Date.parse(`${id.slice(0, 10)}T00:00:00Z`) - Date.parse(`${at.slice(0, 10)}T00:00:00Z`)) / 86_400_000;
  return Math.abs(days) <= 1;
}

/** Days only can't be told apart: then the order in the file counts. */
function compare(one: string, other: string): number {
  if (one.includes("T") && other.includes("T")) return Date.parse(one) - Date.parse(other);
  return one.slice(0, 10) > other.slice(0, 10) ? 1 : -1;
}

function keysOf(effect: IncidentEffect): readonly string[] {
  if (effect.kind === "saturate" || effect.kind === "corrupt") return [effect.what];
  return effect.of === null ? [effect.what] : effect.of.map((one) => `${one}@${effect.what}`);
}

function said(key: string): string {
  return key.includes("@") ? key.replace("@", " in ") : key;
}
