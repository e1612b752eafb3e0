import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findPulumi } from "./pulumi-cli.ts";

let scratch = "";
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "faultline-pulumi-cli-"));
});
afterEach(() => rmSync(scratch, { recursive: true }));

function program(folder: string, name: string, script = ""): string {
  mkdirSync(join(scratch, folder), { recursive: true });
  const file = join(scratch, folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

/** PATH from folders of the scratch folder; the shell of the scripts is found by its full path. */
function environment(...folders: readonly string[]): NodeJS.ProcessEnv {
  return { PATH: folders.map((folder) => join(scratch, folder)).join(":"), XDG_CACHE_HOME: join(scratch, "cache") };
}

it("an installed pulumi is taken with the language host beside it", async () => {
  const path = program("installed", "pulumi");
  program("installed", "pulumi-language-nodejs");
  program("go", "go");
  expect(await findPulumi(environment("go", "installed"))).toMatchObject({ kind: "installed", path });
});

it("an installed pulumi is taken with a language host elsewhere on PATH", async () => {
  const path = program("installed", "pulumi");
  program("elsewhere", "pulumi-language-nodejs");
  expect(await findPulumi(environment("installed", "elsewhere"))).toMatchObject({ kind: "installed", path });
});

it("an installed pulumi without a language host is passed over", async () => {
  program("installed", "pulumi");
  expect(await findPulumi(environment("installed"))).toMatchObject({ kind: "missing" });
});

it("without pulumi and Go, it says what to install", async () => {
  const found = await findPulumi(environment());
  expect(found.kind).toBe("missing");
  expect(found.why).toMatch(/Pulumi CLI \(https:.*\) or Go/);
});

it("a build is kept with what an installation has beside it, and leaves nothing else", async () => {
  program(
    "go",
    "go",
    "for word; do case $word in -o=*) file=$(echo $word | cut -c4-); echo built > $file; chmod +x $file;; esac; done",
  );
  const told: string[] = [];
  const path = `${join(scratch, "go")}:${process.env.PATH}`;
  const found = await findPulumi({ ...environment("go"), PATH: path }, (line) => told.push(line));
  if (found.kind !== "built") expect.fail(found.why);
  expect(told).toEqual([expect.stringContaining("this takes minutes")]);
  expect(readFileSync(found.path, "utf8")).toBe("built\n");
  const launchers = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];
  expect(readdirSync(dirname(found.path)).sort()).toEqual(["pulumi", ...launchers]);
  for (const launcher of launchers) {
    expect(statSync(join(dirname(found.path), launcher)).mode & 0o111).not.toBe(0);
  }
  program("go", "go", "exit 1");
  expect(await findPulumi(environment("go"))).toMatchObject({ kind: "built", path: found.path });
});

it("a build that fails gives Go's own words", async () => {
  program("go", "go", "echo no network here >&2; exit 1");
  const found = await findPulumi(environment("go"), () => {});
  expect(found).toMatchObject({ kind: "missing" });
  expect(found.why).toContain("no network here");
});
