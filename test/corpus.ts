import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { analyze } from "../analyzer/analyze.ts";
import { remoteComponents } from "../analyzer/catalogue/components/index.ts";
import { catalogue, regions } from "../analyzer/catalogue/index.ts";
import type { StackReport } from "../analyzer/model/report.ts";
import type { Snapshot } from "../analyzer/model/snapshot.ts";
import { previewProgram } from "../analyzer/readers/embedded-preview/preview-program.ts";
import { readObjectives } from "../analyzer/readers/objectives.ts";
import { rules } from "../analyzer/rules/index.ts";

/** Each runs its program once; on a machine that does much else, that takes a while. */
export const patience = 180_000;

export type Answer = "yes" | "no" | "undetermined";
export type Levels = Readonly<Record<"instance" | "zone" | "region" | "provider", Answer>>;

/** Of a program by other hands: written from the providers' documentation before any analysis. */
export interface Verdict {
  readonly verdict: "pass" | "fail";
  readonly services: Readonly<Record<string, Levels>>;
  readonly findings: readonly {
    readonly status: "violated" | "undetermined";
    readonly domain: string;
    readonly services: readonly string[];
  }[];
  readonly flip: Flip;
}

/** One property of one resource, changed in the program's text, and what is right then. */
export interface Flip {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** `type::name` of the resource that it changes, and which of its properties. */
  readonly resource: string;
  readonly property: string;
  readonly verdict: "pass" | "fail";
  readonly services: Readonly<Record<string, Levels>>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const fixtures = fileURLToPath(new URL("./fixtures/programs/", import.meta.url));

/** Where a program's Pulumi.yaml is, for one that is a package of a workspace. */
const homes: Readonly<Record<string, string>> = { clearing: "packages/deploy" };

export function homeOf(program: string, folder = join(fixtures, program)): string {
  return join(folder, homes[program] ?? "");
}

export function verdictOf(program: string): Verdict {
  // Our own file, in the form above.
  return JSON.parse(readFileSync(join(homeOf(program), "verdict.json"), "utf8")) as Verdict;
}

/** How a package manager lays out what a program imports: a path in the project → what it links to. */
export type Links = Readonly<Record<string, string>>;

const packages = (name: string): string => join(root, "node_modules", name);

/** This repository's packages where npm and yarn put a project's. */
const hoisted: Links = { node_modules: packages("") };

/** A workspace as npm and yarn lay it out: everything in one folder at the top, members as links into the project. */
export const workspaceHoisted: Links = {
  "node_modules/@clearing/network": "packages/network",
  "node_modules/@pulumi": packages("@pulumi"),
};

/** As pnpm does: each member has links of its own, to its neighbours and into a store. */
export const workspaceOfPnpm: Links = {
  "node_modules/.pnpm/store/node_modules/@pulumi": packages("@pulumi"),
  "packages/deploy/node_modules/@clearing/network": "packages/network",
  "packages/deploy/node_modules/@pulumi/aws": "node_modules/.pnpm/store/node_modules/@pulumi/aws",
  "packages/deploy/node_modules/@pulumi/pulumi": "node_modules/.pnpm/store/node_modules/@pulumi/pulumi",
  "packages/network/node_modules/@pulumi/aws": "node_modules/.pnpm/store/node_modules/@pulumi/aws",
  "packages/network/node_modules/@pulumi/pulumi": "node_modules/.pnpm/store/node_modules/@pulumi/pulumi",
};

function linksOf(program: string): Links {
  return program === "clearing" ? workspaceOfPnpm : hoisted;
}

/** To be called at the top of a test file: copies programs into folders that live as long as its tests. */
export function copies(): (program: string, links?: Links, flip?: Flip) => string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "faultline-corpus-")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  return (program, links = linksOf(program), flip) => {
    made += 1;
    const copy = join(folder, `${made}-${program}`);
    cpSync(join(fixtures, program), copy, { recursive: true });
    for (const [at, to] of Object.entries(links)) {
      mkdirSync(dirname(join(copy, at)), { recursive: true });
      symlinkSync(to.startsWith("/") ? to : join(copy, to), join(copy, at));
    }
    const home = homeOf(program, copy);
    if (flip !== undefined) {
      const text = readFileSync(join(home, flip.file), "utf8");
      const parts = text.split(flip.from);
      if (parts.length !== 2) throw new Error(`${program}: ${flip.file} has ${parts.length - 1} times ${flip.from}`);
      writeFileSync(join(home, flip.file), parts.join(flip.to));
    }
    return home;
  };
}

export interface ReadProgram {
  readonly snapshot: Snapshot;
  readonly report: StackReport;
}

export async function readProgram(directory: string, stack = "dev"): Promise<ReadProgram> {
  const said: string[] = [];
  try {
    const snapshot = await previewProgram({
      directory,
      stack,
      timeout: 120,
      typeCheck: false,
      lookupAnswers: { regions: regions.map(({ provider, name, zones }) => ({ provider, region: name, zones })) },
      remoteComponents,
      onProgramOutput: ({ text }) => said.push(text),
    });
    return { snapshot, report: analyze(snapshot, readObjectives(directory), { catalogue, rules }) };
  } catch (error) {
    throw new Error(`${directory}: ${said.join("\n")}`, { cause: error });
  }
}

export function levelsOf({ services }: StackReport): Readonly<Record<string, Levels>> {
  return Object.fromEntries(
    services.map(({ name, levels: { instance, zone, region, provider } }) => [
      name,
      { instance, zone, region, provider },
    ]),
  );
}
