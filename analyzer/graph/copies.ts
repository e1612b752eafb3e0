import type { Joins } from "../model/catalogue.ts";
import type { Dependency, GraphNode, NodeId, Standing } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { label } from "./labels.ts";
import { madeUp } from "./made-up.ts";
import { namedBy } from "./place-givers.ts";
import { knownText, readValue, readValues } from "./property-path.ts";
import { regionOf } from "./region.ts";
import { readSetting } from "./settings.ts";
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
    if (joins?.kind === "backs-up") {
      return backupsOf(record, joins, around).map(({ node, of }) => {
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
    const beside = joins.beside === undefined ? {} : { beside: joins.beside };
    return copies.flatMap((from) =>
      sources.filter((to) => to !== from).map((to) => ({ ...copyOf(from, to), ...beside })),
    );
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
    regions.map((region, index) => {
      const entry = stack.entry(of);
      const standing = entry === undefined ? null : standingOf(of, entry, around);
      const there = standing?.kind === "regional" ? standing : null;
      return {
        of: of.urn,
        node: {
          ...madeUpCopy(of, stack),
          id: `outside:copy of ${of.urn} in ${region ?? `region ${index + 1} of ${record.urn}`}`,
          label: `copy of ${label(of, stack)} in ${region ?? "another region"}`,
          standing: standingOfCopy(of, region, there, record, around),
        },
      };
    }),
  );
}

/** A policy keeps backups of what it names in another region, in a store that the provider keeps and no resource stands for. */
function backupsOf(
  record: StackRecord,
  joins: Extract<Joins, { kind: "backs-up" }>,
  around: Surroundings,
): readonly { readonly node: GraphNode; readonly of: Urn }[] {
  const { stack } = around;
  const kept = joins.where === undefined ? "yes" : readSetting(record, joins.where);
  const stated = readValue(record, joins.to);
  if (kept === "no" || stated.kind === "absent") return [];
  const region = kept === "yes" ? knownText(stated) : null;
  return namedBy(record, joins.source).flatMap((urn) => {
    const of = stack.record(urn);
    if (of === undefined || stack.entry(of)?.keepsData !== true) return [];
    const node: GraphNode = {
      ...madeUpCopy(of, stack),
      id: `outside:backups of ${of.urn} by ${record.urn}`,
      label: `backups of ${label(of, stack)} in ${region ?? "another region"}`,
      // Nothing states over how many zones they are kept there: any of them may hold all.
      standing: standingOfCopy(of, region, { product: "backups", tolerates: 0 }, record, around),
    };
    return [{ node, of: urn }];
  });
}

function madeUpCopy(of: StackRecord, stack: StackIndex) {
  return {
    ...madeUp,
    type: of.type,
    name: of.name,
    provider: stack.catalogue.provider(of.type) ?? null,
    role: "serves",
    keepsData: true,
  } as const;
}

function standingOfCopy(
  of: StackRecord,
  region: string | null,
  kept: { readonly product: string; readonly tolerates: number } | null,
  rule: StackRecord,
  around: Surroundings,
): Standing {
  const provider = around.stack.catalogue.provider(of.type);
  if (provider !== undefined && region !== null && kept !== null)
    return {
      kind: "regional",
      region: around.domains.region(provider, region),
      product: kept.product,
      tolerates: kept.tolerates,
      foundUnder: around.stack.catalogue.endpointName(provider),
    };
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
