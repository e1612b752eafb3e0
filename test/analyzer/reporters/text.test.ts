import { describe, expect, test } from "vitest";
import type { Answer } from "../../../analyzer/model/report.ts";
import { columnsOf } from "../../../analyzer/reporters/text/wrap.ts";
import { text } from "../../../analyzer/reporters/text.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";

const plain = (answer: Answer, columns = 80) => text(answer, { columns, colour: false });
const escapeSign = String.fromCharCode(27);
const inColour = new RegExp(`${escapeSign}\\[\\d+m`, "g");

describe("text", () => {
  test.each([
    ["one-zone", answers.oneZone],
    ["passing", answers.passing],
    ["two-stacks", answers.check(...answers.stacksOf(answers.passing), ...answers.stacksOf(answers.oneZone))],
    ["rules", answers.rules],
    ["explanation", answers.explanation],
  ])("%s reads as its golden file", (name, answer) => expectGolden(`${name}.txt`, plain(answer)));

  test.each([40, 60, 80, 132])("no line is wider than %i columns", (columns) => {
    const named = answers.hostileNames.map(answers.namedThroughout);
    const chinese = answers.namedThroughout("撮合引擎".repeat(12));
    for (const answer of [answers.oneZone, answers.explanation, answers.rules, chinese, ...named]) {
      const tooWide = plain(answer, columns)
        .split("\n")
        // A table keeps its columns, which take 70 at most.
        .filter((line) => columnsOf(line) > Math.max(columns, 70));
      expect(tooWide).toEqual([]);
    }
  });

  test("the first line is the verdict", () => {
    expect(plain(answers.oneZone)).toMatch(/^FAIL {2}trading\/demo: objectives broken by 1 cause; 1 undetermined\n/);
    expect(plain(answers.passing)).toMatch(/^PASS {2}trading\/demo: every objective holds\n/);
  });

  test("colour changes nothing but colour", () => {
    const coloured = text(answers.oneZone, { columns: 80, colour: true });
    expect(coloured).toContain(escapeSign);
    expect(coloured.replace(inColour, "")).toBe(plain(answers.oneZone));
    expect(plain(answers.oneZone)).not.toContain(escapeSign);
  });

  test.each(answers.hostileNames)("a resource called %j steers no terminal and starts no line", (name) => {
    const harmless = text(answers.namedThroughout("plain"), { columns: 400, colour: false }).split("\n").length;
    const shown = text(answers.namedThroughout(name), { columns: 4000, colour: false });
    expect(shown).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
    expect(shown.split("\n").length).toBeLessThanOrEqual(harmless);
  });

  test("a proof of 50,000 steps is shown by its beginning and its end", () => {
    const steps = Array.from({ length: 50_000 }, (_, index) =>
      answers.step(
        `${index % 2 === 0 ? "this" : "that one there"} follows ${index}`,
        ...(index === 0 ? [] : [index - 1]),
      ),
    );
    const evidence = [{ kind: "derivation", service: "s", derivation: answers.derivation(...steps) }] as const;
    const shown = plain(answers.check(answers.report({ findings: [answers.finding({ evidence })] })));
    expect(shown).toContain("49976 more steps");
    expect(shown).toContain("50000  that one there follows 49999 [49999]");
    expect(shown.split("\n").length).toBeLessThan(80);
  });

  test("a table marks what is promised and what is open, and says so beneath", () => {
    const open = {
      instance: "undetermined",
      zone: "undetermined",
      region: "undetermined",
      provider: "undetermined",
    } as const;
    const shown = plain(answers.check(answers.report({ services: [answers.service("order-entry", open)] })));
    expect(shown).toMatch(/\n {2}order-entry {2}\?\* {2,}\?\* {2,}\? {2,}\?\s*\n/);
    expect(shown.replace(/\s+/g, " ")).toContain(
      "* promised, within the times that the objectives file states, if any; ? undetermined",
    );
    expect(shown.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("a service whose name is wider than its column keeps its whole name", () => {
    const name = `${"matching-".repeat(8)}x`;
    const shown = plain(answers.check(answers.report({ services: [answers.service(name, {})] })));
    expect(shown).toContain(`\n  ${name}\n`);
  });
});
