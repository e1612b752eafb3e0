import { expect, test } from "vitest";
import { shownOutput } from "../../../analyzer/cli/program-output.ts";

test.each([
  [{ kind: "stdout", text: "plain\n" }, "plain\n"],
  [{ kind: "stderr", text: "\u001b[31mred\u001b[0m\ttab" }, "red  tab\n"],
  [{ kind: "error", text: "first\nsecond\n" }, "error: first\nsecond\n"],
  [{ kind: "stdout", text: "\u001b]0;title\u0007\u001b[2J" }, "\\x1b]0;title\\x07\\x1b[2J\n"],
  [
    {
      kind: "error",
      text: "Error: no network\n    at file:///shop/index.ts:3:7\n\u001b[90m    at run (node:internal/modules/esm/module_job:561:25)\u001b[39m\n    at Stack.init (/shop/node_modules/@pulumi/runtime/stack.ts:79:28)\n    at node:internal/modules/esm/loader:647:26",
    },
    "error: Error: no network\n    at file:///shop/index.ts:3:7\n",
  ],
] as const)("%j is shown as %j", (output, shown) => expect(shownOutput(output)).toBe(shown));
