import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { analyze } from "../../analyzer/analyze.ts";
import { catalogue, regions } from "../../analyzer/catalogue/index.ts";
import type { ResourceRecord, Snapshot } from "../../analyzer/model/snapshot.ts";
import { previewProgram } from "../../analyzer/readers/embedded-preview/preview-program.ts";
import { noObjectives } from "../../analyzer/readers/objectives.ts";
import { readState } from "../../analyzer/readers/state/read-state.ts";
import { rules } from "../../analyzer/rules/index.ts";
import { describeEngine } from "./describe-engine.ts";
import { openStack } from "./run-pulumi.ts";
import { root } from "./temporary-programs.ts";

const scratch = mkdtempSync(join(tmpdir(), "faultline-states-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const zones = {
  "ap-east-1": ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
  "ap-southeast-1": ["ap-southeast-1a"],
  "cn-hongkong": ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"],
};

function survivals(snapshot: Snapshot): ReadonlyMap<string, string> {
  const { services } = analyze(snapshot, noObjectives, { catalogue, rules });
  return new Map(
    services.flatMap(({ name, levels }) =>
      Object.entries(levels).map(([level, held]) => [`${name} and the loss of a ${level}`, held] as const),
    ),
  );
}

/** What every way in must agree on, however much it knows of values. */
const structure = (resources: readonly ResourceRecord[]) =>
  resources.map(({ urn, origin, parent, provider, dependencies, propertyDependencies }) => ({
    ...{ urn, parent, provider, dependencies, propertyDependencies },
    origin: origin === "remote-component" ? "component" : origin,
  }));

describeEngine("what Pulumi itself writes to files", (pulumi) => {
  it.each(["two-clouds", "unknown-places", "kept-secrets"])(
    "%s: plan and state tell of the stack that the program describes, and turn no verdict",
    { timeout: 240_000 },
    async (name) => {
      const programDir = join(root, "test/fixtures/programs", name);
      const under = { pulumi, programDir, stack: "dev", passphrase: "tests only" };
      const stack = await openStack({ ...under, surroundings: { zones, existing: { "vpc-0123": {} } } });
      const file = (form: string) => join(scratch, `${name}.${form}.json`);
      try {
        const planned = await stack.run("preview", ["--save-plan", file("plan")], { PULUMI_EXPERIMENTAL: "true" });
        expect(planned.exitCode).toBe(0);
        writeFileSync(file("preview"), (await stack.run("preview", ["--json"])).stdout);
        expect((await stack.run("up")).exitCode).toBe(0);
        writeFileSync(file("state"), await stack.exportState());
        writeFileSync(file("sames"), (await stack.run("preview", ["--json", "--show-sames"])).stdout);
      } finally {
        stack.close();
      }
      vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", under.passphrase);
      const program = await previewProgram({
        directory: programDir,
        stack: "dev",
        timeout: 300,
        typeCheck: false,
        lookupAnswers: {
          regions: regions.map(({ provider, name: region, zones: known }) => ({ provider, region, zones: known })),
        },
      }).finally(() => vi.unstubAllEnvs());
      const before = survivals(program);
      expect(before.size).toBeGreaterThan(0);
      for (const form of ["plan", "preview", "state", "sames"]) {
        const read = readState(file(form));
        expect(read.completeness).toEqual({ kind: "whole" });
        expect(read.resources.map(({ urn }) => urn)).toEqual(program.resources.map(({ urn }) => urn));
        if (form === "state") expect(structure(read.resources)).toEqual(structure(program.resources));
        const after = survivals(read);
        for (const [question, answer] of before) {
          if (answer !== "undetermined")
            expect(`${form}: ${question}: ${after.get(question)}`).toBe(`${form}: ${question}: ${answer}`);
        }
        for (const secret of ["correct-horse-battery", "tok-5e1f0c77aa", "s3cret-Pa55"]) {
          if (name === "kept-secrets") expect(JSON.stringify(read)).not.toContain(secret);
        }
      }
      expect(readFileSync(file("state"), "utf8")).toContain('"version": 3');
    },
  );
});
