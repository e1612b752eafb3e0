import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { github } from "../../../analyzer/reporters/github.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";
import { acting, anyName, everyHostileName } from "./hostile-names.ts";

const options = { columns: 80, colour: true };

describe("github", () => {
  test.each([
    ["one-zone", answers.oneZone],
    ["passing", answers.passing],
    ["accepted", answers.acceptedThroughout("by us")],
  ])("%s reads as its golden file", (name, answer) => expectGolden(`${name}.github.txt`, github(answer, options)));

  test("each finding is one annotation at its line, and the verdict a notice", () => {
    const found = answers.finding({ subjects: [answers.urn("match-0")] });
    const annotations = github(answers.check(answers.report({ findings: [found] })), { ...options, program: "shop" })
      .trimEnd()
      .split("\n")
      .map(run);
    expect(annotations).toMatchObject([
      { command: "error", properties: { file: "shop/matching.ts", line: "12" } },
      { command: "notice", message: expect.stringMatching(/^PASS/) },
    ]);
  });

  test("what was accepted is no error, and a stack that could not be read is one", () => {
    const lines = github(answers.acceptedThroughout("x"), options).trimEnd().split("\n").map(run);
    expect(lines.map(({ command }) => command)).toEqual(["notice", "notice", "notice", "notice", "notice", "error"]);
  });

  test("whatever a resource is called, every line is one command of ours and the name is in its message", () => {
    const holds = (name: string) => {
      const lines = github(answers.namedThroughout(name), options).split("\n");
      expect(lines.pop()).toBe("");
      expect(lines).toHaveLength(2);
      const [error, notice] = lines.map(run);
      expect(Object.keys(error?.properties ?? {})).toEqual(["file", "line", "title"]);
      expect(error?.properties.line).toBe("3");
      expect(Object.keys(notice?.properties ?? {})).toEqual(["title"]);
      expect(error?.message).not.toMatch(acting);
      for (const line of github(answers.acceptedThroughout(name), options).trimEnd().split("\n"))
        expect(["notice", "error"]).toContain(run(line).command);
    };
    for (const name of everyHostileName) holds(name);
    fc.assert(fc.property(anyName, holds));
  });

  test("signs that the runner unescapes come back as they were", () => {
    const name = "100%25, a:b %0A::x";
    const [line = ""] = github(answers.namedThroughout(name), options).split("\n");
    expect(run(line).properties.file).toBe(`${name}/x.ts`);
    expect(run(line).message.split("\n")[0]).toBe(name);
  });
});

/** A workflow command as GitHub's runner reads it: split at the first `::`, properties at commas, then the escapes undone. */
function run(line: string): {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
} {
  expect(line.trimStart().startsWith("::")).toBe(true);
  const end = line.indexOf("::", 2);
  expect(end).toBeGreaterThan(2);
  const [command = "", ...rest] = line.slice(2, end).split(" ");
  const told = rest.join(" ");
  const properties =
    told === ""
      ? []
      : told.split(",").map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]);
  const data = (text: string) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  return {
    command,
    properties: Object.fromEntries(
      properties.map(([key = "", value = ""]) => [key, data(value.replaceAll("%3A", ":").replaceAll("%2C", ","))]),
    ),
    message: data(line.slice(end + 2)),
  };
}
