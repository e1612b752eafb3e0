import { expect, test } from "vitest";
import { planNacos } from "../../../infra/metadata/metadata-plan.ts";

test.each([
  { nodes: 1, edition: "mse_dev", survives: "none" },
  { nodes: 3, edition: "mse_pro", survives: "zone" },
  { nodes: 5, edition: "mse_pro", survives: "zone" },
])("$nodes nodes are of the edition $edition and claim $survives", ({ nodes, edition, survives }) => {
  expect(planNacos({ nodes, zones: ["b", "c"] })).toEqual({ zone: "b", edition, survives });
});

test.each([0, 2, 4, -3])("%s nodes are refused", (nodes) => {
  expect(() => planNacos({ nodes, zones: ["b"] })).toThrow(`read ${nodes}`);
});

test("a store stands somewhere", () => {
  expect(() => planNacos({ nodes: 3, zones: [] })).toThrow("found none");
});
