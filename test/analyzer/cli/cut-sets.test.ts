import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runFaultline } from "./run-faultline.ts";
import { configured, objectivesFor, scratchPrograms, servers } from "./scratch-programs.ts";

const program = scratchPrograms();
const shop = program({
  ...servers,
  "Pulumi.dev.yaml": configured("web=ap-east-1a,db=ap-east-1b"),
  "faultline.yaml": objectivesFor("web", "db"),
});

/** Milliseconds: each runs a process, some of which run a program. */
const patience = 60_000;

const tree = `<?xml version="1.0"?><opsa-mef><define-fault-tree name="tree">
<define-gate name="top"><or><basic-event name="a"/><atleast min="2"><basic-event name="b"/><basic-event name="c"/><basic-event name="d"/></atleast></or></define-gate>
</define-fault-tree><model-data>${["a", "b", "c", "d"].map((name) => `<define-basic-event name="${name}"><float value="0.1"/></define-basic-event>`).join("")}</model-data></opsa-mef>`;
const file = join(shop, "tree.xml");
writeFileSync(file, tree);

describe("cut-sets --open-psa", () => {
  test("gives counts as decimal strings, and probability and importance, to programs", {
    timeout: patience,
  }, async () => {
    const { exitCode, stdout, stderr } = await runFaultline(["cut-sets", "--open-psa", file, "--format", "json"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({
      kind: "cut-sets",
      of: { file },
      service: "top",
      complete: true,
      minimalCutSets: "4",
      byOrder: ["1", "3"],
      isCut: false,
      importance: [{ domain: "a" }, { domain: "b" }, { domain: "c" }, { domain: "d" }],
    });
    // 1 − 0.9 · (1 − 3 · 0.1² · 0.9 − 0.1³)
    expect(answer.probability).toBeCloseTo(0.1252, 12);
    expect(answer.cutSets[0]).toEqual({ order: 1, domains: ["a"], probability: 0.1 });
  });

  test("asks up to an order, lists what is asked for, and says what is left out", { timeout: patience }, async () => {
    const { stdout } = await runFaultline(["cut-sets", "tree", "--open-psa", file, "--order", "2", "--top", "2"]);
    expect(stdout).toMatch(/^tree of /);
    expect(stdout).toContain("4 minimal cut sets up to order 2");
    expect(stdout).toContain("and 2 more, which --top lists");
    expect(stdout).toContain("Probability that it is lost: 0.1252.");
  });

  test("is written and read again with the same answer", { timeout: patience }, async () => {
    const again = join(shop, "again.xml");
    const out = await runFaultline(["cut-sets", "--open-psa", file, "--report", `openpsa=${again}`]);
    expect(out.exitCode).toBe(0);
    expect(readFileSync(again, "utf8")).toContain("<opsa-mef>");
    const { stdout } = await runFaultline(["cut-sets", "--open-psa", again, "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ minimalCutSets: "4", byOrder: ["1", "3"] });
  });

  test.each([
    ["a file that is missing", ["--open-psa", `${file}.none`], /can't be read \(ENOENT/],
    ["a gate that the file has not", ["tops", "--open-psa", file], /has no gate tops \(did you mean top\?\)/],
    ["a file and a stack", ["--open-psa", file, "--stack", "dev"], /Either a stack .* or a file/],
    ["an order that is none", ["--open-psa", file, "--order", "two"], /A whole number from 1 to/],
    [
      "a reading that is none",
      ["--open-psa", file, "--reading", "rosy"],
      /Allowed choices are favourable, least-favourable/,
    ],
    ["too little memory", ["--open-psa", file, "--most-nodes", "2"], /could not be told within --most-nodes 2/],
    ["a format for stacks", ["--open-psa", file, "--format", "sarif"], /sarif is for check/],
  ])("%s is a question that could not be asked", { timeout: patience }, async (_what, given, sentence) => {
    const { exitCode, stdout, stderr } = await runFaultline(["cut-sets", ...given]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("a file of which no cut sets can be told", () => {
  const gates = (text: string, events = ["a"]) =>
    `<opsa-mef><define-fault-tree name="tree">${text}</define-fault-tree><model-data>${events.map((name) => `<define-basic-event name="${name}"/>`).join("")}</model-data></opsa-mef>`;
  const top = (formula: string, events?: string[]) => gates(`<define-gate name="top">${formula}</define-gate>`, events);
  const bomb = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? "" : level - 1};`.repeat(9)}">`).join("")}]>`;

  test.each([
    ["not-coherent", top('<or><not><basic-event name="a"/></not></or>'), /<not> in gate top .*not coherent/],
    ["missing-gate", top('<or><gate name="gone"/></or>'), /has no gate gone, which gate top names/],
    [
      "circle",
      gates(
        '<define-gate name="top"><gate name="x"/></define-gate><define-gate name="x"><or><gate name="top"/><basic-event name="a"/></or></define-gate>',
      ),
      /gates that need each other in a circle: /,
    ],
    [
      "entity-bomb",
      `${bomb}${top('<or><basic-event name="&a29;"/></or>')}`,
      /declares XML entities, which are refused/,
    ],
    ["cut-off", top('<or><basic-event name="a"/></or>').slice(0, 90), /is not well-formed XML/],
  ])("%s: one sentence, exit code 2", { timeout: patience }, async (name, text, sentence) => {
    const path = join(shop, `${name}.xml`);
    writeFileSync(path, text);
    const { exitCode, stdout, stderr } = await runFaultline(["cut-sets", "--open-psa", path]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  test("14,000 gates nested in each other are answered", { timeout: patience }, async () => {
    const depth = 14_000;
    const open = Array.from({ length: depth }, (_, level) => {
      const connective = level % 2 === 0 ? "or" : "and";
      return `<${connective}><basic-event name="e${level}"/>`;
    });
    const close = Array.from({ length: depth }, (_, level) => (level % 2 === 0 ? "</and>" : "</or>"));
    const path = join(shop, "nested.xml");
    const events = ["last", ...open.map((_, level) => `e${level}`)];
    writeFileSync(path, top(`${open.join("")}<basic-event name="last"/>${close.join("")}`, events));
    const given = ["cut-sets", "--open-psa", path, "--order", "3", "--format", "json"];
    const { exitCode, stdout, stderr } = await runFaultline(given);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    // The first alone, the second with the third, and with the fourth and the fifth.
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, byOrder: ["1", "1", "1"] });
  });
});

describe("cut-sets SERVICE", () => {
  test("tells every way to lose a service of a stack, and no probability that nobody stated", {
    timeout: patience,
  }, async () => {
    const { exitCode, stdout } = await runFaultline(["cut-sets", "web", shop, "--stack", "dev", "--order", "1"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("zone ap-east-1a");
    expect(stdout).not.toContain("ap-east-1b");
    expect(stdout).toContain("No probability is given");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("takes probabilities from the objectives", { timeout: patience }, async () => {
    const stated = program({
      ...servers,
      "Pulumi.dev.yaml": configured("web=ap-east-1a"),
      "faultline.yaml": `${objectivesFor("web")}probabilities:\n${["instance", "zone", "region", "provider", "product", "account", "change", "name", "control-plane"].map((kind) => `  - { match: "${kind}:*", perYear: 0.01, source: "own records" }\n`).join("")}`,
    });
    const { stdout } = await runFaultline(["cut-sets", "web", stated, "--stack", "dev", "--format", "json"]);
    const answer = JSON.parse(stdout);
    expect(answer.probability).toBeCloseTo(1 - 0.99 ** answer.domains.length, 12);
    expect(answer.probabilities[0]).toMatchObject({ probability: 0.01, source: "own records" });
  });

  test("names the nearest of a mistyped one, and the services where none is named", { timeout: patience }, async () => {
    const mistyped = await runFaultline(["cut-sets", "wb", shop, "--stack", "dev"]);
    expect(mistyped.exitCode).toBe(2);
    expect(mistyped.stderr).toContain("Stack dev has no service wb (did you mean web?). Its services are web and db.");
    const none = await runFaultline(["cut-sets", "--stack", "dev"], { cwd: shop });
    expect(none).toMatchObject({ exitCode: 2, stdout: "" });
    expect(none.stderr).toContain("No service of stack dev was named. Its services are web and db.");
  });
});
