import { expect, test } from "vitest";
import { shownOutput } from "../../../analyzer/cli/program-output.ts";

test.each([
  [{ kind: "stdout", text: "plain\n" }, "plain\n"],
  [{ kind: "stderr", text: "\u001b[31mred\u001b[0m\ttab" }, "red  tab\n"],
  [{ kind: "error", text: "first\nsecond\n" }, "error: first\nsecond\n"],
  [{ kind: "stdout", text: "\u001b]0;title\u0007\u001b[2J" }, "\\x1b]0;title\\x07\\x1b[2J\n"],
] as const)("%j is shown as %j", (output, shown) => expect(shownOutput(output)).toBe(shown));
