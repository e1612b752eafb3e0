import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngine } from "./describe-engine.ts";
import type { OpenStack } from "./run-pulumi.ts";
import { openStack } from "./run-pulumi.ts";
import { linesOf, sectionOf } from "./said-by-faultline.ts";
import { policyPack, root, temporaryPrograms } from "./temporary-programs.ts";

const programs = temporaryPrograms();
const trace = /^\s+at .+:\d+:\d+\)?$/m;

/** Two servers of which each would do; where the second stands is configured. */
const files = {
  "index.ts": `await import("./" + (process.env.PROGRAM ?? "pair.ts"));`,
  "pair.ts": `
    import * as aws from "@pulumi/aws";
    for (const zone of ["ap-east-1a", "ap-east-1b"]) {
      const subnet = new aws.ec2.Subnet("net-" + zone, { vpcId: "vpc-1", availabilityZone: zone });
      new aws.ec2.Instance("node-" + zone, { ami: "ami-1", instanceType: "t3.nano", subnetId: subnet.id });
    }`,
  "empty-asset.ts": `
    import * as aws from "@pulumi/aws";
    import * as pulumi from "@pulumi/pulumi";
    new aws.s3.BucketObject("empty", { bucket: "files", source: new pulumi.asset.StringAsset("") });`,
  "any-one.yaml": `version: 1
services: { ledger: { entry: "*::node-*", survives: zone } }
groups: [{ name: ledger nodes, members: "*::node-*", required: 1 }]
`,
  "both.yaml": `version: 1
services: { ledger: { entry: "*::node-*", survives: zone } }
groups: [{ name: ledger nodes, members: "*::node-*", required: 2 }]
`,
  // Reads the gate's own rules and puts one before them, then is the gate.
  "throwing-pack/package.json": JSON.stringify({
    name: "throwing",
    version: "0.0.1",
    type: "module",
    main: "start.mjs",
  }),
  "throwing-pack/PulumiPolicy.yaml": "runtime: nodejs\n",
  "throwing-pack/start.mjs": `import "./throwing-rule.mjs"; import ${JSON.stringify(join(policyPack, "policies.ts"))};`,
  "throwing-pack/throwing-rule.mjs": `
    import { rules } from ${JSON.stringify(join(root, "analyzer", "rules", "index.ts"))};
    rules.unshift({ ...rules[0], id: "always-throws", check: () => { throw new Error("a rule went wrong"); } });`,
};

describeEngine("the policy pack", (pulumi) => {
  let programDir = "";
  let stack: OpenStack | undefined;
  const subnet = "urn:pulumi:test::shop::aws:ec2/subnet:Subnet::net-ap-east-1a";
  beforeAll(async () => {
    programDir = programs.write(files);
    stack = await openStack({ pulumi, programDir, stack: "test", timeout: 60_000 });
  });
  afterAll(() => stack?.close());

  const preview = async (env: Readonly<Record<string, string>>, args: readonly string[] = [], pack = policyPack) => {
    const run = await (stack?.run("preview", ["--policy-pack", pack, ...args], env) ?? expect.fail());
    return { ...run, policies: linesOf(sectionOf(run.stdout, "Policies")) };
  };

  it("takes its objectives from FAULTLINE_OBJECTIVES", async () => {
    const kept = await preview({ FAULTLINE_OBJECTIVES: join(programDir, "any-one.yaml") });
    expect(kept.policies).not.toContain("[mandatory]");
    expect(kept.exitCode).toBe(0);
  });

  it("takes them from its configuration first, relative to its own folder or absolute", async () => {
    const config = join(programDir, "pack-config.json");
    writeFileSync(config, JSON.stringify({ objectives: { objectives: join(programDir, "both.yaml") } }));
    const broken = await preview({ FAULTLINE_OBJECTIVES: join(programDir, "any-one.yaml") }, [
      "--policy-pack-config",
      config,
    ]);
    expect(broken.policies).toContain("Losing zone ap-east-1a takes ledger down.");
    expect(broken.policies).toContain("both.yaml");
    expect(broken.exitCode).not.toBe(0);
  });

  it("says that it assumed the services where it finds none: the project's folder is not above the pack", async () => {
    const { exitCode, policies } = await preview({});
    expect(policies.replaceAll("\n", " ")).toMatch(/services are assumed/);
    expect(exitCode).not.toBe(0);
  });

  it("fails where a named file is missing, in one sentence", async () => {
    const { exitCode, policies, stdout } = await preview({ FAULTLINE_OBJECTIVES: join(programDir, "lost.yaml") });
    expect(policies.replaceAll("\n", " ")).toMatch(/lost\.yaml can't be read .* name one that exists and is readable/);
    expect(stdout).not.toMatch(trace);
    expect(exitCode).not.toBe(0);
  });

  it("does not pass a part of the stack for the whole", async () => {
    const { exitCode, stdout } = await preview({ FAULTLINE_OBJECTIVES: join(programDir, "any-one.yaml") }, [
      "--target",
      subnet,
    ]);
    expect(stdout).toContain("objectives not shown to hold");
    expect(exitCode).not.toBe(0);
  });

  it("ends at once where Pulumi fails to decode the stack for it", async () => {
    const { exitCode, stdout } = await preview({ PROGRAM: "empty-asset.ts" });
    expect(stdout).toContain("Faultline: the policy pack could not read the stack");
    expect(exitCode).not.toBe(0);
    expect(exitCode).not.toBeNull();
  });

  it("does not pass where a rule throws", async () => {
    const { exitCode, policies } = await preview(
      { FAULTLINE_OBJECTIVES: join(programDir, "any-one.yaml") },
      [],
      join(programDir, "throwing-pack"),
    );
    expect(policies).toContain("always-throws");
    expect(policies).not.toMatch(trace);
    expect(exitCode).not.toBe(0);
  });
});
