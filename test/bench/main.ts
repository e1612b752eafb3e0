import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findPulumi } from "../engine/pulumi-cli.ts";
import { styles, writeProgram } from "./programs/write-program.ts";
import type { Comparison } from "./rounds.ts";
import { compare } from "./rounds.ts";
import { runBare } from "./run-bare.ts";
import { runCheck } from "./run-check.ts";
import { gates, runPreview } from "./run-preview.ts";

const usage = `npm run bench -- [--runs N] [--sizes 10,100,1000] [--only check|preview] [--out FILE]

  check    wall time of \`faultline check\` against the same program alone, run as Pulumi's language host runs it
  preview  what guard and policy pack add to a preview on the real engine, at the largest size

Median of N runs (3) in turn; the file (reports/bench.json) has every measurement. Ratios are taken run by run.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "3" },
      sizes: { type: "string", default: "10,100,1000" },
      only: { type: "string" },
      out: { type: "string", default: "reports/bench.json" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) return void process.stdout.write(usage);
  const runs = wholeNumber(values.runs, "--runs", 1);
  const sizes = values.sizes.split(",").map((size) => wholeNumber(size, "--sizes", 10));
  if (values.only !== undefined && values.only !== "check" && values.only !== "preview") {
    throw new Error(`--only is "${values.only}"; check or preview is expected`);
  }
  const scratch = mkdtempSync(join(tmpdir(), "faultline-bench-"));
  try {
    const comparisons = [
      ...(values.only === "preview" ? [] : await compareChecks(scratch, sizes, runs)),
      ...(values.only === "check" ? [] : await comparePreviews(scratch, Math.max(...sizes), runs)),
    ];
    process.stdout.write(table(comparisons));
    const file = resolve(values.out);
    const [processor] = cpus();
    const machine = { processor: processor?.model ?? "unknown", processors: cpus().length, node: process.version };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ machine, runs, comparisons }, undefined, 2)}\n`);
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
  const ways = gates().map(
    (gate) =>
      [
        gate === "nothing" ? "pulumi preview" : `with the ${gate}`,
        () => runPreview(pulumi, gate === "guard" ? guarded : plain, gate),
      ] as const,
  );
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
    ways.map(({ way, median, ratio }, index) => [
      index === 0 ? what : "",
      index === 0 ? String(resources) : "",
      way,
      `${median.toFixed(2)} s`,
      index === 0 ? "" : `× ${ratio.toFixed(2)}`,
    ]),
  );
  const all = [["", "resources", "", "median", "ratio"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

try {
  await main();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
