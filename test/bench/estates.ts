import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { EstatePass, EstateRun, Lap, LibraryRun } from "./estates/measured.ts";

/** How much of the heap a run may take, in MiB: what is promised, and what shows how much it would be where that is not enough. */
const heaps = [4096, 14_336] as const;

interface Written {
  readonly resources: number;
  readonly nodes: number;
  readonly edges: number;
  readonly services: number;
}

/** One estate, measured: everything as it came, and the medians. */
interface MeasuredEstate extends Written {
  /** Heap in MiB that the runs were given; more than the first of `heaps` where that was not enough; `null`: no heap was. */
  readonly heap: number | null;
  readonly runs: readonly EstateRun[];
  /** The first pass of each process, with code that nobody ran before, as whoever calls the analyser once has it. */
  readonly cold: PassSummary;
  /** The later ones; `null` where the estate is too large for a second pass. */
  readonly warm: PassSummary | null;
  readonly peakBytes: number;
  readonly library: LibraryRun | string;
}

/** Medians; the ratio is that of each pass itself, to the time in which it read its snapshot. */
interface PassSummary {
  readonly reading: number;
  readonly buildingGraph: number;
  readonly buildingModel: number;
  readonly solving: number;
  readonly analysis: number;
  readonly ratio: number;
  readonly processorRatio: number;
}

/** Measures estates alone, and writes every measurement as JSON. */
export function benchEstates(sizes: readonly number[], rounds: number, out: string): void {
  const [load = 0] = loadavg();
  const estates = measureEstates(sizes, rounds);
  const [processor] = cpus();
  const machine = { processor: processor?.model ?? "unknown", processors: cpus().length, load, node: process.version };
  const file = resolve(out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, rounds, estates }, undefined, 2)}\n`);
  process.stdout.write(`\nEvery measurement: ${out}\n`);
}

/**
 * Measures estates from a parsed snapshot to all single points of failure of all services, against merely reading that snapshot from
 * JSON in the same process, and prints a table.
 */
export function measureEstates(sizes: readonly number[], rounds: number): readonly MeasuredEstate[] {
  const estates = sizes.map((size) => measure(size, rounds));
  process.stdout.write(table(estates));
  return estates;
}

function measure(size: number, rounds: number): MeasuredEstate {
  const folder = mkdtempSync(join(tmpdir(), "faultline-estate-"));
  try {
    say(`an estate of ${size} resources: writing it …`);
    const written: Written = started("write-estate.ts", [folder, String(size)], 14_336);
    const passes = size > 300_000 ? 1 : size > 30_000 ? 3 : 8;
    const { heap, runs } = measuredRuns(folder, passes, rounds, size);
    const [cold, warm] = [runs.flatMap((run) => run.passes.slice(0, 1)), runs.flatMap((run) => run.passes.slice(1))];
    say(`an estate of ${size} resources: @dagrejs/graphlib …`);
    const library = attempted<LibraryRun>("run-graphlib.ts", [folder], heaps[1]);
    return {
      ...written,
      heap,
      runs,
      cold: summary(cold),
      warm: warm.length === 0 ? null : summary(warm),
      peakBytes: median(runs.map((run) => run.peakBytes)),
      library,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measuredRuns(
  folder: string,
  passes: number,
  rounds: number,
  size: number,
): { readonly heap: number | null; readonly runs: readonly EstateRun[] } {
  for (const heap of heaps) {
    const runs: EstateRun[] = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`an estate of ${size} resources, round ${round + 1} of ${rounds}, in ${heap} MiB …`);
      const run = attempted<EstateRun>("run-estate.ts", [folder, String(passes)], heap);
      if (typeof run === "string") break;
      runs.push(run);
    }
    if (runs.length === rounds) return { heap, runs };
    say(`an estate of ${size} resources does not fit into ${heap} MiB`);
  }
  return { heap: null, runs: [] };
}

/** What a script beside this one prints, or how it ended. */
function attempted<Result>(script: string, args: readonly string[], heap: number): Result | string {
  const file = join(import.meta.dirname, script);
  const run = spawnSync(process.execPath, [`--max-old-space-size=${heap}`, file, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (run.status === 0) return JSON.parse(run.stdout) as Result;
  const [why = ""] = run.stderr.split("\n").filter((line) => /FATAL|Error/.test(line));
  return `ended by ${run.signal ?? `exit code ${run.status}`}: ${why.slice(0, 200)}`;
}

function started<Result>(script: string, args: readonly string[], heap: number): Result {
  const result = attempted<Result>(script, args, heap);
  if (typeof result === "string") throw new Error(`${script} ${args.join(" ")} ${result}`);
  return result;
}

function summary(passes: readonly EstatePass[]): PassSummary {
  const analysis = passes.map((pass) => sum(pass, "seconds"));
  return {
    reading: median(passes.map((pass) => pass.reading.seconds)),
    buildingGraph: median(passes.map((pass) => pass.buildingGraph.seconds)),
    buildingModel: median(passes.map((pass) => pass.buildingModel.seconds)),
    solving: median(passes.map((pass) => pass.solving.seconds)),
    analysis: median(analysis),
    ratio: median(passes.map((pass) => sum(pass, "seconds") / pass.reading.seconds)),
    processorRatio: median(passes.map((pass) => sum(pass, "processor") / pass.reading.processor)),
  };
}

function sum(pass: EstatePass, of: keyof Lap): number {
  return pass.buildingGraph[of] + pass.buildingModel[of] + pass.solving[of];
}

function table(estates: readonly MeasuredEstate[]): string {
  const header = [
    "resources",
    "",
    "reading",
    "graph",
    "model",
    "solving",
    "analysis",
    "ratio",
    "of processors",
    "growth",
  ];
  const rows = estates.flatMap((estate, index) => {
    const smaller = estates[index - 1];
    return (["cold", "warm"] as const).flatMap((kind) => {
      const own = estate[kind];
      if (own === null) return [];
      const other = smaller?.[kind] ?? null;
      return [
        [
          kind === "cold" ? String(estate.resources) : "",
          kind,
          ...[own.reading, own.buildingGraph, own.buildingModel, own.solving, own.analysis].map(seconds),
          `× ${own.ratio.toFixed(1)}`,
          `× ${own.processorRatio.toFixed(1)}`,
          other === null || smaller === undefined
            ? ""
            : `× ${(own.analysis / other.analysis).toFixed(1)} for × ${(estate.resources / smaller.resources).toFixed(1)}`,
        ],
      ];
    });
  });
  const about = estates.map((estate) => {
    const last = estate.runs.at(-1)?.passes.at(-1);
    const found =
      last === undefined ? "" : `${last.gates} gates, ${last.found} single points of failure, ${last.open} open; `;
    const within = estate.heap === null ? "did not fit into any heap" : `heap of ${estate.heap} MiB`;
    return `${estate.resources} resources, ${estate.edges} dependencies, ${estate.services} services: ${found}peak ${gigabytes(estate.peakBytes)} (${within})`;
  });
  const libraries = estates.map(({ nodes, edges, library }) =>
    typeof library === "string"
      ? `@dagrejs/graphlib on ${nodes} nodes and ${edges} edges: ${library}`
      : `@dagrejs/graphlib on ${nodes} nodes and ${edges} edges: building ${told(library.building)}, tarjan ${told(library.tarjan)}, topsort ${told(library.order)}, peak ${gigabytes(library.peakBytes)}`,
  );
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return [
    "From a parsed snapshot to all single points of failure of all services, both readings; ratio: to reading that snapshot from JSON",
    ...lines.map((line) => line.trimEnd()),
    ...about,
    ...libraries,
    "",
  ].join("\n");
}

function told(lap: Lap | string): string {
  return typeof lap === "string" ? `ended by ${lap}` : seconds(lap.seconds);
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 3 : 1)} s`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

function say(what: string): void {
  process.stderr.write(`${what}\n`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [lower, upper] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  return ((sorted[lower] ?? Number.NaN) + (sorted[upper] ?? Number.NaN)) / 2;
}
