import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { analyze } from "../../analyzer/analyze.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import type { Snapshot } from "../../analyzer/model/snapshot.ts";
import { readObjectives } from "../../analyzer/readers/objectives.ts";
import { rules } from "../../analyzer/rules/index.ts";
import { levelsOf, readProgram } from "../corpus.ts";
import { describeEngine } from "./describe-engine.ts";
import { runPulumi } from "./run-pulumi.ts";
import { readSnapshotOf } from "./snapshots.ts";
import { root, temporaryPrograms } from "./temporary-programs.ts";

const fixtures = join(root, "test", "fixtures");
const project = join(fixtures, "programs", "awsx-shop");
const programs = temporaryPrograms();

let provider: { readonly attach: string; end(): void } | undefined;

/** The component provider, a process of its own; it says on which port it listens. */
beforeAll(async () => {
  const start = join(root, "test", "engine", "fixtures", "component-provider", "start.ts");
  const child = spawn(process.execPath, [start, "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
    child.once("exit", (code) => reject(new Error(`the component provider ended with ${code}`)));
  });
  provider = { attach: `awsx:${port}`, end: () => child.kill() };
}, 120_000);
afterAll(() => provider?.end());

describeEngine("remote components, their children seen", (pulumi) => {
  it.each(["dev", "one-nat", "one-task", "one-zone"])(
    "agree with what the embedded preview knows of them: %s",
    async (stack) => {
      const programDir = programs.wrap(project, `import ${JSON.stringify(join(project, "index.ts"))};`);
      const file = join(programDir, "pack.json");
      const result = await runPulumi({
        pulumi,
        programDir,
        stack,
        command: "preview",
        args: ["--policy-pack", join(fixtures, "snapshot-pack")],
        attach: provider?.attach ?? "",
        env: { FAULTLINE_TEST_PACK_SNAPSHOT: file },
        surroundings: { zones: { "eu-west-1": ["eu-west-1a", "eu-west-1b", "eu-west-1c"] } },
      });
      expect(result.stdout + result.stderr).toContain("snapshot-pack");
      expect(result.exitCode).toBe(0);

      const pack = readSnapshotOf(file);
      const embedded = await readProgram(programDir, stack);
      expect(childrenIn(embedded.snapshot)).toEqual(childrenIn(pack));

      const engine = levelsOf(analyze(pack, readObjectives(programDir), { catalogue, rules }));
      const known = levelsOf(embedded.report);
      for (const [name, levels] of Object.entries(engine)) {
        for (const [level, answer] of Object.entries(levels)) {
          const told = Object.entries(known[name] ?? {}).find(([one]) => one === level)?.[1];
          // The engine passes a list on as unknown whose length the embedded preview knows: it may know more, and nothing else.
          if (answer !== "undetermined") expect([name, level, told]).toEqual([name, level, answer]);
        }
      }
      if (stack !== "dev") expect(known.shop?.zone).toBe("no");
    },
    300_000,
  );
});

/** Of what is taken out of an argument, a provider's SDK says only that it was made from all of that argument. */
const coarse = ["containerDefinitions", "loadBalancers"];

/** Type, name and what decides the place of each resource that a provider makes, and what each of its properties was made from. */
function childrenIn({ resources }: Snapshot): readonly unknown[] {
  return resources
    .filter(({ origin }) => origin === "managed")
    .map(({ type, name, properties, propertyDependencies }) => {
      const named = Object.entries(propertyDependencies)
        .filter(([property]) => !coarse.includes(property))
        .map(([property, urns]) => [property, urns.map(typeAndName)]);
      const decides = ["availabilityZone", "desiredCount", "launchType", "availabilityZoneRebalancing"];
      return [type, name, Object.fromEntries(named), decides.map((property) => properties[property] ?? null)];
    })
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Under which parent a package puts a child is its own affair. */
function typeAndName(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.split("$").at(-1)}::${name}`;
}
