import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSolver } from "../../../analyzer/analysis/solver.ts";
import type { PlaceVariable } from "../../../analyzer/model/failure-domain.ts";
import type { Assumption, FaultNetwork } from "../../../analyzer/model/fault-model.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";
import { bruteForce } from "./brute-force.ts";
import type { Formula } from "./networks.ts";
import { and, event, nameOf, networkOf, or, smallNetwork } from "./networks.ts";

function lostServices(network: FaultNetwork, domains: readonly string[], variables: readonly PlaceVariable[] = []) {
  return Object.fromEntries(createSolver(network, variables).lostServices(domains));
}

it("keeps apart what each of more than 32 domains takes", () => {
  const count = 100;
  const events = Array.from({ length: count }, () => event);
  const network = networkOf(
    [...events, ...events.map((_, index) => or(index)), or(0, 31, 32, 63, 99)],
    Object.fromEntries([
      ...events.map((_, index) => [`own-${index}`, count + index] as const),
      ["shared", 2 * count] as const,
    ]),
  );
  const domains = events.map((_, index) => nameOf(index));
  expect(lostServices(network, domains)).toEqual(
    Object.fromEntries(
      domains.map((domain, index) => [
        domain,
        [`own-${index}`, ...([0, 31, 32, 63, 99].includes(index) ? ["shared"] : [])],
      ]),
    ),
  );
});

it("loses with a domain that no gate speaks of only what is lost anyway", () => {
  const network = networkOf([event, or(0), and()], { up: 1, down: 2 });
  expect(lostServices(network, ["nowhere"])).toEqual({ nowhere: ["down"] });
  expect(createSolver(network, []).spread("nowhere", "up")).toBeNull();
  expect(createSolver(network, []).spread(nameOf(0), "no such service")).toBeNull();
});

holdsForAll(
  "takes the services that brute force takes, and shows how exactly where it does",
  smallNetwork,
  300,
  (formulas) => {
    const network = networkOf(formulas, Object.fromEntries(formulas.map((_, gate) => [`service-${gate}`, gate])));
    const solver = createSolver(network, []);
    const domains = Object.keys(network.events);
    const lost = solver.lostServices(domains);
    for (const domain of domains) {
      const failed = bruteForce(network, [network.events[domain] ?? -1]);
      expect(lost.get(domain)).toEqual([...failed].map((gate) => `service-${gate}`).sort());
      for (const gate of formulas.keys()) {
        expect(solver.spread(domain, `service-${gate}`) !== null).toBe(failed.has(gate));
      }
    }
  },
);

describe("unknown places", () => {
  const zone = nameOf(0);
  /** Gate 0 is the zone; gates 1 to `count` the choice that a place is that zone, gates `count` + 1 on that it is lost. */
  function placesIn(number: number, others: readonly Formula[], tops: Readonly<Record<string, number>>): FaultNetwork {
    const places = Array.from({ length: number }, (_, place) => place);
    const network = networkOf(
      [event, ...places.map(() => event), ...places.map((place) => and(0, place + 1)), ...others],
      tops,
    );
    const assumptions = places.map((place): Assumption => ({ gate: place + 1, variable: `zone-of:${place}`, zone }));
    return { ...network, events: { [zone]: 0 }, assumptions };
  }
  /** Places that differ in pairs: the first from the second, the third from the fourth. */
  function pairwise(number: number): readonly PlaceVariable[] {
    return Array.from({ length: number }, (_, place) => ({
      domain: `zone-of:${place}`,
      candidates: [zone],
      differsFrom: [`zone-of:${place % 2 === 0 ? place + 1 : place - 1}`],
      fact: `place ${place}`,
    }));
  }

  it("that differ are not lost together, though each of them may be", () => {
    const network = placesIn(2, [and(3, 4), or(3, 4)], { first: 3, second: 4, "needs one": 5, "needs both": 6 });
    expect(lostServices(network, [zone], pairwise(2))).toEqual({ [zone]: ["first", "needs both", "second"] });
    expect(lostServices(network, [zone])).toEqual({ [zone]: ["first", "needs both", "needs one", "second"] });
  });

  const pairs = 8;
  const count = 2 * pairs;
  // A service that is lost with some of the places; where two of them differ, no world has all of them lost.
  const members = fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 4 });
  holdsForAll("that differ past counting may err towards lost, and never towards up", members, 200, (places) => {
    const network = placesIn(count, [and(...places.map((place) => 1 + count + place))], { service: 2 * count + 1 });
    const lost = lostServices(network, [zone], pairwise(count))[zone] ?? [];
    const inSomeWorld = !places.some((place) => places.includes(place ^ 1));
    if (inSomeWorld) expect(lost).toEqual(["service"]);
  });

  it("are chosen zone by zone where what is lost holds several zones", () => {
    // Two places that differ, each one of two zones in one building: lost together they are both zones between them.
    const formulas = [
      event, // 0 the building
      event, // 1 one zone
      event, // 2 the other
      ...[event, event, event, event], // 3 to 6: the places' choices
      ...[or(1, 0), or(2, 0)], // 7 and 8: a zone is lost, or the building
      ...[and(7, 3), and(8, 4), and(7, 5), and(8, 6)],
      ...[or(9, 10), or(11, 12), and(13, 14)],
    ];
    const drawn = networkOf(formulas, { service: 15 });
    const zoneGates = new Map([
      [7, "a"],
      [8, "b"],
    ]);
    const network = {
      ...drawn,
      gates: drawn.gates.map((gate, index) => {
        const domain = ["building", "a", "b"][index] ?? zoneGates.get(index);
        return domain === undefined ? gate : { ...gate, meaning: { kind: "domain" as const, domain } };
      }),
      events: { building: 0, a: 1, b: 2 },
      assumptions: [
        { gate: 3, variable: "v", zone: "a" },
        { gate: 4, variable: "v", zone: "b" },
        { gate: 5, variable: "u", zone: "a" },
        { gate: 6, variable: "u", zone: "b" },
      ],
    };
    const variables = [
      { domain: "v", candidates: ["a", "b"], differsFrom: ["u"], fact: "v" },
      { domain: "u", candidates: ["a", "b"], differsFrom: ["v"], fact: "u" },
    ];
    expect(lostServices(network, ["building", "a", "b"], variables)).toEqual({ building: ["service"], a: [], b: [] });
  });

  it("show the first choice that takes a service", () => {
    const network = placesIn(2, [], { first: 3, second: 4 });
    const solver = createSolver(network, pairwise(2));
    for (const [service, top] of Object.entries(network.tops)) {
      const spread = solver.spread(zone, service);
      expect(spread?.failed.map((gate) => solver.compiled.gate[gate]).sort()).toEqual([0, top - 2, top]);
    }
  });
});
