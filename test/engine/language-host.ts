/**
 * Stands in for `pulumi-language-nodejs`, the part of a Pulumi installation that is no Go module and so can't be built
 * here. The engine starts it, reads the gRPC port from its first line and calls `pulumirpc.LanguageRuntime` on it.
 * Programs and policy packs are run as the genuine host runs them: by the runners in their own @pulumi/pulumi.
 */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { handleServerStreamingCall, handleUnaryCall } from "@grpc/grpc-js";
import { status } from "@grpc/grpc-js";
import languageServices from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type * as language from "@pulumi/pulumi/proto/language_pb.js";
import languageMessages from "@pulumi/pulumi/proto/language_pb.js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import pluginMessages from "@pulumi/pulumi/proto/plugin_pb.js";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import type { InstalledPackage } from "./installed-packages.ts";
import { findInstalledPackages } from "./installed-packages.ts";
import { configForProgram, environmentForRuntime, nodeArguments } from "./language-host-environment.ts";
import { serveOnLoopback } from "./loopback-server.ts";

/** What a runner exits with when it has told the user already; the engine then adds no message of its own. */
const exitAfterMessage = 32;

const children = new Set<ChildProcess>();
let engineAddress = process.argv.at(-1) ?? "";

const handshake: handleUnaryCall<language.LanguageHandshakeRequest, language.LanguageHandshakeResponse> = (
  call,
  reply,
) => {
  engineAddress = call.request.getEngineAddress() || engineAddress;
  reply(null, new languageMessages.LanguageHandshakeResponse());
};

const getPluginInfo: handleUnaryCall<Empty, PluginInfo> = (_call, reply) => {
  reply(null, new pluginMessages.PluginInfo());
};

const getRequiredPackages: handleUnaryCall<
  language.GetRequiredPackagesRequest,
  language.GetRequiredPackagesResponse
> = (call, reply) => {
  const packages = providersUsedBy(call.request.getInfo()).map(({ name, version }) =>
    new pluginMessages.PackageDependency().setName(name).setKind("resource").setVersion(version),
  );
  reply(null, new languageMessages.GetRequiredPackagesResponse().setPackagesList(packages));
};

/** The older name of the same question; engines ask it where the newer one is not served. */
const getRequiredPlugins: handleUnaryCall<language.GetRequiredPluginsRequest, language.GetRequiredPluginsResponse> = (
  call,
  reply,
) => {
  const plugins = providersUsedBy(call.request.getInfo()).map(({ name, version }) =>
    new pluginMessages.PluginDependency().setName(name).setKind("resource").setVersion(version),
  );
  reply(null, new languageMessages.GetRequiredPluginsResponse().setPluginsList(plugins));
};

const run: handleUnaryCall<language.RunRequest, language.RunResponse> = (call, reply) => {
  const request = call.request;
  const respond = (error: string, bail: boolean) =>
    reply(null, new languageMessages.RunResponse().setError(error).setBail(bail));
  const options = optionsOf(request.getInfo());
  const flags: readonly (readonly [name: string, value: string])[] = [
    ["monitor", request.getMonitorAddress()],
    ["engine", engineAddress],
    ["organization", request.getOrganization()],
    ["project", request.getProject()],
    ["stack", request.getStack()],
    ["root-directory", request.getInfo()?.getRootDirectory() ?? ""],
    ["pwd", request.getPwd()],
    ["parallel", String(request.getParallel())],
  ];
  let runner: string;
  try {
    runner = runnerOf(request.getPwd(), "run");
  } catch {
    respond(`@pulumi/pulumi is not installed for the program in ${request.getPwd()}: run npm ci there`, false);
    return;
  }
  const child = start(
    [
      ...nodeArguments(options),
      runner,
      ...flags.flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value])),
      ...(request.getDryrun() ? ["--dry-run"] : []),
      request.getProgram() || ".",
      ...request.getArgsList(),
    ],
    {
      ...process.env,
      ...environmentForRuntime(options),
      PULUMI_CONFIG: JSON.stringify(configForProgram(request.getConfigMap().toArray())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    },
    request.getPwd(),
  );
  child.stdout.pipe(process.stdout, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  call.on("cancelled", () => stop(child));
  child.on("error", (error) => respond(`the program could not be started: ${error.message}`, false));
  child.on("close", (code, signal) => {
    if (code === 0) respond("", false);
    else if (code === exitAfterMessage) respond("", true);
    else if (code === null) respond(`the program was ended by ${signal}`, false);
    else respond(`Program exited with non-zero exit code: ${code}`, false);
  });
};

const runPlugin: handleServerStreamingCall<language.RunPluginRequest, language.RunPluginResponse> = (call) => {
  const request = call.request;
  if (request.getKind() !== "analyzer") {
    call.destroy(
      Object.assign(new Error(`only policy packs are run, not plugins of kind ${request.getKind()}`), {
        code: status.UNIMPLEMENTED,
      }),
    );
    return;
  }
  const options = optionsOf(request.getInfo());
  const pack = join(request.getInfo()?.getProgramDirectory() ?? "", request.getInfo()?.getEntryPoint() ?? "");
  const stated = request.getEnvList().map((line): [string, string] => {
    const split = line.indexOf("=");
    return [line.slice(0, split), line.slice(split + 1)];
  });
  let runner: string;
  try {
    runner = runnerOf(pack, "run-policy-pack");
  } catch {
    call.write(new languageMessages.RunPluginResponse().setStderr(Buffer.from("@pulumi/pulumi is not installed\n")));
    call.write(new languageMessages.RunPluginResponse().setExitcode(1));
    call.end();
    return;
  }
  const child = start(
    [runner, ...request.getArgsList(), pack],
    { ...Object.fromEntries(stated), ...environmentForRuntime(options) },
    // Packs look for the version in their package.json in the working directory.
    pack,
  );
  child.stdout.on("data", (text: Buffer) => call.write(new languageMessages.RunPluginResponse().setStdout(text)));
  child.stderr.on("data", (text: Buffer) => call.write(new languageMessages.RunPluginResponse().setStderr(text)));
  call.on("cancelled", () => stop(child));
  child.on("error", (error) => call.destroy(error));
  child.on("close", (code) => {
    call.write(new languageMessages.RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
};

const about: handleUnaryCall<language.AboutRequest, language.AboutResponse> = (_call, reply) => {
  reply(null, new languageMessages.AboutResponse().setExecutable(process.execPath).setVersion(process.version));
};

const getProgramDependencies: handleUnaryCall<
  language.GetProgramDependenciesRequest,
  language.GetProgramDependenciesResponse
> = (call, reply) => {
  const dependencies = findInstalledPackages(programOf(call.request.getInfo())).map(({ module, version }) =>
    new languageMessages.DependencyInfo().setName(module).setVersion(version),
  );
  reply(null, new languageMessages.GetProgramDependenciesResponse().setDependenciesList(dependencies));
};

const cancel: handleUnaryCall<Empty, Empty> = (_call, reply) => {
  for (const child of children) stop(child);
  reply(null, new emptyMessages.Empty());
};

function optionsOf(info: language.ProgramInfo | undefined): Readonly<Record<string, unknown>> {
  return info?.getOptions()?.toJavaScript() ?? {};
}

function programOf(info: language.ProgramInfo | undefined): string {
  return info?.getProgramDirectory() ?? process.cwd();
}

function providersUsedBy(info: language.ProgramInfo | undefined): readonly InstalledPackage[] {
  return findInstalledPackages(programOf(info)).filter((found) => found.provider);
}

function runnerOf(directory: string, name: "run" | "run-policy-pack"): string {
  return createRequire(join(directory, "program.js")).resolve(`@pulumi/pulumi/cmd/${name}`);
}

function start(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  child.on("close", () => children.delete(child));
  return child;
}

function stop(child: ChildProcess): void {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), 2_000).unref();
}

const server = await serveOnLoopback(languageServices.LanguageRuntimeService, {
  handshake,
  getPluginInfo,
  getRequiredPackages,
  getRequiredPlugins,
  run,
  runPlugin,
  about,
  getProgramDependencies,
  cancel,
});
function leave(): void {
  for (const child of children) child.kill("SIGKILL");
  server.close();
  process.stdin.destroy();
}

process.on("SIGINT", leave);
process.on("SIGTERM", leave);
// The engine holds the other end of standard input: its end is the engine's, however it died.
process.stdin.on("end", leave).resume();
process.stdout.write(`${server.port}\n`);
