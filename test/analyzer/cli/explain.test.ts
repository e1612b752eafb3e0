import { describe, expect, test } from "vitest";
import { entries } from "../../../analyzer/catalogue/index.ts";
import { explainResource } from "../../../analyzer/cli/explain-resource.ts";
import { explainRule } from "../../../analyzer/cli/explain-rule.ts";
import { explainService } from "../../../analyzer/cli/explain-service.ts";
import { explainType } from "../../../analyzer/cli/explain-type.ts";
import { sayNeeds } from "../../../analyzer/cli/needs.ts";
import type { Dependency, DependencyGraph, GraphNode } from "../../../analyzer/model/graph.ts";
import type { Answer } from "../../../analyzer/model/report.ts";
import * as answers from "../reporters/answers.ts";

function section(answer: Answer, heading: string): readonly string[] | undefined {
  return answer.kind === "explanation" ? answer.sections?.find((each) => each.heading === heading)?.lines : undefined;
}

const [report = answers.report()] = answers.stacksOf(answers.oneZone);

describe("a type", () => {
  test.each(entries.map((entry) => [entry.type, entry] as const))("%s is explained in words", (type, entry) => {
    const answer = explainType(entry);
    expect(answer).toMatchObject({ kind: "explanation", of: type });
    expect(JSON.stringify(answer)).not.toMatch(/undefined|\[object/);
  });

  test("names the property that decides the zone", () => {
    const vSwitch = entries.find(({ type }) => type === "alicloud:vpc/switch:Switch");
    expect(vSwitch && section(explainType(vSwitch), "Where it stands, and how many there are")).toContain(
      "zoneId: its zone",
    );
  });
});

describe("a rule", () => {
  test.each(answers.pages)("$id tells what taught it", (page) => {
    const answer = explainRule(page);
    expect(JSON.stringify(answer)).toContain(page.origin.url);
    expect(section(answer, "What to change")).toEqual([page.remedy]);
  });
});

const graph = graphOf(
  {
    nodes: [
      nodeOf("edge", { label: "load balancer edge" }),
      nodeOf("match-0"),
      nodeOf("match-1"),
      nodeOf("cache", { label: "cache main" }),
      nodeOf("hk-a", {
        label: "vSwitch hk-a",
        role: "place",
        decides: [{ property: "zoneId", value: "cn-hongkong-c" }],
      }),
    ],
    dependencies: [
      needOf("edge", "group:nodes"),
      needOf("match-0", "cache", { property: "userData" }),
      needOf("match-1", "cache", { property: "userData" }),
      needOf("match-0", "hk-a", { kind: "placed-in", property: "vswitchId" }),
      needOf("match-0", "log", { kind: "observed-by" }),
      needOf("cache", "hk-a", { fact: "fact", origin: "declared" }),
    ],
  },
  ["match-0", "match-1"],
);

describe("a service", () => {
  const [, orderEntry = answers.service("none", {})] = report.services;
  const answer = explainService(report, graph, orderEntry);

  test("says what takes it down, level by level", () => {
    expect(section(answer, "What takes it down")).toEqual([
      "instance: perhaps lost with instance match-0; only deployment decides",
      "zone: lost with zone cn-hongkong-c",
      "region: lost with region cn-hongkong",
      "provider: lost with provider alicloud",
    ]);
  });

  test("says what it needs, from the near to the far, those that need the same together, and no failure's other ways", () => {
    expect(section(answer, "What it needs")).toEqual([
      "load balancer edge: needs nodes",
      "nodes: 2 members, 1 required: instance match-0 and match-1",
      "instance match-0: needs cache main (userData); stands in vSwitch hk-a (vswitchId)",
      "instance match-1: needs cache main (userData)",
      "cache main: perhaps needs vSwitch hk-a (by the objectives file)",
    ]);
  });

  test("names the findings about it and no others", () => {
    expect(section(answer, "Findings about it")).toHaveLength(2);
    const [matching = orderEntry] = report.services;
    expect(section(explainService(report, graph, matching), "Findings about it")).toHaveLength(1);
  });
});

describe("a resource", () => {
  const explained = (name: string) => {
    const node = graph.nodes.find(({ id }) => id === answers.urn(name));
    if (node === undefined) throw new Error(`The graph has no ${name}.`);
    return explainResource(report, graph, node);
  };

  test("says where it stands and what goes with it", () => {
    expect(section(explained("match-0"), "Where it stands")).toEqual(["zone cn-hongkong-c"]);
    expect(section(explained("match-0"), "Services lost with it alone")).toEqual(["perhaps order-entry"]);
  });

  test("says what needs it, and as whose member", () => {
    expect(section(explained("cache"), "What needs it")).toEqual([
      "instance match-0 needs it (userData)",
      "instance match-1 needs it (userData)",
    ]);
    expect(section(explained("match-1"), "What needs it")).toEqual([
      "nodes has it as a member: 2 members, 1 required: instance match-0 and match-1",
    ]);
  });

  test("says which property decides, and its value", () => {
    expect(section(explained("hk-a"), "Properties that decide")).toEqual(["zoneId: cn-hongkong-c"]);
    expect(section(explained("hk-a"), "Where it stands")).toEqual(["It is a place itself."]);
  });
});

test("a chain of 50,000 needs is told", () => {
  const nodes = Array.from({ length: 50_000 }, (_, index) => nodeOf(`n${index}`));
  const dependencies = nodes.slice(1).map((_, index) => needOf(`n${index}`, `n${index + 1}`));
  expect(sayNeeds(graphOf({ nodes, dependencies }, []), [answers.urn("n0")])).toHaveLength(49_999);
});

function nodeOf(name: string, given: Partial<GraphNode> = {}): GraphNode {
  return {
    id: answers.urn(name),
    urn: answers.urn(name),
    type: "alicloud:ecs/instance:Instance",
    name,
    label: `instance ${name}`,
    provider: "alicloud",
    parent: null,
    role: "serves",
    standing: { kind: "nowhere" },
    account: null,
    keepsData: false,
    restarts: "its-places",
    egress: false,
    decides: [],
    ...given,
  };
}

function needOf(from: string, to: string, given: Partial<Dependency> = {}): Dependency {
  const target = to.startsWith("group:") ? to : answers.urn(to);
  return {
    from: answers.urn(from),
    to: target,
    kind: "needs",
    origin: "catalogue",
    property: null,
    fact: null,
    ...given,
  };
}

function graphOf(given: Pick<DependencyGraph, "nodes" | "dependencies">, members: readonly string[]): DependencyGraph {
  return {
    ...given,
    groups: [
      {
        id: "group:nodes",
        name: "nodes",
        kind: "required",
        members: members.map((name) => answers.urn(name)),
        required: 1,
        requiredAtMost: 1,
        facts: [],
        membersFact: null,
        crossZone: "inherits",
        takeover: null,
        primary: null,
        perMember: null,
        origin: "declared",
      },
    ],
    services: [
      {
        name: "order-entry",
        entries: [answers.urn("edge")],
        needs: [],
        survives: [{ level: "zone", rto: null, rpo: null }],
        survivesChange: false,
        capacity: null,
        repairable: null,
        keepsData: null,
        independentOf: [],
        origin: "declared",
        severity: "error",
      },
    ],
    domains: [],
    variables: [],
    facts: [],
    changes: [],
    assumptions: [],
    corrections: [],
    gaps: [],
  };
}
