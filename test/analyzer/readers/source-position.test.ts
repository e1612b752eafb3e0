import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { previewProgram } from "../../../analyzer/readers/embedded-preview/preview-program.ts";
import { framesOf, positionOf, readEveryFrame } from "../../../analyzer/readers/source-position.ts";

const at = (path: string, line = 1) => ({ uri: `file://${path}`, line });

describe("the line that created a resource is", () => {
  test.each<readonly [string, readonly (ReturnType<typeof at> | null)[], string | null]>([
    ["the innermost frame", [at("/shop/index.ts", 7), at("/shop/main.ts", 9)], "index.ts:7"],
    ["in a file beside the program", [at("/infra/network.ts", 3)], "../infra/network.ts:3"],
    ["what called a package", [at("/shop/node_modules/x/y.js"), null, at("/shop/index.ts", 8)], "index.ts:8"],
    ["read off an ES module's frame", [at("/shop/file:/shop/a%2520b.ts", 5)], "a b.ts:5"],
    ["not known where the innermost frame is not", [null, at("/shop/index.ts", 8)], null],
    ["not known where all frames are a package's", [at("/shop/node_modules/x/y.js")], null],
    ["not known where a frame is no file", [{ uri: "https://example.com/x.ts", line: 1 }], null],
    ["not known without a line", [at("/shop/index.ts", 0)], null],
    ["not known without frames", [], null],
  ])("%s", (_, frames, expected) => {
    const position = positionOf(frames, "/shop");
    expect(position === null ? null : `${position.file}:${position.line}`).toBe(expected);
  });

  test("the one position that older SDKs send, and none of the oldest's", () => {
    const frame = { getUri: () => "file:///shop/index.ts", getLine: () => 4 };
    expect(framesOf({ getSourceposition: () => frame })).toEqual([{ uri: "file:///shop/index.ts", line: 4 }]);
    expect(framesOf({ getStacktrace: () => undefined, getSourceposition: () => frame })).toHaveLength(1);
    expect(framesOf({})).toEqual([null]);
  });
});

test("frames are read with and without a function's name", () => {
  const Resource = Object.assign(() => {}, { framePositionRegExp: /^never$/ });
  readEveryFrame({ Resource });
  const read = (line: string) => {
    const { file, line: number } = Resource.framePositionRegExp.exec(line)?.groups ?? {};
    return file === undefined ? undefined : `${file} ${number}`;
  };
  expect(read("    at file:///shop/index.ts:3:15")).toBe("file:///shop/index.ts 3");
  expect(read("    at async file:///shop/index.ts:3:15")).toBe("file:///shop/index.ts 3");
  expect(read("    at new Shop (/a shop/index.ts:3:15)")).toBe("/a shop/index.ts 3");
  expect(read("    at Object.<anonymous> (/shop/index.js:3:15)")).toBe("/shop/index.js 3");
  expect(read("    at Array.map (<anonymous>)")).toBeUndefined();
  expect(read("    at async Promise.all (index 0)")).toBeUndefined();
});

test("an SDK without that pattern is left alone", () => {
  for (const module of [undefined, null, {}, { Resource: class {} }])
    expect(() => readEveryFrame(module)).not.toThrow();
});

describe("of a program that is previewed", () => {
  test.each(["two-clouds", "commonjs", "unknown-places"])(
    "every resource of %s is created on the line that its record names",
    async (name) => {
      const directory = fileURLToPath(new URL(`../../fixtures/programs/${name}`, import.meta.url));
      const { resources } = await previewProgram({
        directory,
        stack: "dev",
        timeout: 60,
        typeCheck: false,
        lookupAnswers: { regions: [] },
      });
      const lines = readFileSync(`${directory}/index.ts`, "utf8").split("\n");
      const created = resources.filter(({ origin }) => ["managed", "component", "read"].includes(origin));
      expect(created.length).toBeGreaterThan(0);
      for (const { source } of created) {
        expect(source?.file).toBe("index.ts");
        expect(lines[(source?.line ?? 0) - 1]).toMatch(/new |\.get\(|super\(/);
      }
    },
    120_000,
  );
});
