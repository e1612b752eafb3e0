import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { temporaryProject } from "./temporary-project.ts";

// What it records is compared with the other readers on the real engine; here is what it does where it can't record.
const recorder = fileURLToPath(new URL("../../../analyzer/readers/recorded-program.ts", import.meta.url));

/** Starts to record in a process of its own, whose program has the SDK given, and returns what came of it. */
async function recordWith(sdk: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryProject({
    ...Object.fromEntries(Object.entries(sdk).map(([path, text]) => [`node_modules/@pulumi/pulumi/${path}`, text])),
    "run.mjs": `
      import { recordProgram } from ${JSON.stringify(recorder)};
      try {
        console.log(recordProgram() === undefined ? "no engine" : "recording");
      } catch (error) {
        console.log(error.name + ": " + error.message);
      }`,
  });
  const { stdout } = await promisify(execFile)(process.execPath, ["run.mjs"], { cwd: folder });
  return stdout.trim();
}

const settings = (client: string): Readonly<Record<string, string>> => ({
  "package.json": '{"name":"@pulumi/pulumi","version":"9.0.0"}',
  "log/index.js": "",
  "runtime/settings.js": `
    exports.getProject = () => "shop";
    exports.getStack = () => "dev";
    exports.isDryRun = () => true;
    exports.getMonitor = () => (${client});`,
});

it("stays out of a program that no engine runs", async () => {
  expect(await recordWith(settings("undefined"))).toBe("no engine");
});

it("records a client that has what it wraps", async () => {
  const client = "{ registerResource() {}, readResource() {}, registerResourceOutputs() {} }";
  expect(await recordWith(settings(client))).toBe("recording");
});

it.each(["registerResource", "readResource", "registerResourceOutputs"])(
  "refuses a client without %s",
  async (lost) => {
    const methods = ["registerResource", "readResource", "registerResourceOutputs"].filter((name) => name !== lost);
    const message = await recordWith(settings(`{ ${methods.map((name) => `${name}() {}`).join(", ")} }`));
    expect(message).toMatch(new RegExp(`^InputError: The guard can't see .* has no \`${lost}\` where`));
  },
);

it("refuses an SDK whose settings are gone", async () => {
  const message = await recordWith({ ...settings("{}"), "runtime/settings.js": "exports.connect = () => {};" });
  expect(message).toMatch(/^InputError: The guard can't see .* has no `getMonitor`/);
});

it("says what to do where there is no SDK at all", async () => {
  expect(await recordWith({})).toMatch(
    /^InputError: The guard found no @pulumi\/pulumi beside the program .*run `npm ci`/,
  );
});
