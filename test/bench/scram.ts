import { spawn, spawnSync } from "node:child_process";

/** What SCRAM says of one tree: its own algorithm's time, without preprocessing, probability and report. */
export interface ScramRun {
  readonly seconds: number;
  readonly products: string;
}

export type ScramAlgorithm = "--bdd" | "--zbdd";

/** Seconds after which a run counts as not finished. */
const patience = 40;

/** SCRAM's version; `undefined` where it is not installed. */
export function scramVersion(): string | undefined {
  const run = spawnSync("scram", ["--version"], { encoding: "utf8" });
  return run.error === undefined && run.status === 0 ? run.stdout.split("\n")[0]?.trim() : undefined;
}

/**
 * Runs SCRAM up to an order; `undefined` where it fails or takes too long. It would stop at order 20 unless told. Once it has
 * said what is asked it is stopped: it would go on to write its report, which takes far longer.
 */
export function runScram(file: string, algorithm: ScramAlgorithm, order: number): Promise<ScramRun | undefined> {
  const run = spawn("scram", [algorithm, "-l", String(order), "--verbosity", "5", file, "-o", "/dev/null"], {
    stdio: ["ignore", "ignore", "pipe"],
    timeout: patience * 1000,
  });
  let said = "";
  return new Promise((settle) => {
    const read = () => {
      const seconds = /The algorithm finished in ([\d.e+-]+)\s/.exec(said)?.[1];
      const products = /# of products: (\d+)\s/.exec(said)?.[1];
      return seconds === undefined || products === undefined ? undefined : { seconds: Number(seconds), products };
    };
    run.stderr.setEncoding("utf8");
    run.stderr.on("data", (text: string) => {
      said += text;
      if (read() !== undefined) run.kill();
    });
    run.on("error", () => settle(undefined));
    run.on("close", () => settle(read()));
  });
}
