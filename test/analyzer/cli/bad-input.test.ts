import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasEnded } from "../readers/process-state.ts";
import type { Outcome } from "./run-faultline.ts";
import { root, runFaultline } from "./run-faultline.ts";

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly of: string;
  readonly files: Files;
  /** Beside `check --stack dev`. */
  readonly given?: readonly string[];
  /** 2: the question could not be asked. 1: it was, and the answer is no pass. */
  readonly exitCode: 1 | 2;
  /** What standard error says where the exit code is 2, standard output (JSON) where it is 1. */
  readonly says: RegExp;
}

const projectFile = "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.ts\n";
const withoutProgram: Files = {
  "Pulumi.yaml": projectFile,
  "Pulumi.dev.yaml": "config: { aws:region: ap-east-1 }\n",
  "package.json": '{ "name": "shop", "private": true, "type": "module" }\n',
};
// The SDK alone: loading a provider's package would take longer than everything else here.
const server = `import * as pulumi from "@pulumi/pulumi";
class Resource extends pulumi.CustomResource {}
const server = (name: string, zone: string, more = {}) =>
  new Resource("aws:ec2/instance:Instance", name, { ami: "ami-1", instanceType: "m7g.large", availabilityZone: zone, ...more });
`;
const web = 'server("web", "ap-east-1a");\n';

function program(text: string, more: Files = {}): Files {
  return { ...withoutProgram, "index.ts": `${server}${web}${text}`, ...more };
}

function objectives(text: string): Files {
  return program("", { "faultline.yaml": text });
}

const failing: readonly Case[] = [
  {
    of: "a program that throws",
    files: program('throw new Error("no network");\n'),
    exitCode: 2,
    says: /The program in .* \(stack dev\) failed: Error: no network; correct it and run again\.$/m,
  },
  {
    of: "a program that throws later",
    files: program('setTimeout(() => { throw new Error("too late"); }, 50);\n'),
    exitCode: 2,
    says: /failed: Error: too late; correct it/,
  },
  {
    of: "a program that throws in apply",
    files: program('pulumi.output("x").apply(() => { throw new Error("no such zone"); });\n'),
    exitCode: 2,
    says: /failed: Error: no such zone; correct it/,
  },
  {
    of: "a promise that nobody waits for, and that fails",
    files: program('void Promise.reject(new Error("nobody waits"));\n'),
    exitCode: 2,
    says: /failed: Error: nobody waits; correct it/,
  },
  {
    of: "a program that never ends",
    files: program("setInterval(() => {}, 1000);\n"),
    given: ["--timeout", "8"],
    exitCode: 2,
    says: /had not ended after 8 s, with \d+ resources? registered; find what it waits for, or allow more with --timeout/,
  },
  {
    of: "an await that never settles",
    files: program("await new Promise(() => {});\n"),
    exitCode: 2,
    says: /ended itself before all of its resources were registered .* an await that never settles/,
  },
  {
    of: "a program that calls process.exit(0) at once",
    files: program("process.exit(0);\n"),
    exitCode: 2,
    says: /ended itself before all of its resources were registered .*process\.exit\(\)/,
  },
  {
    of: "a program that calls process.exit(0) when all seems done",
    files: program('process.on("beforeExit", () => process.exit(0));\n'),
    exitCode: 2,
    says: /ended itself before all of its resources were registered/,
  },
  {
    of: "a program that calls process.exit(3)",
    files: program("process.exit(3);\n"),
    exitCode: 2,
    says: /ended with exit code 3 and said nothing/,
  },
  {
    of: "a program that is killed",
    files: program('process.kill(process.pid, "SIGKILL");\n'),
    exitCode: 2,
    says: /was ended from outside by SIGKILL, with \d+ resources? registered/,
  },
  {
    of: "a program that does not parse",
    files: program("const x = ;\n"),
    exitCode: 2,
    says: /failed: index\.ts:\d+: SyntaxError: Expression expected; correct it/,
  },
  {
    of: "TypeScript that can't be stripped",
    files: program("enum Colour { red }\n"),
    exitCode: 2,
    says: /failed: index\.ts:\d+: SyntaxError: TypeScript enum is not supported/,
  },
  {
    of: "a package that is missing",
    files: program('await import("@pulumi/absent");\n'),
    exitCode: 2,
    says: /failed: Error: Cannot find package '@pulumi\/absent'/,
  },
  {
    of: "a type error, where types are checked",
    files: {
      ...withoutProgram,
      "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
      "package.json": '{ "name": "shop", "private": true }\n',
      "tsconfig.json":
        '{ "compilerOptions": { "target": "es2022", "module": "nodenext", "strict": true, "types": [] } }\n',
      "index.ts": 'const zones: number = "three";\nconsole.log(zones);\n',
    },
    given: ["--type-check"],
    exitCode: 2,
    says: /failed: TSError: .*index\.ts\(1,7\): error TS2322: Type 'string' is not assignable to type 'number'; correct it/,
  },
  {
    of: "one name for two resources",
    files: program(web),
    exitCode: 2,
    says: /Duplicate resource URN 'urn:pulumi:dev::shop::aws:ec2\/instance:Instance::web'; give each resource a name/,
  },
];

const answered: readonly Case[] = [
  {
    of: "an empty program",
    files: { ...withoutProgram, "index.ts": "" },
    exitCode: 1,
    says: /No service was found/,
  },
  {
    of: "a program that prints megabytes, and one line of them",
    files: program(
      'for (let i = 0; i < 20_000; i++) console.log("x".repeat(100));\nprocess.stdout.write("y".repeat(3_000_000));\n',
    ),
    exitCode: 1,
    says: /Losing zone ap-east-1a takes web down/,
  },
  {
    of: "a resource registered after seconds of waiting",
    files: {
      ...withoutProgram,
      "index.ts": `${server}await new Promise((resolve) => setTimeout(resolve, 2500));\n${web}`,
    },
    exitCode: 1,
    says: /Losing zone ap-east-1a takes web down/,
  },
  {
    of: "a type error that nobody checks",
    files: program('const zones: number = "three";\n'),
    exitCode: 1,
    says: /Losing zone ap-east-1a takes web down/,
  },
  {
    of: "an entry that matches nothing",
    files: objectives('version: 1\nservices: { web: { entry: "*::wbe", survives: zone } }\n'),
    exitCode: 1,
    says: /selector \\"\*::wbe\\" \(services: web: entry\) matches no resource of this stack that it could mean; nearest: aws:ec2\/instance:Instance::web/,
  },
  {
    of: "a type that nobody knows on a service's path",
    files: program(
      `class Made extends pulumi.CustomResource { declare key: pulumi.Output<string>; constructor(name: string) { super("acme:index/vault:Vault", name, { key: undefined }); } }
const vault = new Made("vault");
server("left", "ap-east-1a", { userData: vault.key });
server("right", "ap-east-1b", { userData: vault.key });
`,
      {
        "faultline.yaml": 'version: 1\nservices: { shop: { entry: "*::left", survives: zone } }\n',
      },
    ),
    exitCode: 1,
    says: /acme:index\/vault:Vault vault .*the catalogue does not know the type/,
  },
  {
    of: "a remote component, whose children nobody here sees",
    files: program(
      'new (class extends pulumi.ComponentResource { constructor() { super("eks:index:Cluster", "cluster", {}, { version: "4.0.0" }, true); } })();\n',
      { "faultline.yaml": 'version: 1\nservices: { cluster: { entry: "eks:index:Cluster::*", survives: zone } }\n' },
    ),
    exitCode: 1,
    says: /eks:index:Cluster cluster .*remote component/,
  },
  {
    of: "services that bear the names of an object's own properties",
    files: objectives(
      'version: 1\nservices:\n  constructor: { entry: "*::web", survives: zone }\n  toString: { entry: "*::web", survives: instance }\n',
    ),
    exitCode: 1,
    says: /Losing zone ap-east-1a takes constructor down/,
  },
  {
    of: "a service whose name would steer the terminal",
    files: objectives('version: 1\nservices: { "w\\e[2Jeb": { entry: "*::web", survives: zone } }\n'),
    given: ["--format", "text"],
    exitCode: 1,
    says: /takes w\\x1b\[2Jeb down/,
  },
];

const unasked: readonly Case[] = [
  [
    "an open bracket in Pulumi.yaml",
    { ...withoutProgram, "Pulumi.yaml": "name: [\n" },
    /Pulumi\.yaml:\d: this is not YAML/,
  ],
  [
    "a project without a name",
    { ...withoutProgram, "Pulumi.yaml": "runtime: nodejs\n" },
    /Pulumi\.yaml: `name` is nothing, expected the project's name/,
  ],
  [
    "another language",
    { ...withoutProgram, "Pulumi.yaml": "name: shop\nruntime: python\n" },
    /`runtime` is python; only nodejs .* policy pack/,
  ],
  ["no runtime", { ...withoutProgram, "Pulumi.yaml": "name: shop\n" }, /`runtime` is nothing, expected `nodejs`/],
  ["a main that isn't there", withoutProgram, /`main` names .*index\.ts, which could not be read/],
  [
    "a tab in the stack's file",
    program("", { "Pulumi.dev.yaml": "config:\n\taws:region: x\n" }),
    /Pulumi\.dev\.yaml:2: this is not YAML \(Tabs/,
  ],
  [
    "a list for a stack's file",
    program("", { "Pulumi.dev.yaml": "- a\n" }),
    /Pulumi\.dev\.yaml:1: read a list, expected a map/,
  ],
  [
    "a stack's file with another ending than the project's",
    { "Pulumi.yaml": projectFile, "Pulumi.dev.yml": "" },
    /holds no Pulumi\.<stack>\.yaml; create Pulumi\.dev\.yaml there/,
  ],
  ["a package.json that is none", program("", { "package.json": "{" }), /could not be looked for .*package\.json/],
  [
    "no version in faultline.yaml",
    objectives("services: {}\n"),
    /faultline\.yaml:1: version is missing; expected 1, .*: add it/,
  ],
  [
    "a time that has no unit",
    objectives('version: 1\nservices:\n  web:\n    entry: "*::web"\n    survives:\n      zone: { rto: 60 }\n'),
    /faultline\.yaml:6: .*60.*; expected .*60s|faultline\.yaml:6: .*rto/,
  ],
  [
    "nothing to survive",
    objectives('version: 1\nservices:\n  web:\n    entry: "*::web"\n    survives: {}\n'),
    /faultline\.yaml:5: services\.web\.survives is {}; expected at least one level/,
  ],
  [
    "a service called __proto__",
    objectives('version: 1\nservices:\n  __proto__: { entry: "*::web", survives: zone }\n'),
    /faultline\.yaml:3: __proto__ can't be a name/,
  ],
  [
    "an alias of nothing",
    objectives("version: 1\nservices: *nobody\n"),
    /faultline\.yaml:2: \*nobody stands for nothing/,
  ],
  [
    "objectives of 10 MB",
    objectives(`version: 1\nservices:\n${'  a: { entry: "*::a" }\n'.repeat(450_000)}`),
    /faultline\.yaml is 11 MB long; expected .* at most 1 MB/,
  ],
  [
    "objectives under another name",
    program("", { "faultline.yml": "version: 1\n" }),
    /faultline\.yml would not be read; name it faultline\.yaml/,
  ],
  ["objectives that are a folder", program("", { "faultline.yaml/x": "" }), /faultline\.yaml can't be read \(EISDIR/],
].map(([of, files, says]) => ({ of, files, says, exitCode: 2 }) as Case);

const cases = [...failing, ...answered, ...unasked];
const folder = mkdtempSync(join(tmpdir(), "faultline-bad-input-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, files: Files): string {
  const directory = join(folder, name.replaceAll(/\W+/g, "-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  return directory;
}

describe("whatever is wrong, there is an answer and no pass", () => {
  const outcomes = new Map<string, Outcome>();

  // Two at a time: each is two processes, and most of them wait for the other.
  beforeAll(async () => {
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { of, files, exitCode, given = [] } = next;
        const format = exitCode === 1 && !given.includes("--format") ? ["--format", "json"] : [];
        const asked = ["check", "--stack", "dev", ...format, ...given];
        outcomes.set(of, await runFaultline(asked, { cwd: write(of, files) }));
      }
    };
    await Promise.all([work(), work()]);
  }, 400_000);

  test.each(cases)("$of exits $exitCode", ({ of, exitCode, says }) => {
    const outcome = outcomes.get(of);
    const { stdout = "", stderr = "" } = outcome ?? {};
    expect(exitCode === 1 ? stdout : stderr).toMatch(says);
    expect(outcome?.exitCode).toBe(exitCode);
    if (exitCode === 2) expect(stdout).toBe("");
    // The last line is ours, and the only one of ours; what stands above it is the program's own.
    const ours = stderr.split("\n").filter((line) => line.startsWith("faultline: "));
    expect(ours).toHaveLength(exitCode === 2 ? 1 : 0);
    expect(stderr).not.toMatch(/mistake in faultline|^\s+at .*(?:node:|node_modules|analyzer)/m);
  });
});

describe("a folder that can't be read", () => {
  test("because a file stands in its place", async () => {
    const directory = write("a file for a folder", { "Pulumi.yaml": projectFile });
    for (const path of [join(directory, "Pulumi.yaml"), join(directory, "Pulumi.yaml", "below")]) {
      const { exitCode, stderr } = await runFaultline(["check", path]);
      expect(stderr).toMatch(/Pulumi\.yaml is a file, expected the folder|below could not be read \(ENOTDIR/);
      expect(exitCode).toBe(2);
    }
  });

  test("because the program's packages are not installed", async () => {
    const directory = write("no packages", program(""));
    rmSync(join(directory, "node_modules"));
    const { exitCode, stdout, stderr } = await runFaultline(["check"], { cwd: directory });
    expect(stderr).toMatch(/has no @pulumi\/pulumi in its node_modules, .* run `npm ci`/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });
});

test.each(["-1", "abc", "0", "1e9", ""])("a time limit of %j is refused", async (limit) => {
  const { exitCode, stdout, stderr } = await runFaultline(["check", "--timeout", limit]);
  expect(stderr).toMatch(/A number of seconds above 0 was expected/);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});

test("a report into a folder that is missing does not hide the verdict, and is no pass", {
  timeout: 60_000,
}, async () => {
  const directory = write(
    "report nowhere",
    objectives('version: 1\nservices: { web: { entry: "*::web", survives: zone } }\n'),
  );
  const report = `json=${join(directory, "absent", "report.json")}`;
  const { exitCode, stdout, stderr } = await runFaultline(["check", "--report", report], { cwd: directory });
  expect(stdout).toMatch(/^FAIL/);
  expect(stderr).toMatch(/report could not be written to .*absent.* name a file in a folder that exists/);
  expect(exitCode).toBe(2);
  expect(readdirSync(directory)).not.toContain("absent");
});

describe("the program never outlives the command", () => {
  test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("ended by %s", { timeout: 60_000 }, async (signal) => {
    const directory = write(`ended by ${signal}`, program('console.log("program", process.pid);\nfor (;;) {}\n'));
    const main = join(root, "analyzer/cli/main.ts");
    const command = spawn(process.execPath, [main, "check"], { cwd: directory, stdio: ["ignore", "ignore", "pipe"] });
    const [said] = await once(command.stderr.setEncoding("utf8"), "data");
    const child = Number(/program (\d+)/.exec(String(said))?.[1]);
    command.kill(signal);
    const [exitCode, endedBy] = await once(command, "exit");
    expect({ exitCode, endedBy }).toEqual({ exitCode: null, endedBy: signal });
    expect(await hasEnded(child)).toBe(true);
  });
});
