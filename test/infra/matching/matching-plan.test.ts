import fc from "fast-check";
import { expect, test } from "vitest";
import { planMatching } from "../../../infra/matching/matching-plan.ts";
import { blockSize, parseBlock } from "../../../infra/network/address-block.ts";
import { planNetwork } from "../../../infra/network/network-plan.ts";

const network = planNetwork({ cidr: "10.10.0.0/16", zones: ["b", "c", "d", "e"], nat: [], peers: [] });
const requests = fc.record({
  nodes: fc.integer({ min: 0, max: 5 }).map((half) => 2 * half + 1),
  zones: fc.uniqueArray(fc.constantFrom("b", "c", "d", "e"), { minLength: 1 }),
  seat: fc.integer({ min: 0, max: 7 }),
});

test("the quorum is the smallest number of which there can't be two at a time", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { quorum } = planMatching(request, network);
      expect(2 * quorum).toBeGreaterThan(request.nodes);
      expect(2 * (quorum - 1)).toBeLessThanOrEqual(request.nodes);
    }),
  );
});

test("no two nodes share an address, and each address is of the engine's block in its zone", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planMatching(request, network);
      expect(new Set(plan.nodes.map((node) => node.address)).size).toBe(request.nodes);
      for (const node of plan.nodes) {
        const block = plan.places.find((place) => place.zone === node.zone)?.block;
        const address = parseBlock(`${node.address}/32`);
        if (block === undefined || address === undefined) throw new Error(`node ${node.number} stands nowhere`);
        expect(address.first).toBeGreaterThanOrEqual(block.first);
        expect(address.first).toBeLessThan(block.first + blockSize(block));
      }
    }),
  );
});

test("engines with different seats never share an address", () => {
  fc.assert(
    fc.property(requests, requests, (one, other) => {
      fc.pre(one.seat !== other.seat);
      const addresses = [one, other].flatMap((request) => planMatching(request, network).nodes);
      expect(new Set(addresses.map((node) => node.address)).size).toBe(one.nodes + other.nodes);
    }),
  );
});

test("a zone is survived exactly if no zone holds a majority", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planMatching(request, network);
      const largest = Math.max(
        ...plan.places.map(({ zone }) => plan.nodes.filter((node) => node.zone === zone).length),
      );
      expect(plan.survives === "zone").toBe(largest < plan.quorum);
    }),
  );
});

test("subnets are made only where a node stands", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planMatching(request, network);
      const zonesOfNodes = plan.nodes.map((node) => node.zone);
      expect(plan.places.map((place) => place.zone).toSorted()).toEqual([...new Set(zonesOfNodes)].toSorted());
    }),
  );
});

test.each([
  { nodes: 1, zones: ["b"], survives: "none" },
  { nodes: 3, zones: ["c"], survives: "instance" },
  { nodes: 3, zones: ["b", "c", "d"], survives: "zone" },
  { nodes: 5, zones: ["b", "c"], survives: "instance" },
])("$nodes nodes over $zones claim $survives", ({ survives, ...request }) => {
  expect(planMatching({ ...request, seat: 0 }, network).survives).toBe(survives);
});

test("an even number of nodes is refused", () => {
  expect(() => planMatching({ nodes: 4, zones: ["b"], seat: 0 }, network)).toThrow(
    "odd number of matching nodes, read 4",
  );
});

test("a zone without network is refused", () => {
  expect(() => planMatching({ nodes: 1, zones: ["f"], seat: 0 }, network)).toThrow("read f");
});
