import { alg, Graph } from "@dagrejs/graphlib";
import { readEdges } from "./estates/estate-files.ts";
import type { Lap, LibraryRun } from "./estates/measured.ts";
import { stopwatch } from "./estates/measured.ts";

// A process of its own: run-graphlib.ts FOLDER
const [folder = ""] = process.argv.slice(2);
const edges = readEdges(folder);
const graph = new Graph({ directed: true });

function timed(work: () => void): Lap | string {
  const watch = stopwatch();
  try {
    work();
    return watch.lap();
  } catch (error) {
    // A walk that recurses ends where the stack does; one that finds a circle, where an order is asked for, has no answer.
    return error instanceof Error ? error.constructor.name : String(error);
  }
}

const run: LibraryRun = {
  building: timed(() => {
    for (const [from, to] of edges) graph.setEdge(from, to);
  }),
  tarjan: timed(() => void alg.tarjan(graph)),
  order: timed(() => void alg.topsort(graph)),
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`${JSON.stringify(run)}\n`);
