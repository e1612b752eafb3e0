import { createRequire } from "node:module";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../analyzer/model/report.ts";
import { mermaid } from "../../../analyzer/reporters/mermaid.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";
import { anyName, everyHostileName } from "./hostile-names.ts";

const options = { columns: 80, colour: true };

interface Flowchart {
  getVertices(): ReadonlyMap<string, { readonly text?: string }>;
  getEdges(): readonly { readonly start: string; readonly end: string }[];
  getSubGraphs(): readonly { readonly id: string; readonly title: string; readonly nodes: readonly string[] }[];
  getTooltip(id: string): string | undefined;
}

let read: (text: string) => Promise<Flowchart>;
beforeAll(async () => {
  // Mermaid's parser cleans labels for a page, with a package that asks for one; here nothing is shown, and all is compared.
  const require = createRequire(import.meta.resolve("mermaid"));
  const purify = await import(require.resolve("dompurify").replace("purify.cjs.js", "purify.es.mjs"));
  Object.assign(purify.default, { addHook: () => {}, sanitize: (text: string) => text });
  const { default: library } = await import("mermaid");
  library.initialize({ startOnLoad: false });
  await library.parse("flowchart LR\n  a");
  read = async (text) => {
    const { db } = await library.mermaidAPI.getDiagramFromText(text);
    return db as unknown as Flowchart;
  };
});

describe("mermaid", () => {
  test("what stands where reads as its golden file", () =>
    expectGolden("one-zone.mermaid", mermaid(answers.oneZone, options)));

  test("Mermaid reads frames within frames, and a box in each place that a component stands in", async () => {
    const chart = await read(mermaid(answers.oneZone, options));
    expect(
      chart
        .getSubGraphs()
        .map(({ title }) => shown(title))
        .sort(),
    ).toEqual([
      "provider alicloud, takes matching, order-entry and status-page down",
      "region cn-hongkong, takes matching and order-entry down, may take status-page down",
      "trading/demo",
      "zone cn-hongkong-b, may take order-entry down",
      "zone cn-hongkong-c, takes matching and order-entry down",
    ]);
    expect([...chart.getVertices().values()].map(({ text = "" }) => shown(text))).toContain("2 × instance");
  });

  test("other answers are drawn as nothing, and a stack that could not be read says so", async () => {
    const others: readonly Answer[] = [answers.rules, answers.explanation];
    for (const answer of others) expect((await read(mermaid(answer, options))).getVertices().size).toBe(0);
    const chart = await read(mermaid(answers.acceptedThroughout("dev"), options));
    expect(chart.getSubGraphs().map(({ title }) => shown(title))).toContain("dev could not be read");
  });

  test("whatever a resource is called, Mermaid reads the same picture, and no markup in it", async () => {
    const plain = await read(mermaid(answers.namedThroughout("x"), options));
    const holds = async (name: string) => {
      const text = mermaid(answers.namedThroughout(name), options);
      const chart = await read(text);
      expect([...chart.getVertices().keys()]).toEqual([...plain.getVertices().keys()]);
      expect(chart.getEdges().map(({ start, end }) => [start, end])).toEqual(
        plain.getEdges().map(({ start, end }) => [start, end]),
      );
      expect(chart.getSubGraphs().map(({ id, nodes }) => [id, nodes])).toEqual(
        plain.getSubGraphs().map(({ id, nodes }) => [id, nodes]),
      );
      const strings = [...text.matchAll(/"([^"\n]*)"/g)].map(([, inside = ""]) => inside.replaceAll("<br>", ""));
      for (const inside of strings) expect(inside.replaceAll(/#\d+;/g, "")).not.toMatch(/[^\p{L}\p{N} ,.()/×-]/u);
    };
    for (const name of everyHostileName) await holds(name);
    await fc.assert(fc.asyncProperty(anyName, holds), { numRuns: 30 });
  });
});

/** A label as it is painted: Mermaid keeps entities under a guise of its own until then. */
function shown(text: string): string {
  return text.replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
