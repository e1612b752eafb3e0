import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError, reasonOf } from "../readers/input-error.ts";
import { objectivesNames } from "../readers/objectives.ts";
import type { ProgramEntry } from "../readers/program-entry.ts";
import { findProgramEntry } from "../readers/program-entry.ts";
import type { Project } from "../readers/project.ts";
import { readProject } from "../readers/project.ts";
import { count } from "../reporters/wording/list.ts";
import { visible } from "../reporters/wording/visible.ts";
import { onlyStack } from "./choose-stack.ts";
import type { CiPlace } from "./init/ci-job.ts";
import { githubWorkflow, gitlabJob } from "./init/ci-job.ts";
import { withGuard } from "./init/guard-line.ts";
import { proposeObjectives } from "./init/propose-objectives.ts";
import { exploreStack } from "./judge-stack.ts";
import type { InitQuestion } from "./question.ts";

/** A file to be written, and what to tell of it. */
interface Planned {
  readonly file: string;
  readonly text: string;
  readonly says: string;
}

/**
 * Proposes objectives and a CI job for a program, adds the guard's line where asked, and returns what to tell the user. All that is
 * in the way is looked for before anything is written, and a file that is there is never overwritten.
 * @throws InputError where a file is in the way, or the stack can't be read, or a file can't be written.
 */
export async function initialise(question: InitQuestion): Promise<string> {
  const project = readProject(question.directory);
  const stack = question.stack ?? onlyStack(project);
  const repository = repositoryOf(project.directory);
  const job = join(repository, question.gitlab === true ? ".gitlab/faultline.yml" : ".github/workflows/faultline.yml");
  const objectives = join(project.directory, "faultline.yaml");
  for (const name of objectivesNames) requireFree(join(project.directory, name));
  requireFree(job);
  const guarded = question.guard === true ? planGuard(project) : undefined;

  const { report, analysis } = await exploreStack({ ...question, stack });
  const suspected = analysis.graph.groups.filter(({ kind }) => kind === "suspected").length;
  const place: CiPlace = {
    stack,
    folder: relative(repository, project.directory).split(sep).join("/") || ".",
    packages: packagesOf(project.directory, repository),
  };
  const planned: readonly Planned[] = [
    {
      file: objectives,
      text: proposeObjectives(report, analysis.graph, schemaSeenFrom(project.directory)),
      says: `${count(report.services.length, "service")}${suspected === 0 ? "" : `, ${count(suspected, "group")} to decide`}`,
    },
    {
      file: job,
      text: question.gitlab === true ? gitlabJob(place) : githubWorkflow(place),
      says: `a job that checks stack ${stack}`,
    },
  ];
  const told = planned.map((each) => writeNew(each));
  if (guarded !== undefined) told.push(writeGuard(guarded));
  return say(told, question, stack, project);
}

function say(told: readonly Told[], question: InitQuestion, stack: string, project: Project): string {
  const width = Math.max(...told.map(({ path }) => path.length));
  const lines = told.map(({ path, says }) => `${path.padEnd(width)}  ${says}`);
  const next = [
    "Next: read faultline.yaml and correct it; it promises what was assumed.",
    ...(question.gitlab === true ? ["      add `include: .gitlab/faultline.yml` to .gitlab-ci.yml"] : []),
    ...(isInstalled(project) ? [] : ["      install faultline among the program's development packages"]),
    `      faultline check --stack ${stack}`,
  ];
  return `${[...lines, "", ...next].map(visible).join("\n")}\n`;
}

interface Told {
  readonly path: string;
  readonly says: string;
}

function writeNew({ file, text, says }: Planned): Told {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
  } catch (thrown) {
    throw new InputError(
      `${file} could not be written (${reasonOf(thrown)}); what was written before it stays: see which files are new.`,
    );
  }
  return { path: shown(file), says };
}

interface Guarded {
  readonly entry: ProgramEntry;
  /** `null`: the guard is there already. */
  readonly text: string | null;
}

function planGuard(project: Project): Guarded {
  if (!isInstalled(project)) {
    throw new InputError(
      `faultline/guard was not found from ${project.directory}, and the program could not import it; install faultline among its packages first.`,
    );
  }
  const entry = findProgramEntry(project);
  try {
    return { entry, text: withGuard({ text: readFileSync(entry.file, "utf8"), isModule: entry.isModule }) };
  } catch (thrown) {
    throw new InputError(`${entry.file} can't be read (${reasonOf(thrown)}); expected the program's entry.`);
  }
}

function writeGuard({ entry, text }: Guarded): Told {
  if (text === null) return { path: shown(entry.file), says: "has the guard already" };
  try {
    writeFileSync(entry.file, text);
  } catch (thrown) {
    throw new InputError(`${entry.file} could not be written (${reasonOf(thrown)}); add the guard's line by hand.`);
  }
  return { path: shown(entry.file), says: "the guard's line, first" };
}

function requireFree(file: string): void {
  try {
    lstatSync(file);
  } catch {
    return;
  }
  throw new InputError(`${file} is there already and is not overwritten; take it away, or keep it and write by hand.`);
}

/** The folder of the version control that a program lies in, where CI looks for its jobs; the program's own where there is none. */
function repositoryOf(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return directory;
  }
}

function packagesOf(directory: string, repository: string): CiPlace["packages"] {
  for (const folder of [directory, repository]) {
    if (existsSync(join(folder, "package-lock.json"))) return "npm";
    if (existsSync(join(folder, "pnpm-lock.yaml"))) return "pnpm";
    if (existsSync(join(folder, "yarn.lock"))) return "yarn";
  }
  return "npm";
}

/** Where the schema lies within the project: the path outside of it is each machine's own. */
function schemaSeenFrom(directory: string): string | null {
  const schema = fileURLToPath(new URL("../../schemas/faultline.schema.json", import.meta.url));
  const path = relative(directory, schema);
  return path.startsWith("..") || isAbsolute(path) || /\s/.test(path) ? null : `./${path.split(sep).join("/")}`;
}

function isInstalled(project: Project): boolean {
  try {
    createRequire(join(project.directory, "program.js")).resolve("faultline/guard");
    return true;
  } catch {
    return false;
  }
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path === "" || path.startsWith("..") || isAbsolute(path) ? file : path;
}
