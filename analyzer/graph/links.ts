import type { Dependency, GraphNode, NodeId } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { FactRegister } from "./facts.ts";
import type { Groups } from "./groups.ts";

/**
 * Needs from one cloud to the other also need a link between them. Which resources make up a link is not told yet, so each pair
 * of clouds has one that nobody described: undetermined wherever a service rests on it, never taken for granted.
 */
export function linksBetweenClouds(
  dependencies: readonly Dependency[],
  nodes: readonly GraphNode[],
  groups: Groups,
  facts: FactRegister,
): { readonly nodes: readonly GraphNode[]; readonly dependencies: readonly Dependency[] } {
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const links = new Map<NodeId, GraphNode>();
  const needs: Dependency[] = [];
  for (const { from, to, kind, fact } of dependencies) {
    if (!carries.has(kind) || kind === "placed-in") continue;
    const here = byId.get(from)?.provider;
    const members = groups.membersOf(to);
    for (const there of new Set((members.length > 0 ? members : [to]).map((id) => byId.get(id)?.provider))) {
      if (here == null || there == null || here === there) continue;
      const clouds = [here, there].sort();
      const id = `outside:link ${clouds.join(" ")}`;
      const deciding = facts.add({
        id: `unsupported:${id}`,
        kind: "unsupported",
        subjects: [from],
        what: `what joins the networks of ${clouds.join(" and ")}, over which one needs the other`,
        remedy:
          "links between clouds are not judged yet: where this one is redundant, take the need away under dependencies: with kind: none and that reason",
      });
      links.set(id, linkNode(id, clouds, deciding));
      needs.push({ from, to: id, kind: "needs", origin: "catalogue", property: null, fact });
    }
  }
  return { nodes: [...links.values()], dependencies: needs };
}

function linkNode(id: NodeId, clouds: readonly string[], fact: string): GraphNode {
  return {
    id,
    urn: null,
    type: "link",
    name: clouds.join("–"),
    label: `link between ${clouds.join(" and ")}`,
    provider: null,
    parent: null,
    role: "unsupported",
    standing: { kind: "unsupported", fact },
    decides: [],
  };
}
