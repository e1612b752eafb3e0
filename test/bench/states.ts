import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mostBytes } from "../../analyzer/readers/state/document.ts";
import { writeStacks, writeState, writeStateOf } from "./estates/state-files.ts";
import { childrenProcessorSeconds } from "./processor-time.ts";
import { runProcess } from "./run-process.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** What `faultline check --state` took, a process from its start to its end. */
interface StateRun {
  readonly seconds: number;
  /** `null` where the system does not say. */
  readonly processorSeconds: number | null;
  readonly peakBytes: number;
}

interface StateMeasurement {
  readonly what: string;
  readonly bytes: number;
  readonly resources: number;
  readonly exitCode: number;
  /** What it says, where it refuses. */
  readonly refusal: string | null;
  readonly runs: readonly StateRun[];
}

/** What a resource of these states takes, rounded up, so that the state stays below the limit. */
const bytesPerResource = 2_480;

/** A service for each tier of the cells, of which one cell will do, as those who keep such a stack would state it. */
const tiers = Array.from({ length: 12 }, (_, tier) => `tier-${tier}`);
const objectives = [
  "version: 1",
  "groups:",
  ...tiers.map(
    (tier) => `  - { name: ${tier} listeners, members: "*::*-${tier.replace("tier", "listener")}", required: 1 }`,
  ),
  "services:",
  ...tiers.map((tier) => `  ${tier}: { entry: "*::*-${tier.replace("tier", "listener")}", survives: zone }`),
  "",
].join("\n");

/** Measures what large states cost: one beyond the limit, one close below it, an estate of many stacks. */
export async function benchStates(runs: number, out: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "faultline-states-"));
  writeFileSync(join(scratch, "faultline.yaml"), objectives);
  try {
    const measured = [
      await measure(scratch, "a state of a gigabyte", runs, (file) => writeStateOf(file, 1e9)),
      await measure(scratch, "a state close below the limit", runs, (file) =>
        writeState(file, Math.floor(mostBytes / bytesPerResource)),
      ),
      await measure(scratch, "an estate of 200 stacks", runs, (folder) => {
        mkdirSync(folder);
        return writeStacks(folder, 200);
      }),
    ];
    const [load = 0] = loadavg();
    const machine = {
      processor: cpus()[0]?.model ?? "unknown",
      processors: cpus().length,
      load,
      node: process.version,
    };
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify({ machine, runs, limit: mostBytes, states: measured }, undefined, 2)}\n`);
    process.stdout.write(`${table(measured)}\nEvery measurement: ${out} (load ${load.toFixed(1)})\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measure(
  scratch: string,
  what: string,
  rounds: number,
  write: (path: string) => number,
): Promise<StateMeasurement> {
  const path = join(scratch, "state.json");
  process.stderr.write(`${what}: writing …\n`);
  const resources = write(path);
  const bytes = sizeOf(path);
  const runs: StateRun[] = [];
  let last = { exitCode: 0, output: "" };
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`${what}, round ${round + 1} of ${rounds} …\n`);
    const before = childrenProcessorSeconds();
    const args = ["--import", "./test/bench/tell-memory.ts", "analyzer/cli/main.ts", "check", scratch];
    const { seconds, exitCode, output } = await runProcess(
      process.execPath,
      [...args, "--state", path, "--format", "github"],
      { cwd: repository, env: process.env },
    );
    const after = childrenProcessorSeconds();
    const peak = /^peak (\d+)$/m.exec(output)?.[1];
    if (exitCode === null || exitCode > 2 || peak === undefined)
      throw new Error(
        `${what}: check ended with ${exitCode}, and a verdict or a refusal was expected:\n${output.slice(-2000)}`,
      );
    const processorSeconds = before === null || after === null ? null : after - before;
    runs.push({ seconds, processorSeconds, peakBytes: Number(peak) * 1024 });
    last = { exitCode, output };
  }
  rmSync(path, { recursive: true });
  const refusal =
    last.exitCode === 2 ? (/^faultline: .*$/m.exec(last.output)?.[0].replace(path, "FILE") ?? null) : null;
  return { what, bytes, resources, exitCode: last.exitCode, refusal, runs };
}

function sizeOf(path: string): number {
  if (statSync(path).isFile()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

function table(measured: readonly StateMeasurement[]): string {
  return measured
    .map(({ what, bytes, resources, exitCode, refusal, runs }) => {
      const size = `${resources} resources, ${(bytes / 1e6).toFixed(0)} MB`;
      const took = `${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s`;
      const processors = runs.flatMap(({ processorSeconds }) => processorSeconds ?? []);
      const worked = processors.length === 0 ? "" : ` (processor ${median(processors).toFixed(1)} s)`;
      const peak = `${(median(runs.map(({ peakBytes }) => peakBytes)) / 1e6).toFixed(0)} MB at most`;
      const said = refusal === null ? "" : `\n  ${refusal}`;
      return `${what}, ${size}: exit code ${exitCode} after ${took}${worked}, ${peak}${said}\n`;
    })
    .join("");
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
