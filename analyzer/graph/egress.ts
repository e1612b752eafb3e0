import type { FactId, NodeId } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { FactRegister } from "./facts.ts";
import { label } from "./labels.ts";
import { namedBy } from "./place-givers.ts";
import { readValues } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** How servers in a subnet reach what only has a public address. */
export interface Egress {
  /** NAT gateways and the like on the way; none where the subnet itself has a way to the internet. */
  readonly through: readonly NodeId[];
  /** Set where it can't be told. */
  readonly fact: FactId | null;
}

export interface EgressOfSubnets {
  of(subnet: StackRecord): Egress;
}

/** Everywhere: what a default route leads to. */
const everywhere: ReadonlySet<string> = new Set(["0.0.0.0/0", "::/0"]);

/** Reads route tables, their associations and source NAT entries, so that each subnet's way out is known. */
export function createEgress(stack: StackIndex, facts: FactRegister): EgressOfSubnets {
  const tableOf = new Map<Urn, Set<Urn>>();
  const waysOf = new Map<Urn, { readonly through: Set<Urn>; isOpen: boolean }>();
  const natOf = new Map<Urn, Set<Urn>>();
  const named = (record: StackRecord, path: string) => namedBy(record, path);
  const add = (into: Map<Urn, Set<Urn>>, key: Urn, value: Urn) => {
    const known = into.get(key);
    if (known === undefined) into.set(key, new Set([value]));
    else known.add(value);
  };
  for (const record of stack.records) {
    const joins = stack.entry(record)?.joins;
    if (joins?.kind === "route-association") {
      for (const subnet of named(record, joins.subnet))
        for (const table of named(record, joins.table)) add(tableOf, subnet, table);
    }
    if (joins?.kind === "source-nat") {
      for (const subnet of named(record, joins.subnet))
        for (const gateway of named(record, joins.gateway)) add(natOf, subnet, gateway);
    }
    if (joins?.kind === "route" && isDefault(record, joins.destination)) {
      const tables = joins.table === undefined ? [record.urn] : named(record, joins.table);
      for (const table of tables) {
        const ways = waysOf.get(table) ?? { through: new Set(), isOpen: false };
        waysOf.set(table, ways);
        for (const via of joins.via.flatMap((path) => named(record, path))) {
          const gateway = stack.record(via);
          if (gateway === undefined) continue;
          const role = stack.role(gateway);
          if (role === "serves" || role === "unsupported") ways.through.add(via);
          else ways.isOpen = true;
        }
      }
    }
  }

  return {
    of(subnet) {
      const tables = [...(tableOf.get(subnet.urn) ?? [])];
      const ways = tables.flatMap((table) => waysOf.get(table) ?? []);
      const through = [...(natOf.get(subnet.urn) ?? []), ...ways.flatMap((way) => [...way.through])];
      // A table with a way of its own to the internet needs no gateway beside it.
      if (through.length === 0 && ways.some((way) => way.isOpen)) return { through: [], fact: null };
      if (through.length > 0) return { through: [...new Set(through)].sort(), fact: null };
      return { through: [], fact: unknownEgress(subnet, stack, facts) };
    },
  };
}

function isDefault(record: StackRecord, destinations: readonly string[]): boolean {
  return destinations.some((path) =>
    readValues(record, path).some(
      (value) => value.kind === "unknown" || (value.kind === "known" && everywhere.has(String(value.value))),
    ),
  );
}

function unknownEgress(subnet: StackRecord, stack: StackIndex, facts: FactRegister): FactId {
  return facts.add({
    id: `egress:${subnet.urn}`,
    kind: "mode",
    subjects: [subnet.urn],
    what: `how servers in ${label(subnet, stack)} reach the internet: no default route or NAT entry of it is in this stack`,
    remedy: `register the route table association or NAT entry of ${label(subnet, stack)} in this stack`,
  });
}
