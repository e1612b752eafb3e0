import type { DependencyGraph, GraphNode } from "../../model/graph.ts";
import { carriesFailure } from "../../model/graph.ts";
import type { StackShape } from "../../model/stack-shape.ts";
import { membersOf } from "./members-of.ts";

/**
 * Returns what a stack is made of whatever its resources are called, how many there are and how large they are: the types in it, over
 * how many places each stands, and which type rests on which.
 *
 * Cost: one visit of each node and edge.
 */
export function shapeOf(graph: Pick<DependencyGraph, "nodes" | "dependencies" | "groups">): StackShape {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const groups = new Map(graph.groups.map((group) => [group.id, group.members]));
  const places = new Map<string, Set<string>>();
  for (const node of graph.nodes.filter(isMeant)) {
    const known = places.get(node.type) ?? new Set();
    places.set(node.type, known);
    for (const { domain } of membersOf(node.standing)) known.add(domain);
  }
  const kinds: ReadonlySet<string> = new Set([...carriesFailure, "boots-from", "copies-from", "observed-by"]);
  const needs = new Set<string>();
  for (const { from, to, kind } of graph.dependencies) {
    const user = nodes.get(from);
    if (user === undefined || !isMeant(user) || !kinds.has(kind)) continue;
    for (const member of groups.get(to) ?? [to]) {
      const needed = nodes.get(member);
      if (needed !== undefined && isMeant(needed)) needs.add(`${user.type} ${needed.type}`);
    }
  }
  return {
    types: Object.fromEntries(
      [...places]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([type, found]) => [type, spreadOver(found.size)]),
    ),
    needs: [...needs].sort().map((pair) => {
      const [from = "", to = ""] = pair.split(" ");
      return { from, to };
    }),
  };
}

function isMeant(node: GraphNode): boolean {
  // A part that is told apart, as a tunnel of its connection, is no resource.
  return node.urn === node.id && node.role !== "provider" && node.role !== "stack";
}

function spreadOver(places: number): "none" | "one" | "several" {
  return places === 0 ? "none" : places === 1 ? "one" : "several";
}
