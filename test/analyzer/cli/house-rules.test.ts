import { describe, expect, test } from "vitest";
import { runFaultline } from "./run-faultline.ts";
import { configured, objectivesFor, scratchPrograms, servers } from "./scratch-programs.ts";

const write = scratchPrograms();
const objectives = objectivesFor("web").replace("survives: zone", "survives: { change: {} }");

/** Of a server's own name it asks that it says nothing of a test. */
const rule = (id: string, asked: string) => `{
  id: "${id}",
  severity: "error",
  summary: "No server is called a test.",
  rationale: "Names outlive tests.",
  origin: { kind: "published-model", title: "Naming", url: "https://example.com/naming", lesson: "A name was believed." },
  falseAlarms: "A test that stays.",
  remedy: "Call it what it is.",
  check: ${asked},
}`;
const names = `(analysis) =>
  analysis.graph.nodes.filter(({ name, role }) => name.startsWith("test-")).map(({ urn, name }) => ({
    rule: "house/no-tests", severity: "error", status: "violated", domain: null, services: [], subjects: [urn],
    message: \`\${name} is called a test.\`, evidence: [], remedy: [],
  }))`;
const module = `export default [${rule("house/no-tests", names)}];\n`;

const program = (placed: string, rules: string, more = "") =>
  write({
    ...servers,
    "Pulumi.dev.yaml": configured(placed),
    "faultline.yaml": `${objectives}rules: ./rules/ours.ts\n${more}`,
    "rules/ours.ts": rules,
  });
const check = async (directory: string, ...more: readonly string[]) =>
  await runFaultline(["check", directory, "--stack", "dev", ...more]);

describe("a house rule", () => {
  test("that finds something fails the gate, and is told from ours by its id", async () => {
    const { exitCode, stdout } = await check(program("web=ap-east-1a,test-db=ap-east-1b", module));
    expect(exitCode).toBe(1);
    expect(stdout).toContain("test-db is called a test.");
    expect(stdout).toContain("(error, rule house/no-tests)");
  });

  test("that finds nothing lets what holds pass", async () => {
    const { exitCode, stdout } = await check(program("web=ap-east-1a", module));
    expect(stdout).toMatch(/^PASS/);
    expect(exitCode).toBe(0);
  });

  test("is waived by its id as ours are", async () => {
    const waiver = `waivers: [{ rule: house/no-tests, match: "*::test-db", reason: a name of old, owner: platform, expires: 2999-01-01 }]\n`;
    const { exitCode, stdout } = await check(program("web=ap-east-1a,test-db=ap-east-1b", module, waiver));
    expect(stdout).toContain("1 waived");
    expect(exitCode).toBe(0);
  });

  test("stands among the rules, is explained, and in SARIF's list of rules", async () => {
    const directory = program("web=ap-east-1a,test-db=ap-east-1b", module);
    const listed = await runFaultline(["rules", directory]);
    expect(listed.stdout).toMatch(/^house\/no-tests {2}error$/m);
    const explained = await runFaultline(["explain", "house/no-tests", directory]);
    expect(explained.stdout).toContain("https://example.com/naming");
    const sarif = await check(directory, "--format", "sarif");
    expect(sarif.stdout).toContain('"No server is called a test."');
  });

  test("may come from CommonJS, and from an export called rules", async () => {
    const placed = "web=ap-east-1a,test-db=ap-east-1b";
    const files = (path: string, text: string) => ({
      ...servers,
      "Pulumi.dev.yaml": configured(placed),
      "faultline.yaml": `${objectives}rules: ${path}\n`,
      [path]: text,
    });
    for (const [path, text] of [
      ["ours.cjs", `module.exports = { rules: [${rule("house/no-tests", names)}] };`],
      ["ours.cjs", `exports.__esModule = true; exports.default = ${rule("house/no-tests", names)};`],
      ["ours.mjs", `export const rules = [${rule("house/no-tests", names)}];`],
    ] as const) {
      const { stdout } = await check(write(files(path, text)));
      expect(stdout).toContain("(error, rule house/no-tests)");
    }
  });
});

describe("a module of house rules that can't be obeyed is no pass", () => {
  test.each([
    ["does not parse", "export default [\n{ ;\n];", /could not be loaded \(.*\); correct the module/],
    [
      "throws after a while",
      "await new Promise((resolve) => setTimeout(resolve, 100)); throw new Error('late');",
      /\(late\)/,
    ],
    ["ends the process", "process.exit(0);", /ended it before there was an answer; look at the house rules/],
  ])("it %s", async (_what, rules, sentence) => {
    const { exitCode, stdout, stderr } = await check(program("web=ap-east-1a", rules));
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });

  test("nor are the rules listed without them", async () => {
    const { exitCode, stderr, stdout } = await runFaultline(["rules", program("web=ap-east-1a", "export default [];")]);
    expect(stderr).toContain("whose list of rules is empty");
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });

  test("a house rule that nobody has is told from those that there are", async () => {
    const { exitCode, stderr } = await runFaultline(["explain", "house/no-test", program("web=ap-east-1a", module)]);
    expect(stderr).toContain("There is no house rule house/no-test (did you mean house/no-tests?)");
    expect(exitCode).toBe(2);
  });
});
