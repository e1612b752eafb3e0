import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCutSets } from "../../../../analyzer/analysis/cut-sets/find-cut-sets.ts";
import type { PlaceVariable } from "../../../../analyzer/model/failure-domain.ts";
import type { FaultNetwork } from "../../../../analyzer/model/fault-model.ts";
import { holdsForAll } from "../../../properties/holds-for-all.ts";
import type { Formula } from "../networks.ts";
import { and, event, networkOf, or, smallNetwork } from "../networks.ts";
import { bruteForceCutSets, byOrderThenDomains } from "./brute-force-cut-sets.ts";
import { assumingNetwork } from "./with-assumptions.ts";

/** All minimal cut sets of the service called `service`, by order, then by domains. */
type FindAll = (network: FaultNetwork, variables: readonly PlaceVariable[]) => readonly (readonly string[])[];

const all =
  (order: number | null, useModules: boolean, firstTry?: number): FindAll =>
  (network, variables) => {
    const tries = firstTry === undefined ? {} : { firstTry };
    const found = findCutSets(network, variables, "service", { order, useModules, ...tries });
    const sets = [...found.sets()];
    const sizes = sets.map((set) => set.length);
    // Asked of very many networks: what costs little decides whether it is worth an expectation.
    const isRight =
      found.complete &&
      sizes.every((size, index) => size >= (sizes[index - 1] ?? 0)) &&
      found.byOrder.every((count, size) => count === BigInt(sizes.filter((one) => one === size).length));
    if (!isRight) {
      expect(found.complete).toBe(true);
      expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
      // Counted without enumeration, and enumerated: the same.
      expect(found.byOrder).toEqual(
        Array.from(found.byOrder.keys(), (size) => BigInt(sizes.filter((one) => one === size).length)),
      );
    }
    return sets.toSorted(byOrderThenDomains);
  };

/** Every way to find them. Each passes the same suite, and so they check each other. */
const solvers: Readonly<Record<string, FindAll>> = {
  "a binary decision diagram, module by module": all(null, true),
  "a binary decision diagram of the whole": all(null, false),
  "a binary decision diagram in orders that are given up early, and sifted": all(null, false, 2),
  "families of bounded order, module by module": all(20, true),
  "families of bounded order of the whole": all(20, false),
  "families of bounded order in orders that are given up early": all(20, false, 2),
  "brute force": (network, variables) => bruteForceCutSets(network, variables, "service"),
};

describe.each(Object.entries(solvers))("%s", (name, solve) => {
  const cutSets = (formulas: readonly Formula[], top: number) => solve(networkOf(formulas, { service: top }), []);

  it("finds what suffices, none spare", () => {
    const network = [event, event, event, or(0, 1), and(3, 2), or(4, 0)];
    expect(cutSets(network, 4)).toEqual([
      ["gate-0", "gate-2"],
      ["gate-1", "gate-2"],
    ]);
    expect(cutSets(network, 5)).toEqual([["gate-0"], ["gate-1", "gate-2"]]);
  });

  it("weighs the children of a k-of-n gate", () => {
    const weigh: Formula = { kind: "at-least", threshold: 5, children: [0, 1, 2], weights: [3, 2, 2] };
    expect(cutSets([event, event, event, weigh], 3)).toEqual([
      ["gate-0", "gate-1"],
      ["gate-0", "gate-2"],
    ]);
  });

  it("finds the empty set where the service is lost before anything is, and none where nothing takes it", () => {
    expect(cutSets([and()], 0)).toEqual([[]]);
    expect(cutSets([or(), or(0, 2), and(1)], 1)).toEqual([]);
    expect(cutSets([event], 0)).toEqual([["gate-0"]]);
  });

  it("reads gates that need each other as a least fixpoint", () => {
    // Two pairs, each of which stands while one of its own and something of the other pair does.
    const network = [event, event, or(0, 4), or(1, 4), and(2, 3)];
    expect(cutSets(network, 2)).toEqual([["gate-0"]]);
    expect(cutSets(network, 4)).toEqual([["gate-0", "gate-1"]]);
  });

  it("takes of places that must differ only one for the lost zone", () => {
    const network = networkOf([event, event, event, and(0, 1), and(0, 2), and(3, 4), or(5)], { service: 6 });
    const { "gate-0": zone = -1 } = network.events;
    const assuming: FaultNetwork = {
      ...network,
      events: { "zone-a": zone },
      assumptions: [
        { gate: 1, variable: "zone-of:1", zone: "zone-a" },
        { gate: 2, variable: "zone-of:2", zone: "zone-a" },
      ],
    };
    const place = (domain: string, differsFrom: readonly string[]): PlaceVariable => ({
      domain,
      candidates: ["zone-a"],
      differsFrom,
      fact: domain,
    });
    expect(solve(assuming, [place("zone-of:1", []), place("zone-of:2", [])])).toEqual([["zone-a"]]);
    expect(solve(assuming, [place("zone-of:1", []), place("zone-of:2", ["zone-of:1"])])).toEqual([]);
  });

  if (name === "brute force") return;

  const shuffled = smallNetwork.chain((formulas) =>
    fc.tuple(
      fc.constant(formulas),
      fc.shuffledSubarray([...formulas.keys()], { minLength: formulas.length, maxLength: formulas.length }),
    ),
  );
  holdsForAll("means the same in whatever order gates and children stand", shuffled, 300, ([formulas, order]) => {
    const network = networkOf(formulas, { service: formulas.length - 1 });
    const place = new Map(order.map((gate, index) => [gate, index]));
    const to = (gate: number) => place.get(gate) ?? -1;
    const gates = order.map((from) => {
      const gate = network.gates[from];
      if (gate === undefined || gate.kind === "event") return gate;
      const children = gate.children.map(to).toReversed();
      return gate.kind === "at-least"
        ? { ...gate, children, weights: gate.weights?.toReversed() ?? null }
        : { ...gate, children };
    });
    const other: FaultNetwork = {
      gates: gates.filter((gate) => gate !== undefined),
      tops: { service: to(formulas.length - 1) },
      events: Object.fromEntries(Object.entries(network.events).map(([domain, gate]) => [domain, to(gate)])),
      assumptions: [],
    };
    expect(solve(other, [])).toEqual(solve(network, []));
  });
});

describe("all of them", () => {
  // One answer of brute force is held against every solver: values cost more than solutions.
  const agree = (network: FaultNetwork, variables: readonly PlaceVariable[]) => {
    const expected = bruteForceCutSets(network, variables, "service");
    for (const [name, solve] of Object.entries(solvers)) {
      const found = solve(network, variables);
      if (!isDeepStrictEqual(found, expected)) expect({ [name]: found }).toEqual({ [name]: expected });
    }
  };

  holdsForAll("agree with brute force on small networks", smallNetwork, 2000, (formulas) => {
    agree(networkOf(formulas, { service: formulas.length - 1 }), []);
  });

  holdsForAll(
    "agree with brute force where unknown places may be lost zones",
    assumingNetwork,
    2000,
    ({ network, variables }) => agree(network, variables),
  );
});
