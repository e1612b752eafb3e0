import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { previewProgram } from "../../analyzer/readers/embedded-preview/preview-program.ts";
import { describeEngine } from "./describe-engine.ts";
import type { OpenStack } from "./run-pulumi.ts";
import { openStack, runPulumi } from "./run-pulumi.ts";
import { linesOf, sectionOf } from "./said-by-faultline.ts";
import { guard, policyPack, root, temporaryPrograms } from "./temporary-programs.ts";

const programs = temporaryPrograms();
const guardFirst = `import ${JSON.stringify(guard)};`;
const lone = `new aws.ec2.Instance("lone", { ami: "ami-1", instanceType: "t3.nano", availabilityZone: "ap-east-1a" });`;
const bucket = `new aws.s3.Bucket("bucket");`;
const onAws = `${guardFirst} import * as aws from "@pulumi/aws";`;
/** A line of a stack trace, as Node writes it. */
const trace = /^\s+at .+:\d+:\d+\)?$/m;

/** Programs by the name under which the project's entry runs them. */
const files = {
  "index.ts": `await import("./" + process.env.PROGRAM);`,
  "breaks.ts": `${onAws} ${lone}`,
  "keeps.ts": `${onAws} ${bucket}`,
  "exits.ts": `${onAws} ${lone} setTimeout(() => process.exit(0), 500);`,
  "throws.ts": `${onAws} ${lone} throw new Error("the ledger needs a network of its own");`,
  "registers-in-apply.ts": `${onAws}
    new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" }).cidrBlock.apply(async (cidr) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      ${lone}
    });`,
  "registers-before-exit.ts": `${onAws} ${bucket}
    let rounds = 0;
    process.on("beforeExit", () => {
      rounds += 1;
      if (rounds === 1) ${lone}
    });`,
  "loses-internals.ts": `import "./take-away.ts"; ${onAws} ${bucket}`,
  "take-away.ts": `import settings from "@pulumi/pulumi/runtime/settings.js";
    settings.getMonitor().readResource = undefined;`,
  "uses-two-sdks.ts": `${onAws} ${bucket}
    const { default: other } = await import("./other/node_modules/@pulumi/pulumi/index.js");
    new other.ComponentResource("shop:unseen:Unseen", "unseen");`,
  "breaks-a-rule.ts": `import "./throwing-rule.ts"; ${onAws} ${bucket}`,
  "throwing-rule.ts": `import { rules } from ${JSON.stringify(join(root, "analyzer", "rules", "index.ts"))};
    rules.unshift({ ...rules[0], id: "always-throws", check: () => { throw new Error("a rule went wrong"); } });`,
};

describeEngine("a guarded program", (pulumi) => {
  let programDir = "";
  let stack: OpenStack | undefined;
  beforeAll(async () => {
    programDir = programs.write(files);
    // Deduplicated by nobody: a package that was linked in brings an SDK of its own.
    cpSync(join(root, "node_modules/@pulumi/pulumi"), join(programDir, "other/node_modules/@pulumi/pulumi"), {
      recursive: true,
    });
    stack = await openStack({ pulumi, programDir, stack: "test" });
  });
  afterAll(() => stack?.close());

  const preview = async (program: string) => {
    const { exitCode, stdout, stderr } = (await stack?.run("preview", [], { PROGRAM: program })) ?? expect.fail();
    return { exitCode, output: stdout + stderr };
  };

  it("says that it assumed the services where there is no faultline.yaml, and passes what holds", async () => {
    const { exitCode, output } = await preview("keeps.ts");
    expect(output).toContain(
      "Faultline: every objective holds (no objectives file was found, so services were assumed).",
    );
    expect(exitCode).toBe(0);
  });

  it("fails what does not hold, and says there, too, that it assumed the services", async () => {
    const { exitCode, output } = await preview("breaks.ts");
    expect(output).toContain("Losing zone ap-east-1a takes lone down.");
    expect(linesOf(output).replaceAll("\n", " ")).toMatch(/services are assumed/);
    expect(exitCode).not.toBe(0);
  });

  it("is not let through by process.exit(0)", async () => {
    const { exitCode, output } = await preview("exits.ts");
    expect(output).toContain("Faultline: the program ended by process.exit() before it could be judged");
    expect(exitCode).not.toBe(0);
  });

  it("keeps its own error", async () => {
    const { exitCode, output } = await preview("throws.ts");
    expect(output).toContain("the ledger needs a network of its own");
    expect(output).not.toMatch(/faultline:|FAIL {2}/i);
    expect(exitCode).not.toBe(0);
  });

  it.each(["registers-in-apply.ts", "registers-before-exit.ts"])(
    "is judged only when all is registered: %s",
    async (program) => {
      const { exitCode, output } = await preview(program);
      expect(output).toContain("Losing zone ap-east-1a takes lone down.");
      expect(output.match(/^ +error: FAIL/gm)).toHaveLength(1);
      expect(exitCode).not.toBe(0);
    },
  );

  it("is refused where its SDK lacks what the guard watches, in one sentence", async () => {
    const { exitCode, output } = await preview("loses-internals.ts");
    expect(output).toContain("its @pulumi/pulumi has no `readResource` where 3.0 to 3.270 have it");
    expect(output).not.toMatch(trace);
    expect(exitCode).not.toBe(0);
  });

  it("is not passed on a part: a second copy of the SDK registers unseen", async () => {
    const { exitCode, output } = await preview("uses-two-sdks.ts");
    expect(linesOf(output).replaceAll("\n", " ")).toContain("a second copy of the Pulumi SDK");
    expect(exitCode).not.toBe(0);
  });

  it("is not passed by a rule that throws", async () => {
    const { exitCode, output } = await preview("breaks-a-rule.ts");
    expect(output).toContain("always-throws");
    expect(output).not.toMatch(trace);
    expect(exitCode).not.toBe(0);
  });

  it("is left alone under the embedded preview, which judges it itself", async () => {
    let said = "";
    vi.stubEnv("PROGRAM", "breaks.ts");
    const snapshot = await previewProgram({
      directory: programDir,
      stack: "test",
      timeout: 300,
      typeCheck: false,
      lookupAnswers: { regions: [] },
      onProgramOutput: (output) => {
        said += JSON.stringify(output);
      },
    }).finally(() => vi.unstubAllEnvs());
    expect(snapshot.resources.map(({ name }) => name)).toContain("lone");
    expect(said).toBe("");
  });

  it("is left alone when it is run by hand", async () => {
    const folder = programs.write({ "by-hand.ts": `${guardFirst} console.log("ran");` });
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["by-hand.ts"], { cwd: folder });
    expect({ stdout, stderr }).toEqual({ stdout: "ran\n", stderr: "" });
  });

  it("fails an update that skipped its preview, after the fact", async () => {
    const { exitCode, stdout } =
      (await stack?.run("up", ["--skip-preview"], { PROGRAM: "breaks.ts" })) ?? expect.fail();
    expect(stdout).toContain("Losing zone ap-east-1a takes lone down.");
    expect(linesOf(stdout).replaceAll("\n", " ")).toContain("This comes too late to stop anything");
    expect(exitCode).not.toBe(0);
  });

  it("is told in a preview only what a preview can still stop", async () => {
    expect((await preview("breaks.ts")).output).not.toContain("too late");
  });
});

describeEngine("a guard that was told to hold back", (pulumi) => {
  let stack: OpenStack | undefined;
  beforeAll(async () => {
    stack = await openStack({ pulumi, programDir: programs.write(files), stack: "test" });
  });
  afterAll(() => stack?.close());

  const preview = async (mode: string, program = "breaks.ts") => {
    const given = { PROGRAM: program, FAULTLINE_GUARD: mode };
    const { exitCode, stdout, stderr } = (await stack?.run("preview", [], given)) ?? expect.fail();
    return { exitCode, said: linesOf(stdout + stderr).replaceAll("\n", " ") };
  };

  it("only warns with FAULTLINE_GUARD=warn, and says that it did", async () => {
    const { exitCode, said } = await preview("warn");
    expect(said).toMatch(/warning: FAIL {2}shop\/test/);
    expect(said).toContain("Losing zone ap-east-1a takes lone down.");
    expect(said).toContain("It was not stopped: FAULTLINE_GUARD=warn.");
    expect(exitCode).toBe(0);
  });

  it("only warns of a program that it could not judge", async () => {
    const { exitCode, said } = await preview("warn", "exits.ts");
    expect(said).toContain("was not judged. It was not stopped: FAULTLINE_GUARD=warn.");
    expect(exitCode).toBe(0);
  });

  it("judges nothing with FAULTLINE_GUARD=off, and says so", async () => {
    const { exitCode, said } = await preview("off");
    expect(said).toContain("warning: Faultline: the guard is off (FAULTLINE_GUARD=off), nothing was judged.");
    expect(said).not.toContain("takes lone down");
    expect(exitCode).toBe(0);
  });

  it.each(["Off", "0", "false", "\u001b[2J"])("takes no other word for it: %j", async (mode) => {
    const { exitCode, said } = await preview(mode, "keeps.ts");
    expect(said).toContain("expected warn or off: correct it, or unset it.");
    expect(exitCode).not.toBe(0);
  });
});

describeEngine("a guarded program with accepted findings", (pulumi) => {
  const preview = (more: Readonly<Record<string, string>>) =>
    runPulumi({
      pulumi,
      programDir: programs.write({ "index.ts": `${onAws} ${lone}`, ...more }),
      stack: "test",
      command: "preview",
    });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const objectives = (expires: string) => `version: 1
services: { lone: { entry: "*::lone", survives: zone } }
waivers: [{ rule: survives-loss, match: "*::lone", reason: moves next month, owner: platform, expires: ${expires} }]
`;

  it("passes while the waiver is in force, and shows what it accepts", async () => {
    const { exitCode, stdout } = await preview({ "faultline.yaml": objectives(day(2)) });
    expect(stdout).toContain("Losing zone ap-east-1a takes lone down.");
    expect(linesOf(stdout).replaceAll("\n", " ")).toMatch(/Waived +until .* by platform: moves next month/);
    expect(exitCode).toBe(0);
  });

  it("fails again once it is over, and says that it is", async () => {
    const { exitCode, stdout } = await preview({ "faultline.yaml": objectives(day(-2)) });
    expect(linesOf(stdout).replaceAll("\n", " ")).toContain(`its last day was ${day(-2)}`);
    expect(exitCode).not.toBe(0);
  });

  it("fails on a baseline that is none, rather than passing it over", async () => {
    const { exitCode, stdout } = await preview({ "faultline.baseline.json": "{}" });
    expect(stdout).toContain("expected a baseline");
    expect(exitCode).not.toBe(0);
  });
});

describeEngine("a guarded program with the policy pack at work as well", (pulumi) => {
  let stack: OpenStack | undefined;
  beforeAll(async () => {
    stack = await openStack({
      pulumi,
      programDir: programs.write({
        ...files,
        "warns.ts": `${onAws} new aws.rds.Instance("db", { instanceClass: "db.t3.micro", availabilityZone: "ap-east-1a" });`,
      }),
      stack: "test",
    });
  });
  afterAll(() => stack?.close());

  const preview = async (program: string, env: Readonly<Record<string, string>> = {}) => {
    const { exitCode, stdout } =
      (await stack?.run("preview", ["--policy-pack", policyPack], { PROGRAM: program, ...env })) ?? expect.fail();
    return { exitCode, stdout, policies: linesOf(sectionOf(stdout, "Policies")).replaceAll("\n", " ") };
  };
  const times = (text: string, said: string) => text.split(said).length - 1;

  it("is told each finding once, and is failed by both", async () => {
    const { exitCode, stdout, policies } = await preview("breaks.ts");
    expect(times(stdout, "1. Losing zone ap-east-1a takes lone down.")).toBe(1);
    expect(policies).toMatch(/\[mandatory\] +objectives/);
    expect(policies).toMatch(/FAIL +shop\/test: objectives broken by 1 cause\. The program's guard says what and why/);
    expect(exitCode).not.toBe(0);
  });

  it("is told each warning once", async () => {
    const { exitCode, stdout } = await preview("warns.ts");
    expect(times(stdout, "1. Losing zone ap-east-1a takes db down.")).toBe(1);
    expect(exitCode).toBe(0);
  });

  it("is told all by the pack where the guard is off", async () => {
    const { exitCode, policies } = await preview("breaks.ts", { FAULTLINE_GUARD: "off" });
    expect(policies).toContain("Losing zone ap-east-1a takes lone down.");
    expect(exitCode).not.toBe(0);
  });
});

describeEngine("a guarded program of another make", (pulumi) => {
  const preview = (programDir: string) => runPulumi({ pulumi, programDir, stack: "test", command: "preview" });

  it("is refused for a mistake in faultline.yaml, with its place", async () => {
    const { exitCode, stdout } = await preview(
      programs.write({
        "index.ts": `${onAws} ${bucket}`,
        "faultline.yaml": 'version: 1\nservices:\n  web: { entrie: "*::bucket" }\n',
      }),
    );
    expect(stdout).toContain('error: faultline.yaml:3: "entrie" is not known in services.web');
    expect(stdout).not.toMatch(trace);
    expect(exitCode).not.toBe(0);
  });

  it("is judged alike in CommonJS", async () => {
    const { exitCode, stdout } = await preview(
      programs.write({
        "package.json": JSON.stringify({ private: true }),
        "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
        "index.js": `require(${JSON.stringify(guard)}); const aws = require("@pulumi/aws"); ${lone}`,
      }),
    );
    expect(stdout).toContain("Losing zone ap-east-1a takes lone down.");
    expect(exitCode).not.toBe(0);
  });
});
