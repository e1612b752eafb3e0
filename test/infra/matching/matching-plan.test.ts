import fc from "fast-check";
import { expect, test } from "vitest";
import { planMatching } from "../../../infra/matching/matching-plan.ts";
import { blockSize, parseBlock } from "../../../infra/network/address-block.ts";
import { planNetwork } from "../../../infra/network/network-plan.ts";

const network = planNetwork({ cidr: "10.10.0.0/16", zones: ["b", "c", "d", "e"] });
const requests = fc.record({
  nodes: fc.integer({ min: 0, max: 5 }).map((half) => 2 * half + 1),
  zones: fc.uniqueArray(fc.constantFrom("b", "c", "d", "e"), { minLength: 1 }),
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

test("no two nodes share an address, and each address is of its zone's fixed block", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = planMatching(request, network);
      expect(new Set(plan.nodes.map((node) => node.address)).size).toBe(request.nodes);
      for (const node of plan.nodes) {
        const block = plan.places.find((place) => place.zone === node.zone)?.fixed;
        const address = parseBlock(`${node.address}/32`);
        if (block === undefined || address === undefined) throw new Error(`node ${node.number} stands nowhere`);
        expect(address.first).toBeGreaterThanOrEqual(block.first);
        expect(address.first).toBeLessThan(block.first + blockSize(block));
      }
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
  expect(planMatching(request, network).survives).toBe(survives);
});

test("an even number of nodes is refused", () => {
  expect(() => planMatching({ nodes: 4, zones: ["b"] }, network)).toThrow("odd number of matching nodes, read 4");
});

test("a zone without network is refused", () => {
  expect(() => planMatching({ nodes: 1, zones: ["f"] }, network)).toThrow("read f");
});
