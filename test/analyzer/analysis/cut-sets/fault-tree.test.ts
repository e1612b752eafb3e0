import { expect, it } from "vitest";
import { faultTree } from "../../../../analyzer/analysis/cut-sets/fault-tree.ts";
import { LimitReached } from "../../../../analyzer/analysis/cut-sets/limit-reached.ts";
import type { Formula } from "../networks.ts";
import { and, event, networkOf, or } from "../networks.ts";

it("is what other tools read: gates after those that they name, events by their domains", () => {
  const network = networkOf([event, event, event, and(0, 1), or(3, 2)], { shop: 4 });
  expect(faultTree(network, [], "shop", 100)).toEqual({
    name: "shop",
    events: ["gate-0", "gate-1", "gate-2"],
    gates: [
      {
        kind: "and",
        threshold: 2,
        children: [
          { kind: "event", index: 0 },
          { kind: "event", index: 1 },
        ],
      },
      {
        kind: "or",
        threshold: 1,
        children: [
          { kind: "gate", index: 0 },
          { kind: "event", index: 2 },
        ],
      },
    ],
    top: { kind: "gate", index: 1 },
  });
});

it("is a constant where nothing decides", () => {
  const network = networkOf([event, and(), or(1, 0), or()], { gone: 2, eternal: 3 });
  expect(faultTree(network, [], "gone", 100)).toMatchObject({ top: { kind: "constant", lost: true }, gates: [] });
  expect(faultTree(network, [], "eternal", 100)).toMatchObject({ top: { kind: "constant", lost: false } });
});

it("keeps plain k-of-n gates, and writes out weights", () => {
  const plain: Formula = { kind: "at-least", threshold: 2, children: [0, 1, 2] };
  const weighted: Formula = { ...plain, threshold: 5, weights: [3, 2, 2] };
  const network = networkOf([event, event, event, plain, weighted], { plain: 3, weighted: 4 });
  expect(faultTree(network, [], "plain", 100).gates.map(({ kind, threshold }) => [kind, threshold])).toEqual([
    ["at-least", 2],
  ]);
  expect(faultTree(network, [], "weighted", 100).gates.every(({ kind }) => kind !== "at-least")).toBe(true);
});

it("is refused where it would be too large, and of a service that does not exist", () => {
  const network = networkOf([event, event, event, and(0, 1), or(3, 2)], { shop: 4 });
  expect(() => faultTree(network, [], "shop", 3)).toThrow(LimitReached);
  expect(() => faultTree(network, [], "shops", 100)).toThrow(RangeError);
});
