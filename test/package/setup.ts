import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The packed package's path. */
    readonly tarball: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Packs the package once, as `npm pack` does, for all tests of the project. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "faultline-packed-"));
  const npm = (...given: readonly string[]) => execFileSync("npm", given, { cwd: root, encoding: "utf8" });
  const [name = ""] = npm("pack", "--silent", "--pack-destination", folder).trim().split("\n").slice(-1);
  provide("tarball", join(folder, name));
  return () => rmSync(folder, { recursive: true, force: true });
}
