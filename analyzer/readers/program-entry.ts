import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { InputError } from "./input-error.ts";
import type { Project } from "./project.ts";

/** The file with which a program begins. */
export interface ProgramEntry {
  readonly file: string;
  /** Whether it imports, rather than requires, other modules. */
  readonly isModule: boolean;
}

const names = ["index.ts", "index.js", "index.mts", "index.mjs", "index.cts", "index.cjs"];

/**
 * Returns the file that Pulumi's Node runtime starts: what `main` of Pulumi.yaml names, else of package.json, else the index.
 * @throws InputError where there is no such file.
 */
export function findProgramEntry(project: Pick<Project, "directory" | "file" | "main">): ProgramEntry {
  const main = resolve(project.directory, project.main ?? ".");
  const file = fileAt(main) ?? fileAt(join(main, mainOfPackage(main) ?? ".")) ?? firstIn(main);
  if (file === undefined) {
    throw new InputError(
      `${project.file}: no entry of the program was found in ${main}; expected ${names.slice(0, 2).join(" or ")}, or \`main\` naming a file.`,
    );
  }
  return { file, isModule: isModule(file) };
}

function fileAt(path: string): string | undefined {
  if (existsSync(path)) return statSync(path).isFile() ? path : undefined;
  return [".ts", ".js"].map((ending) => path + ending).find((each) => existsSync(each) && statSync(each).isFile());
}

function firstIn(folder: string): string | undefined {
  return names.map((name) => join(folder, name)).find((path) => existsSync(path));
}

function isModule(file: string): boolean {
  const ending = extname(file);
  // TypeScript writes `import` whatever it becomes.
  if (ending.endsWith("ts") || ending === ".mjs") return true;
  return ending === ".js" && packageAbove(dirname(file)).type === "module";
}

function mainOfPackage(folder: string): string | undefined {
  const { main } = packageIn(folder) ?? {};
  // Compiled output is not where a line is added.
  return typeof main === "string" && main !== "" && basename(dirname(main)) !== "bin" ? main : undefined;
}

function packageAbove(folder: string): PackageFile {
  const found = packageIn(folder);
  if (found !== undefined) return found;
  return dirname(folder) === folder ? {} : packageAbove(dirname(folder));
}

interface PackageFile {
  readonly main?: unknown;
  readonly type?: unknown;
}

function packageIn(folder: string): PackageFile | undefined {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return undefined;
  try {
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof content === "object" && content !== null ? content : {};
  } catch {
    throw new InputError(`${path} is not JSON; expected the program's package file: correct it.`);
  }
}
