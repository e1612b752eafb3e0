import type { Dependency, GraphNode, NodeId } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { label } from "./labels.ts";
import { madeUp } from "./made-up.ts";
import { knownText, readValue, readValues } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";
import { standingOf } from "./standing.ts";
import type { Surroundings } from "./surroundings.ts";

/** Replicas that serve by themselves, and what rests on them in place of the resource that they are replicas of. */
export interface Replicas {
  readonly nodes: readonly GraphNode[];
  readonly dependencies: readonly Dependency[];
}

/**
 * Some products keep a replica in each region that a property lists, and each takes reads and writes by itself. Under one name whoever
 * uses them reaches the one in his own region: his need is on that one, wherever the resource itself was made. Who is in a region
 * without any, or in one that nobody can tell, needs the resource itself.
 */
export function nearestReplicas(dependencies: readonly Dependency[], around: Surroundings): Replicas {
  const { stack } = around;
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  const byRegion = new Map<Urn, ReadonlyMap<string, GraphNode>>();
  for (const record of stack.records) {
    const found = replicasOf(record, around);
    if (found.size > 0) byRegion.set(record.urn, found);
  }
  if (byRegion.size === 0) return { nodes: [], dependencies };
  const copies = [...byRegion].flatMap(([to, replicas]) =>
    [...replicas.values()].map(({ id }): Dependency => {
      return { from: id, to, kind: "copies-from", origin: "catalogue", property: null, fact: null };
    }),
  );
  return {
    nodes: [...byRegion.values()].flatMap((replicas) => [...replicas.values()]),
    dependencies: [
      ...dependencies.map((dependency) => {
        const replicas = carries.has(dependency.kind) ? byRegion.get(dependency.to) : undefined;
        const near = replicas === undefined ? undefined : replicas.get(regionOfUser(dependency.from, around) ?? "");
        return near === undefined ? dependency : { ...dependency, to: near.id };
      }),
      ...copies,
    ],
  };
}

/** A resource's replicas by their regions, as far as those are known; its own region is none of them. */
function replicasOf(record: StackRecord, around: Surroundings): ReadonlyMap<string, GraphNode> {
  const { stack, domains } = around;
  const entry = stack.entry(record);
  const provider = stack.catalogue.provider(record.type);
  const found = new Map<string, GraphNode>();
  if (entry?.replicasServe === undefined || provider === undefined) return found;
  const standing = standingOf(record, entry, around);
  if (standing.kind !== "regional") return found;
  for (const region of readValues(record, entry.replicasServe).flatMap((value) => knownText(value) ?? [])) {
    if (stack.catalogue.region(provider, region) === undefined || region === statedRegion(record, stack)) continue;
    found.set(region, {
      ...madeUp,
      id: `outside:replica of ${record.urn} in ${region}`,
      urn: record.urn,
      type: record.type,
      name: record.name,
      label: `replica of ${label(record, stack)} in ${region}`,
      provider,
      role: "serves",
      keepsData: entry.keepsData === true,
      standing: { ...standing, region: domains.region(provider, region) },
    });
  }
  return found;
}

function regionOfUser(user: NodeId, { stack }: Surroundings): string | null {
  const record = stack.record(user);
  return record === undefined ? null : statedRegion(record, stack);
}

/** The region that a resource or its provider states; `null` where neither does. */
function statedRegion(record: StackRecord, stack: StackIndex): string | null {
  const own = knownText(readValue(record, "region"));
  if (own !== null) return own;
  const manager = record.provider === null ? undefined : stack.record(record.provider);
  return manager === undefined ? null : knownText(readValue(manager, "region"));
}
