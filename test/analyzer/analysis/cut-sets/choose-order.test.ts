import { describe, expect, it } from "vitest";
import type { OrderTrial } from "../../../../analyzer/analysis/cut-sets/choose-order.ts";
import { buildInBestOrder } from "../../../../analyzer/analysis/cut-sets/choose-order.ts";
import { NodeTable } from "../../../../analyzer/analysis/cut-sets/decision-diagram.ts";
import { findCutSets } from "../../../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import { LimitReached } from "../../../../analyzer/analysis/cut-sets/limit-reached.ts";
import type { LeafOrder } from "../../../../analyzer/analysis/cut-sets/variable-order.ts";
import type { Formula } from "../networks.ts";
import { and, event, networkOf, or } from "../networks.ts";

const named = (name: string): LeafOrder => ({ name, arrange: (_formula, { leaves }) => leaves });

/** A trial in which each order takes a given number of nodes, and sifting any makes a third order of them. */
function trialOf(needs: Readonly<Record<string, number>>, mostNodes: number, siftedNodes: number | null): OrderTrial {
  const table = new NodeTable("nodes", mostNodes, 16);
  let gates = 0;
  return {
    table,
    candidates: Object.keys(needs)
      .filter((name) => name !== "sifted")
      .map(named),
    firstLimit: 4,
    siftFrom: 16,
    build({ name }) {
      const needed = needs[name] ?? 0;
      for (let made = 0; made < needed; made += 1) {
        gates = made;
        table.node(made, 0, 1);
      }
      return 7;
    },
    gatesBuilt: () => gates,
    forget: () => table.rollback(2),
    sift: () => (siftedNodes === null ? null : { order: named("sifted"), nodesBefore: 16, nodesAfter: siftedNodes }),
  };
}

describe("an order", () => {
  it("is the first that fits into the fewest nodes, and each try is told", () => {
    expect(buildInBestOrder(trialOf({ one: 9, two: 8, three: 8 }, 1000, 3))).toEqual({
      root: 7,
      chosen: "one",
      tried: [
        { order: "one", nodes: 9, fits: true },
        { order: "two", nodes: 4, fits: false },
        { order: "three", nodes: 4, fits: false },
      ],
    });
  });

  it("is sifted once many nodes were not enough, and tried first from then on", () => {
    const { chosen, tried } = buildInBestOrder(trialOf({ one: 90, two: 80, sifted: 40 }, 1000, 3));
    expect(chosen).toBe("sifted");
    expect(tried.find(({ order }) => order === "sifted")).toEqual({
      order: "sifted",
      nodes: 40,
      fits: true,
      sifted: { of: "one", nodesBefore: 16, nodesAfter: 3 },
    });
    expect(tried.filter(({ fits }) => fits)).toHaveLength(1);
  });

  it("is not taken from sifting that gained nothing", () => {
    expect(buildInBestOrder(trialOf({ one: 40, two: 80 }, 1000, 16)).chosen).toBe("one");
    expect(buildInBestOrder(trialOf({ one: 40, two: 80 }, 1000, null)).chosen).toBe("one");
  });

  it("has all the memory where it is the only one, and the last tries have it, too", () => {
    expect(buildInBestOrder(trialOf({ one: 900 }, 1000, 3)).chosen).toBe("one");
    expect(buildInBestOrder(trialOf({ one: 1100, two: 900 }, 1000, null)).chosen).toBe("two");
    expect(() => buildInBestOrder(trialOf({ one: 1100, two: 1200 }, 1000, null))).toThrow(LimitReached);
  });

  it("leaves the table's own limit as it was", () => {
    const trial = trialOf({ one: 9, two: 8 }, 1000, null);
    buildInBestOrder(trial);
    expect(trial.table.mostNodes).toBe(1000);
  });
});

it("an answer tells of each larger part what was tried", () => {
  // Twenty pairs, or all of one sort: one part. From left to right all of one sort are decided before any of the other.
  const width = 20;
  const events: Formula[] = Array.from({ length: 2 * width }, () => event);
  const sort = and(...Array.from({ length: width }, (_, pair) => pair));
  const pairs = Array.from({ length: width }, (_, pair) => and(pair, width + pair));
  const some = or(...Array.from({ length: width }, (_, pair) => 2 * width + 1 + pair));
  const top = 3 * width + 2;
  const network = networkOf([...events, sort, ...pairs, some, or(2 * width, 3 * width + 1)], { service: top });
  const { orders, method, count } = findCutSets(network, [], "service", { order: null });
  expect(count).toBe(21n);
  const [part] = orders;
  expect(part?.domains).toBe(2 * width);
  expect(part?.tried[0]).toMatchObject({ order: "depth first", fits: false });
  expect(part?.tried.filter(({ fits }) => fits).map(({ order }) => order)).toEqual([part?.chosen]);
  expect(method.join("\n")).toMatch(/orders tried for a part of 40 domains: depth first \(more than 1,02\d nodes\)/);
});
