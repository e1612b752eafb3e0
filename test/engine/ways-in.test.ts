import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyze, combine } from "../../analyzer/analyze.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import { previewProgram } from "../../analyzer/readers/embedded-preview/preview-program.ts";
import { readObjectives } from "../../analyzer/readers/objectives.ts";
import { text } from "../../analyzer/reporters/text.ts";
import { rules } from "../../analyzer/rules/index.ts";
import { describeEngine } from "./describe-engine.ts";
import type { OpenStack } from "./run-pulumi.ts";
import { openStack } from "./run-pulumi.ts";
import { linesOf, sectionOf } from "./said-by-faultline.ts";
import { guard, policyPack, root, temporaryPrograms } from "./temporary-programs.ts";

const programs = temporaryPrograms();
const surroundings = {
  zones: {
    "ap-east-1": ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
    "cn-hongkong": ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"],
  },
};

const platform = JSON.stringify(join(root, "stacks", "platform.ts"));
const withoutGuard = `
  import * as pulumi from "@pulumi/pulumi";
  import { buildPlatform } from ${platform};
  export const orderEntry = buildPlatform(new pulumi.Config("trading"));`;
const withGuard = `import ${JSON.stringify(guard)};${withoutGuard}`;

/** What `check` says of a stack, as if it were told by another way in. */
async function verdictOn(stack: string, source: "guard" | "policy-pack"): Promise<string> {
  const snapshot = await previewProgram({
    directory: root,
    stack,
    timeout: 60,
    typeCheck: false,
    lookupAnswers: { regions: [] },
  });
  const report = analyze({ ...snapshot, source }, readObjectives(root), { catalogue, rules });
  return linesOf(text(combine([report]), { columns: 72, colour: false }));
}

describeEngine("the guard, with no flag and no variable", (pulumi) => {
  const open = (stack: string) => openStack({ pulumi, programDir: root, stack, surroundings });

  it("is not silenced by the embedded preview's mark, set by hand", async () => {
    const stack = await open("hong-kong-zone-c");
    try {
      const preview = await stack.run("preview", [], { FAULTLINE_EMBEDDED: "1" });
      expect(preview.exitCode).not.toBe(0);
      expect(preview.stdout).toContain("Losing zone cn-hongkong-c");
    } finally {
      stack.close();
    }
  });

  it("fails a preview of hong-kong-zone-c with the verdict of check, and lets nothing be created", async () => {
    const stack = await open("hong-kong-zone-c");
    try {
      const preview = await stack.run("preview");
      expect(preview.exitCode).not.toBe(0);
      expect(preview.stdout).toMatch(/error: FAIL {2}trading\/hong-kong-zone-c: objectives broken by 1 cause/m);
      expect(preview.stdout).toContain("alicloud/cn-hongkong/cn-hongkong-c");
      expect(preview.stdout).toContain("ledger is unavailable");
      const said = linesOf(sectionOf(preview.stdout, "Diagnostics"));
      expect(said).toContain(await verdictOn("hong-kong-zone-c", "guard"));
      expect(preview.stdout + preview.stderr).not.toMatch(/^ +at .*:\d+:\d+\)?$/m);

      const up = await stack.run("up");
      expect(up.exitCode).not.toBe(0);
      expect(up.stdout).toContain("FAIL  trading/hong-kong-zone-c");
      expect(up.deeds).toEqual([]);
    } finally {
      stack.close();
    }
  });

  it("lets production through: preview, deployment, and the preview after it", async () => {
    const stack = await open("production");
    try {
      const up = await stack.run("up");
      // It has a note to tell, so the whole report is told.
      expect(up.stdout).toContain("PASS  trading/production: every objective holds");
      expect(up.exitCode).toBe(0);
      expect(up.created.length).toBeGreaterThan(40);
      const again = await stack.run("preview");
      expect(again.stdout).toContain("PASS  trading/production: every objective holds");
      // The stand-in providers compute no address and no key: what takes one of them stays to be updated, and nothing else may.
      expect(again.stdout).not.toMatch(/ to (create|delete|replace)/);
      expect(again.exitCode).toBe(0);
    } finally {
      stack.close();
    }
  });
});

describeEngine("the policy pack, on the program without the guard", (pulumi) => {
  const programDir = () => programs.wrap(root, withoutGuard);
  const asFlag = ["--policy-pack", policyPack];
  const parts = [
    ["--target", "**::hong-kong-network**"],
    ["--exclude", "**-node-1"],
  ];

  it("fails hong-kong-zone-c under Policies with the verdict of check, and lets nothing be created", async () => {
    const stack = await openStack({ pulumi, programDir: programDir(), stack: "hong-kong-zone-c", surroundings });
    try {
      const unwatched = await stack.run("preview");
      expect(unwatched.exitCode).toBe(0);

      const preview = await stack.run("preview", asFlag);
      expect(preview.exitCode).not.toBe(0);
      const said = linesOf(sectionOf(preview.stdout, "Policies"));
      expect(said).toContain("[mandatory]  objectives");
      expect(said).toContain(await verdictOn("hong-kong-zone-c", "policy-pack"));
      expect(preview.stdout).toContain("Losing zone cn-hongkong-c takes");

      for (const part of parts) {
        const ofPart = await stack.run("preview", [...asFlag, ...part]);
        expect(sectionOf(ofPart.stdout, "Policies")).toContain("Only a part of the stack was read");
        expect(ofPart.exitCode).not.toBe(0);
      }

      const byVariable = await stack.run("up", [], { PULUMI_OPTION_POLICY_PACK: policyPack });
      expect(byVariable.exitCode).not.toBe(0);
      expect(sectionOf(byVariable.stdout, "Policies")).toContain("FAIL  trading/hong-kong-zone-c");
      expect(byVariable.deeds).toEqual([]);
    } finally {
      stack.close();
    }
  });

  it("lets production through, and it is created", async () => {
    const stack = await openStack({ pulumi, programDir: programDir(), stack: "production", surroundings });
    try {
      for (const part of parts) {
        const ofPart = await stack.run("preview", [...asFlag, ...part]);
        expect(sectionOf(ofPart.stdout, "Policies")).toContain("Only a part of the stack was read");
        expect(ofPart.exitCode).not.toBe(0);
      }

      const up = await stack.run("up", asFlag);
      expect(up.stdout).not.toContain("FAIL");
      expect(up.exitCode).toBe(0);
      expect(up.created.length).toBeGreaterThan(40);

      // Now that all of it stands, nothing of it is unknown because it is skipped.
      for (const part of parts) {
        const ofPart = await stack.run("preview", [...asFlag, ...part]);
        expect(ofPart.stdout).not.toContain("FAIL");
        expect(ofPart.exitCode).toBe(0);
      }
    } finally {
      stack.close();
    }
  });
});

describeEngine("a vSwitch that moves", (pulumi) => {
  // The nodes of Hong Kong's spot engine stand in zones b, c and d; the third's vSwitch is moved to b, which takes a majority.
  const moved = (path: string, file: string) =>
    path.endsWith("Pulumi.production.yaml")
      ? file.replace(
          /(products: \[spot\]\n\s+role: primary\n\s+nodes: 3\n\s+zones: \[cn-hongkong-b, cn-hongkong-c), cn-hongkong-d\]/,
          "$1]",
        )
      : file;

  it.each([
    ["guard", withGuard, []],
    ["policy pack", withoutGuard, ["--policy-pack", policyPack]],
  ])("takes the verdict with it: %s", async (_way, program, args) => {
    const programDir = programs.wrap(root, program, moved);
    const stack = await openStack({ pulumi, programDir, stack: "production", surroundings });
    try {
      const preview = await stack.run("preview", args);
      expect(preview.exitCode).not.toBe(0);
      expect(preview.stdout).toContain("FAIL  trading/production: objectives broken by 1 cause");
      expect(linesOf(preview.stdout)).toMatch(/1\. Losing zone cn-hongkong-b [\s\S]*matching-spot[\s\S]*than promised/);
    } finally {
      stack.close();
    }
  });

  describe("back and forth in one program", () => {
    const pair = `
      import * as alicloud from "@pulumi/alicloud";
      import * as pulumi from "@pulumi/pulumi";
      const zones = ["cn-hongkong-b", new pulumi.Config("pair").require("zone")];
      zones.forEach((zoneId, index) => {
        const at = new alicloud.vpc.Switch("net-" + index, { vpcId: "vpc-1", zoneId, cidrBlock: "10.0.0.0/24" });
        new alicloud.ecs.Instance("node-" + index, { imageId: "m-1", instanceType: "ecs.g8i.large", vswitchId: at.id });
      });`;
    const project = {
      "Pulumi.yaml": "name: pair\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.ts\n",
      "Pulumi.test.yaml": "config: { alicloud:region: cn-hongkong }\n",
      "faultline.yaml": `version: 1
services: { ledger: { entry: "*::node-*", survives: zone } }
groups: [{ name: ledger nodes, members: "*::node-*", required: 1 }]
`,
    };
    const inZone = (zone: string) => ["--config", `pair:zone=${zone}`];
    const ways = new Map<string, { readonly stack: OpenStack; readonly args: readonly string[] }>();
    beforeAll(async () => {
      const guarded = programs.write({ ...project, "index.ts": `import ${JSON.stringify(guard)};${pair}` });
      const plain = programs.write({ ...project, "index.ts": pair });
      const open = (programDir: string, env: Readonly<Record<string, string>> = {}) =>
        openStack({ pulumi, programDir, stack: "test", env });
      ways.set("guard", { stack: await open(guarded), args: [] });
      ways.set("policy pack", {
        stack: await open(plain, { FAULTLINE_OBJECTIVES: join(plain, "faultline.yaml") }),
        args: ["--policy-pack", policyPack],
      });
    });
    afterAll(() => {
      for (const { stack } of ways.values()) stack.close();
    });

    it.each([
      ["guard", "cn-hongkong-b", "broken"],
      ["guard", "cn-hongkong-c", "kept"],
      ["policy pack", "cn-hongkong-b", "broken"],
      ["policy pack", "cn-hongkong-c", "kept"],
    ])("%s, second vSwitch in %s: the objective is %s", async (way, zone, kept) => {
      const { stack, args } = ways.get(way) ?? expect.fail(`${way} was not opened`);
      const { exitCode, stdout } = await stack.run("preview", [...args, ...inZone(zone)]);
      if (kept === "kept") {
        expect(stdout).not.toContain("FAIL");
        expect(exitCode).toBe(0);
      } else {
        expect(stdout).toContain("Losing zone cn-hongkong-b takes ledger down.");
        expect(exitCode).not.toBe(0);
      }
    });
  });
});
