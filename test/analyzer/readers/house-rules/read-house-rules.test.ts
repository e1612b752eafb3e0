import { describe, expect, test } from "vitest";
import { analyze } from "../../../../analyzer/analyze.ts";
import { catalogue } from "../../../../analyzer/catalogue/index.ts";
import { readHouseRules } from "../../../../analyzer/readers/house-rules/read-house-rules.ts";
import { InputError } from "../../../../analyzer/readers/input-error.ts";
import { objectives } from "../../../builders/objectives.ts";
import { stack } from "../../../builders/stack.ts";
import { temporaryProject } from "../temporary-project.ts";

const rule = (id: string, check: string) => `{
  id: "${id}", severity: "warning", summary: "s", rationale: "r", falseAlarms: "f", remedy: "c",
  origin: { kind: "published-model", title: "t", url: "u", lesson: "l" }, check: ${check},
}`;
const finding = (more = "") =>
  `({ graph }) => [{ rule: "house/a", severity: "note", status: "violated", domain: null, services: [],
    subjects: graph.nodes.flatMap(({ urn }) => urn ?? []), message: "m", evidence: [], remedy: [], ${more} }]`;

const read = async (text: string, path = "./ours.mjs") =>
  await readHouseRules({ file: "faultline.yaml", rules: path }, temporaryProject({ "ours.mjs": text, "in/a.mjs": "" }));

/** The one sentence in which the module is refused. */
async function refusal(text: string, path?: string): Promise<string> {
  try {
    await read(text, path);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(InputError);
    return thrown instanceof InputError ? thrown.message : "";
  }
  return expect.fail("the module was taken");
}

test("no module, no rules", async () => {
  expect(await readHouseRules({ file: "faultline.yaml", rules: null }, "/")).toEqual([]);
});

test("rules come sorted by id, from the default export and from the one called rules", async () => {
  const rules = await read(`export default ${rule("house/b", "() => []")};
export const rules = [${rule("house/c-2", "() => []")}, ${rule("house/a", "() => []")}];`);
  expect(rules.map(({ id }) => id)).toEqual(["house/a", "house/b", "house/c-2"]);
});

test("rules may be TypeScript", async () => {
  const project = temporaryProject({
    "package.json": '{ "type": "module" }',
    "ours.ts": `interface Text { readonly id: string }\nconst one: Text = ${rule("house/a", "() => []")};\nexport default [one];`,
  });
  const rules = await readHouseRules({ file: "faultline.yaml", rules: "ours.ts" }, project);
  expect(rules).toMatchObject([{ id: "house/a", severity: "warning" }]);
});

describe("a module that can't be obeyed is refused in a sentence:", () => {
  test.each([
    ["one that does not parse", "export default [\n{ ;\n];", /could not be loaded \(.+\); correct the module/],
    ["one that throws", 'throw new Error("no\\nnetwork");', /could not be loaded \(no network\)/],
    ["one that throws no error", "throw 'no network';", /could not be loaded \(no network\)/],
    ["one that imports what is not there", 'import "./lost.mjs";', /could not be loaded \(.*lost\.mjs/],
    ["one that exports nothing", "const rules = [];", /which exports no rules; expected its default export/],
    ["an empty list", "export default [];", /whose list of rules is empty/],
    ["no rule at all", "export default 7;", /and rule 1 is the number 7, expected an object/],
    ["a list in a list", `export default [[${rule("house/a", "() => []")}]];`, /rule 1 is a list, expected an object/],
    [
      "an id of ours",
      `export default ${rule("survives-loss", "() => []")}`,
      /\.id is "survives-loss", expected house\//,
    ],
    [
      "an id with capitals",
      `export default ${rule("house/A", "() => []")}`,
      /rule 1\.id is "house\/A", expected house\//,
    ],
    [
      "one id twice",
      `const one = ${rule("house/a", "() => []")}; export default [one, { ...one }];`,
      /has two rules house\/a; give each an id/,
    ],
    [
      "no origin",
      `const { origin, ...one } = ${rule("house/a", "() => []")}; export default [one];`,
      /rule 1\.origin is nothing, expected .* \(house\/a\)/,
    ],
    [
      "a severity that there is not",
      `export default { ...${rule("house/a", "() => []")}, severity: "fatal" };`,
      /rule 1\.severity is "fatal", expected error or warning or note/,
    ],
    [
      "an empty summary",
      `export default { ...${rule("house/a", "() => []")}, summary: " " };`,
      /rule 1\.summary is " ", expected a text that is not empty/,
    ],
    ["a check that is none", `export default ${rule("house/a", '"yes"')};`, /\.check is "yes", expected a function/],
    [
      "more than is read",
      `export default { ...${rule("house/a", "() => []")}, enabled: false };`,
      /rule 1 has enabled, which nobody reads/,
    ],
  ])("%s", async (_what, text, sentence) => {
    const said = await refusal(text);
    expect(said).toMatch(sentence);
    expect(said).toMatch(/^faultline\.yaml: rules names \.\/ours\.mjs, .+\.$/);
  });

  test.each([
    ["a missing one", "./lost.mjs", /lost\.mjs is not there; correct the path/],
    ["a folder", "./in", /in is no file; name the module itself/],
  ])("%s", async (_what, path, sentence) => {
    expect(await refusal("export default [];", path)).toMatch(sentence);
  });
});

describe("a rule that can't be asked is a finding that fails the gate:", () => {
  const web = stack().vswitch("c", { zone: "cn-hongkong-c" }).server("web", { in: "c" });
  const judged = async (check: string) => {
    const rules = await read(`export default ${rule("house/a", check)};`);
    return analyze(web.snapshot(), objectives().service("web", "web").build(), { catalogue, rules });
  };

  test("one that can is told as it speaks", async () => {
    const { findings, verdict } = await judged(finding());
    expect(findings).toMatchObject([{ rule: "house/a", severity: "note", message: "m" }]);
    expect(verdict).toBe("pass");
  });

  test.each([
    ["one that throws", '() => { throw new Error("no such node"); }', /no such node/],
    ["nothing", "() => {}", /what its check gave is nothing, expected a list/],
    ["a promise", "async () => []", /what its check gave is a promise, expected a list/],
    ["a symbol", "() => Symbol('x')", /what its check gave is the symbol Symbol\(x\), expected a list/],
    ["texts", '() => ["bad"]', /what its check gave\[0\] is "bad", expected an object/],
    [
      "another rule's finding",
      finding('rule: "survives-loss"'),
      /a finding of rule "survives-loss", expected house\/a/,
    ],
    ["half a finding", finding("message: undefined"), /\[0\]\.message is nothing, expected a text/],
    ["a service that is not there", finding('services: ["shop"]'), /about service "shop"/],
    ["a resource that is not there", finding('subjects: ["urn:x"]'), /about resource "urn:x"/],
    ["a domain that is not there", finding('domain: "moon"'), /about domain "moon"/],
    ["a remedy that is none", finding("remedy: [1]"), /remedy\[0\] is the number 1, expected an object/],
    [
      "a proof that rests on what comes later",
      finding(
        'evidence: [{ kind: "derivation", service: "web", derivation: { steps: [{ says: "s", subject: "s", placed: null, from: [0] }] } }]',
      ),
      /a step that rests on a later one/,
    ],
  ])("%s", async (_what, check, sentence) => {
    const { findings, verdict } = await judged(check);
    expect(findings).toMatchObject([{ rule: "house/a", severity: "error", status: "undetermined", blocks: true }]);
    expect(findings[0]?.message).toMatch(sentence);
    expect(verdict).toBe("fail");
  });
});
