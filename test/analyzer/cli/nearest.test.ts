import { expect, test } from "vitest";
import { nearest } from "../../../analyzer/cli/nearest.ts";

test.each([
  ["jsn", ["text", "json", "markdown"], "json"],
  ["josn", ["text", "json", "markdown"], "json"],
  ["markdwon", ["text", "json", "markdown"], "markdown"],
  ["ab", ["abc"], "abc"],
  ["SURVIVES-LOSS", ["survives-loss"], "survives-loss"],
  ["pdf", ["text", "json", "markdown"], undefined],
  ["x", [], undefined],
])("%s among %j means %s", (word, known, meant) => expect(nearest(word, known)).toBe(meant));
