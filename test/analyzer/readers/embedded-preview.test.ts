import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { ResourceRecord, Snapshot } from "../../../analyzer/model/snapshot.ts";
import type { LookupAnswers } from "../../../analyzer/readers/embedded-preview/lookups.ts";
import type { PreviewOptions, ProgramOutput } from "../../../analyzer/readers/embedded-preview/preview-program.ts";
import { previewProgram } from "../../../analyzer/readers/embedded-preview/preview-program.ts";
import { InputError } from "../../../analyzer/readers/input-error.ts";
import { hasEnded } from "./process-state.ts";
import { temporaryProject } from "./temporary-project.ts";

const programs = fileURLToPath(new URL("../../fixtures/programs", import.meta.url));
const patience = 60_000;
const answers: LookupAnswers = {
  regions: [
    { provider: "aws", region: "ap-east-1", zones: [{ name: "ap-east-1a", id: "ape1-az1" }, { name: "ap-east-1b" }] },
    { provider: "alicloud", region: "cn-hongkong", zones: [{ name: "cn-hongkong-b" }, { name: "cn-hongkong-c" }] },
  ],
};

interface Preview {
  readonly snapshot: Snapshot;
  readonly output: readonly ProgramOutput[];
  readonly find: (name: string) => ResourceRecord;
}

function options(program: string, more: Partial<PreviewOptions> = {}): PreviewOptions {
  const directory = join(programs, program);
  return { directory, stack: "dev", timeout: 50, typeCheck: false, lookupAnswers: answers, ...more };
}

async function preview(program: string, more: Partial<PreviewOptions> = {}): Promise<Preview> {
  const output: ProgramOutput[] = [];
  const snapshot = await previewProgram(options(program, { onProgramOutput: (line) => output.push(line), ...more }));
  const find = (name: string): ResourceRecord => {
    const found = snapshot.resources.find((resource) => resource.name === name);
    if (found === undefined) throw new Error(`no resource ${name}`);
    return found;
  };
  return { snapshot, output, find };
}

async function failure(program: string, more: Partial<PreviewOptions> = {}) {
  const output: ProgramOutput[] = [];
  const given = options(program, { onProgramOutput: (line) => output.push(line), ...more });
  const error: unknown = await previewProgram(given).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return { message: error instanceof InputError ? error.message : "", output };
}

describe("a program of two clouds", { timeout: patience }, () => {
  it("is read whole: providers, components, fetched resources, secrets, unknowns", async () => {
    const registered: number[] = [];
    const { snapshot, find } = await preview("two-clouds", { onProgress: (count) => registered.push(count) });
    expect(snapshot).toMatchObject({
      project: "two-clouds",
      stack: "dev",
      completeness: { kind: "whole" },
      lookups: [],
    });
    const urns = snapshot.resources.map(({ urn }) => urn);
    expect(urns).toEqual([...urns].sort());
    expect(registered.at(-1)).toBe(10);
    const origins = Object.fromEntries(snapshot.resources.map(({ name, origin }) => [name, origin]));
    expect(origins).toEqual({
      default_7_48_0: "provider",
      found: "read",
      gateway: "component",
      "gateway-server": "managed",
      "in-found": "managed",
      network: "managed",
      singapore: "provider",
      subnet: "managed",
      "two-clouds-dev": "stack",
      vpc: "managed",
      vswitch: "managed",
    });
    // The child of a resource has its parent's provider, and the program states that provider's region.
    expect(find("vswitch").provider).toBe(find("singapore").urn);
    expect(find("singapore").properties.region).toEqual({ kind: "known", value: "ap-southeast-1" });
    expect(find("default_7_48_0").properties).toEqual({ region: { kind: "known", value: "ap-east-1" } });
    expect(find("gateway-server")).toMatchObject({
      urn: "urn:pulumi:dev::two-clouds::fixture:edge:Gateway$aws:ec2/instance:Instance::gateway-server",
      parent: find("gateway").urn,
      propertyDependencies: { rootBlockDevice: [find("subnet").urn], subnetId: [find("subnet").urn] },
      properties: {
        rootBlockDevice: { fields: { kmsKeyId: { kind: "unknown" }, volumeSize: { kind: "known", value: 8 } } },
        subnetId: { kind: "unknown" },
        userData: { kind: "known", value: "password=s3cret-Pa55", secret: true },
      },
    });
    expect(find("gateway").properties).toEqual({
      address: { kind: "unknown" },
      server: { kind: "reference", urn: find("gateway-server").urn },
      serverUrn: { kind: "reference", urn: find("gateway-server").urn },
      zones: { kind: "list", items: [{ kind: "known", value: "ap-east-1a" }, { kind: "unknown" }] },
    });
    expect(find("found")).toMatchObject({ id: "vpc-0123", properties: {} });
    expect(find("in-found").properties.vpcId).toEqual({ kind: "known", value: "vpc-0123" });
    expect(find("in-found").dependencies).toEqual([find("found").urn, find("gateway-server").urn].sort());
  });

  it("gives the same bytes each time", async () => {
    const [first, second] = await Promise.all([preview("two-clouds"), preview("two-clouds")]);
    expect(JSON.stringify(first.snapshot)).toBe(JSON.stringify(second.snapshot));
  });
});

describe("a program is run as Pulumi runs it", { timeout: patience }, () => {
  it("with its transforms, a resource's own first, then the stack's", async () => {
    const { find, output } = await preview("transforms");
    expect(find("server").properties).toMatchObject({
      availabilityZone: { kind: "known", value: "ap-east-1b" },
      instanceType: { kind: "known", value: "m7g.large" },
      subnetId: { kind: "unknown" },
      userData: { kind: "known", value: "token=77", secret: true },
    });
    expect(find("server").propertyDependencies).toEqual({ subnetId: [find("subnet").urn] });
    expect(output).toContainEqual({ kind: "stdout", text: "zone ap-east-1b" });
  });

  it("with the zones of both clouds answered, and what nobody knows unknown", async () => {
    const { snapshot, find } = await preview("asks-for-zones");
    const zones = (type: string, property: string) =>
      snapshot.resources.filter((resource) => resource.type === type).map((resource) => resource.properties[property]);
    expect(zones("alicloud:vpc/switch:Switch", "zoneId")).toEqual([
      { kind: "known", value: "cn-hongkong-b" },
      { kind: "known", value: "cn-hongkong-c" },
    ]);
    expect(find("subnet-1").properties).toMatchObject({
      availabilityZone: { kind: "known", value: "ap-east-1b" },
      // "account <unknown>" is as unknown as what it was made from.
      tags: { fields: { owner: { kind: "unknown" } } },
    });
    expect(find("other-0").properties.availabilityZone).toEqual({ kind: "known", value: "ap-east-1b" });
    expect(find("unlisted").properties.availabilityZone).toEqual({ kind: "unknown", perhapsSeveral: true });
    expect(find("server").properties.ami).toEqual({ kind: "unknown" });
    expect(snapshot.lookups).toEqual([
      { token: "alicloud:index/getZones:getZones", region: "cn-hongkong", answer: "catalogue" },
      { token: "aws:ec2/getAmi:getAmi", region: "ap-east-1", answer: "none" },
      { token: "aws:index/getAvailabilityZones:getAvailabilityZones", region: "ap-east-1", answer: "catalogue" },
      { token: "aws:index/getAvailabilityZones:getAvailabilityZones", region: "ap-northeast-1", answer: "none" },
      { token: "aws:index/getCallerIdentity:getCallerIdentity", region: "ap-east-1", answer: "none" },
    ]);
  });

  it("with the outputs of other stacks unknown", async () => {
    const { find } = await preview("stack-reference");
    const reference = find("organization/network/prod");
    expect(reference).toMatchObject({ origin: "read", id: "organization/network/prod" });
    expect(find("server").properties.subnetId).toEqual({ kind: "unknown" });
    expect(find("server").propertyDependencies).toEqual({ subnetId: [reference.urn] });
  });

  it("with its dynamic providers, whose code stays out of the snapshot", async () => {
    const { snapshot, find } = await preview("dynamic-provider");
    expect(find("ticket").properties).toEqual({
      queue: { kind: "known", value: "capacity" },
      token: { kind: "known", value: "t-77", secret: true },
    });
    expect(JSON.stringify(snapshot)).not.toContain("made");
  });

  it("with a remote component as one resource, whose outputs are unknown", async () => {
    const { find } = await preview("remote-component");
    expect(find("cluster")).toMatchObject({
      origin: "remote-component",
      provider: find("default_4_0_0").urn,
      propertyDependencies: { subnetIds: [find("subnet").urn] },
      properties: {},
    });
    expect(find("name")).toMatchObject({
      propertyDependencies: { records: [find("cluster").urn] },
      properties: { records: { items: [{ kind: "unknown" }] } },
    });
  });

  it("as CommonJS TypeScript through the ts-node that its SDK brings", async () => {
    const { find } = await preview("commonjs");
    expect(find("subnet").properties.availabilityZone).toEqual({ kind: "known", value: "ap-east-1a" });
  });

  it("with properties nested deeper than anybody writes", async () => {
    const { find } = await preview("deep-properties");
    let value = find("vpc").properties.tags;
    let depth = 0;
    while (value?.kind === "record" || value?.kind === "list") {
      value = value.kind === "list" ? value.items[0] : value.fields.next;
      depth += 1;
    }
    expect([depth, value]).toEqual([600, { kind: "known", value: "bottom" }]);
  });

  it("a second time in full where cutting stack traces made it fail", async () => {
    const { snapshot, output } = await preview("fails-when-traces-are-cut");
    expect(snapshot.resources).toHaveLength(1);
    expect(output.filter(({ kind }) => kind === "error")).toEqual([]);
  });

  it("with a stand-in for what is encrypted, and a word about it", async () => {
    const directory = temporaryCopy("two-clouds", "config:\n  aws:region: ap-east-1\n  password: { secure: v1:x:y }\n");
    const { find, output } = await preview("two-clouds", { directory });
    expect(find("gateway-server").properties.userData).toEqual({ kind: "unknown", secret: true });
    expect(output).toContainEqual({
      kind: "warning",
      text: expect.stringContaining("`two-clouds:password` is encrypted"),
    });
  });

  it("but never as whole where an environment's values are missing", async () => {
    const directory = temporaryCopy(
      "two-clouds",
      "environment: [shared]\nconfig: { password: p, aws:region: ap-east-1 }\n",
    );
    const { snapshot } = await preview("two-clouds", { directory });
    expect(snapshot.completeness).toEqual({ kind: "partial", why: expect.stringContaining("environment shared") });
  });
});

describe("a program that fails is an error of its own words", { timeout: patience }, () => {
  it.each([
    [
      "throws",
      "throws",
      /^The program in .*throws \(stack dev\) failed: Error: the ledger needs a network of its own; correct/,
    ],
    ["logs an error", "logs-an-error", /failed: the certificate expires before the launch; correct it/],
    [
      "registers a name twice",
      "duplicate-name",
      /Duplicate resource URN 'urn:pulumi:dev::duplicate-name::aws:ec2\/vpc:Vpc::vpc'/,
    ],
    ["misses configuration", "needs-config", /Missing required configuration variable 'needs-config:zone'; correct it/],
    ["calls process.exit(0)", "exits-early", /ended itself before all of its resources were registered/],
  ])("where it %s", async (_, program, pattern) => {
    const { message } = await failure(program);
    expect(message).toMatch(pattern);
    expect(message).not.toContain("\n");
    expect(message).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it("and reaches the person who asked, once, as Pulumi would have shown it", async () => {
    const { output } = await failure("throws");
    const errors = output.filter(({ kind }) => kind === "error");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.text).toContain("Error: the ledger needs a network of its own");
  });

  it("but never with a secret of its configuration, in whatever way it says it", async () => {
    vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", "tests only");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const folder = temporaryProject({});
    for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml", "package.json"]) {
      cpSync(join(programs, "kept-secrets", file), join(folder, file));
    }
    symlinkSync(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(folder, "node_modules"));
    writeFileSync(
      join(folder, "index.ts"),
      `import * as pulumi from "@pulumi/pulumi";
       const password = new pulumi.Config().require("password");
       console.log("printed", password);
       console.error("complained", password);
       await pulumi.log.info("said " + password);
       await pulumi.log.warn("warned " + password);
       throw new TypeError("failed with " + password);`,
    );
    const { message, output } = await failure("kept-secrets", { directory: folder });
    expect(message).toContain("failed: TypeError: failed with [secret]; correct it");
    expect(output).toEqual(
      expect.arrayContaining([
        { kind: "stdout", text: "printed [secret]" },
        { kind: "stderr", text: "complained [secret]" },
        { kind: "info", text: "said [secret]" },
        { kind: "warning", text: "warned [secret]" },
        { kind: "error", text: expect.stringContaining("failed with [secret]") },
      ]),
    );
    expect(JSON.stringify(output)).not.toContain("correct-horse");
  });

  it("where it never ends, and nothing of it is left", async () => {
    // A busy machine may not come as far in five seconds as the program does: then it is given more.
    let seconds = 5;
    let told = await failure("never-ends", { timeout: seconds });
    while (!told.message.includes("with 2 resources") && seconds < 80) {
      seconds *= 2;
      told = await failure("never-ends", { timeout: seconds });
    }
    const { message, output } = told;
    expect(message).toContain(
      `had not ended after ${seconds} s, with 2 resources registered; find what it waits for, or allow more`,
    );
    expect(await hasEnded(Number(/\d+/.exec(output[0]?.text ?? "")?.[0]))).toBe(true);
  });

  it("where it never yields", async () => {
    const { message, output } = await failure("busy-for-ever", { timeout: 5 });
    expect(message).toContain("had not ended after 5 s");
    expect(await hasEnded(Number(/\d+/.exec(output[0]?.text ?? "")?.[0]))).toBe(true);
  });
});

describe("a program that can't be started says what is missing", () => {
  const project = "name: shop\nruntime: nodejs\n";

  it.each([
    [
      "its packages",
      { "Pulumi.yaml": project, "Pulumi.dev.yaml": "" },
      /has no @pulumi\/pulumi in its node_modules.*run `npm ci`/,
    ],
    [
      "its main",
      { "Pulumi.yaml": `${project}main: src\n`, "Pulumi.dev.yaml": "" },
      /`main` names .*src, which could not be read/,
    ],
    ["its stack", { "Pulumi.yaml": project, "Pulumi.prod.yaml": "" }, /No stack `dev` in .*are prod\./],
    ["its project", { "readme.md": "" }, /No Pulumi.yaml in/],
    ["its YAML", { "Pulumi.yaml": "name: [\n" }, /Pulumi.yaml:\d: this is not YAML/],
  ])("%s", async (_, files, pattern) => {
    const { message } = await failure("none", { directory: temporaryProject(files) });
    expect(message).toMatch(pattern);
  });
});

/** A fixture's copy beside the original, so that it finds its packages, with another configuration. */
function temporaryCopy(program: string, config: string): string {
  const folder = mkdtempSync(join(programs, `copy-of-${program}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(programs, program), folder, { recursive: true });
  cpSync(join(temporaryProject({ config }), "config"), join(folder, "Pulumi.dev.yaml"));
  return folder;
}
