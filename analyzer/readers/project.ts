import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { InputError, reasonOf } from "./input-error.ts";
import type { YamlMap, YamlValue } from "./pulumi-yaml.ts";
import { describe, isYamlMap, readPulumiYaml } from "./pulumi-yaml.ts";

/** A `Pulumi.yaml`, as far as running its program needs it. */
export interface Project {
  readonly name: string;
  /** The file itself, absolute. */
  readonly file: string;
  readonly directory: string;
  readonly main: string | undefined;
  readonly runtime: Runtime;
  /** Where the `Pulumi.<stack>.yaml` files lie, absolute. */
  readonly stackDirectory: string;
  /** Full key (`project:key`) → what Pulumi.yaml says about it, sorted by key. */
  readonly config: ReadonlyMap<string, ProjectConfig>;
}

export interface Runtime {
  readonly name: string;
  /** Whether the program is run through ts-node; the language host's default is yes. */
  readonly typescript: boolean;
  readonly tsconfig: string | undefined;
  readonly nodeArguments: string | undefined;
}

export interface ProjectConfig {
  readonly type: string | undefined;
  readonly items: YamlMap | undefined;
  readonly secret: boolean;
  /** `default` of a key of the project's own, or `value` of another namespace's key. */
  readonly value: YamlValue | undefined;
}

/**
 * Returns the project whose `Pulumi.yaml` is nearest to a directory, upwards, as the Pulumi CLI finds it.
 * @throws InputError where there is none, or it can't be read, or it isn't a project's.
 */
export function readProject(directory: string): Project {
  const file = findProjectFile(resolve(directory));
  const content = readPulumiYaml(file);
  const name = content.name;
  if (typeof name !== "string" || name === "") {
    throw new InputError(`${file}: \`name\` is ${describe(name)}, expected the project's name as text.`);
  }
  const home = dirname(file);
  return {
    name,
    file,
    directory: home,
    main: optionalText(file, content, "main"),
    runtime: readRuntime(file, content.runtime),
    stackDirectory: resolve(home, stackDirectoryOf(file, content)),
    config: readConfigBlock(file, name, content.config),
  };
}

/** Returns the name that a project file gives its project; `undefined` where it gives none. */
export function readProjectName(file: string): string | undefined {
  const { name } = readPulumiYaml(file);
  return typeof name === "string" ? name : undefined;
}

/** Where the configuration files of a project's stacks lie. */
export type StackFiles = Pick<Project, "file" | "stackDirectory">;

/**
 * Returns where the stacks of the project in a folder are configured, of whatever language its program is; `undefined` where the
 * folder holds no project.
 */
export function stackFilesOf(directory: string): StackFiles | undefined {
  const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(directory, name)).find(isFile);
  if (file === undefined) return undefined;
  return { file, stackDirectory: resolve(directory, stackDirectoryOf(file, readPulumiYaml(file))) };
}

/** Returns the names of the stacks that have a configuration file, sorted. Its ending is the project file's, as for Pulumi. */
export function listStacks(project: StackFiles): readonly string[] {
  const pattern = extname(project.file) === ".yml" ? /^Pulumi\.(.+)\.yml$/ : /^Pulumi\.(.+)\.yaml$/;
  let names: string[];
  try {
    names = readdirSync(project.stackDirectory);
  } catch {
    return [];
  }
  return [...new Set(names.flatMap((name) => pattern.exec(name)?.[1] ?? []))].sort();
}

/** Returns the path at which Pulumi keeps a stack's configuration, whether or not the file exists. */
export function stackFile(project: Project, stack: string): string {
  return join(project.stackDirectory, `Pulumi.${stack}${extname(project.file)}`);
}

/** Returns a key with its namespace: `key` is the project's own, `aws:region` and `aws:config:region` are the provider's. */
export function fullConfigKey(projectName: string, key: string): string | undefined {
  const parts = key.split(":");
  if (parts.length === 1) return `${projectName}:${key}`;
  if (parts.length === 2) return key;
  return parts.length === 3 && parts[1] === "config" ? `${parts[0]}:${parts[2]}` : undefined;
}

function findProjectFile(start: string): string {
  try {
    if (!statSync(start).isDirectory()) {
      throw new InputError(`${start} is a file, expected the folder of a Pulumi program; name the folder instead.`);
    }
    readdirSync(start);
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw new InputError(
      `${start} could not be read (${reasonOf(thrown)}); name the folder of a Pulumi program that you may read.`,
    );
  }
  for (let folder = start; ; folder = dirname(folder)) {
    const found = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(folder, name)).find(isFile);
    if (found !== undefined) return found;
    if (dirname(folder) === folder) break;
  }
  throw new InputError(
    `No Pulumi.yaml in ${start} or in any folder above it; name the folder of a Pulumi program, or make one there.`,
  );
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function readRuntime(file: string, runtime: YamlValue | undefined): Runtime {
  const options = isYamlMap(runtime) && isYamlMap(runtime.options) ? runtime.options : {};
  const name = isYamlMap(runtime) ? runtime.name : runtime;
  if (typeof name !== "string" || name === "") {
    throw new InputError(
      `${file}: \`runtime\` is ${describe(name)}, expected \`nodejs\` or a map with \`name: nodejs\`.`,
    );
  }
  if (name !== "nodejs") {
    throw new InputError(
      `${file}: \`runtime\` is ${name}; only nodejs programs can be read here, others are gated with the policy pack.`,
    );
  }
  const typescript = options.typescript;
  // The language host takes both the boolean and its text.
  if (typescript !== undefined && !["true", "false"].includes(String(typescript))) {
    throw new InputError(
      `${file}: \`runtime.options.typescript\` is ${describe(typescript)}, expected true or false; correct or remove it.`,
    );
  }
  return {
    name,
    typescript: typescript === undefined || String(typescript) === "true",
    tsconfig: optionalText(file, options, "tsconfig"),
    nodeArguments: optionalText(file, options, "nodeargs"),
  };
}

function stackDirectoryOf(file: string, content: YamlMap): string {
  // Before `stackConfigDir` there was `config: <folder>`, and it still works.
  const old = typeof content.config === "string" ? content.config : undefined;
  const given = optionalText(file, content, "stackConfigDir");
  if (old !== undefined && given !== undefined) {
    throw new InputError(
      `${file}: both \`config\` and \`stackConfigDir\` name a folder; keep \`stackConfigDir\` only.`,
    );
  }
  return given ?? old ?? ".";
}

function readConfigBlock(
  file: string,
  project: string,
  block: YamlValue | undefined,
): ReadonlyMap<string, ProjectConfig> {
  const config = new Map<string, ProjectConfig>();
  if (block === undefined || block === null || typeof block === "string") return config;
  if (!isYamlMap(block)) {
    throw new InputError(`${file}: \`config\` is ${describe(block)}, expected a map of configuration keys.`);
  }
  for (const written of Object.keys(block).sort()) {
    const key = fullConfigKey(project, written);
    if (key === undefined) {
      throw new InputError(`${file}: the configuration key \`${written}\` is not of the form \`<namespace>:<name>\`.`);
    }
    const entry = block[written];
    const described = isYamlMap(entry) ? entry : { default: entry ?? null };
    const items = described.items;
    config.set(key, {
      type: optionalText(file, described, "type"),
      items: isYamlMap(items) ? items : undefined,
      secret: described.secret === true,
      value: described.default ?? described.value ?? undefined,
    });
  }
  return config;
}

function optionalText(file: string, map: YamlMap, key: string): string | undefined {
  const value = map[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw new InputError(`${file}: \`${basename(key)}\` is ${describe(value)}, expected text.`);
}
