import fc from "fast-check";
import { expect, test } from "vitest";
import { blockSize, formatBlock, overlaps, parseBlock } from "../../../infra/network/address-block.ts";
import { mostZones, placeIn, planNetwork } from "../../../infra/network/network-plan.ts";

const requests = fc.record({
  cidr: fc.tuple(fc.nat(255), fc.nat(255)).map(([first, second]) => `${first}.${second}.0.0/16`),
  zones: fc.uniqueArray(fc.stringMatching(/^[a-z]{2}-[a-z]{4}-[a-z]$/), { minLength: 1, maxLength: mostZones }),
  nat: fc.constant([]),
  peers: fc.constant([]),
});
const alone = { nat: [], peers: [] };

test("a network has a place in each zone that was asked for, in that order, and in no other", () => {
  fc.assert(
    fc.property(requests, (request) => {
      expect(planNetwork(request).places.map((place) => place.zone)).toEqual(request.zones);
    }),
  );
});

test("no two blocks overlap and none leaves the network", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const network = parseBlock(request.cidr);
      if (network === undefined) throw new Error(`${request.cidr} is not a block`);
      const blocks = planNetwork(request).places.flatMap((place) => [place.shared, place.fixed, place.entrance]);
      const inside = blocks.filter(
        (block) => block.first >= network.first && block.first + blockSize(block) <= network.first + blockSize(network),
      );
      expect(inside).toEqual(blocks);
      const clashes = blocks.flatMap((one, index) => blocks.slice(index + 1).filter((other) => overlaps(one, other)));
      expect(clashes).toEqual([]);
    }),
  );
});

test("a zone that is appended leaves the addresses of the others alone", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { zones } = request;
      fc.pre(zones.length > 1);
      const { places } = planNetwork(request);
      expect(planNetwork({ ...request, zones: zones.slice(0, -1) }).places).toEqual(places.slice(0, -1));
    }),
  );
});

test("the blocks of the second zone are these", () => {
  const place = placeIn(
    planNetwork({ cidr: "10.10.0.0/16", zones: ["ap-east-1a", "ap-east-1b"], ...alone }),
    "ap-east-1b",
  );
  expect([place.shared, place.fixed, place.entrance].map(formatBlock)).toEqual([
    "10.10.16.0/21",
    "10.10.24.0/24",
    "10.10.25.0/24",
  ]);
});

test.each([
  { cidr: "10.10.0.0/20", zones: ["a"], says: "read 10.10.0.0/20" },
  { cidr: "ten", zones: ["a"], says: "read ten" },
  { cidr: "10.10.0.0/16", zones: [], says: "read []" },
  { cidr: "10.10.0.0/16", zones: ["a", "a"], says: "read [a, a]" },
  { cidr: "10.10.0.0/16", zones: Array.from({ length: 17 }, (_, index) => `z${index}`), says: "read 17" },
])("$cidr over $zones can't be planned", ({ cidr, zones, says }) => {
  expect(() => planNetwork({ cidr, zones, ...alone })).toThrow(says);
});

test("a zone outside the plan is an error that names the zones inside", () => {
  const plan = planNetwork({ cidr: "10.10.0.0/16", zones: ["ap-east-1a", "ap-east-1b"], ...alone });
  expect(() => placeIn(plan, "ap-east-1c")).toThrow("(ap-east-1a, ap-east-1b), read ap-east-1c");
});

test("a zone leaves through its own NAT gateway, one without through the first, and through none where there is none", () => {
  fc.assert(
    fc.property(requests, fc.nat(), (request, seed) => {
      const nat = request.zones.filter((_, index) => (seed >> index) % 2 === 1);
      const plan = planNetwork({ ...request, nat });
      expect(plan.nat).toEqual(nat);
      for (const { zone, natZone } of plan.places) expect(natZone).toBe(nat.includes(zone) ? zone : nat[0]);
    }),
  );
});

test.each([[["c"]], [["a", "a"]]])("NAT in %j of a network in a and b is refused", (nat) => {
  expect(() => planNetwork({ cidr: "10.10.0.0/16", zones: ["a", "b"], nat, peers: [] })).toThrow(
    `read [${nat.join(", ")}]`,
  );
});

test("a network lets in itself and its peers", () => {
  const plan = planNetwork({ cidr: "10.10.0.0/16", zones: ["a"], nat: [], peers: ["10.20.0.0/16", "10.30.0.0/16"] });
  expect(plan.admits).toEqual(["10.10.0.0/16", "10.20.0.0/16", "10.30.0.0/16"]);
});

test.each(["10.10.4.0/24", "10.10.0.0/16", "twenty"])("%s is no peer of 10.10.0.0/16", (peer) => {
  expect(() => planNetwork({ cidr: "10.10.0.0/16", zones: ["a"], nat: [], peers: [peer] })).toThrow(`read ${peer}`);
});
