import { catalogue } from "../../analyzer/catalogue/index.ts";
import { buildGraph } from "../../analyzer/graph/build-graph.ts";
import { makeEstate } from "./estates/estate.ts";
import { writeEdges, writeObjectives, writeSnapshot } from "./estates/estate-files.ts";

// A process of its own, so that neither its time nor its memory counts: write-estate.ts FOLDER RESOURCES
const [folder = "", resources = ""] = process.argv.slice(2);
const { snapshot, objectives } = makeEstate(Number(resources));
writeSnapshot(folder, snapshot);
writeObjectives(folder, objectives);
const { nodes, dependencies } = buildGraph(snapshot, objectives, catalogue);
writeEdges(
  folder,
  dependencies.map(({ from, to }) => [from, to] as const),
);
process.stdout.write(
  `${JSON.stringify({ resources: snapshot.resources.length, nodes: nodes.length, edges: dependencies.length, services: objectives.services.length })}\n`,
);
