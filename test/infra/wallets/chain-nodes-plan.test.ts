import fc from "fast-check";
import { expect, test } from "vitest";
import { planNetwork } from "../../../infra/network/network-plan.ts";
import { planChainNodes } from "../../../infra/wallets/chain-nodes-plan.ts";

const network = planNetwork({ cidr: "10.10.0.0/16", zones: ["b", "c", "d"], nat: [], peers: [] });
const requests = fc.record({
  nodes: fc.integer({ min: 1, max: 9 }),
  zones: fc.uniqueArray(fc.constantFrom("b", "c", "d"), { minLength: 1 }),
  seat: fc.integer({ min: 0, max: 7 }),
});

test("every node has an address of its own", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { nodes } = planChainNodes(request, network);
      expect(new Set(nodes.map((node) => node.address)).size).toBe(request.nodes);
    }),
  );
});

test("a zone is survived exactly if no zone holds all nodes", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { nodes, survives } = planChainNodes(request, network);
      expect(survives === "zone").toBe(new Set(nodes.map((node) => node.zone)).size > 1);
    }),
  );
});

test("subnets are made only where a node stands", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { places, nodes } = planChainNodes(request, network);
      expect(places.map((place) => place.zone)).toEqual([...new Set(nodes.map((node) => node.zone))]);
    }),
  );
});
