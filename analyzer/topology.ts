import { membersOf } from "./graph/algorithms/members-of.ts";
import type { DependencyGraph } from "./model/graph.ts";
import type { Topology } from "./model/report.ts";

/** The graph as it is reported: what stands where and what needs what, without what only the analysis asks. Cost: sorting. */
export function topologyOf(graph: DependencyGraph): Topology {
  const told = graph.nodes.filter(({ role }) => role !== "provider" && role !== "stack");
  const components = new Set(told.flatMap(({ id, role }) => (role === "component" ? [id] : [])));
  const nodes = told.map(({ id, label, type, role, parent, standing }) => ({
    id,
    label,
    type,
    role,
    parent: parent !== null && components.has(parent) ? parent : null,
    places: [...new Set(membersOf(standing).map(({ domain }) => domain))].sort(),
  }));
  const known = new Set([...nodes.map(({ id }) => id), ...graph.groups.map(({ id }) => id)]);
  const edges = new Map(
    graph.dependencies
      .filter(({ from, to }) => known.has(from) && known.has(to))
      .map(({ from, to, kind, fact }) => {
        const edge = { from, to, kind, possible: fact !== null };
        return [JSON.stringify([from, to, kind, edge.possible]), edge] as const;
      }),
  );
  const groups = graph.groups.map(({ id, name, members }) => ({ id, label: name, members }));
  return {
    nodes: nodes.toSorted((one, other) => compareText(one.id, other.id)),
    edges: [...edges].toSorted(([one], [other]) => compareText(one, other)).map(([, edge]) => edge),
    groups: groups.toSorted((one, other) => compareText(one.id, other.id)),
    services: graph.services.map(({ name, entries, needs }) => ({ name, entries, needs })),
  };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
