import { expect, test } from "vitest";
import { newProgress } from "../../../analyzer/cli/progress.ts";

function written(terminal: { readonly isTTY?: boolean; readonly columns?: number }, text: string): string {
  let all = "";
  const progress = newProgress({
    ...terminal,
    write: (part: string) => {
      all += part;
    },
  });
  progress.clear();
  progress.show(text);
  progress.clear();
  return all;
}

test("where nobody looks, nothing is shown", () => {
  expect(written({}, "reading")).toBe("");
  expect(written({ isTTY: false }, "reading")).toBe("");
});

test("a terminal sees one line that is gone in the end", () => {
  expect(written({ isTTY: true, columns: 80 }, "reading")).toBe("\r\u001b[2Kreading\r\u001b[2K");
});

test("a line is never wider than the terminal, or it could not be taken back", () => {
  expect(written({ isTTY: true, columns: 30 }, "x".repeat(100))).toContain(`K${"x".repeat(29)}\r`);
});
