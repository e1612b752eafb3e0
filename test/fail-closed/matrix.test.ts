import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "../../analyzer/cli/run.ts";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../analyzer/readers/embedded-preview/preview-program.ts";
import { expectGolden } from "../golden.ts";
import { ask, layOut, leaveState } from "./ask.ts";
import type { Command, Fault } from "./fault.ts";
import { commands, engineWays } from "./fault.ts";
import { faults } from "./matrix.ts";
import { exitCodeOf, matrixPage } from "./table.ts";

// Each program is run once, and every way is given what came of it: running it takes a second, asking about it none.
vi.mock(import("../../analyzer/readers/embedded-preview/preview-program.ts"), async (original) => {
  const { previewProgram: preview } = await original();
  const known = new Map<string, ReturnType<typeof preview>>();
  return {
    previewProgram: (asked) => {
      const before = known.get(asked.directory) ?? preview(asked);
      known.set(asked.directory, before);
      return before;
    },
  };
});

const laidOut = layOut();
const scratch = mkdtempSync(join(tmpdir(), "faultline-earlier-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const nothing: Fault = {
  fault: "nothing",
  exitCode: 1,
  says: /./,
  engine: { guard: { never: "" }, "policy pack": { never: "" } },
};
const earlier = join(scratch, "earlier.json");
let well: Snapshot;

beforeAll(async () => {
  const { folder } = laidOut(nothing);
  const { exitCode } = await run([
    "report",
    folder,
    "--stack",
    "dev",
    "--format",
    "json",
    "--report",
    `json=${earlier}`,
  ]);
  expect(exitCode).toBe(0);
  well = await previewProgram({
    directory: folder,
    stack: "dev",
    timeout: 60,
    typeCheck: false,
    lookupAnswers: { regions: [] },
    onProgramOutput: () => {},
  });
}, 60_000);

test.each(commands)("nothing is wrong: %s exits 0", async (command) => {
  const laid = laidOut(nothing);
  leaveState(laid, well);
  expect(await ask(command, laid, earlier)).toMatchObject({ exitCode: 0 });
});

const plainly = (said: string) => said.replaceAll(/\s+/g, " ");

/** What a way is to say. */
function expected(fault: Fault, command: Command): { readonly exitCode: number; readonly says: RegExp } {
  return { exitCode: exitCodeOf(fault, command), says: fault.otherwise?.[command]?.says ?? fault.says };
}

describe.each(faults.map((fault) => [fault.fault, fault] as const))("%s", (_title, fault) => {
  const laid = laidOut(fault);
  const met = commands.filter((command) => fault.never?.[command] === undefined);

  // One after the other: a program that is run is run in the first of them.
  test.runIf(met.length > 0)("is named, and is no pass, in each way that meets it", { timeout: 60_000 }, async () => {
    leaveState(laid, well);
    for (const command of met) {
      const { exitCode, says } = expected(fault, command);
      const answered = await ask(command, laid, earlier);
      expect(plainly(answered.said), command).toMatch(says);
      if (fault.keeps !== undefined) expect(answered.said, command).not.toMatch(fault.keeps);
      expect(answered.exitCode, `${command}: ${answered.said}`).toBe(exitCode);
    }
  });
});

test("what the real engine can meet is shown there, and of all else the reason is given", () => {
  const titles = new Map<string, string>();
  const missing = faults.flatMap(({ fault, engine }) =>
    engineWays
      .filter((way) => {
        const shown = engine[way];
        if ("never" in shown) return shown.never.length < 10;
        const text = titles.get(shown.file) ?? readFileSync(shown.file, "utf8");
        titles.set(shown.file, text);
        return !text.includes(shown.title);
      })
      .map((way) => `${fault}: ${way}`),
  );
  expect(missing).toEqual([]);
});

test("the page of the matrix is what the rows say", () => {
  expectGolden(new URL("README.md", import.meta.url), matrixPage(faults));
});

test("the faults are at least 25, each once, and every way meets many", () => {
  expect(new Set(faults.map(({ fault }) => fault)).size).toBe(faults.length);
  expect(faults.length).toBeGreaterThanOrEqual(25);
  const meetings = commands.map((command) => faults.filter(({ never }) => never?.[command] === undefined).length);
  expect(Math.min(...meetings)).toBeGreaterThan(20);
  for (const way of engineWays) expect(faults.filter(({ engine }) => "file" in engine[way]).length).toBeGreaterThan(8);
});
