import { findSinglePoints } from "../../analyzer/analysis/single-points.ts";
import { createSolver } from "../../analyzer/analysis/solver.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import { buildLossModel } from "../../analyzer/faults/build-fault-model.ts";
import { buildGraph } from "../../analyzer/graph/build-graph.ts";
import { readObjectives, readSnapshot } from "./estates/estate-files.ts";
import type { EstatePass, EstateRun, Stopwatch } from "./estates/measured.ts";
import { stopwatch } from "./estates/measured.ts";

// A process of its own, whose peak memory is that of one estate: run-estate.ts FOLDER PASSES
const [folder = "", passes = "1"] = process.argv.slice(2);

/** The snapshot is not kept: whoever only asks for single points of failure needs the graph that was made from it. */
function read(watch: Stopwatch) {
  const snapshot = readSnapshot(folder);
  const reading = watch.lap();
  const objectives = readObjectives(folder);
  watch.lap();
  const graph = buildGraph(snapshot, objectives, catalogue);
  return { reading, graph, buildingGraph: watch.lap() };
}

function pass(): EstatePass {
  const watch = stopwatch();
  const { reading, graph, buildingGraph } = read(watch);
  const model = buildLossModel(graph);
  const buildingModel = watch.lap();
  const solver = createSolver(model.favourable, graph.variables);
  const least = createSolver(model.leastFavourable, graph.variables);
  const { survivals } = findSinglePoints(graph.services, model, solver, least);
  const solving = watch.lap();
  const found = survivals.unavailable.reduce((sum, survival) => sum + survival.lostWith.length, 0);
  const open = survivals.unavailable.reduce((sum, survival) => sum + survival.undecided.length, 0);
  const gates = model.favourable.gates.length + model.leastFavourable.gates.length;
  return { reading, buildingGraph, buildingModel, solving, found, open, gates };
}

const run: EstateRun = {
  passes: Array.from({ length: Number(passes) }, pass),
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`${JSON.stringify(run)}\n`);
