import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runFaultline } from "./run-faultline.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "faultline-estate-")));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Properties = Readonly<Record<string, unknown>>;
interface Resource {
  readonly type: string;
  readonly name: string;
  readonly id?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly external?: true;
  /** What its properties were made from. */
  readonly from?: Readonly<Record<string, readonly Resource[]>>;
}

const urnOf = (project: string, { type, name }: Resource) => `urn:pulumi:prod::${project}::${type}::${name}`;

/** What `pulumi stack export` prints of `acme/<project>/prod`, deployed to ap-east-1. */
function exported(project: string, ...resources: readonly Resource[]): string {
  const provider: Resource = {
    type: "pulumi:providers:aws",
    name: "default",
    id: "p",
    inputs: { region: "ap-east-1" },
  };
  const told = [provider, ...resources].map(({ from = {}, ...resource }) => {
    const made = Object.entries(from).map(([key, of]) => [key, of.map((each) => urnOf(project, each))] as const);
    return {
      urn: urnOf(project, resource),
      custom: true,
      ...(resource.type.startsWith("aws:") ? { provider: `${urnOf(project, provider)}::p` } : {}),
      type: resource.type,
      id: resource.id ?? resource.name,
      inputs: resource.inputs ?? {},
      outputs: resource.outputs ?? resource.inputs ?? {},
      ...(resource.external === true ? { external: true } : {}),
      dependencies: made.flatMap(([, urns]) => urns),
      propertyDependencies: Object.fromEntries(made),
    };
  });
  const root = {
    urn: `urn:pulumi:prod::${project}::pulumi:pulumi:Stack::${project}-prod`,
    type: "pulumi:pulumi:Stack",
    custom: false,
  };
  return JSON.stringify({ version: 3, deployment: { resources: [root, ...told] } });
}

const reference = (to: string, outputs: Properties): Resource => ({
  type: "pulumi:pulumi:StackReference",
  name: to,
  inputs: { name: to },
  outputs: { name: to, outputs },
  external: true,
});

const address = "sessions.abc123.cfg.ape1.cache.amazonaws.com";
const network = () =>
  exported(
    "network",
    ...["a", "b"].map((zone) => ({
      type: "aws:ec2/subnet:Subnet",
      name: `app-${zone}`,
      id: `subnet-0${zone}`,
      inputs: { vpcId: "vpc-01", availabilityZone: `ap-east-1${zone}` },
    })),
  );
const platform = (zones: readonly string[]) =>
  exported("platform", {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    name: "sessions",
    inputs: { automaticFailoverEnabled: true, numCacheClusters: zones.length, preferredCacheClusterAzs: zones },
    outputs: {
      automaticFailoverEnabled: true,
      numCacheClusters: zones.length,
      preferredCacheClusterAzs: zones,
      primaryEndpointAddress: address,
    },
  });
const shop = () => {
  const subnets = reference("acme/network/prod", { subnetIds: ["subnet-0a", "subnet-0b"] });
  const cache = reference("acme/platform/prod", { address });
  const server = (zone: string): Resource => ({
    type: "aws:ec2/instance:Instance",
    name: `web-${zone}`,
    id: `i-0${zone}`,
    inputs: { ami: "ami-1", subnetId: `subnet-0${zone}`, userData: `export SESSIONS=redis://${address}:6379` },
    from: { subnetId: [subnets], userData: [cache] },
  });
  return exported("shop", subnets, cache, server("a"), server("b"));
};

const objectives = `version: 1
groups:
  - { name: web, members: "*::web-*", required: 1 }
services:
  shopping: { entry: "*::web-*", survives: zone }
`;

let folders = 0;
/** A folder with these states, and the objectives beside the folder. */
function estate(states: Readonly<Record<string, string>>): string {
  folders += 1;
  const home = join(scratch, String(folders));
  mkdirSync(join(home, "states"), { recursive: true });
  writeFileSync(join(home, "faultline.yaml"), objectives);
  for (const [name, text] of Object.entries(states)) writeFileSync(join(home, "states", `${name}.json`), text);
  return home;
}

const check = (home: string, ...given: readonly string[]) =>
  runFaultline(["check", "--format", "json", ...given], { cwd: home });

describe("an estate of three stacks with references", { timeout: 120_000 }, () => {
  it("a cache of one stack is the single point of failure of another's service, and one in two zones is not", async () => {
    const home = estate({ network: network(), platform: platform(["ap-east-1a"]), shop: shop() });
    const lone = await check(home, "--state", "states");
    expect(lone.stderr).toBe("");
    expect(lone.exitCode).toBe(1);
    const { findings, stacks } = JSON.parse(lone.stdout);
    expect(stacks[0]).toMatchObject({ project: "estate", stack: "network/prod+platform/prod+shop/prod" });
    expect(findings).toMatchObject([
      { rule: "survives-loss", status: "violated", domain: "aws/ap-east-1/ap-east-1a", services: ["shopping"] },
    ]);
    expect(JSON.stringify(findings[0].evidence)).toContain("cache sessions");
    expect(findings[0].subjects.join()).toContain("urn:pulumi:prod::platform::");

    const both = estate({ network: network(), platform: platform(["ap-east-1a", "ap-east-1b"]), shop: shop() });
    const spread = await check(both, "--state", "states");
    expect(JSON.parse(spread.stdout)).toMatchObject({ verdict: "pass", findings: [] });
    expect(spread.exitCode).toBe(0);
  });

  it("says the same whether a folder is named, or its files in any order", async () => {
    const home = estate({ network: network(), platform: platform(["ap-east-1a"]), shop: shop() });
    const files = ["shop", "network", "platform"].flatMap((name) => ["--state", join("states", `${name}.json`)]);
    expect((await check(home, ...files)).stdout).toBe((await check(home, "--state", "states")).stdout);
  });

  it("without the cache's stack nobody can tell, and the gate stays closed", async () => {
    const home = estate({ network: network(), shop: shop() });
    const { exitCode, stdout } = await check(home, "--state", "states");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({ status: "undetermined", services: ["shopping"] }),
    );
  });
});

describe("an estate that can't be read is a sentence and exit code 2", { timeout: 120_000 }, () => {
  const [a, b] = ["a", "b"].map((project, index, all) =>
    exported(project, reference(`acme/${all[1 - index]}/prod`, {})),
  );

  it.each([
    [
      "stacks that refer to each other",
      { a: a ?? "", b: b ?? "" },
      /in a circle: a\/prod refers to b\/prod refers to a\/prod/,
    ],
    ["two stacks of one name", { one: network(), two: network() }, /Two of the states are of network\/prod/],
    ["a file cut short", { network: network(), shop: shop().slice(0, 900) }, /states\/shop\.json is not JSON/],
    [
      "a state of a later Pulumi",
      { network: network(), shop: shop().replace('"version":3', '"version":9') },
      /states\/shop\.json.*version 9, expected version 3 or 4/,
    ],
    [
      "something else between them",
      { network: network(), notes: '{"name":"notes"}' },
      /states\/notes\.json is JSON of another kind/,
    ],
  ])("%s", async (_title, states, says) => {
    const { exitCode, stdout, stderr } = await check(estate(states), "--state", "states");
    expect(stdout).toBe("");
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(exitCode).toBe(2);
  });
});

describe("a stack on a cloud that nobody here knows", { timeout: 120_000 }, () => {
  const gcp = exported(
    "gcp",
    { type: "gcp:compute/network:Network", name: "main" },
    { type: "gcp:sql/databaseInstance:DatabaseInstance", name: "orders", inputs: { region: "europe-west1" } },
    {
      type: "gcp:compute/instance:Instance",
      name: "web-a",
      inputs: { zone: "europe-west1-b" },
      from: { metadata: [{ type: "gcp:sql/databaseInstance:DatabaseInstance", name: "orders" }] },
    },
  );

  it("is reported by its types, and does not pass", async () => {
    const home = estate({ gcp });
    const { exitCode, stdout, stderr } = await check(home, "--state", "states");
    expect(stderr).toBe("");
    expect(exitCode).toBe(1);
    const { findings, verdict } = JSON.parse(stdout);
    expect(verdict).toBe("fail");
    expect(JSON.stringify(findings)).toContain("gcp:compute/instance:Instance");
    const report = await runFaultline(["report", "--state", "states"], { cwd: home });
    expect(report.stdout).toContain("web-a");
    expect(report.exitCode).toBe(0);
  });

  it("does not hide what is known of a stack beside it", async () => {
    const home = estate({ gcp, network: network(), platform: platform(["ap-east-1a"]), shop: shop() });
    writeFileSync(join(home, "faultline.yaml"), objectives.replaceAll("*::web-*", "aws:*::web-*"));
    const { findings } = JSON.parse((await check(home, "--state", "states")).stdout);
    expect(findings).toMatchObject([{ status: "violated", services: ["shopping"] }]);
  });
});
