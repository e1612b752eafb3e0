import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runFaultline } from "./run-faultline.ts";
import { configured, objectivesFor, scratchPrograms, servers } from "./scratch-programs.ts";

const write = scratchPrograms();
const both = objectivesFor("web", "db");
const dev = { ...servers, "faultline.yaml": both, "Pulumi.dev.yaml": configured("web=ap-east-1a,db=ap-east-1b") };

interface Told {
  readonly verdict: string;
  readonly unread: readonly { readonly stack: string }[];
  readonly stacks: readonly {
    readonly stack: string;
    readonly verdict: string;
    readonly totals: Readonly<Record<string, number>>;
    readonly since: { readonly fixed: readonly { readonly message: string }[] } | null;
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly services: readonly string[];
    readonly baseline: boolean;
    readonly since: string | null;
    readonly blocks: boolean;
    readonly waiver: object | null;
  }[];
}

async function check(
  program: string,
  ...given: readonly string[]
): Promise<{ readonly exitCode: number | null; readonly told: Told }> {
  const { exitCode, stdout } = await runFaultline(["check", program, "--format", "json", ...given]);
  return { exitCode, told: JSON.parse(stdout) as Told };
}

describe("a baseline", { timeout: 120_000 }, () => {
  it("lets what it lists pass, by any name of the stack, and fails on what is new", async () => {
    const program = write(dev);
    const before = await check(program);
    expect(before.exitCode).toBe(1);

    const written = await runFaultline(["baseline", "write", program]);
    expect(written).toMatchObject({ exitCode: 0, stderr: "" });
    expect(written.stdout).toMatch(/^faultline\.baseline\.json accepts 2 findings of shop\/dev:\n/);
    const text = readFileSync(join(program, "faultline.baseline.json"), "utf8");
    await runFaultline(["baseline", "write", program]);
    expect(readFileSync(join(program, "faultline.baseline.json"), "utf8")).toBe(text);

    const after = await check(program);
    expect(after.exitCode).toBe(0);
    expect(after.told.findings.map(({ services, baseline, blocks }) => [services, baseline, blocks])).toEqual([
      [["web"], true, false],
      [["db"], true, false],
    ]);
    expect(after.told.stacks[0]?.totals).toMatchObject({ violated: 0, baselined: 2 });

    renameSync(join(program, "Pulumi.dev.yaml"), join(program, "Pulumi.development.yaml"));
    expect((await check(program)).exitCode).toBe(0);

    // The database moves to another zone: that is another cause.
    writeFileSync(join(program, "Pulumi.development.yaml"), configured("web=ap-east-1a,db=ap-east-1c"));
    const moved = await check(program);
    expect(moved.exitCode).toBe(1);
    expect(moved.told.findings.map(({ rule, services, blocks }) => [rule, services, blocks])).toEqual([
      ["survives-loss", ["db"], true],
      ["baseline-applies", [], false],
      ["survives-loss", ["web"], false],
    ]);
  });

  it("that is none exits 2 in one sentence, and so does one that can't be written over", async () => {
    const program = write({ ...dev, "faultline.baseline.json": '{ "version": 7 }' });
    for (const given of [
      ["check", program],
      ["baseline", "write", program],
    ]) {
      const { exitCode, stdout, stderr } = await runFaultline(given);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toMatch(
        /^faultline: .*faultline\.baseline\.json: version is missing or something else; expected a baseline.*\n$/,
      );
    }
  });
});

describe("check --since", { timeout: 120_000 }, () => {
  it("fails only on what is worse than in the earlier report, and tells what is gone", async () => {
    const program = write(dev);
    const earlier = join(program, "main.json");
    await runFaultline(["check", program, "--report", `json=${earlier}`]);

    const same = await check(program, "--since", earlier);
    expect(same.exitCode).toBe(0);
    expect(same.told.stacks[0]?.totals).toMatchObject({ violated: 0, known: 2 });

    writeFileSync(join(program, "Pulumi.dev.yaml"), configured("web=ap-east-1a,db=ap-east-1c"));
    const moved = await check(program, "--since", earlier);
    expect(moved.exitCode).toBe(1);
    expect(moved.told.findings.map(({ services, since, blocks }) => [services, since, blocks])).toEqual([
      [["db"], "new", true],
      [["web"], "still-there", false],
    ]);
    expect(moved.told.stacks[0]?.since?.fixed.map(({ message }) => message)).toEqual([
      "Losing zone ap-east-1b takes db down.",
    ]);

    const text = await runFaultline(["check", program, "--since", earlier]);
    expect(text.stdout).toMatch(/^FAIL {2}shop\/dev: objectives broken by 1 cause; 1 there before$/m);
    expect(text.stdout).toMatch(/^Gone since /m);
    expect(text.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each<readonly [string, string, RegExp]>([
    ["half a report", '{ "version": 1,', /is not JSON/],
    ["another tool's", '{ "version": "2.1.0", "runs": [] }', /expected a JSON report of faultline/],
    [
      "another project's",
      '{ "version": 1, "kind": "check", "stacks": [{ "project": "bank", "stack": "dev", "findings": [] }] }',
      /says nothing of shop\/dev, only of bank\/dev/,
    ],
  ])("exits 2 on %s", async (_, text, says) => {
    const program = write({ ...dev, "main.json": text });
    const { exitCode, stdout, stderr } = await runFaultline(["check", program, "--since", join(program, "main.json")]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("a waiver", { timeout: 120_000 }, () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const waived = (expires: string) =>
    `${both}waivers:\n  - { rule: survives-loss, match: "*::*", reason: moves next month, owner: ops, expires: ${expires} }\n`;

  it("in force lets its finding pass, shown and counted", async () => {
    const { exitCode, told } = await check(write({ ...dev, "faultline.yaml": waived(day(2)) }));
    expect(exitCode).toBe(0);
    expect(told.findings.map(({ waiver, blocks }) => [waiver, blocks])).toEqual([
      [{ reason: "moves next month", owner: "ops", expires: day(2) }, false],
      [{ reason: "moves next month", owner: "ops", expires: day(2) }, false],
    ]);
    expect(told.stacks[0]?.totals).toMatchObject({ violated: 0, waived: 2 });
  });

  it.each(["2020-01-31", "never", "2027-02-30"])(
    "that ends on %s lets nothing pass, and that is said",
    async (expires) => {
      const { exitCode, told } = await check(write({ ...dev, "faultline.yaml": waived(expires) }));
      expect(exitCode).toBe(1);
      expect(told.findings.map(({ rule }) => rule)).toEqual(["survives-loss", "survives-loss", "waivers-apply"]);
    },
  );
});

describe("check --all", { timeout: 120_000 }, () => {
  const stacks = {
    ...servers,
    "faultline.yaml": objectivesFor("web"),
    "Pulumi.one.yaml": configured("web=ap-east-1a"),
    "Pulumi.two.yaml": configured("web=ap-east-1b"),
  };

  it("gives one report on every stack, and fails where one does", async () => {
    const { exitCode, told } = await check(write(stacks), "--all");
    expect(exitCode).toBe(1);
    expect(told.stacks.map(({ stack, verdict }) => [stack, verdict])).toEqual([
      ["one", "fail"],
      ["two", "fail"],
    ]);
  });

  it("judges the others where a stack can't be read, then exits 2 and names it", async () => {
    const program = write({ ...stacks, "Pulumi.broken.yaml": "config: [", "Pulumi.empty.yaml": "" });
    const { exitCode, stdout, stderr } = await runFaultline(["check", program, "--all", "--format", "json"]);
    const told = JSON.parse(stdout) as Told;
    expect(exitCode).toBe(2);
    expect(told.stacks.map(({ stack }) => stack)).toEqual(["one", "two"]);
    expect(told.unread.map(({ stack }) => stack)).toEqual(["broken", "empty"]);
    expect(told.verdict).toBe("fail");
    expect(stderr).toMatch(/^faultline: Stack broken was not judged\. .*Pulumi\.broken\.yaml:\d: this is not YAML/m);
    expect(stderr).toMatch(/^Stack empty was not judged\. /m);
  });

  it("gives no report where no stack could be read", async () => {
    const program = write({ ...servers, "Pulumi.broken.yaml": "config: [" });
    const { exitCode, stdout } = await runFaultline(["check", program, "--all"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  it.each<readonly [string, readonly string[], RegExp]>([
    ["beside a named stack", ["--all", "--stack", "one"], /'--all' cannot be used with option '--stack/],
    ["without any stack", ["--all"], /holds no Pulumi\.<stack>\.yaml/],
  ])("is refused %s", async (_, given, says) => {
    const { exitCode, stdout, stderr } = await runFaultline(["check", write(servers), ...given]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(says);
  });
});

describe("init", { timeout: 120_000 }, () => {
  const bare = { ...servers, "Pulumi.dev.yaml": configured("web=ap-east-1a,db=ap-east-1b"), ".git/HEAD": "" };

  it("proposes objectives that give the verdict that was assumed, and a job", async () => {
    const program = write(bare);
    const before = await check(program);
    const { exitCode, stdout, stderr } = await runFaultline(["init", "--stack", "dev"], { cwd: program });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^faultline\.yaml {2,}2 services/m);
    expect(stdout).toMatch(/^\.github\/workflows\/faultline\.yml {2,}a job that checks stack dev$/m);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const after = await check(program);
    expect(after.told.findings.map(({ rule, services }) => [rule, services])).toEqual(
      before.told.findings.map(({ rule, services }) => [rule, services]),
    );
    expect(readFileSync(join(program, ".github/workflows/faultline.yml"), "utf8")).toContain("check --stack dev");
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["objectives", "faultline.yaml", []],
    ["objectives by another name", "Faultline.yml", []],
    ["a workflow", ".github/workflows/faultline.yml", []],
    ["a job for GitLab", ".gitlab/faultline.yml", ["--gitlab"]],
  ])("never overwrites %s, and writes nothing else then", async (_, path, given) => {
    const program = write({ ...bare, [path]: "mine\n" });
    const { exitCode, stdout, stderr } = await runFaultline(["init", program, ...given]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`${join(program, path)} is there already and is not overwritten`);
    expect(readFileSync(join(program, path), "utf8")).toBe("mine\n");
    const others = ["faultline.yaml", ".github/workflows/faultline.yml", ".gitlab/faultline.yml"].filter(
      (each) => each !== path,
    );
    expect(others.filter((each) => existsSync(join(program, each)))).toEqual([]);
  });

  it("writes nothing where the program can't be read", async () => {
    const program = write({ ...bare, "index.ts": 'throw new Error("no network");\n' });
    const { exitCode, stdout } = await runFaultline(["init", program]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(existsSync(join(program, "faultline.yaml"))).toBe(false);
  });

  it("adds no guard that the program could not import", async () => {
    const program = write(bare);
    const { exitCode, stderr } = await runFaultline(["init", program, "--guard"]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/faultline\/guard was not found from .*; install faultline among its packages first\.$/m);
    expect(readFileSync(join(program, "index.ts"), "utf8")).toBe(servers["index.ts"]);
    expect(existsSync(join(program, "faultline.yaml"))).toBe(false);
  });

  it("adds the guard's line first where it can be imported", async () => {
    // A package of that name, to be found from the program; the guard itself is tested on the real engine.
    const guarded = {
      ...bare,
      "src/index.ts": servers["index.ts"] ?? "",
      "Pulumi.yaml": (servers["Pulumi.yaml"] ?? "").replace("main: index.ts", "main: src/index.ts"),
      "src/package.json": '{ "name": "faultline", "type": "module", "exports": { "./guard": "./guard.js" } }\n',
      "src/guard.js": "",
      "package.json": '{ "name": "faultline", "type": "module", "exports": { "./guard": "./src/guard.js" } }\n',
    };
    const program = write(guarded);
    const { exitCode, stdout } = await runFaultline(["init", "--guard", "--gitlab"], { cwd: program });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^src\/index\.ts {2,}the guard's line, first$/m);
    expect(stdout).toContain("include: .gitlab/faultline.yml");
    expect(readFileSync(join(program, "src/index.ts"), "utf8")).toBe(
      `import "faultline/guard";\n${servers["index.ts"]}`,
    );
  });
});
