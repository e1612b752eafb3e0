import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { announcePack, leaveMark, takeMark } from "../../../analyzer/readers/guard-mark.ts";
import { temporaryProject } from "./temporary-project.ts";

const run = { PULUMI_LOG_OTLP_ENDPOINT: "localhost:4711" };
const stack = { project: "shop", stack: "dev" };
const told = { ...stack, findings: ["a", "b"] };
let folder = "";

beforeEach(() => {
  vi.unstubAllEnvs();
  folder = temporaryProject({});
  vi.stubEnv("TMPDIR", folder);
});

function note(): string {
  return join(folder, readdirSync(folder)[0] ?? expect.fail("no note was left"));
}

describe("what the guard has told", () => {
  it("is known once to the pack of the same run, and leaves nothing behind", () => {
    announcePack(run);
    leaveMark(told, run);
    expect(takeMark(stack, run)).toEqual(["a", "b"]);
    expect(takeMark(stack, run)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is written nowhere where no pack is at work", () => {
    leaveMark(told, run);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [stack, { PULUMI_LOG_OTLP_ENDPOINT: "localhost:4712" }],
    [{ ...stack, project: "other" }, run],
    [{ ...stack, stack: "production" }, run],
    [stack, {}],
  ])("is nothing to the pack of another: %j in %j", (asked, environment) => {
    announcePack(run);
    leaveMark(told, run);
    expect(takeMark(asked, environment)).toEqual([]);
  });

  it("is nothing before the guard has told it, whatever an earlier run left", () => {
    announcePack(run);
    leaveMark(told, run);
    announcePack(run);
    expect(takeMark(stack, run)).toEqual([]);
  });

  it.each(["", "{}", "[]", "null", '{"project":"shop","stack":"dev","findings":[1]}', "{"])(
    "is nothing where the note says %j",
    (text) => {
      announcePack(run);
      writeFileSync(note(), text);
      expect(takeMark(stack, run)).toEqual([]);
    },
  );
});

describe("a link in the note's place", () => {
  it("is neither followed nor written through", () => {
    const precious = JSON.stringify({ ...stack, findings: ["kept"] });
    announcePack(run);
    const file = note();
    takeMark(stack, run);
    writeFileSync(join(folder, "precious.json"), precious);
    symlinkSync(join(folder, "precious.json"), file);
    leaveMark(told, run);
    expect(takeMark(stack, run)).toEqual([]);
    announcePack(run);
    expect(readFileSync(join(folder, "precious.json"), "utf8")).toBe(precious);
    expect(existsSync(file)).toBe(true);
  });
});

it("where nothing can be written nothing happens", () => {
  vi.stubEnv("TMPDIR", join(folder, "gone"));
  expect(() => announcePack(run)).not.toThrow();
  expect(() => leaveMark(told, run)).not.toThrow();
  expect(takeMark(stack, run)).toEqual([]);
});
