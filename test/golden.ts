import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/** Whether golden files are written instead of compared; their diff is reviewed like code. */
export const updating = process.env.UPDATE === "1";

/** The text is what the golden file holds. One that is missing fails, too: nobody has looked at what it would say. */
export function expectGolden(golden: URL, text: string): void {
  const file = fileURLToPath(golden);
  if (updating) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file))
    throw new Error(`${file} is missing; write it with UPDATE=1, and read it before you commit it.`);
  expect(text).toBe(readFileSync(file, "utf8"));
}
