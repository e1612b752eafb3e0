import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { formatsFor } from "../../analyzer/reporters/index.ts";
import { carriedAnswer } from "../analyzer/reporters/html/carried-answer.ts";
import { describeEngine } from "./describe-engine.ts";
import { runPulumi } from "./run-pulumi.ts";
import { guard, policyPack, root, temporaryPrograms } from "./temporary-programs.ts";

const programs = temporaryPrograms();
const project = join(root, "test", "fixtures", "programs", "kept-secrets");
const passphrase = "tests only";
/** Each is in the program as a secret: in configuration, user data, tags, names, placement, ids. */
const secrets = [
  "correct-horse-battery",
  "tok-5e1f0c77aa",
  "generated-0f9a1b2c3d",
  "cn-hongkong-secret",
  "subnet-0secret",
];

function expectNoSecret(output: string): void {
  for (const secret of secrets) expect(output).not.toContain(secret);
}

/** Runs the command line as a user does, with what it prints on both streams. */
function faultline(
  args: readonly string[],
  cwd = project,
): Promise<{ readonly output: string; readonly code: number }> {
  const command = ["--import", join(root, "scripts/require-node.mjs"), join(root, "analyzer/cli/main.ts"), ...args];
  const env = { ...process.env, PULUMI_CONFIG_PASSPHRASE: passphrase, FAULTLINE_DEBUG: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd, env }, (error, stdout, stderr) => {
      resolve({ output: stdout + stderr, code: typeof error?.code === "number" ? error.code : 0 });
    });
  });
}

it("a secret is in no output of the command line, in any format", async () => {
  const folder = programs.write({});
  const files = formatsFor("check").map((format) => [format, join(folder, `report.${format}`)] as const);
  const check = await faultline([
    "check",
    "--stack",
    "dev",
    ...files.flatMap(([format, path]) => ["--report", `${format}=${path}`]),
  ]);
  expect(check.code).toBe(1);
  expect(check.output).toContain("ledger");
  expectNoSecret(check.output);
  for (const [format, path] of files) {
    const file = readFileSync(path, "utf8");
    expectNoSecret(file);
    // The page carries its answer compressed.
    const report = format === "html" ? carriedAnswer(file) : file;
    expect(report).toContain("ledger");
    expectNoSecret(report);
  }

  const of = (name: string, type: string) => `urn:pulumi:dev::kept-secrets::${type}::${name}`;
  for (const what of [
    "ledger",
    of("ledger", "shop:ledger:Ledger$aws:ec2/instance:Instance"),
    of("sessions", "alicloud:kvstore/instance:Instance"),
    of("hidden", "aws:ec2/instance:Instance"),
  ]) {
    const explained = await faultline(["explain", what, "--stack", "dev"]);
    expect(explained.code).toBe(0);
    expectNoSecret(explained.output);
  }
});

/** What a program does with its configuration's secrets, and what shows that its output was relayed. */
const reveals: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "prints them",
    `console.log("password", password, { settings });
     console.error("settings", JSON.stringify(JSON.stringify(settings)));
     console.log(process.env);
     process.stdout.write(["pass", "word ", password.slice(0, 7), password.slice(7)].join(""));`,
    ["password [secret]", "PULUMI_CONFIG:"],
  ],
  [
    "logs them",
    `await pulumi.log.info("info " + password);
     await pulumi.log.warn("warn " + password);
     await pulumi.log.error("error " + password + " and " + settings.token);`,
    ["info [secret]", "warn [secret]", "error [secret] and [secret]"],
  ],
  ["throws them", `throw new Error("no access with " + password);`, ["no access with [secret]"]],
  ["throws them unseen", `void Promise.reject(new Error("refused: " + settings.token));`, ["refused: [secret]"]],
  ["throws them as they are", "throw password;", ["[secret]"]],
  ["writes them and ends", `console.error(password); process.exit(3);`, ["failed: [secret]"]],
  ["lets the SDK complain of them", `config.requireNumber("password");`, ["'[secret]' is not a valid number"]],
  [
    "names two resources after them",
    `for (const _ of [1, 2]) new pulumi.ComponentResource("shop:ledger:Ledger", password);`,
    ["Duplicate resource URN", "Ledger::[secret]"],
  ],
];

it.each(reveals)("a program that %s has them hidden, in its output and in our sentence", async (_, body, relayed) => {
  const entry = `import * as pulumi from "@pulumi/pulumi";
    const config = new pulumi.Config();
    const password = config.require("password");
    const settings = config.requireObject("settings");
    ${body}`;
  const folder = programs.wrap(project, entry);
  for (const command of [["check"], ["check", "--type-check"]]) {
    const { output, code } = await faultline([...command, "--stack", "dev"], folder);
    for (const text of relayed) expect(output).toContain(text);
    expectNoSecret(output);
    expect(code).not.toBe(0);
  }
});

describeEngine("a secret in a program on the real engine", (pulumi) => {
  it.each([
    ["guard", `import ${JSON.stringify(guard)};`, []],
    ["policy pack", "", ["--policy-pack", policyPack]],
  ])("is in no output of the %s", async (_way, first, args) => {
    const programDir = programs.wrap(project, `${first} import ${JSON.stringify(join(project, "index.ts"))};`);
    const { exitCode, stdout, stderr } = await runPulumi({
      pulumi,
      programDir,
      stack: "dev",
      passphrase,
      command: "preview",
      args,
      env: { FAULTLINE_DEBUG: "1", FAULTLINE_OBJECTIVES: join(programDir, "faultline.yaml") },
    });
    expect(stdout).toContain("Losing zone ap-east-1a takes ledger down.");
    expect(exitCode).not.toBe(0);
    expectNoSecret(stdout + stderr);
  });
});
