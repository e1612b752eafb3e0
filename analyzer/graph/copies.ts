import type { Joins } from "../model/catalogue.ts";
import type { Dependency, GraphNode, NodeId, Standing } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { label } from "./labels.ts";
import { madeUp } from "./made-up.ts";
import { namedBy } from "./place-givers.ts";
import { knownText, readValues } from "./property-path.ts";
import { regionOf } from "./region.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";
import { standingOf } from "./standing.ts";
import type { Surroundings } from "./surroundings.ts";

/** What replication makes a copy of what, and copies that no resource of the stack stands for. */
export interface ReplicatedCopies {
  readonly dependencies: readonly Dependency[];
  readonly nodes: readonly GraphNode[];
}

/** What replication makes a copy of what: told by a resource of its own, which names both, their endpoints, or a type. */
export function replicatedCopies(around: Surroundings): ReplicatedCopies {
  const { stack } = around;
  const nodes = new Map<NodeId, GraphNode>();
  const dependencies = stack.records.flatMap((record): readonly Dependency[] => {
    const joins = stack.entry(record)?.joins;
    if (joins?.kind === "copies-all") {
      return copiesOfAll(record, joins, around).map(({ node, of }) => {
        nodes.set(node.id, node);
        return copyOf(node.id, of);
      });
    }
    if (joins?.kind !== "copy") return [];
    const storesNamed = (paths: readonly string[]) => [
      ...new Set(paths.flatMap((path) => namedBy(record, path)).flatMap((urn) => storesAt(urn, stack))),
    ];
    const sources = storesNamed([joins.source, ...(joins.orSource ?? [])]);
    const copies = storesNamed([joins.copy, ...(joins.orCopy ?? [])]);
    return copies.flatMap((from) => sources.filter((to) => to !== from).map((to) => copyOf(from, to)));
  });
  return { dependencies, nodes: [...nodes.values()] };
}

function copyOf(from: NodeId, to: NodeId): Dependency {
  return { from, to, kind: "copies-from", origin: "catalogue", property: null, fact: null };
}

/** A rule of an account and region copies everything of one type to other regions, without a resource for any copy. */
function copiesOfAll(
  record: StackRecord,
  joins: Extract<Joins, { kind: "copies-all" }>,
  around: Surroundings,
): readonly { readonly node: GraphNode; readonly of: Urn }[] {
  const { stack, accounts } = around;
  const regionAt = (one: StackRecord) => {
    const provider = stack.catalogue.provider(one.type);
    return provider === undefined ? null : regionOf(one, provider, stack, around.domains, around.facts);
  };
  const here = regionAt(record);
  const copied = stack.records.filter(
    (one) => one.type === joins.copied && accounts.of(one) === accounts.of(record) && regionAt(one) === here,
  );
  const regions = readValues(record, joins.to).map((value) => knownText(value));
  return copied.flatMap((of) =>
    regions.map((region, index) => ({
      of: of.urn,
      node: {
        ...madeUp,
        id: `outside:copy of ${of.urn} in ${region ?? `region ${index + 1} of ${record.urn}`}`,
        type: of.type,
        name: of.name,
        label: `copy of ${label(of, stack)} in ${region ?? "another region"}`,
        provider: stack.catalogue.provider(of.type) ?? null,
        role: "serves",
        keepsData: true,
        standing: standingOfCopy(of, region, record, around),
      },
    })),
  );
}

function standingOfCopy(of: StackRecord, region: string | null, rule: StackRecord, around: Surroundings): Standing {
  const entry = around.stack.entry(of);
  const provider = around.stack.catalogue.provider(of.type);
  const standing = entry === undefined ? null : standingOf(of, entry, around);
  if (provider !== undefined && region !== null && standing?.kind === "regional")
    return { ...standing, region: around.domains.region(provider, region) };
  const fact = around.facts.add({
    id: `unsupported:copies ${rule.urn}`,
    kind: "unsupported",
    subjects: [rule.urn],
    what: `in which regions ${label(rule, around.stack)} keeps copies`,
    remedy: `state the regions of ${label(rule, around.stack)} as literals`,
  });
  return { kind: "unsupported", fact };
}

/** The stores that a resource is, or that it names: an endpoint names the database that it leads to. */
function storesAt(urn: Urn, stack: StackIndex): readonly Urn[] {
  const found = new Set<Urn>();
  const seen = new Set<Urn>();
  let open = [urn];
  for (let hop = 0; hop < mostHops && open.length > 0; hop += 1) {
    const next: Urn[] = [];
    for (const one of open) {
      const record = stack.record(one);
      if (record === undefined || seen.has(one)) continue;
      seen.add(one);
      if (stack.entry(record)?.keepsData === true) found.add(one);
      else next.push(...Object.values(record.propertyDependencies).flat());
    }
    if (found.size > 0) break;
    open = next;
  }
  return [...found].sort();
}

/** An endpoint, a secret with its address, a proxy: further away than that a store is none that was meant. */
const mostHops = 4;
