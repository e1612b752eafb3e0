import { membersOf } from "../../../../graph/algorithms/members-of.ts";
import type { DomainId, FailureDomain } from "../../../../model/failure-domain.ts";
import type { DependencyGraph, NodeId } from "../../../../model/graph.ts";
import { visible } from "../../../wording/visible.ts";
import type { Column, Places } from "./places.ts";
import { elsewhere, placesOf } from "./places.ts";
import type { Tier, Tiers, Unit } from "./tiers.ts";
import { tiersOf } from "./tiers.ts";

/** What stands where, in rows and columns: no chip's place depends on what is lost or looked at, so that places stay put. */
export interface MapLayout {
  readonly places: Places;
  readonly rows: readonly Row[];
  readonly tiers: Tiers;
  /** Chips of each unit, in the order of the columns. */
  readonly chipsOf: ReadonlyMap<NodeId, readonly Chip[]>;
  /** For each column how most names there begin, `hong-kong-`: said once above it, and left out on the chips. */
  readonly prefixes: ReadonlyMap<string, string>;
}

export interface Row {
  readonly tier: Tier;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly id: string;
  readonly column: Column;
  readonly chips: readonly Chip[];
}

/** A unit in one place. */
export interface Chip {
  readonly id: string;
  readonly unit: Unit;
  readonly column: string;
  /** The how manieth column that is. */
  readonly at: number;
  readonly items: readonly Item[];
}

/** A resource in that place, by one or more of its members. */
export interface Item {
  readonly node: NodeId;
  readonly label: string;
  /** Where exactly: in a column of folded places one of them. `null`: nowhere. */
  readonly place: DomainId | null;
}

/** Lays a graph out, with these columns of unknown places opened. Cost: a visit of each node and of each place that it takes. */
export function layOut(
  graph: DependencyGraph,
  domains: readonly FailureDomain[],
  opened: ReadonlySet<string>,
): MapLayout {
  const tiers = tiersOf(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const known = new Map(domains.map((domain) => [domain.id, domain]));
  const unknown = new Set(graph.variables.map(({ domain }) => domain));
  const standsIn = (id: NodeId): readonly DomainId[] => {
    const node = nodes.get(id);
    return node === undefined ? [] : [...new Set(membersOf(node.standing).map(({ domain }) => domain))].sort();
  };
  const inhabited = new Map<DomainId, number>();
  for (const place of tiers.units.flatMap((unit) => unit.nodes.flatMap(standsIn)))
    inhabited.set(place, (inhabited.get(place) ?? 0) + 1);
  const isNowhere = (unit: Unit) => unit.nodes.every((id) => standsIn(id).length === 0);
  const places = placesOf(inhabited, known, unknown, opened, tiers.units.some(isNowhere));

  const chipsOf = new Map<NodeId, readonly Chip[]>();
  for (const unit of tiers.units) {
    const inColumn = new Map<string, Item[]>();
    for (const id of unit.nodes) {
      const label = visible(nodes.get(id)?.label ?? id);
      const taken: readonly (DomainId | null)[] = isNowhere(unit) ? [null] : standsIn(id);
      for (const place of taken) {
        const column = place === null ? elsewhere : (places.columnOf.get(place) ?? elsewhere);
        const items = inColumn.get(column) ?? [];
        items.push({ node: id, label, place });
        inColumn.set(column, items);
      }
    }
    chipsOf.set(
      unit.id,
      places.columns.flatMap(({ id: column }, at) => {
        const items = inColumn.get(column);
        return items === undefined ? [] : [{ id: `${unit.id} in ${column}`, unit, column, at, items }];
      }),
    );
  }
  const byTier = Map.groupBy(tiers.units, ({ tier }) => tier);
  const rows = tiers.tiers.map((tier): Row => {
    const chips = (byTier.get(tier.id) ?? []).flatMap((unit) => chipsOf.get(unit.id) ?? []);
    const inColumn = Map.groupBy(chips, ({ column }) => column);
    return {
      tier,
      cells: places.columns.map((column) => ({
        id: `${tier.id} in ${column.id}`,
        column,
        chips: inColumn.get(column.id) ?? [],
      })),
    };
  });
  return { places, rows, tiers, chipsOf, prefixes: prefixesOf(places, chipsOf) };
}

/** A beginning that this share of a region's names have is not worth repeating on each. */
const commonShare = 0.6;

function prefixesOf(places: Places, chipsOf: ReadonlyMap<NodeId, readonly Chip[]>): ReadonlyMap<string, string> {
  const chips = [...chipsOf.values()].flat();
  const found = new Map<string, string>();
  for (const { regions } of places.providers) {
    for (const { columns } of regions) {
      const here = new Set(columns.map(({ id }) => id));
      const labels = [...new Set(chips.filter(({ column }) => here.has(column)).map(({ unit }) => unit.label))];
      const counts = new Map<string, number>();
      for (const label of labels) {
        for (let end = label.indexOf("-") + 1; end > 0; end = label.indexOf("-", end) + 1) {
          // A name is never left without an end.
          if (end < label.length) counts.set(label.slice(0, end), (counts.get(label.slice(0, end)) ?? 0) + 1);
        }
      }
      const common = [...counts].filter(([, count]) => labels.length > 2 && count >= labels.length * commonShare);
      const longest = common.reduce((best, [prefix]) => (prefix.length > best.length ? prefix : best), "");
      for (const { id } of columns) found.set(id, longest);
    }
  }
  return found;
}
