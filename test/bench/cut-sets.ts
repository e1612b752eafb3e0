import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, resolve } from "node:path";
import { countByOrder } from "../../analyzer/analysis/cut-sets/count-by-order.ts";
import type { ProbabilityOf } from "../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import { findCutSets } from "../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import { simplify } from "../../analyzer/analysis/cut-sets/simplify.ts";
import { solveFormula } from "../../analyzer/analysis/cut-sets/solve-formula.ts";
import { unroll } from "../../analyzer/analysis/cut-sets/unroll.ts";
import type { FaultNetwork } from "../../analyzer/model/fault-model.ts";
import { parseOpenPsa, readOpenPsa } from "../../analyzer/readers/open-psa/read-open-psa.ts";
import { dataCentre, dataCentreModel } from "../analyzer/analysis/cut-sets/data-centre.ts";
import type { PublishedFaultTree } from "../open-psa/published-fault-trees.ts";
import { publishedFaultTrees } from "../open-psa/published-fault-trees.ts";
import type { ScramAlgorithm, ScramRun } from "./scram.ts";
import { runScram, scramVersion } from "./scram.ts";

interface Compared {
  readonly tree: string;
  readonly order: number | null;
  readonly minimalCutSets: string;
  /** Seconds of each round: from the simplified formula to the diagram of all minimal cut sets. */
  readonly solving: readonly number[];
  /** Seconds of each round: from the network to the counts, simplification included. */
  readonly everything: readonly number[];
  /** Seconds of each round, of the better of its algorithms; `null` where it is not installed or does not finish. */
  readonly scram: readonly number[] | null;
  readonly scramProducts: string | null;
  readonly ratio: number | null;
  readonly ratioOfEverything: number | null;
}

/** Runs of every tree before anything is measured. */
const warmUps = 5;

/** Prints what was compared with SCRAM on the published trees, and how long networks of known answers take; writes all as JSON. */
export async function benchCutSets(rounds: number, out: string): Promise<void> {
  const version = scramVersion();
  const trees = publishedFaultTrees()?.filter((tree) => tree.coherent) ?? [];
  if (trees.length === 0) process.stdout.write("Not measured: the published fault trees are not in ../shared.\n");
  if (version === undefined) process.stdout.write("Not compared: scram is not installed.\n");
  const [load = 0] = loadavg();
  const networksOf = trees.map((tree) => ({ tree, faults: readOpenPsa(tree.file).network }));
  // What a process says first is slow, as nothing is compiled yet: told by itself, and no part of the comparison.
  const [first] = networksOf;
  const cold = first === undefined ? null : solveTree(first.faults, first.tree.name, 3).everything;
  for (const { tree, faults } of networksOf)
    for (let warm = 0; warm < warmUps; warm += 1) solveTree(faults, tree.name, 3);
  const compared: Compared[] = [];
  for (const order of [3, null]) {
    for (const { tree, faults } of networksOf) compared.push(await compareTree(tree, faults, order, rounds, version));
  }
  if (cold !== null)
    process.stdout.write(
      `The first answer of a process (${first?.tree.name}, up to order 3), nothing compiled yet: ${milliseconds(cold)}. All that follows is measured after ${warmUps} runs of every tree.\n\n`,
    );
  for (const order of [3, null]) {
    const ofOrder = compared.filter((one) => one.order === order);
    process.stdout.write(table(order, ofOrder));
  }
  const networks = [
    network("six servers of 16 pods: all minimal cut sets, counted", rounds, () => {
      const { network: centre } = dataCentre(16, [1, 200, 400, 600, 800, 1000]);
      return () => String(findCutSets(centre, [], "service", { order: null }).count);
    }),
    network("six pods of 64, what the service needs: the 20 most probable, exactly", rounds, () => {
      const { network: centre, probabilityOf } = dataCentre(64, replicas);
      return () => mostCritical(centre, probabilityOf);
    }),
    network("the same of the whole network of 70,656 devices, in memory", rounds, () => {
      const { network: centre, probabilities } = parseOpenPsa(dataCentreModel(64, replicas), "data-centre.xml");
      return () => mostCritical(centre, (domain) => probabilities[domain]);
    }),
    network("the same, read from an Open-PSA model first", rounds, () => {
      const model = dataCentreModel(64, replicas);
      return () => {
        const { network: centre, probabilities } = parseOpenPsa(model, "data-centre.xml");
        return `${mostCritical(centre, (domain) => probabilities[domain])}; ${(model.length / 1e6).toFixed(1)} MB`;
      };
    }),
  ];
  process.stdout.write(
    networks
      .map(
        ({ what, seconds, processor: used, answer }) =>
          `${what}: ${median(seconds).toFixed(4)} s, ${median(used).toFixed(4)} s of processor time (${answer})\n`,
      )
      .join(""),
  );
  const [processor] = cpus();
  const machine = { processor: processor?.model ?? "unknown", processors: cpus().length, load, node: process.version };
  const file = resolve(out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ machine, scram: version ?? null, rounds, warmUps, cold, compared, networks }, undefined, 2)}\n`,
  );
  process.stdout.write(`\nEvery measurement: ${out}\n`);
}

/** A server in each of six pods of 64. */
const replicas: readonly number[] = Array.from({ length: 6 }, (_, index) => index * 11 * 1024 + 1);

function mostCritical(faults: FaultNetwork, probabilityOf: ProbabilityOf): string {
  const best = findCutSets(faults, [], "service", { order: null }).mostProbable(20, probabilityOf);
  return `${best.length} sets, the last with ${best.at(-1)?.probability?.toExponential(3)}`;
}

async function compareTree(
  tree: PublishedFaultTree,
  faults: FaultNetwork,
  order: number | null,
  rounds: number,
  version: string | undefined,
): Promise<Compared> {
  process.stderr.write(`${tree.name}, ${order === null ? "all orders" : `up to order ${order}`} …\n`);
  const solving: number[] = [];
  const everything: number[] = [];
  const scram: number[] = [];
  let products: string | null = null;
  let count = "";
  let algorithms: readonly ScramAlgorithm[] =
    version === undefined ? [] : order === null ? ["--bdd", "--zbdd"] : ["--zbdd"];
  for (let round = 0; round < rounds; round += 1) {
    const runs: (ScramRun & { readonly algorithm: ScramAlgorithm })[] = [];
    for (const algorithm of algorithms) {
      const run = await runScram(tree.file, algorithm, order ?? 64);
      if (run !== undefined) runs.push({ ...run, algorithm });
    }
    const [best] = runs.sort((one, other) => one.seconds - other.seconds);
    // From the first round on the better one runs alone.
    algorithms = best === undefined ? [] : [best.algorithm];
    if (best !== undefined) {
      scram.push(best.seconds);
      products = best.products;
    }
    // The runtime compiles what it has run before: the last of three is measured.
    for (let warm = 0; warm < 2; warm += 1) solveTree(faults, tree.name, order);
    const run = solveTree(faults, tree.name, order);
    solving.push(run.solving);
    everything.push(run.everything);
    count = run.count;
  }
  const ratioOf = (own: readonly number[]) =>
    scram.length < rounds ? null : median(own.map((seconds, round) => seconds / (scram[round] ?? Number.NaN)));
  return {
    tree: tree.name,
    order,
    minimalCutSets: count,
    solving,
    everything,
    scram: scram.length < rounds ? null : scram,
    scramProducts: products,
    ratio: ratioOf(solving),
    ratioOfEverything: ratioOf(everything),
  };
}

function solveTree(faults: FaultNetwork, top: string, order: number | null) {
  const start = performance.now();
  const { formula, literals } = unroll(faults, faults.tops[top] ?? -1, 1e7);
  const simple = simplify(formula);
  const ready = performance.now();
  const solved = solveFormula(simple, {
    mostNodes: 8_000_000,
    mostWeight: order ?? Number.POSITIVE_INFINITY,
    useModules: true,
    conflicts: [],
    firstAssumption: literals.length,
  });
  const done = performance.now();
  const count = countByOrder(solved).reduce((sum, sets) => sum + sets, 0n);
  const end = performance.now();
  return { solving: (done - ready) / 1000, everything: (end - start) / 1000, count: String(count) };
}

function network(what: string, rounds: number, make: () => () => string) {
  process.stderr.write(`${what} …\n`);
  const seconds: number[] = [];
  const processor: number[] = [];
  let answer = "";
  for (let round = 0; round < rounds; round += 1) {
    const solve = make();
    const before = process.cpuUsage();
    const start = performance.now();
    answer = solve();
    seconds.push((performance.now() - start) / 1000);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1e6);
  }
  return { what, seconds, processor, answer };
}

function table(order: number | null, compared: readonly Compared[]): string {
  const title =
    order === null
      ? "All minimal cut sets; scram -l 64, the better of --bdd and --zbdd"
      : `Minimal cut sets up to order ${order}; scram -l ${order} --zbdd`;
  const rows = compared.map((one) => [
    one.tree,
    one.minimalCutSets,
    milliseconds(median(one.solving)),
    milliseconds(median(one.everything)),
    one.scram === null ? "not finished" : milliseconds(median(one.scram)),
    one.ratio === null ? "" : one.ratio.toFixed(2),
    one.ratioOfEverything === null ? "" : one.ratioOfEverything.toFixed(2),
    one.scramProducts === null || one.scramProducts === one.minimalCutSets ? "" : `scram counts ${one.scramProducts}`,
  ]);
  const all = [["tree", "cut sets", "solving", "everything", "scram", "ratio", "of everything", ""], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const mean = (ratios: readonly (number | null)[]) => {
    const known = ratios.filter((ratio) => ratio !== null);
    if (known.length === 0) return "none";
    const geometric = Math.exp(known.reduce((sum, ratio) => sum + Math.log(ratio), 0) / known.length);
    return `${geometric.toFixed(2)} over ${known.length} trees, largest ${Math.max(...known).toFixed(2)}`;
  };
  return [
    title,
    "(solving: from the simplified formula to the diagram, as scram's own line; everything: from the network to the counts)",
    ...lines,
    `geometric mean of ratios, solving: ${mean(compared.map((one) => one.ratio))}`,
    `geometric mean of ratios, everything: ${mean(compared.map((one) => one.ratioOfEverything))}`,
    "\n",
  ].join("\n");
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(2)} ms`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [lower, upper] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  return ((sorted[lower] ?? Number.NaN) + (sorted[upper] ?? Number.NaN)) / 2;
}
