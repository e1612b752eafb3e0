import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root, runFaultline } from "./run-faultline.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "faultline-states-")));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const exported = join(root, "test/fixtures/states/two-clouds.exported.json");
const objectives = "version: 1\nservices:\n  gateway: { entry: '*::gateway', survives: zone }\n";

function folder(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(scratch, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

async function check(cwd: string, ...given: readonly string[]) {
  const outcome = await runFaultline(["check", "--format", "json", ...given], { cwd });
  const told = outcome.stdout === "" ? null : JSON.parse(outcome.stdout);
  return { ...outcome, told };
}

describe("check --state", { timeout: 120_000 }, () => {
  it("judges a state where there is no program, and says that it assumed the services", async () => {
    const { exitCode, told, stderr } = await check(folder("bare", {}), "--state", exported);
    expect(stderr).toBe("");
    expect(exitCode).toBe(1);
    expect(told.stacks[0]).toMatchObject({ project: "two-clouds", stack: "dev", source: "state", objectives: null });
    expect(told.findings[0]).toMatchObject({ rule: "survives-loss", status: "violated", services: ["gateway-server"] });
  });

  it("takes the objectives beside it, and those of the project whose Pulumi.yaml it has, never another's", async () => {
    const beside = folder("beside", { "faultline.yaml": objectives });
    expect((await check(beside, "--state", exported)).told.services[0].name).toBe("gateway");
    const own = folder("own", { "faultline.yaml": objectives, "Pulumi.yaml": "name: two-clouds\nruntime: python\n" });
    expect((await check(own, "--state", exported)).told.services[0].name).toBe("gateway");
    const other = folder("other", { "faultline.yaml": objectives, "Pulumi.yaml": "name: shop\nruntime: nodejs\n" });
    expect((await check(other, "--state", exported)).told.stacks[0].objectives).toBeNull();
    // Named from elsewhere, as the folder of a program is.
    expect((await check(scratch, beside, "--state", exported)).told.services[0].name).toBe("gateway");
  });

  it("report shows the same and never gates", async () => {
    const { exitCode, stdout } = await runFaultline(["report", "--state", exported], { cwd: scratch });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("gateway-server");
  });

  it("takes several states, or a folder of them, for one estate", async () => {
    const states = folder("states", {});
    copyFileSync(exported, join(states, "a.json"));
    copyFileSync(join(root, "test/fixtures/states/kept-secrets.exported.json"), join(states, "b.json"));
    const { exitCode, told } = await check(scratch, "--state", states);
    expect(exitCode).toBe(1);
    expect(told.stacks[0]).toMatchObject({ project: "estate", stack: "kept-secrets/dev+two-clouds/dev" });
    const named = await check(scratch, "--state", join(states, "b.json"), "--state", join(states, "a.json"));
    expect(named.told).toEqual(told);
  });

  it.each([
    ["what-if", ["--lose", "ap-east-1a"], /gateway-server/],
    ["replay", ["2019-08-23"], /two-clouds\/dev/],
    ["cut-sets", ["gateway-server"], /gateway-server/],
    ["explain", ["gateway-server"], /gateway-server/],
    ["explain", ["urn:pulumi:dev::two-clouds::aws:ec2/subnet:Subnet::subnet"], /ap-east-1a/],
  ])("%s asks a state as it asks a program, and names a stack that it is not of", async (command, given, says) => {
    const { exitCode, stdout, stderr } = await runFaultline([command, ...given, "--state", exported], { cwd: scratch });
    expect(stderr).toBe("");
    expect(stdout).toMatch(says);
    expect(exitCode).toBe(0);
    const other = await runFaultline([command, ...given, "--state", exported, "--stack", "prod"], { cwd: scratch });
    expect(other.stderr).toContain("is of two-clouds/dev, and --stack names prod");
    expect(other.exitCode).toBe(2);
  });

  it.each([
    ["truncated", () => readFileSync(exported, "utf8").slice(0, 9000), [], /state\.json is not JSON/],
    [
      "from the future",
      () => '{"version":7,"deployment":{}}',
      [],
      /version 7, expected version 3 or 4; update faultline/,
    ],
    ["of another kind", () => '{"name":"shop"}', [], /is JSON of another kind; expected what pulumi stack export/],
    [
      "of another stack",
      () => readFileSync(exported, "utf8"),
      ["--stack", "prod"],
      /is of two-clouds\/dev, and --stack names prod/,
    ],
    ["beside --all", () => readFileSync(exported, "utf8"), ["--all"], /--state.*cannot be used with.*--all/],
  ])("a state %s: exit code 2, one sentence, no report", async (name, text, given, says) => {
    const where = folder(`bad ${name}`, { "state.json": text() });
    const { exitCode, stdout, stderr } = await check(where, "--state", "state.json", ...given);
    expect(stdout).toBe("");
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(exitCode).toBe(2);
  });

  it("two stacks of one name: exit code 2", async () => {
    copyFileSync(exported, join(scratch, "copy.json"));
    const { exitCode, stderr } = await check(scratch, "--state", exported, "--state", "copy.json");
    expect(stderr).toContain("Two of the states are of two-clouds/dev");
    expect(exitCode).toBe(2);
  });

  it("an operation under way is a finding that blocks, never a pass", async () => {
    const state = JSON.parse(readFileSync(exported, "utf8"));
    state.deployment.pending_operations = [{ type: "deleting", resource: state.deployment.resources[5] }];
    const where = folder("pending", { "state.json": JSON.stringify(state) });
    const { exitCode, told } = await check(where, "--state", "state.json");
    expect(exitCode).toBe(1);
    expect(told.findings).toContainEqual(
      expect.objectContaining({
        rule: "whole-stack-read",
        status: "undetermined",
        message: expect.stringContaining("operations were under way when it was written: deleting urn:"),
      }),
    );
  });
});
