import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError, reasonOf } from "../input-error.ts";
import { sayExpected } from "./state-form.ts";

/**
 * Returns the files that are meant by what `--state` names: files themselves, and all `*.json` of folders, sorted by name.
 * @throws InputError where a folder can't be read or holds none, and where a file is named twice.
 */
export function stateFiles(named: readonly string[]): readonly string[] {
  const files = named.flatMap((path) => (isFolder(path) ? filesIn(path) : [path]));
  const twice = files.find((file, position) => files.indexOf(file) !== position);
  if (twice !== undefined) throw new InputError(`${twice} is named twice; name each state once.`);
  return files;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What can't be looked at can't be read either; whoever reads it says so.
    return false;
  }
}

function filesIn(folder: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (thrown) {
    throw new InputError(`${folder} can't be read (${reasonOf(thrown)}); name a folder of states that you may read.`);
  }
  const files = names.filter((name) => name.endsWith(".json")).sort();
  if (files.length > 0) return files.map((name) => join(folder, name));
  throw new InputError(`${folder} holds no *.json file; ${sayExpected}, a file for each stack.`);
}
