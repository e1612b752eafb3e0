import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const folder = fileURLToPath(new URL("./golden/", import.meta.url));

/** The text is what the golden file holds; `UPDATE=1` writes the file instead, and its diff is reviewed like code. */
export function expectGolden(file: string, text: string): void {
  if (process.env.UPDATE === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(folder + file, text);
  }
  expect(text).toBe(readFileSync(folder + file, "utf8"));
}
