import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measureUnderstanding, understoodTable } from "../../scripts/understood.ts";
import { findPulumi } from "../engine/pulumi-cli.ts";
import { benchCutSets } from "./cut-sets.ts";
import { benchEstates, measureEstates } from "./estates.ts";
import { benchPage } from "./page.ts";
import { writeEmptyPack } from "./programs/write-empty-pack.ts";
import type { BenchProgram } from "./programs/write-program.ts";
import { styles, writeProgram } from "./programs/write-program.ts";
import type { Comparison } from "./rounds.ts";
import { compare } from "./rounds.ts";
import { runBare } from "./run-bare.ts";
import { runCheck } from "./run-check.ts";
import { guard, policyPack, runPreview } from "./run-preview.ts";
import { benchStates } from "./states.ts";

const usage = `npm run bench -- [cut-sets|page|states] [--runs N] [--sizes 10,100,1000] [--only check|preview|understood|estates] [--out FILE]

  check    wall time of \`faultline check\` against the same program alone, run as Pulumi's language host runs it
  preview  what guard and policy pack add to a preview on the real engine, at the largest size
  understood  the share of resources, over all programs of the repository, that the catalogue understands
  estates  from a parsed snapshot to all single points of failure, against reading it from JSON; alone, --sizes are
           those of the estates (10000,100000); in the whole bench it goes on to 1,000,000 resources
  states (alone, by name)  a state beyond the limit, one close below it, an estate of 200 stacks
  page (alone, by name)  the HTML report's size, and how long it takes to write, to open and to answer a click
  cut-sets (alone, by name)  all minimal cut sets, and those up to order 3, against SCRAM where it is installed

Median of N runs (3) in turn; the file (reports/bench.json) has every measurement. Ratios are taken run by run.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "3" },
      sizes: { type: "string" },
      only: { type: "string" },
      out: { type: "string", default: "reports/bench.json" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) return void process.stdout.write(usage);
  const runs = wholeNumber(values.runs, "--runs", 1);
  const [name] = positionals;
  if (name === "cut-sets") return benchCutSets(runs, values.out);
  if (name === "page") return benchPage(runs, values.out);
  if (name === "states") return benchStates(runs, values.out);
  if (name !== undefined)
    throw new Error(`there is no bench "${name}"; cut-sets, page or states is expected, or none for the others`);
  if (values.only === "estates") {
    const estates = (values.sizes ?? "10000,100000").split(",");
    return benchEstates(
      estates.map((size) => wholeNumber(size, "--sizes", 1)),
      runs,
      values.out,
    );
  }
  const sizes = (values.sizes ?? "10,100,1000").split(",").map((size) => wholeNumber(size, "--sizes", 10));
  if (values.only !== undefined && !["check", "preview", "understood"].includes(values.only)) {
    throw new Error(`--only is "${values.only}"; check, preview, understood or estates is expected`);
  }
  const timed = values.only !== "understood";
  const [load = 0] = loadavg();
  const scratch = mkdtempSync(join(tmpdir(), "faultline-bench-"));
  try {
    const comparisons = [
      ...(timed && values.only !== "preview" ? await compareChecks(scratch, sizes, runs) : []),
      ...(timed && values.only !== "check" ? await comparePreviews(scratch, Math.max(...sizes), runs) : []),
    ];
    if (timed) process.stdout.write(table(comparisons) + busyness(load));
    const understood =
      values.only === undefined || values.only === "understood" ? await measureUnderstanding() : undefined;
    if (understood !== undefined)
      process.stdout.write(`${timed ? "\n" : ""}What the catalogue understands\n${understoodTable(understood)}\n`);
    const estates = values.only === undefined ? measureEstates([10_000, 100_000, 1_000_000], runs) : undefined;
    const file = resolve(values.out);
    const [processor] = cpus();
    const machine = {
      processor: processor?.model ?? "unknown",
      processors: cpus().length,
      load,
      node: process.version,
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ machine, runs, comparisons, understood, estates }, undefined, 2)}\n`);
    process.stdout.write(`\nEvery measurement: ${values.out}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function compareChecks(scratch: string, sizes: readonly number[], runs: number): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const style of styles) {
    for (const resources of sizes) {
      const program = writeProgram(scratch, { style, resources, guarded: false });
      const ways = [
        ["the program alone", () => runBare(program, resources)],
        ["faultline check", () => runCheck(program)],
      ] as const;
      comparisons.push(await compare(`check, ${style}`, resources, runs, ways));
    }
  }
  return comparisons;
}

async function comparePreviews(scratch: string, resources: number, runs: number): Promise<readonly Comparison[]> {
  const pulumi = await findPulumi();
  if (pulumi.kind === "missing") {
    process.stdout.write(`Not measured: guard and policy pack; ${pulumi.why}.\n`);
    return [];
  }
  const folder = mkdtempSync(join(scratch, "previews-"));
  const plain = writeProgram(folder, { style: "es-modules", resources, guarded: false });
  const guarded = writeProgram(folder, { style: "es-modules", resources, guarded: true });
  const emptyPack = writeEmptyPack(folder);
  const preview = (program: BenchProgram, pack?: string) => () => runPreview(pulumi, program, pack);
  const ways = [
    ["pulumi preview", preview(plain)] as const,
    ...(guard === undefined ? [] : [["with the guard", preview(guarded)] as const]),
    ["with an empty policy pack", preview(plain, emptyPack)] as const,
    ...(policyPack === undefined ? [] : [["with our policy pack", preview(plain, policyPack)] as const]),
  ];
  return [await compare("preview, real engine", resources, runs, ways)];
}

function wholeNumber(text: string, option: string, multipleOf: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number % multipleOf === 0) return number;
  const expected = multipleOf === 1 ? "a whole number" : `multiples of ${multipleOf}`;
  throw new Error(`${option} has "${text}"; ${expected} above 0 expected`);
}

function table(comparisons: readonly Comparison[]): string {
  const rows = comparisons.flatMap(({ what, resources, ways }) =>
    ways.map(({ way, median, ratio, processor }, index) => [
      index === 0 ? what : "",
      index === 0 ? String(resources) : "",
      way,
      `${median.toFixed(2)} s`,
      index === 0 ? "" : `× ${ratio.toFixed(2)}`,
      processor === null ? "" : `${processor.median.toFixed(2)} s`,
      processor === null || index === 0 ? "" : `× ${processor.ratio.toFixed(2)}`,
    ]),
  );
  const all = [["", "resources", "", "wall", "", "processor", ""], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** Wall times of a machine that has other work say little: one minute's load before anything was started here. */
function busyness(load: number): string {
  return load < 0.5
    ? ""
    : `\nThe machine was busy (load ${load.toFixed(1)} on ${cpus().length} processors): trust the processor times.\n`;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
