import { spawn } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The `pulumi` to test with. `installed`: an ordinary installation, its own language host beside it or on PATH ·
 * `built`: compiled here from Pulumi's Go module, to be used with our stand-in for the language host.
 */
export type PulumiCli = AvailablePulumi | { readonly kind: "missing"; readonly why: string };

export interface AvailablePulumi {
  readonly kind: "installed" | "built";
  readonly path: string;
  readonly why: string;
}

const nodeVariable = "FAULTLINE_ENGINE_NODE";
const languageHostVariable = "FAULTLINE_ENGINE_LANGUAGE_HOST";
const dynamicProviderVariable = "FAULTLINE_ENGINE_DYNAMIC_PROVIDER";

/** What the environment of a built `pulumi` must hold so that it finds what an installation has beside it. */
export const languageHostEnvironment = {
  [nodeVariable]: process.execPath,
  [languageHostVariable]: fileURLToPath(new URL("./language-host.ts", import.meta.url)),
  // The provider of resources that a program implements itself is part of the SDK; installations only start it.
  [dynamicProviderVariable]: createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/dynamic-provider"),
};

const moduleFolder = fileURLToPath(new URL("./pulumi-cli/", import.meta.url));
const engineModule = "github.com/pulumi/pulumi/pkg/v3";

/** Finds an installed `pulumi`, else one built earlier, else builds it once; the first build takes minutes. Never throws. */
export async function findPulumi(
  environment: NodeJS.ProcessEnv = process.env,
  tell: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<PulumiCli> {
  const installed = findOnPath("pulumi", environment);
  if (installed !== undefined) {
    const host = [
      join(dirname(installed), "pulumi-language-nodejs"),
      findOnPath("pulumi-language-nodejs", environment),
    ];
    if (host.some((path) => path !== undefined && isExecutable(path))) {
      return { kind: "installed", path: installed, why: `${installed} is installed with its language host` };
    }
  }
  const version = engineVersion();
  const cached = join(cacheFolder(environment), `pulumi-${version}`, `${process.platform}-${process.arch}`, "pulumi");
  if (isExecutable(cached)) {
    writeLaunchers(dirname(cached));
    return { kind: "built", path: cached, why: `built earlier from ${engineModule} v${version}` };
  }
  const go = findOnPath("go", environment);
  if (go === undefined) {
    return {
      kind: "missing",
      why: "the engine tests need the Pulumi CLI (https://www.pulumi.com/docs/install/) or Go 1.26 to build it",
    };
  }
  tell(`Building the Pulumi engine v${version} once, into ${dirname(cached)}; this takes minutes.`);
  const failure = await build(go, version, cached);
  return failure === undefined
    ? { kind: "built", path: cached, why: `built from ${engineModule} v${version}` }
    : { kind: "missing", why: `the Pulumi CLI is not installed, and ${go} could not build it: ${failure}` };
}

/** Builds under a name of its own and renames, so that two runs at once do not disturb each other. Returns what failed. */
async function build(go: string, version: string, target: string): Promise<string | undefined> {
  let scratch: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    scratch = mkdtempSync(join(dirname(target), "building-"));
    const output = join(scratch, "pulumi");
    const stamp = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
    const failure = await runGo(go, [
      "build",
      "-mod=readonly",
      "-buildvcs=false",
      "-trimpath",
      "-tags=osusergo,grpcnotrace",
      `-ldflags=-s -w ${stamp}`,
      `-o=${output}`,
      `${engineModule}/cmd/pulumi`,
    ]);
    if (failure !== undefined) return failure;
    writeLaunchers(dirname(target));
    renameSync(output, target);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Writes the executables that the engine starts as its language host and for dynamic providers. They stand beside the
 * binary, where an installation has them, as one on PATH draws a warning in every output. Which checkout's stand-in they
 * start, the environment says.
 */
function writeLaunchers(folder: string): void {
  const launchers = {
    "pulumi-language-nodejs": languageHostVariable,
    "pulumi-resource-pulumi-nodejs": dynamicProviderVariable,
  };
  for (const [name, variable] of Object.entries(launchers)) {
    const draft = join(folder, `launcher-${process.pid}`);
    writeFileSync(draft, `#!/bin/sh\nexec "$${nodeVariable}" "$${variable}" "$@"\n`, { mode: 0o755 });
    renameSync(draft, join(folder, name));
  }
}

function runGo(go: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(go, args, { cwd: moduleFolder, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (text: Buffer) => {
      said = (said + text.toString("utf8")).slice(-2_000);
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? undefined : said.trim() || `go ended with ${code}`));
  });
}

function engineVersion(): string {
  const stated = readFileSync(join(moduleFolder, "go.mod"), "utf8").match(/pulumi\/pkg\/v3 v(\S+)/)?.[1];
  if (stated === undefined) throw new Error(`${moduleFolder}go.mod requires no version of ${engineModule}`);
  return stated;
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "faultline");
}

function findOnPath(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  return (environment.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
