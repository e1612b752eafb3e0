import { instance } from "@viz-js/viz";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../analyzer/model/report.ts";
import { dot } from "../../../analyzer/reporters/dot.ts";
import { visible } from "../../../analyzer/reporters/wording/visible.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";
import { anyName, everyHostileName } from "./hostile-names.ts";

const options = { columns: 80, colour: true };

let viz: Awaited<ReturnType<typeof instance>>;
beforeAll(async () => {
  viz = await instance();
});

describe("dot", () => {
  test("what stands where reads as its golden file", () => expectGolden("one-zone.dot", dot(answers.oneZone, options)));

  test("Graphviz reads frames within frames, and a box in each place that a component stands in", () => {
    const { clusters, nodes, edges } = drawn(dot(answers.oneZone, options));
    expect(clusters).toEqual([
      "trading/demo",
      "provider alicloud, takes matching, order-entry and status-page down",
      "region cn-hongkong, takes matching and order-entry down, may take status-page down",
      "zone cn-hongkong-b, may take order-entry down",
      "zone cn-hongkong-c, takes matching and order-entry down",
    ]);
    expect(nodes).toContain("2 × instance");
    expect(edges).toBeGreaterThan(3);
  });

  test("two stacks, one that could not be read, and other answers are drawn as well", () => {
    const both = answers.check(answers.report(), answers.report({ stack: "live" }));
    expect(drawn(dot(both, options)).clusters).toContain("trading/live");
    expect(drawn(dot(answers.acceptedThroughout("dev"), options)).clusters).toContain("dev could not be read");
    const others: readonly Answer[] = [answers.rules, answers.explanation];
    for (const answer of others) expect(drawn(dot(answer, options)).nodes).toEqual([]);
  });

  test("whatever a resource is called, Graphviz reads the same picture, and the name as text", () => {
    const plain = drawn(dot(answers.namedThroughout("x"), options));
    const holds = (name: string) => {
      const picture = drawn(dot(answers.namedThroughout(name), options));
      expect(picture.nodes.length).toBe(plain.nodes.length);
      expect(picture.edges).toBe(plain.edges);
      expect(picture.clusters.length).toBe(plain.clusters.length);
      expect(picture.clusters).toContain(`${visible(name)}/${visible(name)}`);
    };
    for (const name of everyHostileName) holds(name);
    fc.assert(fc.property(anyName, holds), { numRuns: 30 });
  });
});

/** The picture as Graphviz itself reads it; fails where it warns of anything but the width of a letter that its fonts lack. */
function drawn(text: string): {
  readonly clusters: readonly string[];
  readonly nodes: readonly string[];
  readonly edges: number;
} {
  const result = viz.render(text, { format: "json0" });
  expect(result.status).toBe("success");
  expect(result.errors.filter(({ message }) => !message.includes("no value for width"))).toEqual([]);
  const graph: unknown = JSON.parse(result.status === "success" ? result.output : "{}");
  const { objects = [], edges = [] } = graph as {
    readonly objects?: readonly { readonly name: string; readonly label: string }[];
    readonly edges?: readonly object[];
  };
  const labels = (isCluster: boolean) =>
    objects.filter(({ name }) => name.startsWith("cluster_") === isCluster).map(({ label }) => asShown(label));
  return { clusters: labels(true), nodes: labels(false).flatMap((label) => label.split("\n")), edges: edges.length };
}

/** A label as it is painted: escapes and entities resolved. */
function asShown(label: string): string {
  return label
    .replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped))
    .replaceAll("&amp;", "&");
}
