import fc from "fast-check";
import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { prComment } from "../../../analyzer/reporters/pr-comment.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";
import { anyName, everyHostileName } from "./hostile-names.ts";

const options = { columns: 80, colour: true };

describe("pr-comment", () => {
  test.each([
    ["one-zone", answers.oneZone],
    ["passing", answers.passing],
    ["accepted", answers.acceptedThroughout("by us")],
  ])("%s reads as its golden file", (name, answer) => expectGolden(`${name}.comment.md`, prComment(answer, options)));

  test("the mark is the same whatever the verdict, and another for another stack", () => {
    const markOf = (stack: string, verdict: "pass" | "fail") =>
      prComment(answers.check(answers.report({ stack, verdict })), options).split("\n")[0];
    expect(markOf("demo", "pass")).toBe(markOf("demo", "fail"));
    expect(markOf("demo", "pass")).toMatch(/^<!-- faultline: trading\/demo -->$/);
    expect(markOf("live", "pass")).not.toBe(markOf("demo", "pass"));
  });

  test("of several stacks the mark does not depend on which could be read", () => {
    const both = answers.check(answers.report(), answers.report({ stack: "live" }));
    const one = answers.acceptedThroughout("live");
    expect(prComment(one, options).split("\n")[0]).toBe(prComment(both, options).split("\n")[0]);
  });

  test("where nothing was found it is a heading and a sentence", () => {
    const lines = prComment(answers.passing, options).split("\n").filter(Boolean);
    expect(lines).toHaveLength(3);
  });

  test("a comment is never longer than platforms accept, and says what it leaves out", () => {
    const findings = Array.from({ length: 400 }, (_, index) =>
      answers.finding({ message: `${index} ${"long ".repeat(100)}` }),
    );
    const comment = prComment(answers.check(answers.report({ findings, verdict: "fail" })), options);
    expect(comment.length).toBeLessThan(65_000);
    expect(comment).toMatch(/\d+ more parts can't be shown/);
  });

  test("whatever a resource is called, no tag, link, image or mention comes of it, and every fold is closed", () => {
    const holds = (name: string) => {
      for (const answer of [answers.namedThroughout(name), answers.acceptedThroughout(name)]) {
        const comment = prComment(answer, options);
        const html = markdownIt({ html: true, linkify: true }).render(comment);
        const tags = [...html.matchAll(/<(\/?[a-z!][^\s>]*)/gi)].map(([, tag = ""]) => tag.replace("/", ""));
        const own = ["!--", "h3", "p", "b", "details", "summary", "ul", "li", "ol", "strong"];
        expect(tags.filter((tag) => !own.includes(tag))).toEqual([]);
        expect(count(html, "<details>")).toBe(count(html, "</details>"));
        expect(count(html, "<!--")).toBe(count(html, "-->"));
        expect(html).not.toMatch(/@\w/);
      }
    };
    for (const name of everyHostileName) holds(name);
    fc.assert(fc.property(anyName, holds));
  });
});

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
