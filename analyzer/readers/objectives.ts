import { lstatSync, readFileSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Objectives } from "../model/objectives.ts";
import { InputError, reasonOf, systemCodeOf } from "./input-error.ts";
import { parseObjectives } from "./parse-objectives.ts";

/** What is taken to be stated where no objectives are: nothing. */
export const noObjectives: Objectives = {
  file: null,
  services: [],
  groups: [],
  takeover: [],
  staging: [],
  dependencies: [],
  placement: [],
  names: [],
  sites: [],
  probabilities: [],
  parity: [],
  waivers: [],
  malformedWaivers: [],
  rules: null,
};

/** Far above what anybody writes by hand; what is longer was made by accident and would only be read for minutes. */
const mostBytes = 1_000_000;

/** What somebody may write who means the objectives; passing over it would promise nothing. */
const misnomers = ["faultline.yml", "Faultline.yaml", "Faultline.yml"];

/** Every name under which the objectives may lie in a project's folder, the right one first. */
export const objectivesNames: readonly string[] = ["faultline.yaml", ...misnomers];

/**
 * The objectives in `faultline.yaml` of a project's folder, or none where there is no such file. A report calls them
 * `faultline.yaml`: each way in runs in a working directory of its own, and what is said of a project shouldn't tell them apart.
 *
 * @throws InputError with file, line, what was read and what was expected, where it can't be read or does not validate.
 */
export function readObjectives(directory: string): Objectives {
  const file = join(directory, "faultline.yaml");
  if (isThere(file)) return { ...readObjectivesFile(file), file: "faultline.yaml" };
  const misnamed = misnomers.map((other) => join(directory, other)).find(isThere);
  if (misnamed === undefined) return noObjectives;
  throw new InputError(`${shownPath(misnamed)} would not be read; name it faultline.yaml.`);
}

/** Says whether anything bears a name, a link that leads nowhere included: taking that for no objectives would promise nothing. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (thrown) {
    if (systemCodeOf(thrown) === "ENOENT") return false;
    throw unreadable(path, thrown);
  }
}

/** The objectives in a file that was named; one that is missing is an error. */
export function readObjectivesFile(file: string): Objectives {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
  const shown = shownPath(file);
  if (bytes.length > mostBytes) {
    throw new InputError(
      `${shown} is ${Math.ceil(bytes.length / 1_000_000)} MB long; expected objectives of at most 1 MB: keep only what the program can't show.`,
    );
  }
  return parseObjectives(bytes.toString("utf8"), shown);
}

/** As seen from the working directory where it lies beneath it, else in full: whoever reads it may stand elsewhere. */
function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  const beneath = path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return beneath ? path : file;
}

function unreadable(file: string, thrown: unknown): InputError {
  return new InputError(
    `${shownPath(file)} can't be read (${reasonOf(thrown)}); expected the objectives file: name one that exists and is readable.`,
  );
}
