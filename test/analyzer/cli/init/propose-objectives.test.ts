import fc from "fast-check";
import { expect, it, test } from "vitest";
import { proposeObjectives } from "../../../../analyzer/cli/init/propose-objectives.ts";
import { selectorOf } from "../../../../analyzer/cli/init/selector-of.ts";
import { matchesSelector } from "../../../../analyzer/graph/algorithms/matches-selector.ts";
import type { DependencyGraph, GraphNode, RedundancyGroup, Service } from "../../../../analyzer/model/graph.ts";
import type { ServiceReport } from "../../../../analyzer/model/report.ts";
import { parseObjectives } from "../../../../analyzer/readers/parse-objectives.ts";
import { serverNodes } from "../../../builders/findings.ts";
import { report, service } from "../../reporters/answers.ts";

type Named = Pick<GraphNode, "id" | "type" | "name" | "label">;

function graph(nodes: readonly Named[], given: Partial<DependencyGraph> = {}): DependencyGraph {
  return { nodes, services: [], groups: [], gaps: [], ...given } as unknown as DependencyGraph;
}

const entered = (name: string, ...entries: readonly string[]): Service =>
  ({ name, entries, needs: [], survives: [], origin: "assumed", severity: "error" }) as unknown as Service;

function proposal(services: readonly ServiceReport[], stack: DependencyGraph): string {
  return proposeObjectives(report({ services }), stack, "./schemas/faultline.schema.json");
}

test("what is proposed is read back: each service, its entry, and a zone to be survived", () => {
  const nodes = serverNodes("web-1", "web-2", "db");
  const [web1, web2, db] = nodes.map(({ id }) => id);
  const group = { id: "group:web", kind: "pool", members: [web1, web2] } as unknown as RedundancyGroup;
  const text = proposal(
    [service("web", { zone: "yes" }), service("db", { instance: "no", zone: "undetermined" })],
    graph(nodes, { services: [entered("web", "group:web"), entered("db", db ?? "")], groups: [group] }),
  );
  const stated = parseObjectives(text, "faultline.yaml");
  expect(stated.services.map(({ name, entry, survives }) => [name, entry, survives.map(({ level }) => level)])).toEqual(
    [
      ["web", "alicloud:ecs/instance:Instance::web-*", ["zone"]],
      ["db", "alicloud:ecs/instance:Instance::db", ["zone"]],
    ],
  );
  expect(text).toContain("# yaml-language-server: $schema=./schemas/faultline.schema.json\n");
  expect(text).toContain(
    "# Today: survives the loss of any one instance or zone; does not survive region or provider.",
  );
  expect(text).toContain("can't be told for zone");
  expect(text).toMatch(/"alicloud:ecs\/instance:Instance::db"\n {4}survives: zone {4}# not shown to hold today/);
});

test("a suspected group is a comment, and a statement once its signs are taken away", () => {
  const nodes = serverNodes("voter-1", "voter-2", "voter-3");
  const group = {
    id: "group:look",
    kind: "suspected",
    members: nodes.map(({ id }) => id),
  } as unknown as RedundancyGroup;
  const text = proposal([], graph(nodes, { groups: [group] }));
  expect(parseObjectives(text, "faultline.yaml").groups).toEqual([]);
  const [before = "", block = ""] = text.split(/^(?=# groups:)/m);
  const uncommented = before + block.replaceAll(/^# /gm, "");
  expect(parseObjectives(uncommented, "faultline.yaml").groups).toMatchObject([
    { name: "voter", members: "alicloud:ecs/instance:Instance::*", rule: { kind: "required", required: 3 } },
  ]);
});

test("nothing found is said, and is still a file that can be read", () => {
  const text = proposal(
    [],
    graph([], { gaps: [{ kind: "unknown-roots", roots: [], types: ["x:y:Z"], decides: true }] }),
  );
  expect(parseObjectives(text, "faultline.yaml").services).toEqual([]);
  expect(text).toContain("Nobody knows whether these make services as well: x:y:Z.");
});

test("whatever resources and services are called, the file is read and its entries match them", () => {
  const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  const names = fc.uniqueArray(
    fc.oneof(word, fc.constantFrom("__proto__", "null", "yes", "a: b", "#", "- x", "::", "*")),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(names, (called) => {
      const nodes = called.map((name, index) => ({
        id: `n${index}`,
        type: "aws:ec2/instance:Instance",
        name,
        label: `server ${name}`,
      }));
      const text = proposal(
        called.map((name) => service(name, {}, { entries: [`server ${name}`] })),
        graph(nodes, { services: called.map((name, index) => entered(name, `n${index}`)) }),
      );
      const { services } = parseObjectives(text, "faultline.yaml");
      expect(services).toHaveLength(called.length);
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      for (const [index, node] of nodes.entries()) {
        const { entry } =
          services.find(({ name }) => name === node.name || name === `service ${node.name}`) ?? expect.fail(`${index}`);
        expect(matchesSelector(entry, node)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it.each<readonly [readonly string[], readonly string[], string]>([
  [["web-1"], ["web-2"], "t::web-1"],
  [["web-1", "web-2"], ["db"], "t::web-*"],
  [["a-node", "b-node"], ["db"], "t::*-node"],
  [["web-1", "web-2"], [], "t::*"],
  [["one two"], ["x"], "t::one*two"],
])("%j among %j is selected by %s", (chosen, others, selector) => {
  const node = (name: string) => ({ id: name, type: "t", name }) as unknown as GraphNode;
  const nodes = [...chosen, ...others].map(node);
  expect(selectorOf(nodes.slice(0, chosen.length), nodes)).toBe(selector);
});
