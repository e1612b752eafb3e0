import type { Dependency, GraphNode, NodeId } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { FactRegister } from "./facts.ts";
import { madeUp } from "./made-up.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/**
 * What a Kubernetes cluster runs needs that cluster: the one that its provider's configuration comes from. Where that comes from
 * outside the stack, or nothing is said of it, all that the provider manages needs one cluster that nobody can tell.
 */
export function workloadNeeds(
  stack: StackIndex,
  facts: FactRegister,
): { readonly dependencies: readonly Dependency[]; readonly nodes: readonly GraphNode[] } {
  const unseen = new Map<NodeId, GraphNode>();
  const dependencies = stack.records.flatMap((record): readonly Dependency[] => {
    if (stack.entry(record)?.stands.kind !== "workload") return [];
    const provider = record.provider === null ? undefined : stack.record(record.provider);
    const clusters = provider === undefined ? [] : clustersOf(provider, stack);
    if (clusters.length > 0) return clusters.map(({ property, to }) => needOf(record.urn, to, property));
    const node = unseenCluster(provider ?? record, stack, facts);
    unseen.set(node.id, node);
    return [needOf(record.urn, node.id, "kubeconfig")];
  });
  return { dependencies, nodes: [...unseen.values()] };
}

/** What the provider's configuration names, as far as it can fail. */
function clustersOf(
  provider: StackRecord,
  stack: StackIndex,
): readonly { readonly property: string; readonly to: Urn }[] {
  const uses = stack.entry(provider)?.uses;
  return Object.entries(provider.propertyDependencies)
    .filter(([property]) => uses === undefined || uses[property] === "needs")
    .flatMap(([property, urns]) =>
      urns
        .filter((urn) => {
          const named = stack.record(urn);
          const role = named === undefined ? undefined : stack.role(named);
          return role === "serves" || role === "unsupported" || role === "component";
        })
        .map((to) => ({ property, to })),
    );
}

function needOf(from: Urn, to: NodeId, property: string): Dependency {
  return { from, to, kind: "needs", origin: "catalogue", property, fact: null };
}

function unseenCluster(provider: StackRecord, stack: StackIndex, facts: FactRegister): GraphNode {
  const id = `outside:cluster of ${provider.urn}`;
  const named = stack.role(provider) === "provider" ? `provider ${provider.name}` : provider.name;
  const fact = facts.add({
    id: `unsupported:${id}`,
    kind: "unsupported",
    subjects: [provider.urn],
    what: `where the cluster stands that ${named} works in: its kubeconfig comes from outside this stack`,
    remedy: `give ${named} the kubeconfig of a cluster of this stack, or take the need away under dependencies: with kind: none and a reason`,
  });
  return {
    ...madeUp,
    id,
    type: "cluster",
    name: provider.name,
    label: `cluster of ${named}`,
    role: "unsupported",
    standing: { kind: "unsupported", fact },
  };
}
