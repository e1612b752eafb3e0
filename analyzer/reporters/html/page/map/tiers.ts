import { membersOf } from "../../../../graph/algorithms/members-of.ts";
import { stronglyConnectedComponents } from "../../../../graph/algorithms/strongly-connected-components.ts";
import type { DependencyGraph, GraphNode, GroupId, NodeId } from "../../../../model/graph.ts";
import { carriesFailure } from "../../../../model/graph.ts";
import { visible } from "../../../wording/visible.ts";

/** A row of the map: what does the same work, wherever it stands. */
export interface Tier {
  readonly id: string;
  readonly label: string;
  /** What tells two rows of one label apart: the module of the type. */
  readonly of: string;
}

/** What is drawn as one chip in each place that it stands in: a component, or a resource that is part of none. */
export interface Unit {
  readonly id: NodeId;
  readonly label: string;
  readonly tier: string;
  /** The drawn resources that it is made of. */
  readonly nodes: readonly NodeId[];
}

export interface Tiers {
  /** What asks first, what is asked last. */
  readonly tiers: readonly Tier[];
  readonly units: readonly Unit[];
  /** The unit that a resource is drawn in, or that it would be drawn in if it had a place of its own. */
  readonly unitOf: ReadonlyMap<NodeId, NodeId>;
  /** From the tier that depends to the one that it depends on, with how many needs there are between their units. */
  readonly needs: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

/** `server-2` before `server-10`. */
const byName = new Intl.Collator("en", { numeric: true });

const drawnRoles: ReadonlySet<string> = new Set(["serves", "link", "unsupported"]);

/** Fewer rows than this say little: then what holds most is shown by its parts. */
const fewestTiers = 4;

/** A row that holds more than this share of all that is drawn is shown by its parts where there are few rows. */
const largestShare = 0.3;

/**
 * Folds a graph into units and tiers: each outermost component is a unit, and components of one type are a tier. Where that leaves
 * few rows, the components of the largest are opened, again and again.
 *
 * Cost: a visit of each node for each opening, of which there are few, and one of each edge.
 */
export function tiersOf(graph: DependencyGraph): Tiers {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const drawn = graph.nodes.filter((node) => isDrawn(node));
  const opened = new Set<NodeId>();
  let folded = fold(graph.nodes, drawn, nodes, opened);
  for (let round = 0; round < 8; round += 1) {
    const sizes = Map.groupBy(drawn, ({ id }) => folded.tierOfUnit.get(folded.unitOf.get(id) ?? "")?.id ?? "");
    if (sizes.size >= fewestTiers) break;
    const largest = [...sizes].sort(([, one], [, other]) => other.length - one.length)[0];
    if (largest === undefined || largest[1].length < drawn.length * largestShare) break;
    const components = new Set(
      largest[1].flatMap(({ id }) => {
        const unit = folded.unitOf.get(id);
        return unit !== undefined && nodes.get(unit)?.role === "component" ? [unit] : [];
      }),
    );
    if (components.size === 0) break;
    for (const component of components) opened.add(component);
    folded = fold(graph.nodes, drawn, nodes, opened);
  }
  const inUnit = Map.groupBy(drawn, ({ id }) => folded.unitOf.get(id) ?? id);
  const units = [...inUnit].map(([id, parts]): Unit => {
    const node = nodes.get(id);
    return {
      id,
      label: visible(node?.name ?? id),
      tier: folded.tierOfUnit.get(id)?.id ?? "",
      nodes: parts.map((part) => part.id).sort(),
    };
  });
  const needs = needsBetween(graph, folded);
  const present = new Map(units.map(({ id }) => [folded.tierOfUnit.get(id)?.id ?? "", folded.tierOfUnit.get(id)]));
  const named = [...present.values()].flatMap((tier) => tier ?? []);
  return {
    tiers: inOrder(named, needs),
    units: units.toSorted((one, other) => byName.compare(one.label, other.label) || (one.id < other.id ? -1 : 1)),
    unitOf: folded.unitOf,
    needs: needs.filter(({ from, to }) => from !== to && present.has(from) && present.has(to)),
  };
}

/** What has a place, or answers requests without one. */
export function isDrawn(node: GraphNode): boolean {
  if (!drawnRoles.has(node.role)) return false;
  return membersOf(node.standing).length > 0 || (node.role !== "link" && hostOf(node) === null);
}

/** What a resource stands with: a listener with its balancer, a record with its name. */
function hostOf({ standing }: GraphNode): NodeId | null {
  if (standing.kind === "listener") return standing.balancer;
  return standing.kind === "record" ? standing.name : null;
}

interface Folded {
  readonly unitOf: ReadonlyMap<NodeId, NodeId>;
  readonly tierOfUnit: ReadonlyMap<NodeId, Tier>;
}

function fold(
  all: readonly GraphNode[],
  drawn: readonly GraphNode[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
  opened: ReadonlySet<NodeId>,
): Folded {
  const unitOf = new Map<NodeId, NodeId>();
  const tierOfUnit = new Map<NodeId, Tier>();
  const outermost = (node: GraphNode): NodeId => {
    let found: NodeId = node.id;
    let above = node.parent === null ? undefined : nodes.get(node.parent);
    for (; above !== undefined; above = above.parent === null ? undefined : nodes.get(above.parent)) {
      if (above.role === "component" && !opened.has(above.id)) found = above.id;
    }
    return found;
  };
  const isShown = new Set(drawn.map(({ id }) => id));
  for (const node of all) {
    const host = isShown.has(node.id) ? null : hostOf(node);
    const standsWith = host === null ? node : (nodes.get(host) ?? node);
    const unit = outermost(standsWith);
    unitOf.set(node.id, unit);
    const holder = nodes.get(unit);
    if (holder !== undefined && !tierOfUnit.has(unit)) tierOfUnit.set(unit, tierOf(holder));
  }
  return { unitOf, tierOfUnit };
}

/** Components by their type; resources by what people call such a thing, whichever provider it is. */
function tierOf(node: GraphNode): Tier {
  const [module, type = node.type] = splitType(node.type);
  if (node.role === "component") return { id: node.type, label: spaced(type), of: module };
  if (node.standing.kind === "name") return { id: "a name", label: "DNS name", of: "" };
  const noun = node.label.endsWith(` ${node.name}`) ? node.label.slice(0, -node.name.length - 1) : spaced(type);
  return { id: `a ${noun}`, label: capitalised(visible(noun)), of: "" };
}

function splitType(type: string): readonly [string, string] {
  const end = type.lastIndexOf(":");
  return end < 0 ? ["", visible(type)] : [visible(type.slice(0, end)), visible(type.slice(end + 1))];
}

/** `Load balancer`, and `vSwitch` as it is. */
function capitalised(noun: string): string {
  return /^\p{Ll}+(\s|$)/u.test(noun) ? noun.charAt(0).toUpperCase() + noun.slice(1) : noun;
}

/** `MatchingEngine` as two words. */
function spaced(name: string): string {
  const words = name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").toLowerCase();
  return visible(words.charAt(0).toUpperCase() + words.slice(1));
}

/** Edges between units, through groups and whatever is not drawn, counted by tiers. */
function needsBetween(graph: DependencyGraph, { unitOf, tierOfUnit }: Folded): Tiers["needs"] {
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  const members = new Map<GroupId, readonly NodeId[]>(graph.groups.map((group) => [group.id, group.members]));
  const pairs = new Set<string>();
  const counts = new Map<string, { from: string; to: string; count: number }>();
  for (const { from, to, kind } of graph.dependencies) {
    if (!carries.has(kind) || kind === "placed-in") continue;
    const source = unitOf.get(from);
    for (const target of members.get(to) ?? [to]) {
      const needed = unitOf.get(target);
      if (source === undefined || needed === undefined || source === needed) continue;
      const one = tierOfUnit.get(source)?.id;
      const other = tierOfUnit.get(needed)?.id;
      const pair = JSON.stringify([source, needed]);
      if (one === undefined || other === undefined || pairs.has(pair)) continue;
      pairs.add(pair);
      const key = JSON.stringify([one, other]);
      const known = counts.get(key) ?? { from: one, to: other, count: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
    }
  }
  return [...counts.values()].toSorted((one, other) => (one.from + one.to < other.from + other.to ? -1 : 1));
}

/** What asks through the longest chain of needs first, what asks nobody last: a need leads downwards, save where tiers need each other. */
function inOrder(tiers: readonly Tier[], needs: Tiers["needs"]): readonly Tier[] {
  const sorted = tiers.toSorted((one, other) => (one.label + one.id < other.label + other.id ? -1 : 1));
  const index = new Map(sorted.map(({ id }, at) => [id, at]));
  const edges = sorted.map((): number[] => []);
  const needed = new Set<number>();
  for (const { from, to } of needs) {
    const source = index.get(from);
    const target = index.get(to);
    if (source === undefined || target === undefined || source === target) continue;
    edges[source]?.push(target);
    needed.add(target);
  }
  const component = stronglyConnectedComponents(edges);
  // Components are numbered so that what is needed comes before what needs it.
  const height = sorted.map(() => 0);
  const byComponent = [...sorted.keys()].sort((one, other) => (component[one] ?? 0) - (component[other] ?? 0));
  for (const circle of Map.groupBy(byComponent, (at) => component[at]).values()) {
    const below = circle.flatMap((at) => (edges[at] ?? []).filter((target) => component[target] !== component[at]));
    const highest = Math.max(...below.map((target) => (height[target] ?? 0) + 1), 0);
    for (const at of circle) height[at] = highest;
  }
  // What has to do with no other tier stands last of all.
  const isAlone = (at: number) => Number((edges[at]?.length ?? 0) === 0 && !needed.has(at));
  return [...sorted.keys()]
    .sort((one, other) => isAlone(one) - isAlone(other) || (height[other] ?? 0) - (height[one] ?? 0) || one - other)
    .flatMap((at) => sorted[at] ?? []);
}
