import { expect, test } from "vitest";
import { planPolardb } from "../../../infra/database/polardb-plan.ts";

test("with a second zone the cluster has a hot standby there and survives a zone", () => {
  expect(planPolardb({ nodes: 2, zones: ["b", "c"] })).toEqual({ zone: "b", standbyZone: "c", survives: "zone" });
});

test("in one zone however many nodes survive no more than the loss of one of them", () => {
  expect(planPolardb({ nodes: 16, zones: ["b"] })).toEqual({ zone: "b", standbyZone: undefined, survives: "instance" });
});

test.each([[[]], [["b", "b"]], [["b", "c", "d"]]])("a cluster can't stand in the zones %j", (zones) => {
  expect(() => planPolardb({ nodes: 2, zones })).toThrow("one or two zones, each once");
});

test.each([1, 0, 2.5])("%s nodes are refused", (nodes) => {
  expect(() => planPolardb({ nodes, zones: ["b"] })).toThrow(`read ${nodes}`);
});
