import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Objectives } from "../model/objectives.ts";
import { noObjectives, readObjectives, readObjectivesFile } from "./objectives.ts";
import { readProjectName } from "./project.ts";

export interface ObjectivesSearch {
  /** The file that the pack's configuration names, if it does. */
  readonly configured: string | undefined;
  /** The file that `FAULTLINE_OBJECTIVES` names, if it is set. */
  readonly environment: string | undefined;
  /** The project whose objectives are meant. */
  readonly project: string;
  /** Where to start looking for the project's folder, upwards. */
  readonly from: string;
}

/** Objectives, and the folder that they lie in or would lie in; `null` where no folder is the project's. */
export interface FoundObjectives {
  readonly objectives: Objectives;
  readonly folder: string | null;
}

/**
 * The objectives of a project that is known by name only: those that a configuration names, else those that the environment
 * names, else those in the nearest folder upwards whose Pulumi.yaml has the project's name; none where there is no such folder.
 *
 * @throws InputError where a file that is named is missing or does not validate.
 */
export function findObjectives({ configured, environment, project, from }: ObjectivesSearch): FoundObjectives {
  const named = configured ?? (environment === "" ? undefined : environment);
  if (named !== undefined) {
    const file = resolve(from, named);
    return { objectives: readObjectivesFile(file), folder: dirname(file) };
  }
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file !== undefined && readProjectName(file) === project) return { objectives: readObjectives(folder), folder };
    if (dirname(folder) === folder) return { objectives: noObjectives, folder: null };
  }
}
