import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { listStacks, readProject } from "../../analyzer/readers/project.ts";
import { root, runFaultline } from "../analyzer/cli/run-faultline.ts";
import { expectGolden, updating } from "../golden.ts";

const folder = new URL("./golden/", import.meta.url);
const stacks = listStacks(readProject(root));

/** Each runs the program once; on a machine that does much else, that takes a while. */
const patience = 60_000;

/** What a person at a terminal of 80 columns has before them after a command: what they typed, what came, what it exits with. */
async function session(...given: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runFaultline(given, { environment: { COLUMNS: "80" } });
  expect(stderr).toBe("");
  return `$ npm run -s faultline -- ${given.join(" ")}\n${stdout}$ echo $?\n${exitCode}\n`;
}

test.each(stacks)(
  "the gate says of %s what its golden file says, in 80 columns",
  async (stack) => {
    const shown = await session("check", "--stack", stack);
    expect(shown.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expectGolden(new URL(`${stack}.txt`, folder), shown);
  },
  patience,
);

test.each(stacks)(
  "the report on %s reads as its golden file",
  async (stack) => {
    const { exitCode, stdout, stderr } = await runFaultline(["report", "--stack", stack]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expectGolden(new URL(`${stack}.md`, folder), stdout);
  },
  patience,
);

test.skipIf(updating)("no golden file outlives its stack", () => {
  const expected = stacks.flatMap((stack) => [`${stack}.md`, `${stack}.txt`]);
  expect(readdirSync(folder).toSorted()).toEqual(expected.toSorted());
});
