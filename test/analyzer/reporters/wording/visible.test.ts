import { expect, test } from "vitest";
import { visible } from "../../../../analyzer/reporters/wording/visible.ts";

test.each([
  ["\u001b[31m", "\\x1b[31m"],
  ["a\nb\r\tc", "a\\nb\\r\\tc"],
  ["\u202egnp", "\\u202egnp"],
  ["a\u200bb\ufeff", "a\\u200bb\\ufeff"],
  ["\u2028", "\\u2028"],
  ["\u{e0041}", "\\u{e0041}"],
  ["\ud800", "\\ud800"],
  ["\u009b0m", "\\x9b0m"],
])("%j is written out", (text, shown) => expect(visible(text)).toBe(shown));

test.each(["cn-hongkong-c", "撮合引擎", "café", "a b", "naïve – “x” 😀"])("%s stays as it is", (text) =>
  expect(visible(text)).toBe(text),
);
