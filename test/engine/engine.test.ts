import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeEngine } from "./describe-engine.ts";
import type { PulumiResult } from "./run-pulumi.ts";
import { openStack, runPulumi } from "./run-pulumi.ts";

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const programDir = fixture("two-clouds");
const stackFile = join(programDir, "stacks", "Pulumi.test.yaml");
const pack = ["--policy-pack", fixture("recording-pack")];
const password = "correct-horse-battery";
const project = "urn:pulumi:test::two-clouds";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const twoClouds = {
  programDir,
  stack: "test",
  passphrase: "tests only",
  surroundings: {
    zones: { "ap-east-1": ["ap-east-1a", "ap-east-1b"] },
    existing: { "vpc-0123": { cidrBlock: "10.9.0.0/16", region: "ap-east-1" } },
  },
};

const managed = [
  `${project}::alicloud:ecs/instance:Instance::node`,
  `${project}::alicloud:vpc/network:Network::network`,
  `${project}::alicloud:vpc/switch:Switch::vswitch`,
  `${project}::aws:ec2/subnet:Subnet::subnet`,
  `${project}::aws:ec2/subnet:Subnet::subnet-in-found`,
  `${project}::aws:ec2/vpc:Vpc::remote-vpc`,
  `${project}::aws:ec2/vpc:Vpc::vpc`,
  `${project}::fixture:edge:Gateway$aws:ec2/instance:Instance::gateway-server`,
];

let scratch = "";
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "faultline-engine-test-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describeEngine("a preview on the real engine", (pulumi) => {
  let result: PulumiResult;
  const before = readFileSync(stackFile, "utf8");
  beforeAll(async () => {
    result = await runPulumi({ pulumi, ...twoClouds, command: "preview" });
  });

  it("succeeds without a warning", () => {
    expect(result.stderr + result.stdout).not.toMatch(/warning|error/i);
    expect(result.exitCode).toBe(0);
  });

  it("shows as unknown what the cloud decides, in nested records too", () => {
    for (const name of ["arn", "id", "volume", "zoneOfNode", "zoneOfSubnet"]) {
      expect(result.stdout).toMatch(new RegExp(`^ +${name} *: \\[unknown\\]$`, "m"));
    }
  });

  it("knows what the program states, what look-ups answer and the region of each provider", () => {
    expect(result.stdout).toContain(`    known       : {
        cidrBlockOfFound: "10.9.0.0/16"
        region          : "ap-east-1"
        remoteRegion    : "ap-southeast-1"
        volumeSize      : 20
        zone            : "ap-east-1b"
        zoneOfSwitch    : "cn-hongkong-c"
    }`);
  });

  it("creates nothing", () => {
    expect(result.deeds).toEqual([]);
  });

  it("decrypts the secret and shows it nowhere", () => {
    expect(result.stdout).toContain("[secret]");
    expect(result.stdout + result.stderr).not.toContain(password);
  });

  it("leaves the stack's configuration as it was", () => {
    expect(readFileSync(stackFile, "utf8")).toBe(before);
  });

  it("reports a wrong passphrase", async () => {
    await expect(runPulumi({ pulumi, ...twoClouds, passphrase: "wrong", command: "preview" })).rejects.toThrow(
      /incorrect passphrase/,
    );
  });

  it("reports a resource that does not exist", async () => {
    const surroundings = { ...twoClouds.surroundings, existing: {} };
    const failed = await runPulumi({ pulumi, ...twoClouds, surroundings, command: "preview" });
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stdout).toContain("resource 'vpc-0123' does not exist");
  });

  it("reports a look-up that nobody can answer", async () => {
    const surroundings = { ...twoClouds.surroundings, zones: {} };
    const failed = await runPulumi({ pulumi, ...twoClouds, surroundings, command: "preview" });
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stdout).toContain("getAvailabilityZones was asked for ap-east-1: give its zones to the provider");
  });
});

describeEngine("a deployment on the real engine", (pulumi) => {
  it("creates what is declared, changes what has changed and deletes it all", async () => {
    const stack = await openStack({ pulumi, ...twoClouds });
    try {
      const up = await stack.run("up", ["--skip-preview"]);
      expect(up.exitCode).toBe(0);
      expect([...up.created].sort()).toEqual(managed);
      expect(up.stdout).toMatch(/^ +zoneOfNode *: "cn-hongkong-c"$/m);
      expect(up.stdout + up.stderr).not.toContain(password);

      const again = await stack.run("preview", ["--expect-no-changes"]);
      expect(again.stdout).toContain("unchanged");
      expect(again.exitCode).toBe(0);

      const changed = await stack.run("up", ["--skip-preview", "--config", "two-clouds:zone=cn-hongkong-b"]);
      expect(changed.exitCode).toBe(0);
      expect(changed.deeds).toEqual([{ kind: "update", urn: `${project}::alicloud:vpc/switch:Switch::vswitch` }]);
      expect(changed.stdout).toMatch(/zoneOfSwitch *: "cn-hongkong-c" => "cn-hongkong-b"/);

      const destroyed = await stack.run("destroy", ["--skip-preview"]);
      expect(destroyed.exitCode).toBe(0);
      expect(
        destroyed.deeds
          .filter((deed) => deed.kind === "delete")
          .map((deed) => deed.urn)
          .sort(),
      ).toEqual(managed);
    } finally {
      stack.close();
    }
  });
});

interface RecordedResource {
  readonly callback: "resource" | "stack";
  readonly urn: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

describeEngine("a policy pack on the real engine", (pulumi) => {
  let result: PulumiResult;
  let inputs: ReadonlyMap<string, RecordedResource> = new Map();
  let outputs: ReadonlyMap<string, RecordedResource> = new Map();
  beforeAll(async () => {
    const file = join(scratch, "recorded.jsonl");
    result = await runPulumi({ pulumi, ...twoClouds, command: "up", args: pack, env: { RECORD_FILE: file } });
    const recorded = readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as RecordedResource);
    inputs = new Map(recorded.filter((line) => line.callback === "resource").map((line) => [line.urn, line]));
    outputs = new Map(recorded.filter((line) => line.callback === "stack").map((line) => [line.urn, line]));
  });
  const gateway = `${project}::fixture:edge:Gateway::gateway`;
  const server = `${project}::fixture:edge:Gateway$aws:ec2/instance:Instance::gateway-server`;

  it("fails the run in its preview, under Policies, and nothing is created", () => {
    expect(result.exitCode).not.toBe(0);
    expect(result.stdout).toMatch(/^Policies:\n.*\[mandatory\] {2}no-zone-c.*stands in cn-hongkong-c\./ms);
    expect(result.created).toEqual([]);
  });

  it("passes when the vSwitch has moved", async () => {
    const moved = await runPulumi({
      pulumi,
      ...twoClouds,
      command: "preview",
      args: [...pack, "--config", "two-clouds:zone=cn-hongkong-b"],
    });
    expect(moved.stdout).not.toContain("no-zone-c");
    expect(moved.exitCode).toBe(0);
  });

  it("gets every managed resource, component, provider and the stack, in both callbacks", () => {
    const others = [
      gateway,
      `${project}::pulumi:providers:alicloud::default_3_108_0`,
      `${project}::pulumi:providers:aws::default_7_48_0`,
      `${project}::pulumi:providers:aws::elsewhere`,
      `${project}::pulumi:pulumi:Stack::two-clouds-test`,
    ];
    expect([...inputs.keys()].sort()).toEqual([...managed, ...others].sort());
    expect([...outputs.keys()].sort()).toEqual([...managed, ...others].sort());
  });

  it("is never told of a resource that is only read; a property made from it keeps an empty list", () => {
    const reader = outputs.get(`${project}::aws:ec2/subnet:Subnet::subnet-in-found`);
    expect(reader?.dependencies).toEqual([]);
    expect(reader?.propertyDependencies).toEqual({ cidrBlock: [], vpcId: [] });
    expect(reader?.props?.vpcId).toBe("vpc-0123");
  });

  it("gets inputs as the provider checked them, nested marks included", () => {
    expect(inputs.get(server)?.props).toEqual({
      ami: "ami-1",
      instanceType: "t3.micro",
      rootBlockDevice: { volumeSize: 20, __defaults: [] },
      subnetId: unknown,
      userData: `password=${password}`,
    });
    expect(inputs.get(gateway)?.props).toEqual({ subnetId: unknown, stated: "an input" });
  });

  it("gets outputs in which all that the cloud decides is unknown", () => {
    const node = outputs.get(`${project}::alicloud:ecs/instance:Instance::node`);
    expect(node?.props).toMatchObject({ availabilityZone: unknown, imageId: "aliyun_3", securityGroups: ["sg-1"] });
    expect(node?.dependencies).toEqual([server, `${project}::alicloud:vpc/switch:Switch::vswitch`]);
    expect(outputs.get(server)).toMatchObject({
      parent: gateway,
      provider: `${project}::pulumi:providers:aws::default_7_48_0`,
      propertyDependencies: { subnetId: [`${project}::aws:ec2/subnet:Subnet::subnet`] },
      props: { availabilityZone: unknown, rootBlockDevice: { volumeSize: 20, volumeId: unknown }, region: "ap-east-1" },
    });
  });

  it("gets a component's outputs with secrets in the clear, components as URNs and other resources unknown", () => {
    expect(outputs.get(gateway)?.props).toEqual({
      component: gateway,
      server: unknown,
      serverUrn: server,
      address: unknown,
      password,
    });
    expect(outputs.get(gateway)?.propertyDependencies).toEqual({
      subnetId: [`${project}::aws:ec2/subnet:Subnet::subnet`],
    });
  });
});

describeEngine("the language host", (pulumi) => {
  const outcomes = { pulumi, programDir: fixture("outcomes"), stack: "test", command: "preview" as const };

  it("passes on runtime options, arguments for Node and what the program says", async () => {
    const { exitCode, stdout } = await runPulumi(outcomes);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("said on standard output");
    expect(stdout).toContain("said on standard error");
    expect(stdout).toMatch(/^ +arguments *: "--stack-trace-limit=7 --title=two words"$/m);
    expect(stdout).toMatch(/^ +folder *: "program"$/m);
    expect(stdout).toMatch(/^ +tsconfig *: "tsconfig\.other\.json"$/m);
    expect(stdout).toMatch(/^ +typescript *: "true"$/m);
  });

  it("leaves a program that has told its error at that", async () => {
    const { exitCode, stdout } = await runPulumi({ ...outcomes, env: { OUTCOME: "throws" } });
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain("the program gives up");
    expect(stdout).not.toContain("non-zero exit code");
  });

  it("tells the exit code of one that has not", async () => {
    const { exitCode, stdout } = await runPulumi({ ...outcomes, env: { OUTCOME: "exits" } });
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain("non-zero exit code: 3");
  });

  it("ends a program that never does, when time is up", async () => {
    const file = join(scratch, "process-of-program");
    const env = { OUTCOME: "hangs", PROCESS_FILE: file };
    const { exitCode } = await runPulumi({ ...outcomes, env, timeout: 10_000 });
    expect(exitCode).toBeNull();
    expect(existsSync(file)).toBe(true);
    const program = Number(readFileSync(file, "utf8"));
    await expect.poll(() => isRunning(program), { timeout: 10_000 }).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
