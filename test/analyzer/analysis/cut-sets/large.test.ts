import { expect, it } from "vitest";
import { findCutSets } from "../../../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import { minimalCutSets } from "../../../../analyzer/analysis/cut-sets/minimal-cut-sets.ts";
import type { Formula } from "../networks.ts";
import { and, event, networkOf, or } from "../networks.ts";

const count = 100_000;
/** Milliseconds: some seconds of work, on a machine that may have other work. */
const patience = 60_000;

const events = Array.from({ length: count }, () => event);

it(
  "in a chain of 100,000 needs each is a cut set by itself",
  () => {
    const chain = events.map((_, index) => (index === 0 ? or(0) : or(index, count + index - 1)));
    const network = networkOf([...events, ...chain], { service: 2 * count - 1 });
    expect(findCutSets(network, [], "service", { order: null })).toMatchObject({ count: 100_000n });
    expect(minimalCutSets(network, [], "service", { order: 3, limit: 2 })).toMatchObject({
      count: 100_000n,
      isCut: true,
    });
  },
  patience,
);

it(
  "in a circle of 100,000 mutual needs each is a cut set by itself",
  () => {
    const circle = events.map((_, index) => or(index, count + ((index + 1) % count)));
    const network = networkOf([...events, ...circle], { service: count });
    expect(findCutSets(network, [], "service", { order: null })).toMatchObject({
      count: 100_000n,
      byOrder: [0n, 100_000n],
    });
    expect(findCutSets(network, [], "service", { order: 2 })).toMatchObject({ count: 100_000n });
  },
  patience,
);

it(
  "14,000 gates nested in each other, and-gates and or-gates in turn, are no trouble",
  () => {
    const depth = 14_000;
    const leaves = Array.from({ length: depth }, () => event);
    const gates = leaves.map((_, index): Formula => {
      const below = index === 0 ? 0 : depth + index - 1;
      return index % 2 === 0 ? or(index, below) : and(index, below);
    });
    const network = networkOf([...leaves, ...gates], { service: 2 * depth - 1 });
    // One with 0, one with 2, and so on up: of each order one from 2 to depth / 2, and the longest twice.
    const found = findCutSets(network, [], "service", { order: 3 });
    expect(found.byOrder).toEqual([0n, 0n, 1n, 1n]);
  },
  patience,
);
