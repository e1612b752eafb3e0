import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join, resolve } from "node:path";
import { InputError, reasonOf, systemCodeOf } from "../input-error.ts";
import type { Project } from "../project.ts";
import type { StackConfig } from "../stack-config.ts";

/** How a program's process is started. */
export interface LaunchPlan {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** Whether this SDK tells the monitor when the program has come to its end (it does since 3.167). */
  readonly signalsEnd: boolean;
}

export interface LaunchOptions {
  readonly project: Project;
  readonly stack: string;
  readonly config: StackConfig;
  /** `host:port` of our resource monitor and engine. */
  readonly address: string;
  /** As the language host does it: with type check, and full stack traces. */
  readonly asHost: boolean;
}

/**
 * Returns how to start the program as Pulumi's Node language host does: its own SDK's runner, in the folder of `main`,
 * with the options of Pulumi.yaml.
 * @throws InputError where the program's folder, its `main` or its SDK can't be found.
 */
export function planLaunch({ project, stack, config, address, asHost }: LaunchOptions): LaunchPlan {
  const { directory, entry } = findProgram(project);
  const runner = findRunner(directory);
  const nodeArguments = splitShellWords(project.runtime.nodeArguments ?? "");
  // Mapping the frames of every registration's stack trace is 40 % of a large program's time, and one frame gives the
  // same source position.
  const speed =
    asHost || nodeArguments.some((word) => word.includes("stack-trace-limit")) ? [] : ["--stack-trace-limit=1"];
  return {
    command: process.execPath,
    arguments: [
      ...speed,
      ...nodeArguments,
      ...preloads.map(({ href }) => `--import=${href}`),
      runner,
      `--monitor=${address}`,
      `--engine=${address}`,
      "--organization=organization",
      `--project=${project.name}`,
      `--stack=${stack}`,
      `--root-directory=${project.directory}`,
      `--pwd=${directory}`,
      "--dry-run",
      "--parallel=16",
      entry,
    ],
    environment: environmentFor(project, config, address, asHost),
    directory,
    signalsEnd: readFileSync(runner, "utf8").includes("signalAndWaitForShutdown"),
  };
}

// Beside this file, with this file's ending: the published package holds them compiled.
const preloads = ["exit-with-parent", "read-every-frame"].map(
  (name) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url),
);

function findProgram(project: Project): { readonly directory: string; readonly entry: string } {
  if (project.main === undefined || project.main === "") return { directory: project.directory, entry: "." };
  const main = resolve(project.directory, project.main);
  try {
    return statSync(main).isDirectory()
      ? { directory: main, entry: "." }
      : { directory: dirname(main), entry: basename(main) };
  } catch (thrown) {
    throw new InputError(
      `${project.file}: \`main\` names ${main}, which could not be read (${reasonOf(thrown)}); correct it.`,
    );
  }
}

function findRunner(directory: string): string {
  try {
    return createRequire(join(directory, "program.js")).resolve("@pulumi/pulumi/cmd/run/index.js");
  } catch (thrown) {
    if (systemCodeOf(thrown) !== "MODULE_NOT_FOUND") {
      throw new InputError(
        `@pulumi/pulumi could not be looked for from ${directory} (${reasonOf(thrown)}); correct the file that is named, or install the program's packages again.`,
      );
    }
    throw new InputError(
      `${directory} has no @pulumi/pulumi in its node_modules, which its program needs to run; run \`npm ci\` (or your package manager's install) there first.`,
    );
  }
}

function environmentFor(
  project: Project,
  config: StackConfig,
  address: string,
  asHost: boolean,
): Readonly<Record<string, string | undefined>> {
  const given = process.env;
  const { typescript, tsconfig } = project.runtime;
  // The old SDKs of other packages look for `ns:config:key`; the host sends that form, and every SDK understands it.
  const values = Object.entries(config.values).map(([key, text]) => [key.replace(":", ":config:"), text]);
  return {
    ...given,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(values)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
    ...(typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
    ...(tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
    // Types are the compiler's business; checking them here costs seconds and 600 MB. ts-node's hooks for ES modules
    // know the second name only. What the user chose stands.
    ...(asHost
      ? {}
      : {
          PULUMI_NODEJS_TRANSPILE_ONLY: given.PULUMI_NODEJS_TRANSPILE_ONLY ?? "true",
          TS_NODE_TRANSPILE_ONLY: given.TS_NODE_TRANSPILE_ONLY ?? "true",
        }),
    // gRPC would go through an HTTP proxy even to the loopback address.
    no_grpc_proxy: [given.no_grpc_proxy ?? given.no_proxy ?? given.NO_PROXY, "127.0.0.1"]
      .filter((part) => part !== undefined && part !== "")
      .join(","),
    // The guard compares it with the monitor that it is told: only then is it us who read.
    FAULTLINE_EMBEDDED: address,
  };
}

/** Returns the words of a command line: blanks separate, quotes join, a backslash takes the next character as it is. */
function splitShellWords(line: string): readonly string[] {
  const words = line.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs) ?? [];
  return words.map((word) =>
    word.replaceAll(/\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs, (_, escaped, double, single) =>
      String(escaped ?? single ?? String(double ?? "").replaceAll(/\\(["\\$`])/g, "$1")),
    ),
  );
}
