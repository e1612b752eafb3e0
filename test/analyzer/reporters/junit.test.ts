import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../analyzer/model/report.ts";
import { junit } from "../../../analyzer/reporters/junit.ts";
import * as answers from "./answers.ts";
import { expectGolden } from "./golden.ts";
import { anyName, everyHostileName } from "./hostile-names.ts";

const options = { columns: 80, colour: true };

describe("junit", () => {
  test.each([
    ["one-zone", answers.oneZone],
    ["passing", answers.passing],
    ["accepted", answers.acceptedThroughout("by us")],
  ])("%s reads as its golden file", (name, answer) => expectGolden(`${name}.junit.xml`, junit(answer, options)));

  test("a suite counts what it holds", () => {
    for (const answer of [answers.oneZone, answers.passing, answers.acceptedThroughout("by us")]) {
      for (const suite of parse(junit(answer, options)).suites) {
        const having = (child: string) => suite.cases.filter(({ children }) => children.includes(child)).length;
        expect(suite.attributes).toMatchObject({
          tests: String(suite.cases.length),
          failures: String(having("failure")),
          errors: String(having("error")),
          skipped: String(having("skipped")),
        });
      }
    }
  });

  test("violated is a failure, undetermined an error, accepted skipped, and what is kept a test that passes", () => {
    const [failing] = parse(junit(answers.oneZone, options)).suites;
    expect(failing?.cases.map(({ children }) => children)).toEqual([["failure"], ["error"]]);
    const [accepted, unread] = parse(junit(answers.acceptedThroughout("x"), options)).suites;
    expect(accepted?.cases.flatMap(({ children }) => children)).toEqual([
      "skipped",
      "skipped",
      "skipped",
      "system-out",
    ]);
    expect(unread?.cases.map(({ children }) => children)).toEqual([["error"]]);
    const [passing] = parse(junit(answers.passing, options)).suites;
    expect(passing?.cases).toMatchObject([
      { attributes: { classname: "matching", name: "survives the loss of any one zone" }, children: [] },
      { attributes: { classname: "order-entry" }, children: [] },
    ]);
  });

  test("whatever a resource is called, the XML is well formed and holds it as text", () => {
    const holds = (name: string) => {
      const { suites, elements } = parse(junit(answers.namedThroughout(name), options));
      expect([...elements].sort()).toEqual(["failure", "testcase", "testsuite", "testsuites"]);
      expect(suites).toHaveLength(1);
      expect(() => parse(junit(answers.acceptedThroughout(name), options))).not.toThrow();
    };
    for (const name of everyHostileName) holds(name);
    fc.assert(fc.property(anyName, holds));
  });

  test("a name with every sign of markup comes back as it was", () => {
    const name = `a & b < c > d "e" 'f' ]]> &amp; <!-- x -->`;
    const [suite] = parse(junit(answers.namedThroughout(name), options)).suites;
    expect(suite?.attributes.name).toBe(`${name}/${name}`);
    expect(suite?.cases[0]?.attributes.name).toBe(name);
    expect(suite?.cases[0]?.text).toContain(`Because: ${name}`.replace("Because: ", ""));
  });

  test("other answers are an empty list of suites", () => {
    const others: readonly Answer[] = [answers.rules, answers.explanation];
    for (const answer of others) expect(parse(junit(answer, options)).suites).toEqual([]);
  });
});

interface Case {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: string[];
  text: string;
}

interface Suite {
  readonly attributes: Readonly<Record<string, string>>;
  readonly cases: Case[];
}

/** The document as a strict parser reads it; throws where it is not well formed. */
function parse(xml: string): { readonly suites: readonly Suite[]; readonly elements: ReadonlySet<string> } {
  const suites: Suite[] = [];
  const elements = new Set<string>();
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements.add(name);
    if (name === "testsuite") suites.push({ attributes, cases: [] });
    else if (name === "testcase") suites.at(-1)?.cases.push({ attributes, children: [], text: "" });
    else suites.at(-1)?.cases.at(-1)?.children.push(name);
  });
  parser.on("text", (text) => {
    const last = suites.at(-1)?.cases.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.write(xml).close();
  return { suites, elements };
}
