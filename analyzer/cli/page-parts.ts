import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { PageParts } from "../model/report.ts";
import { InputError, reasonOf } from "../readers/input-error.ts";

const root = new URL("../../", import.meta.url);
const builtPage = new URL("dist/page.json", root);
/** In a checkout only: a published package carries the built page instead. */
const builder = new URL("scripts/build-page.ts", root);

const part = z.object({ text: z.string(), sha256: z.string() });
const built = z.object({ files: z.array(z.string()), digest: z.string(), script: part, style: part });

/**
 * The script and style of the HTML report. In a checkout they are bundled on first use, and again when a source has changed; nothing
 * is fetched.
 * @throws InputError where that can't be done.
 */
export async function pageParts(): Promise<PageParts> {
  const ready = readBuilt();
  if (ready !== null && (!existsSync(builder) || digestOf(ready.files) === ready.digest)) return ready;
  try {
    await promisify(execFile)(process.execPath, [fileURLToPath(builder), fileURLToPath(builtPage)]);
  } catch (thrown) {
    throw new InputError(
      `The HTML report's page could not be built (${reasonOf(thrown)}); run \`npm ci\` and try again.`,
    );
  }
  const made = readBuilt();
  if (made === null) {
    throw new InputError(`${fileURLToPath(builtPage)} is not the HTML report's page; delete it and try again.`);
  }
  return made;
}

function readBuilt(): z.infer<typeof built> | null {
  if (!existsSync(builtPage)) return null;
  try {
    return built.parse(JSON.parse(readFileSync(builtPage, "utf8")));
  } catch {
    // What a process that was cut off has left, or another version wrote, is made anew.
    return null;
  }
}

/** As the builder takes it; `null` where a source is gone. */
function digestOf(files: readonly string[]): string | null {
  const digest = createHash("sha256");
  try {
    for (const file of files) digest.update(`${file}\n`).update(readFileSync(new URL(file, root)));
  } catch {
    return null;
  }
  return digest.digest("hex");
}
