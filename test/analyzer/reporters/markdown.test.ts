import { describe, expect, test } from "vitest";
import { markdown } from "../../../analyzer/reporters/markdown.ts";
import { literal } from "../../../analyzer/reporters/wording/markdown/literal.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";

const options = { columns: 80, colour: true };

describe("markdown", () => {
  test.each([
    ["one-zone", answers.oneZone],
    ["passing", answers.passing],
    ["rules", answers.rules],
    ["explanation", answers.explanation],
  ])("%s reads as its golden file", (name, answer) => expectGolden(`${name}.md`, markdown(answer, options)));

  test.each(answers.hostileNames)("a resource called %j makes no markup, no cell and no line", (name) => {
    const page = markdown(answers.namedThroughout(name), options);
    const shape = (report: string) =>
      report.split("\n").map((line) => [line.match(/^(#+ |- |\d+\. |\|)?/)?.[0], line.match(/(?<!\\)\|/g)?.length]);
    expect(shape(page)).toEqual(shape(markdown(answers.namedThroughout("plain"), options)));
    expect(page).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
    expect(page.replaceAll("<br>", "")).not.toMatch(/</);
    expect(page).not.toContain("://");
    expect(page.replaceAll("`survives-loss`", "")).not.toMatch(/(?<!\\)[`[\]~$]/);
  });

  test.each([
    ["a|b", "a\\|b"],
    ["a_b *c* `d`", "a\\_b \\*c\\* \\`d\\`"],
    ["[x](http://e)", "\\[x\\](http&#58;//e)"],
    ["<b>&amp;", "&lt;b&gt;&amp;amp;"],
    ["# x", "\\# x"],
    ["- x", "\\- x"],
    ["1. x", "1\\. x"],
    ["a\nb", "a\\\\nb"],
    ["\u001b[0m", "\\\\x1b\\[0m"],
  ])("%j becomes %j", (foreign, shown) => expect(literal(foreign)).toBe(shown));
});
