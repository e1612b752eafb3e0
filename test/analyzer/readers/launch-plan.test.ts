import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { planLaunch } from "../../../analyzer/readers/embedded-preview/launch-plan.ts";
import type { Project, Runtime } from "../../../analyzer/readers/project.ts";
import { readProject } from "../../../analyzer/readers/project.ts";

const directory = fileURLToPath(new URL("../../fixtures/programs/two-clouds", import.meta.url));
const config = {
  values: { "aws:region": "ap-east-1", "shop:size": "3" },
  secretKeys: ["shop:size"],
  standIns: [],
  secretTexts: [],
  environments: [],
};

function plan(runtime: Partial<Runtime> = {}, more: Partial<Project> = {}, asHost = false) {
  const project = readProject(directory);
  const changed = { ...project, ...more, runtime: { ...project.runtime, ...runtime } };
  return planLaunch({ project: changed, stack: "dev", config, address: "127.0.0.1:1", asHost });
}

it("starts the SDK's own runner in the folder of main", () => {
  const { arguments: words, directory: folder, signalsEnd } = plan();
  expect(folder).toBe(directory);
  expect(words.at(-1)).toBe("index.ts");
  expect(words).toContainEqual(expect.stringMatching(/@pulumi\/pulumi\/cmd\/run\/index\.js$/));
  expect(words).toContain("--dry-run");
  expect(words).toContain(`--pwd=${directory}`);
  expect(signalsEnd).toBe(true);
});

it("leaves the entry to package.json where main names a folder or nothing", () => {
  expect(plan({}, { main: undefined }).arguments.at(-1)).toBe(".");
  const parent = plan({}, { main: "../two-clouds" });
  expect([parent.arguments.at(-1), parent.directory]).toEqual([".", join(directory, "../two-clouds")]);
});

it("hands over the configuration as the language host does", () => {
  const { environment } = plan();
  expect(JSON.parse(environment.PULUMI_CONFIG ?? "")).toEqual({
    "aws:config:region": "ap-east-1",
    "shop:config:size": "3",
  });
  expect(JSON.parse(environment.PULUMI_CONFIG_SECRET_KEYS ?? "")).toEqual(["shop:size"]);
  expect(environment.FAULTLINE_EMBEDDED).toBe("127.0.0.1:1");
});

it("compiles TypeScript as the project says, unchecked unless asked to do as the host does", () => {
  const fast = plan({ typescript: true, tsconfig: "tsconfig.pulumi.json" });
  expect(fast.environment).toMatchObject({
    PULUMI_NODEJS_TYPESCRIPT: "true",
    PULUMI_NODEJS_TSCONFIG_PATH: "tsconfig.pulumi.json",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    TS_NODE_TRANSPILE_ONLY: "true",
  });
  expect(fast.arguments[0]).toBe("--stack-trace-limit=1");
  const host = plan({ typescript: true }, {}, true);
  expect(host.environment.PULUMI_NODEJS_TRANSPILE_ONLY).toBeUndefined();
  expect(host.arguments).not.toContain("--stack-trace-limit=1");
  expect(plan({ typescript: false }).environment.PULUMI_NODEJS_TYPESCRIPT).toBeUndefined();
});

it("leaves standing what the user chose", () => {
  vi.stubEnv("PULUMI_NODEJS_TRANSPILE_ONLY", "false");
  vi.stubEnv("NO_PROXY", "internal.example");
  const { environment } = plan({ typescript: true });
  vi.unstubAllEnvs();
  expect(environment.PULUMI_NODEJS_TRANSPILE_ONLY).toBe("false");
  expect(environment.no_grpc_proxy).toBe("internal.example,127.0.0.1");
});

it.each([
  ["--max-old-space-size=4096 --no-warnings", ["--max-old-space-size=4096", "--no-warnings"]],
  [`--title "two words" --a='it''s' b\\ c`, ["--title", "two words", "--a=its", "b c"]],
  [`--x="a\\"b"`, ['--x=a"b']],
])("splits nodeargs as a shell does: %s", (nodeArguments, words) => {
  expect(plan({ nodeArguments }).arguments.slice(1, 1 + words.length)).toEqual(words);
});
