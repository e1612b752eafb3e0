import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { EngineWay, Fault } from "../fail-closed/fault.ts";
import { wellProgram } from "../fail-closed/fault.ts";
import { faults } from "../fail-closed/matrix.ts";
import { describeEngine } from "./describe-engine.ts";
import type { OpenStack } from "./run-pulumi.ts";
import { openStack } from "./run-pulumi.ts";
import { linesOf } from "./said-by-faultline.ts";
import { guard, policyPack, temporaryPrograms } from "./temporary-programs.ts";

/** Faults of the matrix that no other test here shows. */
const shown = [
  "places that only deployment tells",
  "a program that makes nothing",
  "a word in faultline.yaml that nobody knows",
  "a selector that matches nothing",
  "a waiver that is over",
];
const shownHere = (way: EngineWay) =>
  faults.filter(({ engine }) => {
    const by = engine[way];
    return "file" in by && by.file === "test/engine/fail-closed.test.ts";
  });
const programs = temporaryPrograms();

function written({ files }: Fault, way: EngineWay): string {
  const all = { ...wellProgram, ...files };
  const text = `${way === "guard" ? `import ${JSON.stringify(guard)};\n` : ""}${all["index.ts"] ?? ""}`;
  const laid = Object.entries(all).flatMap(([path, content]) => (content === null ? [] : [[path, content] as const]));
  return programs.write({ ...Object.fromEntries(laid), "index.ts": text });
}

describeEngine("what is wrong with a stack is no pass on the real engine", (pulumi) => {
  const opened: OpenStack[] = [];
  afterAll(() => {
    for (const stack of opened) stack.close();
  });
  const preview = async (fault: Fault, way: EngineWay) => {
    const programDir = written(fault, way);
    const env: Readonly<Record<string, string>> =
      way === "guard" || fault.files?.["faultline.yaml"] === null
        ? {}
        : { FAULTLINE_OBJECTIVES: join(programDir, "faultline.yaml") };
    const stack = await openStack({ pulumi, programDir, stack: "dev", env });
    opened.push(stack);
    return await stack.run("preview", way === "guard" ? [] : ["--policy-pack", policyPack]);
  };
  const cases = (["guard", "policy pack"] as const).flatMap((way) =>
    shownHere(way).map((fault) => ({ titled: `${fault.fault}: ${way}`, fault, way })),
  );

  it("the matrix sends these here, some for either way", () => {
    expect([...new Set(cases.map(({ fault }) => fault.fault))].toSorted()).toEqual(shown.toSorted());
    for (const way of ["guard", "policy pack"])
      expect(cases.filter((one) => one.way === way).length).toBeGreaterThan(2);
  });

  it.each(cases)("$titled", async ({ fault, way }) => {
    const { exitCode, stdout, stderr } = await preview(fault, way);
    expect(linesOf(stdout + stderr).replaceAll(/\s+/g, " ")).toMatch(fault.says);
    expect(exitCode).not.toBe(0);
  });
});
