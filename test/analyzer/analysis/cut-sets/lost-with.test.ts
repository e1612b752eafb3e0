import * as fc from "fast-check";
import { expect, it } from "vitest";
import { lostWith } from "../../../../analyzer/analysis/cut-sets/lost-with.ts";
import { holdsForAll } from "../../../properties/holds-for-all.ts";
import { and, event, networkOf, or } from "../networks.ts";
import { bruteForceCutSets } from "./brute-force-cut-sets.ts";
import { assumingNetwork } from "./with-assumptions.ts";

it("tells for each set of domains which services it takes", () => {
  const network = networkOf([event, event, and(0, 1), or(0)], { pair: 2, single: 3 });
  const sets = [[], ["gate-0"], ["gate-1"], ["gate-0", "gate-1"], ["elsewhere"]];
  expect(lostWith(network, [], sets).map(({ services }) => services)).toEqual([
    [],
    ["single"],
    [],
    ["pair", "single"],
    [],
  ]);
});

const asked = assumingNetwork.chain((drawn) =>
  fc.tuple(
    fc.constant(drawn),
    fc.array(fc.subarray(Object.keys(drawn.network.events)), { minLength: 1, maxLength: 40 }),
  ),
);
holdsForAll(
  "takes a service exactly when the set contains one of its minimal cut sets",
  asked,
  2000,
  ([drawn, sets]) => {
    const { network, variables } = drawn;
    const cutSets = bruteForceCutSets(network, variables, "service");
    expect(lostWith(network, variables, sets)).toEqual(
      sets.map((set) => ({
        services: cutSets.some((cutSet) => cutSet.every((domain) => set.includes(domain))) ? ["service"] : [],
        notSettled: [],
      })),
    );
  },
);

it("says so where unknown places could be the lost zone in more ways than are tried", () => {
  // Eight pairs of places that must differ: 2⁸ largest choices. The service is lost when all sixteen are the zone.
  const places = Array.from({ length: 16 }, (_, index) => index + 1);
  const plain = networkOf(
    [
      event,
      ...places.map(() => event),
      ...places.map((place) => and(0, place)),
      and(...places.map((place) => place + 16)),
    ],
    {
      service: 33,
    },
  );
  const { "gate-0": zone = -1 } = plain.events;
  const name = (place: number) => `zone-of:${place}`;
  const network = {
    ...plain,
    events: { "zone-a": zone },
    assumptions: places.map((place) => ({ gate: place, variable: name(place), zone: "zone-a" })),
  };
  const variables = places.map((place) => ({
    domain: name(place),
    candidates: ["zone-a"],
    differsFrom: [name(place % 2 === 1 ? place + 1 : place - 1)],
    fact: name(place),
  }));
  expect(lostWith(network, variables, [["zone-a"], []])).toEqual([
    { services: ["service"], notSettled: ["service"] },
    { services: [], notSettled: [] },
  ]);
});
