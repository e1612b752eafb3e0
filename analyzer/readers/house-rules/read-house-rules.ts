import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Rule } from "../../model/finding.ts";
import type { Objectives } from "../../model/objectives.ts";
import { InputError, reasonOf, systemCodeOf } from "../input-error.ts";
import { exportedRules } from "./exported-rules.ts";
import { wholeRule } from "./whole-rule.ts";

/** A module is to state rules: one that takes longer waits for something. */
const mostMilliseconds = 60_000;

/**
 * The house rules that objectives name, sorted by id; none where they name no module. `folder` is where the objectives lie: the
 * module's path starts there. The module is run, as the program itself is: it belongs to the same repository. What a rule's check
 * gives is validated whenever it is asked, and it throws where that is no list of findings about the stack.
 *
 * @throws InputError where the module is missing, can't be loaded, or exports anything but whole rules: the gate is not opened by a
 * rule that nobody can run.
 */
export async function readHouseRules(
  { file, rules }: Pick<Objectives, "file" | "rules">,
  folder: string | null,
): Promise<readonly Rule[]> {
  if (rules === null || folder === null) return [];
  const named = `${file ?? "faultline.yaml"}: rules names ${rules}`;
  const path = resolve(folder, rules);
  requireFile(path, named);
  const given = exportedRules(await load(path, named));
  if (given === undefined) {
    throw new InputError(
      `${named}, which exports no rules; expected its default export, or one called rules, to be a rule or a list of rules made with defineRule.`,
    );
  }
  if (given.length === 0)
    throw new InputError(`${named}, whose list of rules is empty; add one, or take the line out.`);
  const read = given.map((each, index) => ruleOf(each, index, named));
  const ids = read.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new InputError(`${named}, which has two rules ${twice}; give each an id of its own.`);
  return read.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** A folder would be looked into by some loaders and not by others. */
function requireFile(path: string, named: string): void {
  try {
    if (statSync(path).isFile()) return;
  } catch (thrown) {
    const why = systemCodeOf(thrown) === "ENOENT" ? "is not there" : `can't be read (${reasonOf(thrown)})`;
    throw new InputError(`${named}, and ${path} ${why}; correct the path, which starts where faultline.yaml lies.`);
  }
  throw new InputError(`${named}, and ${path} is no file; name the module itself, with its ending.`);
}

async function load(path: string, named: string): Promise<unknown> {
  let end: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    end = setTimeout(() => reject(new Error(`it had not ended after ${mostMilliseconds / 1000} s`)), mostMilliseconds);
  });
  try {
    return await Promise.race([import(pathToFileURL(path).href), late]);
  } catch (thrown) {
    throw new InputError(
      `${named}, which could not be loaded (${placeOf(thrown, path)}${reasonOf(thrown)}); ${advice(thrown)}.`,
    );
  } finally {
    clearTimeout(end);
  }
}

/** Node says where a module can't be read in its stack only. */
function placeOf(thrown: unknown, path: string): string {
  if (!(thrown instanceof SyntaxError)) return "";
  const [first = ""] = (thrown.stack ?? "").split("\n");
  const line = /:(\d+)(?::\d+)?$/.exec(first)?.[1];
  return line !== undefined && first.includes(path) ? `line ${line}: ` : "";
}

function advice(thrown: unknown): string {
  return systemCodeOf(thrown) === "ERR_UNKNOWN_FILE_EXTENSION"
    ? `Node ${process.versions.node} runs this, and loads TypeScript from 22.18 on: take a newer one, or write the module as .mjs`
    : "correct the module; Node must be able to import it as it is";
}

function ruleOf(given: unknown, index: number, named: string): Rule {
  const { rule, problem } = wholeRule(given, `rule ${index + 1}`);
  if (rule === undefined) throw new InputError(`${named}, and ${problem}; correct it.`);
  return rule;
}
