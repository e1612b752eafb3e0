import * as fc from "fast-check";
import { expect } from "vitest";
import { SetFamilies } from "../../../../analyzer/analysis/cut-sets/set-families.ts";
import { holdsForAll } from "../../../properties/holds-for-all.ts";

const levels = 7;

/** A set of levels, bit by bit. */
type Bits = number;

const family = fc.array(fc.integer({ min: 0, max: 2 ** levels - 1 }), { maxLength: 8 });
const families = fc.tuple(family, family);

function minimal(sets: readonly Bits[]): readonly Bits[] {
  const distinct = [...new Set(sets)];
  return distinct
    .filter((set) => !distinct.some((other) => other !== set && (other & set) === other))
    .sort((one, other) => one - other);
}

function weightOf(set: Bits): number {
  return set.toString(2).replaceAll("0", "").length;
}

/** Families in a table whose products keep sets of at most `most`, and how they are written and read. */
function tableOf(most: number) {
  const made = new SetFamilies(100_000, most, 64);
  for (let level = 0; level < levels; level += 1) made.table.weights.push(1);
  const write = (sets: readonly Bits[]) => {
    let all = 0;
    for (const set of sets) {
      let own = 1;
      for (let level = levels - 1; level >= 0; level -= 1)
        if (((set >> level) & 1) === 1) own = made.table.node(level, 0, own);
      all = made.union(all, own);
    }
    return all;
  };
  const read = (root: number) => {
    const sets: Bits[] = [];
    const open: (readonly [node: number, set: Bits])[] = [[root, 0]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [node, set] = next;
      if (node === 1) sets.push(set);
      if (node <= 1) continue;
      open.push([made.table.low[node] ?? 0, set]);
      open.push([made.table.high[node] ?? 0, set | (1 << (made.table.level[node] ?? 0))]);
    }
    return sets.sort((one, other) => one - other);
  };
  return { made, write, read };
}

holdsForAll("a union holds the minimal sets of both", families, 1000, ([one, other]) => {
  const { write, read } = tableOf(Number.POSITIVE_INFINITY);
  expect(read(write([...one, ...other]))).toEqual(minimal([...one, ...other]));
});

holdsForAll("what is left without others contains none of them", families, 1000, ([one, other]) => {
  const { made, write, read } = tableOf(Number.POSITIVE_INFINITY);
  const left = minimal(one).filter((set) => !other.some((contained) => (contained & set) === contained));
  expect(read(made.without(write(one), write(other)))).toEqual(left);
});

const bounded = fc.tuple(families, fc.integer({ min: 0, max: levels }));

holdsForAll(
  "a product holds the minimal joins of at most a weight, and a table knows its families' weights",
  bounded,
  1000,
  ([[one, other], most]) => {
    const { made, write, read } = tableOf(most);
    const joins = minimal(minimal(one).flatMap((left) => minimal(other).map((right) => left | right)));
    const product = made.product(write(one), write(other));
    const kept = joins.filter((set) => weightOf(set) <= most);
    expect(read(product)).toEqual(kept);
    if (kept.length === 0) return;
    expect(made.table.least[product]).toBe(Math.min(...kept.map(weightOf)));
    expect(made.table.most[product]).toBe(Math.max(...kept.map(weightOf)));
  },
);
