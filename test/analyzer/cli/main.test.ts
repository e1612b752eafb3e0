import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { formatsFor } from "../../../analyzer/reporters/index.ts";
import { root, runFaultline } from "./run-faultline.ts";

const folder = mkdtempSync(join(tmpdir(), "faultline-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A project without a program: what is asked about it fails before anything could run. */
function projectWith(name: string, ...stacks: readonly string[]): string {
  const directory = join(folder, name);
  mkdirSync(directory);
  writeFileSync(join(directory, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
  for (const stack of stacks) writeFileSync(join(directory, `Pulumi.${stack}.yaml`), "");
  return directory;
}

const one = projectWith("one", "only");
const two = projectWith("two", "blue", "green");
const none = projectWith("none");

describe("a question that can't be asked exits 2, with one sentence and no report", () => {
  test.each<readonly [string, readonly string[], RegExp]>([
    ["no command", [], /No command was given/],
    ["an unknown command", ["chekc"], /'chekc'.*check/],
    ["an unknown option", ["check", "--fromat", "json"], /--fromat.*--format/],
    ["an unknown format", ["check", "--format", "jsn"], /jsn.*text, json, markdown.*json\?/],
    ["a report without a path", ["check", "--report", "json"], /FORMAT=PATH/],
    ["a report in an unknown format", ["check", "--report", "pdf=x"], /pdf=x.*text, json, markdown/],
    ["two reports in one file", ["check", "--report", "json=x", "--report", "text=x"], /Two reports/],
    ["a time limit of nothing", ["check", "--timeout", "0"], /seconds above 0/],
    ["a time limit in words", ["check", "--timeout", "5m"], /seconds above 0/],
    ["an option without its value", ["check", "--stack"], /--stack/],
    ["too many folders", ["check", "a", "b"], /Too many arguments/],
    ["several stacks and none named", ["check", two], /several.*blue, green/],
    ["no stack at all", ["check", none], /no Pulumi\.<stack>\.yaml/],
    ["a stack that does not exist", ["check", two, "--stack", "gren"], /gren.*blue, green/],
    ["a folder that does not exist", ["check", join(folder, "nowhere")], /nowhere/],
    ["a folder without a project", ["check", folder], /No Pulumi\.yaml/],
    ["a program that isn't there", ["check", one], /one/],
    ["a baseline without what to do with it", ["baseline"], /What to do with the baseline was not said/],
    ["something unknown to do with it", ["baseline", "read"], /baseline/],
    ["nothing to explain", ["explain"], /'what'/],
    ["a mistyped rule", ["explain", "survives-los"], /did you mean survives-loss\?/],
    ["a mistyped type", ["explain", "alicloud:vpc/swich:Switch"], /did you mean alicloud:vpc\/switch:Switch\?/],
  ])("%s", async (_, given, sentence) => {
    const outcome = await runFaultline(given);
    expect(outcome.stderr).toMatch(sentence);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
    if (given.length > 0) expect(outcome.stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  test("what was typed can't steer the terminal", async () => {
    const { stderr } = await runFaultline(["check", "--stack", "\u001b[2Jx", two]);
    expect(stderr).toContain("\\x1b[2Jx");
    expect(stderr).not.toContain("\u001b");
  });
});

describe("help", () => {
  test.each([
    [["--help"]],
    [["check", "--help"]],
    [["report", "--help"]],
    [["explain", "--help"]],
    [["rules", "--help"]],
    [["baseline", "--help"]],
    [["baseline", "write", "--help"]],
    [["init", "--help"]],
  ])("%j fits 80 columns", async (given) => {
    const { exitCode, stdout, stderr } = await runFaultline(given);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("names every format", async () => {
    const { stdout } = await runFaultline(["check", "--help"]);
    for (const format of formatsFor("check")) expect(stdout).toContain(format);
  });

  test("the version is the package's", async () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(manifest).toMatchObject({ version: (await runFaultline(["--version"])).stdout.trim() });
  });
});

describe("the report", () => {
  test.each(formatsFor("rules"))("rules come as %s", async (format) => {
    const { exitCode, stdout } = await runFaultline(["rules", "--format", format]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("survives");
  });

  test("a file gets what standard output would", async () => {
    const file = join(folder, "rules.json");
    await runFaultline(["rules", "--report", `json=${file}`]);
    expect(readFileSync(file, "utf8")).toBe((await runFaultline(["rules", "--format", "json"])).stdout);
  });

  test("a report into a folder that does not exist exits 2 and is still given on standard output", async () => {
    const { exitCode, stdout, stderr } = await runFaultline([
      "rules",
      "--report",
      `json=${join(folder, "no", "x.json")}`,
    ]);
    expect(exitCode).toBe(2);
    expect(stdout).toContain("survives");
    expect(stderr).toMatch(/json report could not be written to .*x\.json/);
  });

  test("colour is written where it is forced, and only there", async () => {
    const coloured = await runFaultline(["rules"], { environment: { FORCE_COLOR: "1" } });
    expect(coloured.stdout).toContain("\u001b[");
    for (const environment of [{}, { NO_COLOR: "1" }, { FORCE_COLOR: "0" }]) {
      expect((await runFaultline(["rules"], { environment })).stdout).not.toContain("\u001b[");
    }
  });

  test.runIf(process.platform === "linux")("a full disk is no success", () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, "analyzer/cli/main.ts"), "rules"], {
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      encoding: "utf8",
    });
    expect(stderr).toMatch(/could not be written to standard output/);
    expect(status).toBe(2);
  });
});

describe("the gate", { timeout: 120_000 }, () => {
  test("everything in one zone exits 1, also for a reader who closes the pipe", async () => {
    const { exitCode, stdout, stderr } = await runFaultline([
      "check",
      "--stack",
      "hong-kong-zone-c",
      "--format",
      "json",
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "fail" });
    const closed = await runFaultline(["check", "--stack", "hong-kong-zone-c"], { closePipe: true });
    expect(closed).toEqual({ exitCode: 1, stdout: "", stderr: "" });
  });

  test("a report of the same stack exits 0", async () => {
    const { exitCode, stdout } = await runFaultline(["report", "--stack", "hong-kong-zone-c"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\*\*FAIL\*\*/);
  });

  test("a service and a resource are explained where they stand", async () => {
    const report = await runFaultline(["report", "--stack", "hong-kong-zone-c", "--format", "json"]);
    const { services, stacks } = JSON.parse(report.stdout) as {
      services: { name: string }[];
      stacks: { whereabouts: { resources: { urn: string }[] }[] }[];
    };
    const service = services[0]?.name ?? "none";
    const urn = stacks[0]?.whereabouts[0]?.resources[0]?.urn ?? "none";
    const explained = await runFaultline(["explain", service, "--stack", "hong-kong-zone-c"]);
    expect(explained.exitCode).toBe(0);
    expect(explained.stdout).toContain("What takes it down");
    const resource = await runFaultline(["explain", urn]);
    expect(resource.exitCode).toBe(0);
    expect(resource.stdout).toContain("Where it stands");
    const neither = await runFaultline(["explain", `${service}x`, "--stack", "hong-kong-zone-c"]);
    expect(neither).toMatchObject({ exitCode: 2, stdout: "" });
    expect(neither.stderr).toContain(`did you mean ${service}?`);
  });
});
