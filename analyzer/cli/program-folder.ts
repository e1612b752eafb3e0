import { realpathSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { readProject } from "../readers/project.ts";

/**
 * Returns the folder of a program as seen from the working directory, `services/shop`, which is where whoever reads paths in a
 * report looks for them; `undefined` where it is that directory itself, or can't be seen from it.
 */
export function programFolder(directory: string): string | undefined {
  const folder = relative(realpathSync(process.cwd()), realpathSync(readProject(directory).directory));
  return folder === "" || isAbsolute(folder) ? undefined : folder.split(sep).join("/");
}
