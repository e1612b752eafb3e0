import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  "bucket.ts": `
    import * as aws from "@pulumi/aws";
    new aws.s3.Bucket("bucket");`,
  "two-buckets.ts": `
    import * as aws from "@pulumi/aws";
    for (const name of ["bucket", "backup"]) new aws.s3.Bucket(name);`,
  // In which of two subnets the second server stands is told from outside.
  "movable.ts": `
    import * as aws from "@pulumi/aws";
    const subnets = ["ap-east-1a", "ap-east-1b"].map(
      (zone) => new aws.ec2.Subnet("net-" + zone, { vpcId: "vpc-1", availabilityZone: zone }));
    for (const [index, at] of [0, Number(process.env.SECOND_IN)].entries()) {
      new aws.ec2.Instance("node-" + index, { ami: "ami-1", instanceType: "t3.nano", subnetId: subnets[at].id });
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
    stack = await openStack({ pulumi, programDir, stack: "test", timeout: 300_000 });
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

  it("says of a stack that passes, too, that it found none", async () => {
    const { exitCode, policies } = await preview({ PROGRAM: "bucket.ts" });
    expect(policies).toContain("[advisory]  warnings");
    expect(policies).toContain(
      "No objectives were found for project shop: services were assumed (bucket), each to survive the loss of a zone.",
    );
    expect(policies).not.toContain("[mandatory]");
    expect(exitCode).toBe(0);
  });

  it("fails where a named file is missing, in one sentence", async () => {
    const { exitCode, policies, stdout } = await preview({ FAULTLINE_OBJECTIVES: join(programDir, "lost.yaml") });
    expect(policies.replaceAll("\n", " ")).toMatch(/lost\.yaml can't be read .* name one that exists and is readable/);
    expect(stdout).not.toMatch(trace);
    expect(exitCode).not.toBe(0);
  });

  it.each([
    ["--target", subnet],
    ["--exclude", "**node-ap-east-1b"],
  ])("does not pass a part of the stack for the whole: %s", async (...part) => {
    const { exitCode, policies } = await preview({ FAULTLINE_OBJECTIVES: join(programDir, "any-one.yaml") }, part);
    expect(policies).toContain("Only a part of the stack was read");
    expect(policies.replaceAll("\n", " ")).toMatch(/node-ap-east-1b .*skipped and do(es)? not exist yet/);
    expect(exitCode).not.toBe(0);
  });

  it("does not judge where the policy that reads the program is switched off", async () => {
    const config = join(programDir, "switched-off.json");
    writeFileSync(config, JSON.stringify({ "stated-properties": "disabled" }));
    const { exitCode, policies } = await preview({ FAULTLINE_OBJECTIVES: join(programDir, "any-one.yaml") }, [
      "--policy-pack-config",
      config,
    ]);
    expect(policies.replaceAll("\n", " ")).toContain("its policy stated-properties must stay enabled");
    expect(exitCode).not.toBe(0);
  });

  describe("levels of rules", () => {
    const at = (levels: unknown) => {
      const config = join(programDir, "levels.json");
      writeFileSync(
        config,
        JSON.stringify({ objectives: { objectives: join(programDir, "both.yaml"), rules: levels } }),
      );
      return preview({}, ["--policy-pack-config", config]);
    };

    it("tells what a rule finds, and fails nothing by it, where it is advisory; and says so", async () => {
      const { exitCode, policies } = await at({ "survives-loss": "advisory" });
      expect(policies).toContain("[advisory]  warnings");
      expect(policies.replaceAll("\n", " ")).toContain("takes ledger down");
      expect(policies.replaceAll(/\s+/g, " ")).toContain(
        "survives-loss is advisory by the policy pack's configuration",
      );
      expect(exitCode).toBe(0);
    });

    it.each([{ "survives-lost": "advisory" }, { "survives-loss": "none" }])("refuses %j", async (levels) => {
      const { exitCode, stdout, stderr } = await at(levels);
      expect(exitCode).not.toBe(0);
      expect(`${stdout}${stderr}`).toMatch(/survives-los[st]/);
    });
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

describeEngine("the policy pack, with house rules", (pulumi) => {
  const named = (rules: string) => ({
    ...files,
    "house.yaml": `version: 1\nservices: { ledger: { entry: "*::node-*", survives: { change: {} } } }\nrules: ./house.ts\n`,
    "house.ts": `export const rules = [{
      id: "house/no-nano", severity: "error", summary: "No server is called node.", rationale: "r", falseAlarms: "f", remedy: "c",
      origin: { kind: "published-model", title: "t", url: "u", lesson: "l" },
      check: ({ graph }: { readonly graph: { readonly nodes: readonly { readonly urn: string; readonly name: string }[] } }) => ${rules},
    }];`,
  });
  const preview = async (rules: string) => {
    const programDir = programs.write(named(rules));
    const stack = await openStack({ pulumi, programDir, stack: "test", timeout: 300_000 });
    try {
      const env = { FAULTLINE_OBJECTIVES: join(programDir, "house.yaml") };
      const { exitCode, stdout } = await stack.run("preview", ["--policy-pack", policyPack], env);
      return { exitCode, policies: linesOf(sectionOf(stdout, "Policies")).replaceAll(/\s+/g, " ") };
    } finally {
      stack.close();
    }
  };

  it("tells what one finds, marked as the house's own, and fails by it", async () => {
    const { exitCode, policies } =
      await preview(`graph.nodes.filter(({ name }) => name.startsWith("node-")).map(({ urn, name }) => ({
      rule: "house/no-nano", severity: "error", status: "violated", domain: null, services: [], subjects: [urn],
      message: name + " is called a node.", evidence: [], remedy: [] }))`);
    expect(policies).toContain("node-ap-east-1a is called a node.");
    expect(policies).toContain("rule house/no-nano");
    expect(exitCode).not.toBe(0);
  });

  it("does not pass where one gives rubbish, or is none", async () => {
    const rubbish = await preview("graph.nodes");
    expect(rubbish.policies).toContain("The rule house/no-nano could not be checked: what its check gave[0]");
    expect(rubbish.exitCode).not.toBe(0);
    const none = await preview("[], check: 7");
    expect(none.policies).toContain("rule 1.check is the number 7, expected a function");
    expect(none.exitCode).not.toBe(0);
  });
});

describeEngine("the policy pack, on a part of a stack that is deployed", (pulumi) => {
  const opened: OpenStack[] = [];
  afterAll(() => {
    for (const stack of opened) stack.close();
  });
  const deploy = async (env: Readonly<Record<string, string>>) => {
    const programDir = programs.write(files);
    const objectives = { FAULTLINE_OBJECTIVES: join(programDir, "any-one.yaml") };
    const stack = await openStack({ pulumi, programDir, stack: "test", env: objectives });
    opened.push(stack);
    expect((await stack.run("up", [], env)).exitCode).toBe(0);
    return (args: readonly string[], other: Readonly<Record<string, string>>) =>
      stack.run("preview", ["--policy-pack", policyPack, ...args], other);
  };
  const parts = [
    ["--target", "**node-0"],
    ["--exclude", "**node-1"],
  ];

  it("judges what is skipped as it stands, not as the program would have it", async () => {
    const [apart, together] = [
      { PROGRAM: "movable.ts", SECOND_IN: "1" },
      { PROGRAM: "movable.ts", SECOND_IN: "0" },
    ];
    const previewOfTogether = await deploy(together);
    const previewOfApart = await deploy(apart);
    for (const part of parts) {
      const broken = await previewOfTogether(part, apart);
      expect(broken.stdout).toContain("Losing zone ap-east-1a takes ledger down.");
      expect(broken.exitCode).not.toBe(0);
      const kept = await previewOfApart(part, together);
      expect(kept.stdout).not.toContain("FAIL");
      expect(kept.exitCode).toBe(0);
    }
  });

  it("does not pass where something stays that was taken out of the program", async () => {
    const preview = await deploy({ PROGRAM: "two-buckets.ts" });
    const shrunk = { PROGRAM: "bucket.ts", FAULTLINE_OBJECTIVES: "" };
    const whole = await preview([], shrunk);
    expect(whole.stdout).not.toContain("FAIL");
    expect(whole.exitCode).toBe(0);
    const part = await preview(["--target", "**::bucket"], shrunk);
    expect(linesOf(part.stdout).replaceAll("\n", " ")).toMatch(/::backup is kept though the program lacks it/);
    expect(part.exitCode).not.toBe(0);
  });
});
