import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { Deed } from "./providers.ts";
import { serveProviders } from "./providers.ts";
import type { AvailablePulumi } from "./pulumi-cli.ts";
import { languageHostEnvironment } from "./pulumi-cli.ts";
import type { Surroundings } from "./surroundings.ts";

export interface StackUnderTest {
  readonly pulumi: AvailablePulumi;
  /** Where Pulumi.yaml stands. Nothing is ever written there. */
  readonly programDir: string;
  readonly stack: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Opens the secrets of the stack's configuration; any will do where it has none. */
  readonly passphrase?: string;
  /** What the providers find outside the stack. */
  readonly surroundings?: Surroundings;
  /** Further providers that serve already: `name:port`. */
  readonly attach?: string;
  /** After so many milliseconds a command and all that it started is ended; ten minutes unless stated. */
  readonly timeout?: number;
}

export type PulumiCommand = "preview" | "up" | "destroy";

export interface PulumiResult {
  /** `null` if it ran out of time. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the providers were asked to change, in order; a preview asks for nothing. */
  readonly deeds: readonly Deed[];
  /** URNs of all that a provider was asked to create, in order. */
  readonly created: readonly string[];
}

export interface OpenStack {
  /** Runs one command; what earlier ones deployed is still there. `env` adds to the stack's own. */
  run(command: PulumiCommand, args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<PulumiResult>;
  /** What `pulumi stack export` gives of it. Rejects if that fails. */
  exportState(): Promise<string>;
  close(): void;
}

/** Runs one command of the real engine on a stack that starts empty. Rejects only if the stack could not be made. */
export async function runPulumi(
  run: StackUnderTest & { readonly command: PulumiCommand; readonly args?: readonly string[] },
): Promise<PulumiResult> {
  const stack = await openStack(run);
  try {
    return await stack.run(run.command, run.args);
  } finally {
    stack.close();
  }
}

/**
 * Makes an empty stack of a program for the real engine: own home and own state in a temporary folder, stand-in
 * providers for AWS and Alibaba Cloud, no network. Whoever opens it closes it. Rejects if the stack could not be made.
 */
export async function openStack(under: StackUnderTest): Promise<OpenStack> {
  const scratch = mkdtempSync(join(tmpdir(), "faultline-engine-"));
  const providers = await serveProviders(["aws", "alicloud"], under.surroundings ?? {});
  const close = () => {
    providers.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  const timeout = under.timeout ?? 600_000;
  try {
    const environment = prepareEnvironment(scratch, under, [providers.attach, under.attach].filter(Boolean).join(","));
    const configFile = prepareStackConfig(scratch, under);
    // Made in a copy of the project: `stack init` writes a salt into the stack's configuration beside Pulumi.yaml.
    const cwd = join(scratch, "project");
    const made = await execute(under.pulumi.path, ["stack", "init", under.stack, "--non-interactive"], {
      cwd,
      env: environment,
      timeout,
    });
    if (made.exitCode !== 0) throw new Error(`pulumi stack init ${under.stack} failed: ${made.stderr}${made.stdout}`);
    const options = ["--stack", under.stack, "--config-file", configFile, "--non-interactive", "--color=never"];
    return {
      run: async (command, args = [], env = {}) => {
        const before = providers.deeds.length;
        const confirmed = command === "preview" ? [] : ["--yes"];
        const result = await execute(under.pulumi.path, [command, ...options, ...confirmed, ...args], {
          cwd: under.programDir,
          env: { ...environment, ...env },
          timeout,
        });
        const deeds = providers.deeds.slice(before);
        const created = deeds.filter((deed) => deed.kind === "create").map((deed) => deed.urn);
        return { ...result, deeds, created };
      },
      exportState: async () => {
        const command = ["stack", "export", "--stack", under.stack, "--non-interactive"];
        const exported = await execute(under.pulumi.path, command, { cwd, env: environment, timeout });
        if (exported.exitCode !== 0) throw new Error(`pulumi stack export ${under.stack} failed: ${exported.stderr}`);
        return exported.stdout;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function prepareEnvironment(scratch: string, under: StackUnderTest, attach: string): NodeJS.ProcessEnv {
  const home = join(scratch, "home");
  const state = join(scratch, "state");
  mkdirSync(home);
  mkdirSync(state);
  // Whoever runs the tests has settings of their own for Pulumi, the clouds and Node; none may reach the program, save where Node
  // keeps what it has compiled: that only saves time.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PULUMI_|AWS_|ALI(BABA_?)?CLOUD_|NODE_(?!COMPILE_CACHE$)|VITEST)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    ...(under.pulumi.kind === "built" ? languageHostEnvironment : {}),
    HOME: home,
    PULUMI_HOME: join(home, ".pulumi"),
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: under.passphrase ?? "tests only",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DEBUG_PROVIDERS: attach,
    ...under.env,
  };
}

/** Copies the project file and the stack's configuration; returns the copy of the latter. */
function prepareStackConfig(scratch: string, under: StackUnderTest): string {
  const project = join(scratch, "project");
  const file = `Pulumi.${under.stack}.yaml`;
  const projectFile = join(under.programDir, "Pulumi.yaml");
  const { stackConfigDir = "" } = parse(readFileSync(projectFile, "utf8")) as { readonly stackConfigDir?: string };
  const target = join(project, stackConfigDir, file);
  mkdirSync(join(project, stackConfigDir), { recursive: true });
  copyFileSync(projectFile, join(project, "Pulumi.yaml"));
  const source = join(under.programDir, stackConfigDir, file);
  if (existsSync(source)) copyFileSync(source, target);
  return target;
}

interface Execution {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeout: number;
}

function execute(
  path: string,
  args: readonly string[],
  { cwd, env, timeout }: Execution,
): Promise<Pick<PulumiResult, "exitCode" | "stdout" | "stderr">> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    let timedOut = false;
    const end = setTimeout(() => {
      timedOut = true;
      child.kill("SIGINT");
    }, timeout);
    // What the engine started ends with it even so: its plugins watch their standard input.
    const endAtOnce = setTimeout(() => child.kill("SIGKILL"), timeout + 5_000);
    const settle = () => {
      clearTimeout(end);
      clearTimeout(endAtOnce);
    };
    child.on("error", (error) => {
      settle();
      reject(error);
    });
    child.on("close", (code) => {
      settle();
      resolve({ exitCode: timedOut ? null : code, stdout, stderr });
    });
  });
}
