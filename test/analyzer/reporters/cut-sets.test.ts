import { describe, expect, it } from "vitest";
import { combine } from "../../../analyzer/analyze.ts";
import type { WaysReport } from "../../../analyzer/model/cut-sets.ts";
import { reporters } from "../../../analyzer/reporters/index.ts";
import { passing } from "./answers.ts";

const zone = (name: string) => ({
  id: `alicloud/cn-hongkong/${name}`,
  kind: "zone" as const,
  label: name,
  within: [],
  aliases: [],
});
const domains = [
  zone("cn-hongkong-b"),
  zone("cn-hongkong-c"),
  zone("a\u001b[31m|`long`-name-that-a-terminal-would-obey"),
];
const [first = "", second = "", hostile = ""] = domains.map(({ id }) => id);

const ways: WaysReport = {
  of: { kind: "stack", project: "trading", stack: "production", objectives: "faultline.yaml" },
  answer: {
    service: "order-entry",
    reading: "favourable",
    order: 3,
    completeTo: 2,
    complete: false,
    minimalCutSets: "82000000001",
    byOrder: ["1", "82000000000"],
    lostAnyway: false,
    domains: [first, second, hostile],
    sets: [
      { domains: [hostile], probability: 0.25 },
      { domains: [first, second], probability: 0.0001 },
    ],
    isCut: true,
    probability: { lowest: 0.25, highest: 0.251 },
    importance: [
      { domain: hostile, birnbaum: 0.9, fussellVesely: 0.99, riskAchievementWorth: 4, riskReductionWorth: null },
    ],
    method: ["1 part solved"],
    orders: [
      {
        domains: 14,
        chosen: "depth first",
        tried: [
          { order: "depth first", nodes: 812, fits: true },
          {
            order: "heaviest first",
            nodes: 1024,
            fits: false,
            sifted: { of: "depth first", nodesBefore: 9, nodesAfter: 7 },
          },
        ],
      },
    ],
  },
  domains,
  labels: {},
  stated: [first, second, hostile].map((domain) => ({ domain, probability: 0.25, source: "own records" })),
  mostNodes: 1000,
  tree: null,
};

const [oneStack] = passing.kind === "check" ? passing.stacks : [];
if (oneStack === undefined) throw new Error("an answer of the gate is expected");

const page = { columns: 80, colour: false } as const;
const answer = { kind: "cut-sets", ways } as const;

describe("as text", () => {
  const text = reporters.text.report(answer, page);

  it("says how many by order, which reading, what bound, and never wider than the terminal", () => {
    expect(text).toContain("order  2  82,000,000,000");
    expect(text).toContain("Most favourable reading");
    expect(text.replaceAll(/\s+/g, " ")).toContain("beyond order 2 it would have taken more than 1,000 nodes");
    expect(text).toContain("and 81,999,999,999 more");
    expect(text).toContain("zone cn-hongkong-b + zone cn-hongkong-c");
    expect(text.replaceAll(/\s+/g, " ")).toContain("certainly between 0.2500 and 0.2510");
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(text).not.toContain("\u001b");
  });

  it("guesses no probability: it names what none is stated of", () => {
    const unstated = {
      ...ways,
      answer: { ...ways.answer, probability: null, importance: [] },
      stated: ways.stated.slice(0, 2),
    };
    const said = reporters.text.report({ kind: "cut-sets", ways: unstated }, page).replaceAll(/\s+/g, " ");
    expect(said).toContain("states none for 1 of 3 domains");
    expect(said).toContain("no provider's SLA percentage is taken for one");
  });

  it("tells a service that is lost anyway", () => {
    const gone = {
      ...ways,
      answer: { ...ways.answer, lostAnyway: true, byOrder: [], sets: [{ domains: [], probability: 1 }] },
    };
    expect(reporters.text.report({ kind: "cut-sets", ways: gone }, page)).toContain("lost before anything is");
  });
});

describe("as JSON", () => {
  it("has counts as decimal strings, and an exact probability or bounds", () => {
    const inexact = JSON.parse(reporters.json.report(answer, page));
    expect(inexact).toMatchObject({
      minimalCutSets: "82000000001",
      byOrder: ["1", "82000000000"],
      complete: false,
      completeTo: 2,
      probability: null,
      probabilityBounds: { lowest: 0.25, highest: 0.251 },
    });
    const exact = { ...ways, answer: { ...ways.answer, probability: { lowest: 0.25, highest: 0.25 } } };
    expect(JSON.parse(reporters.json.report({ kind: "cut-sets", ways: exact }, page)).probability).toBe(0.25);
  });
});

describe("as Markdown", () => {
  it("keeps names out of markup, and tables whole", () => {
    const markdown = reporters.markdown.report(answer, page);
    expect(markdown).toContain("| 2 | 82,000,000,000 |");
    expect(markdown).not.toContain("\u001b");
    expect(markdown).not.toMatch(/[^\\]\|`long`/);
  });

  it("tells in a stack's report how many ways there are by order, and folds away the smallest ones", () => {
    const { answer: told } = ways;
    const whole = { ...told, completeTo: null, complete: true, byOrder: ["1", "82000000000"] };
    const report = {
      ...oneStack,
      domains,
      ways: [
        {
          service: "a</summary><b>",
          favourable: { ...whole, byOrder: ["0", "7"], minimalCutSets: "7" },
          leastFavourable: whole,
          smallest: [
            { domains: [hostile], sure: false },
            { domains: [first, second], sure: true },
          ],
        },
        { service: "too-large", favourable: null, leastFavourable: told, smallest: [] },
      ],
    };
    const markdown = reporters.markdown.report(combine([report]), page);
    expect(markdown).toContain("| 0 / 1 | 7 / 82,000,000,000 | 0 | 7 / 82,000,000,001 |");
    expect(markdown).toContain("| too-large | ? / 1 | ? / 82,000,000,000 | ? | ? |");
    expect(markdown).toContain("may take a&lt;/summary&gt;&lt;b&gt;</summary>");
    expect(markdown).toMatch(
      /^- .*long.* \(perhaps\)\n- zone cn-hongkong-b \+ zone cn-hongkong-c\n- and 81,999,999,999 more$/m,
    );
    expect(markdown).not.toContain("\u001b");
  });
});
