import type { PlaceVariable } from "../../../../analyzer/model/failure-domain.ts";
import type { FaultNetwork, Gate } from "../../../../analyzer/model/fault-model.ts";

/**
 * The minimal cut sets of a service by definition: every set of domains is tried with every choice of assumptions of which no
 * two exclude each other; a set is minimal when no smaller one that it contains is a cut set. For a dozen events.
 *
 * All sets are tried at once: a gate is a table with a bit for each of them, and gates are put into each other until nothing
 * changes. Nothing of the solvers is used.
 */
export function bruteForceCutSets(
  network: FaultNetwork,
  variables: readonly PlaceVariable[],
  service: string,
): readonly (readonly string[])[] {
  const domains = Object.keys(network.events).sort();
  const leaves = [
    ...domains.map((domain) => network.events[domain] ?? -1),
    ...network.assumptions.map(({ gate }) => gate),
  ];
  const lost = truthTables(network, leaves)[network.tops[service] ?? -1] ?? new Int32Array(0);
  const exclusions = network.assumptions.flatMap((_, one) =>
    network.assumptions.flatMap((_other, other) =>
      one < other && exclude(network, variables, one, other) ? [(1 << one) | (1 << other)] : [],
    ),
  );
  const choices = Array.from({ length: 2 ** network.assumptions.length }, (_, choice) => choice).filter((choice) =>
    exclusions.every((both) => (choice & both) !== both),
  );
  const isCutSet = (set: number) => choices.some((choice) => bitOf(lost, set + choice * 2 ** domains.length));
  const found: number[] = [];
  // Smaller sets first.
  for (const sets of bySize(domains.length)) {
    for (const set of sets) if (!found.some((smaller) => (smaller & set) === smaller) && isCutSet(set)) found.push(set);
  }
  return found.map((set) => domains.filter((_, index) => ((set >> index) & 1) === 1)).sort(byOrderThenDomains);
}

export function byOrderThenDomains(one: readonly string[], other: readonly string[]): number {
  if (one.length !== other.length) return one.length - other.length;
  const index = one.findIndex((domain, place) => domain !== other[place]);
  return index === -1 ? 0 : (one[index] ?? "") < (other[index] ?? "") ? -1 : 1;
}

/** For each gate a bit for each set of leaves, whether it fails with them: the least fixpoint. The set at place n holds the bits of n. */
function truthTables({ gates }: FaultNetwork, leaves: readonly number[]): readonly Int32Array[] {
  const sets = 2 ** leaves.length;
  const words = Math.max(1, sets / 32);
  const tables = gates.map(() => new Int32Array(words));
  for (const [bit, leaf] of leaves.entries()) {
    for (let set = 0; set < sets; set += 1) {
      if (((set >> bit) & 1) === 1) setBit(tables[leaf], set);
    }
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const [index, gate] of gates.entries()) {
      const table = tables[index];
      if (table === undefined || gate.kind === "event") continue;
      for (let word = 0; word < words; word += 1) {
        const before = table[word] ?? 0;
        const after = before | failing(gate, (child) => tables[child]?.[word] ?? 0);
        if (after !== before) changed = true;
        table[word] = after;
      }
    }
  }
  return tables;
}

/** Whether a gate fails, for 32 sets at once. */
function failing(gate: Exclude<Gate, { kind: "event" }>, value: (child: number) => number): number {
  switch (gate.kind) {
    case "or":
      return gate.children.reduce((any, child) => any | value(child), 0);
    case "and":
      return gate.children.reduce((every, child) => every & value(child), -1);
    case "at-least": {
      const weights = new Float64Array(32);
      for (const [order, child] of gate.children.entries()) {
        const own = value(child);
        for (let lane = 0; lane < 32; lane += 1)
          if (((own >>> lane) & 1) === 1) weights[lane] = (weights[lane] ?? 0) + (gate.weights?.[order] ?? 1);
      }
      let result = 0;
      for (let lane = 0; lane < 32; lane += 1) if ((weights[lane] ?? 0) >= gate.threshold) result |= 1 << lane;
      return result;
    }
  }
}

function bitOf(table: Int32Array, place: number): boolean {
  return (((table[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

function setBit(table: Int32Array | undefined, place: number): void {
  if (table !== undefined) table[place >> 5] = (table[place >> 5] ?? 0) | (1 << (place & 31));
}

const sizes = new Map<number, readonly (readonly number[])[]>();

/** The sets of the numbers below `count` that hold 0, 1, 2 … of them. */
function bySize(count: number): readonly (readonly number[])[] {
  const known = sizes.get(count);
  if (known !== undefined) return known;
  const sets = Array.from({ length: count + 1 }, (): number[] => []);
  for (let set = 0; set < 2 ** count; set += 1) {
    let size = 0;
    for (let rest = set; rest > 0; rest &= rest - 1) size += 1;
    sets[size]?.push(set);
  }
  sizes.set(count, sets);
  return sets;
}

function exclude(network: FaultNetwork, variables: readonly PlaceVariable[], one: number, other: number): boolean {
  const left = network.assumptions[one];
  const right = network.assumptions[other];
  if (left === undefined || right === undefined || left.zone !== right.zone) return false;
  const differs = (from: string, to: string) =>
    variables.some(({ domain, differsFrom }) => domain === from && differsFrom.includes(to));
  return differs(left.variable, right.variable) || differs(right.variable, left.variable);
}
