import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf, wrap } from "../../../../analyzer/reporters/text/wrap.ts";

test("no line is wider than asked, and nothing but spaces at breaks is lost", () => {
  const words = fc.array(
    fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom("撮合引擎", "a::b/c$d", "https://x.example/y")),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 8, max: 120 }), (parts, columns) => {
      const text = parts.join(" ").replace(/\s+/g, " ").trim();
      const lines = wrap(text, columns);
      expect(lines.filter((line) => columnsOf(line) > columns)).toEqual([]);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test("a URN is broken where its parts meet, on lines of its own", () => {
  const urn = "urn:pulumi:production::trading::trading:matching:MatchingEngine$alicloud:ecs/instance:Instance::match-0";
  expect(wrap(`see ${urn} there`, 40)).toEqual([
    "see",
    "urn:pulumi:production::trading::",
    "trading:matching:MatchingEngine$",
    "alicloud:ecs/instance:Instance::match-0",
    "there",
  ]);
});

test("a word that fits a line is never broken", () => {
  expect(wrap("aaaa bbbb::cccc", 11)).toEqual(["aaaa", "bbbb::cccc"]);
});

test("East Asian characters fill two columns, combining marks none", () => {
  expect(columnsOf("撮合")).toBe(4);
  expect(columnsOf("e\u0301")).toBe(1);
});
