import type { Dependency, DependencyGraph, GroupId, NodeId, RedundancyGroup } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import { listAll, listLabels } from "../reporters/wording/list.ts";

/** The kinds along which failure travels, as verbs. */
const verbs = {
  needs: "needs",
  "fronted-by": "is reached through",
  "authorised-by": "is authorised by",
  "resolved-by": "is resolved by",
  "placed-in": "stands in",
} as const satisfies Record<(typeof carriesFailure)[number], string>;

/**
 * Everything that the given nodes and groups need, directly and through others, one sentence for all that need the same; from
 * the near to the far. Cost: one visit of each node and edge that is reached.
 */
export function sayNeeds(graph: DependencyGraph, starts: readonly (NodeId | GroupId)[]): readonly string[] {
  const labels = labelsIn(graph);
  const groups = new Map(graph.groups.map((group) => [group.id, group]));
  const needs = Map.groupBy(graph.dependencies.filter(carries), ({ from }) => from);
  const sentences = new Map<string, string[]>();
  const seen = new Set(starts);
  // A set keeps the order in which it was filled, and what is added on the way is visited, too.
  for (const id of seen) {
    const group = groups.get(id);
    const own = needs.get(id) ?? [];
    const says = group === undefined ? sayEdges(own, labels) : sayGroup(group, labels);
    if (says !== "") sentences.set(says, [...(sentences.get(says) ?? []), labels(id)]);
    for (const next of group === undefined ? own.map(({ to }) => to) : group.members) seen.add(next);
  }
  return [...sentences].map(([says, who]) => `${listLabels(who, 8)}: ${says}`);
}

/** What needs a node or group directly, in sentences; being a member of a group counts. */
export function sayNeededBy(graph: DependencyGraph, id: NodeId | GroupId): readonly string[] {
  const labels = labelsIn(graph);
  return [
    ...graph.dependencies
      .filter((each) => each.to === id && carries(each))
      .map((each) => `${labels(each.from)} ${sayEdge(each)} it${by(each)}`),
    ...graph.groups
      .filter(({ members }) => members.includes(id))
      .map((group) => `${labels(group.id)} has it as a member: ${sayGroup(group, labels)}`),
  ];
}

type Labels = (id: NodeId | GroupId) => string;

function labelsIn(graph: DependencyGraph): Labels {
  const known = new Map<string, string>([
    ...graph.nodes.map(({ id, label }) => [id, label] as const),
    ...graph.groups.map(({ id, name }) => [id, name] as const),
  ]);
  return (id) => known.get(id) ?? id;
}

function carries(dependency: Dependency): boolean {
  return carriesFailure.some((kind) => kind === dependency.kind);
}

function sayEdges(edges: readonly Dependency[], labels: Labels): string {
  const alike = Map.groupBy(edges, (edge) => `${sayEdge(edge)}\n${by(edge)}`);
  return [...alike.values()]
    .map((same) => {
      const [first] = same;
      const names = [...new Set(same.map(({ to }) => labels(to)))];
      return first === undefined ? "" : `${sayEdge(first)} ${listLabels(names, 8)}${by(first)}`;
    })
    .join("; ");
}

function sayEdge({ kind, fact }: Dependency): string {
  const verb = carriesFailure.find((each) => each === kind);
  const says = verb === undefined ? kind : verbs[verb];
  return fact === null ? says : `perhaps ${says}`;
}

function by({ property, origin }: Dependency): string {
  const where = [
    ...(property === null ? [] : [property]),
    ...(origin === "declared" ? ["by the objectives file"] : []),
  ];
  return where.length === 0 ? "" : ` (${listAll(where)})`;
}

function sayGroup(group: RedundancyGroup, labels: Labels): string {
  const members = group.members.length === 1 ? "1 member" : `${group.members.length} members`;
  const required =
    group.requiredAtMost > group.required
      ? `${group.required} required, perhaps ${group.requiredAtMost}`
      : `${group.required} required`;
  const unseen = group.membersFact === null ? "" : " (perhaps not all of them, or others)";
  return `${members}, ${required}: ${listLabels(group.members.map(labels), 8)}${unseen}`;
}
