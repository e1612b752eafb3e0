import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze, combine } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import type { PageParts } from "../../../analyzer/model/report.ts";
import type { Value } from "../../../analyzer/model/value.ts";
import { html } from "../../../analyzer/reporters/html.ts";
import { rules } from "../../../analyzer/rules/index.ts";
import { makeEstate } from "../../bench/estates/estate.ts";
import { explanation, namedThroughout, oneZone, passing } from "./answers.ts";
import { anyName } from "./hostile-names.ts";
import { carriedAnswer } from "./html/carried-answer.ts";

const part = (text: string) => ({ text, sha256: createHash("sha256").update(text).digest("hex") });
const page: PageParts = { script: part("void 0;"), style: part("body { margin: 0 }") };
const options = { columns: 80, colour: false, page };

const answerIn = (text: string): unknown => JSON.parse(carriedAnswer(text));

describe("the HTML report", () => {
  test("carries the answer that every reporter gets, whole", () => {
    expect(answerIn(html(oneZone, options))).toEqual(JSON.parse(JSON.stringify(oneZone)));
  });

  test("allows its own script and style by their hashes, and nothing else", () => {
    const text = html(passing, options);
    const policy =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.replaceAll("&#39;", "'") ?? "";
    const hash = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hash(page.script.text)}`,
      `style-src ${hash(page.style.text)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ]);
    expect(text).toContain(`<script>${page.script.text}</script>`);
    expect(text).toContain(`<style>${page.style.text}</style>`);
  });

  test("is the same, byte for byte, for the same answer", () => {
    expect(html(oneZone, options)).toBe(html(JSON.parse(JSON.stringify(oneZone)), options));
  });

  test("names nothing that would be fetched", () => {
    expect(html(oneZone, options)).not.toMatch(/\b(src|href)=|url\(|@import/);
  });

  test("whatever things are called, holds the same elements in the same order", () => {
    const tags = (text: string) => text.match(/<\/?[a-z!][^>\s]*/gi);
    const orderly = tags(html(namedThroughout("orderly"), options));
    fc.assert(
      fc.property(anyName, (name) => {
        const text = html(namedThroughout(name), options);
        expect(tags(text)).toEqual(orderly);
        expect(answerIn(text)).toEqual(JSON.parse(JSON.stringify(namedThroughout(name))));
      }),
      { numRuns: 50 },
    );
  }, 30_000);

  test("carries no value that may be secret, nor any other that the catalogue does not let out", () => {
    const { snapshot, objectives } = makeEstate(200);
    const hidden: Value = { kind: "known", value: "hunter2-known" };
    const secret: Value = { kind: "known", value: "hunter2-secret", secret: true };
    const whispering = {
      ...snapshot,
      resources: snapshot.resources.map((resource) => ({
        ...resource,
        properties: { ...resource.properties, userData: hidden, description: hidden, password: secret, engine: secret },
      })),
    };
    const report = analyze(whispering, objectives, { catalogue, rules });
    const carried = JSON.stringify(answerIn(html(combine([report]), options)));
    expect(carried).toContain("cell-0");
    expect(carried).not.toContain("hunter2");
  }, 30_000);

  test("is no form for an explanation, and is not made without its script", () => {
    expect(() => html(explanation, options)).toThrow("explanation");
    expect(() => html(passing, { columns: 80, colour: false })).toThrow("script and style");
  });
});
