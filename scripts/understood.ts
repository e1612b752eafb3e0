/**
 * How much of the programs in this repository the catalogue understands: every resource of every stack and of every program in
 * test/fixtures that can be read to its end, by provider.
 */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { remoteComponents } from "../analyzer/catalogue/components/index.ts";
import { catalogue, regions } from "../analyzer/catalogue/index.ts";
import type { Snapshot } from "../analyzer/model/snapshot.ts";
import { previewProgram } from "../analyzer/readers/embedded-preview/preview-program.ts";
import { listStacks, readProject } from "../analyzer/readers/project.ts";

export interface Understood {
  readonly provider: string;
  readonly programs: number;
  readonly resources: number;
  readonly known: number;
  /** Type tokens without a row, sorted. */
  readonly unknownTypes: readonly string[];
}

/** What a program is told that asks about its account, as the command tells it. */
const lookupAnswers = { regions: regions.map(({ provider, name, zones }) => ({ provider, region: name, zones })) };

/** Programs that are there to fail, to hang, to be too large to be typical, or to be read with packages of their own. */
const notCounted: ReadonlySet<string> = new Set([
  "busy-for-ever",
  "clearing",
  "duplicate-name",
  "exits-early",
  "fails-when-traces-are-cut",
  "legacy-books",
  "logs-an-error",
  "many-resources",
  "needs-config",
  "never-ends",
  "throws",
]);

const fixtures = "test/fixtures/programs";

/** The programs that count, each with every stack that has a configuration. */
function programs(): readonly { readonly directory: string; readonly stack: string }[] {
  const folders = readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notCounted.has(entry.name))
    .map((entry) => join(fixtures, entry.name));
  return [".", ...folders].flatMap((directory) =>
    listStacks(readProject(directory)).map((stack) => ({ directory, stack })),
  );
}

/** Returns one line for each provider, sorted. @throws InputError where a program that counts can't be read. */
export async function measureUnderstanding(): Promise<readonly Understood[]> {
  const waiting = [...programs()];
  const snapshots: Snapshot[] = [];
  const readOn = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      snapshots.push(
        await previewProgram({ ...next, timeout: 300, typeCheck: false, lookupAnswers, remoteComponents }),
      );
  };
  await Promise.all(Array.from({ length: availableParallelism() }, readOn));
  return count(snapshots);
}

/** Resources that a provider makes or fetches; components, stacks and providers themselves are none. */
export function count(snapshots: readonly Snapshot[]): readonly Understood[] {
  const providers = new Map<
    string,
    { programs: Set<Snapshot>; resources: number; known: number; unknown: Set<string> }
  >();
  for (const snapshot of snapshots) {
    for (const { type, origin } of snapshot.resources) {
      if (origin !== "managed" && origin !== "read") continue;
      const provider = type.slice(0, Math.max(0, type.indexOf(":")));
      const line = providers.get(provider) ?? { programs: new Set(), resources: 0, known: 0, unknown: new Set() };
      providers.set(provider, line);
      line.programs.add(snapshot);
      line.resources += 1;
      if (catalogue.entry(type) === undefined) line.unknown.add(type);
      else line.known += 1;
    }
  }
  return [...providers.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([provider, { programs: of, resources, known, unknown }]) => ({
      provider,
      programs: of.size,
      resources,
      known,
      unknownTypes: [...unknown].sort(),
    }));
}

/** The same as a table for a page. */
export function understoodTable(lines: readonly Understood[]): string {
  const rows = lines.map(
    ({ provider, programs: of, resources, known, unknownTypes }) =>
      `| ${provider} | ${of} | ${resources} | ${known} | ${share(known, resources)} | ${unknownTypes.map((type) => `\`${type}\``).join(", ")} |`,
  );
  return [
    "| provider | stacks | resources | understood | share | not understood |",
    "|---|---:|---:|---:|---:|---|",
    ...rows,
  ].join("\n");
}

function share(known: number, all: number): string {
  return `${((100 * known) / all).toFixed(1)} %`;
}
