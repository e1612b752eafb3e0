import { expect, test } from "vitest";
import type { Dependency, DependencyGraph, DependencyKind, GraphNode } from "../../../../../../analyzer/model/graph.ts";
import { neighboursIn, surroundingsOf } from "../../../../../../analyzer/reporters/html/page/map/surroundings.ts";

const edge = (from: string, to: string, kind: DependencyKind = "needs"): Dependency => ({
  from,
  to,
  kind,
  origin: "program",
  property: null,
  fact: null,
});

/** web → app → group of two databases → disk, and logs that observe the app. */
const graph: DependencyGraph = {
  nodes: [],
  dependencies: [
    edge("web", "app"),
    edge("app", "group:databases"),
    edge("db-1", "disk"),
    edge("app", "logs", "observed-by"),
  ],
  groups: [
    {
      id: "group:databases",
      name: "databases",
      kind: "members",
      members: ["db-1", "db-2"],
      required: 1,
      requiredAtMost: 1,
      facts: [],
      membersFact: null,
      crossZone: "inherits",
      takeover: null,
      primary: null,
      perMember: null,
      origin: "program",
    },
  ],
  services: [],
  domains: [],
  variables: [],
  facts: [],
  changes: [],
  assumptions: [],
  corrections: [],
  gaps: [],
};
const neighbours = neighboursIn(graph);

test("one step reaches what something needs, through a group, and what needs it", () => {
  const { distance, edges } = surroundingsOf(["app"], 1, new Set(), neighbours);
  expect(Object.fromEntries(distance)).toEqual({
    app: 0,
    logs: 1,
    "group:databases": 1,
    "db-1": 1,
    "db-2": 1,
    web: -1,
  });
  expect(edges).toHaveLength(3);
});

test("two steps reach further, and hidden kinds are not walked", () => {
  const { distance } = surroundingsOf(["app"], 2, new Set<DependencyKind>(["observed-by"]), neighbours);
  expect(distance.get("disk")).toBe(2);
  expect(distance.has("logs")).toBe(false);
});

test("what needs a member of a group is found from the member", () => {
  expect(surroundingsOf(["db-2"], 1, new Set(), neighbours).distance.get("app")).toBe(-1);
});

test("what needs a balancer is found from a listener of it, and the balancer from what needs the listener, in one step", () => {
  const node = (id: string, standing: GraphNode["standing"]): GraphNode => ({
    id,
    urn: id,
    type: "t",
    name: id,
    label: id,
    provider: null,
    parent: null,
    role: "serves",
    standing,
    account: null,
    keepsData: false,
    restarts: "its-places",
    egress: false,
    decides: [],
  });
  const fronted: DependencyGraph = {
    ...graph,
    groups: [],
    nodes: [
      node("balancer", { kind: "nowhere" }),
      node("listener", { kind: "listener", balancer: "balancer", pools: [], isRule: false }),
    ],
    dependencies: [edge("by-balancer", "balancer"), edge("by-listener", "listener")],
  };
  const beside = neighboursIn(fronted);
  expect(surroundingsOf(["listener"], 1, new Set(), beside).distance.get("by-balancer")).toBe(-1);
  expect(surroundingsOf(["by-listener"], 1, new Set(), beside).distance.get("balancer")).toBe(1);
});
