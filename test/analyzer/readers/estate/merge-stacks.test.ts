import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../../../analyzer/model/snapshot.ts";
import { mergeStacks } from "../../../../analyzer/readers/estate/merge-stacks.ts";
import { parseObjectives } from "../../../../analyzer/readers/parse-objectives.ts";
import { readState } from "../../../../analyzer/readers/state/read-state.ts";
import { reportOf, scratchFiles } from "../state/said.ts";

const write = scratchFiles();

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

const urn = (project: string, { type, name }: Pick<Resource, "type" | "name">) =>
  `urn:pulumi:prod::${project}::${type}::${name}`;
const inRegion = "pulumi:providers:aws";

/** A deployed stack `<project>/prod` in ap-east-1. */
function stack(project: string, ...resources: readonly Resource[]): Snapshot {
  const provider = { type: inRegion, name: "default", inputs: { region: "ap-east-1" }, id: "p" };
  const root = { type: "pulumi:pulumi:Stack", name: `${project}-prod`, custom: false };
  return readState(
    write({
      version: 3,
      deployment: {
        resources: [root, provider, ...resources].map(({ name, ...resource }) => ({
          urn: urn(project, { ...resource, name }),
          custom: true,
          ...(resource.type.startsWith("aws:") ? { provider: `${urn(project, provider)}::p` } : {}),
          ...resource,
        })),
      },
    }),
  );
}

const referenceType = "pulumi:pulumi:StackReference";
/** What another stack exports, as the program's own stack keeps it. */
const reference = (to: string, outputs: object): Resource => ({
  type: referenceType,
  name: to,
  id: to,
  external: true,
  inputs: { name: to },
  outputs: { name: to, outputs },
});

const cacheType = "aws:elasticache/cluster:Cluster";
const endpoint = "sessions.abc123.cfg.ape1.cache.amazonaws.com";
const platform = () =>
  stack("platform", {
    type: cacheType,
    name: "sessions",
    id: "sessions",
    inputs: { engine: "redis", numCacheNodes: 1, preferredAvailabilityZones: ["ap-east-1a"] },
    outputs: { engine: "redis", numCacheNodes: 1, clusterAddress: endpoint },
  });
const network = () =>
  stack(
    "network",
    ...["a", "b"].map((zone) => ({
      type: "aws:ec2/subnet:Subnet",
      name: `app-${zone}`,
      id: `subnet-0${zone}`,
      inputs: { vpcId: "vpc-01", availabilityZone: `ap-east-1${zone}` },
      outputs: { vpcId: "vpc-01", availabilityZone: `ap-east-1${zone}` },
    })),
  );

const shop = (exported: object = { address: endpoint }, told = `redis://${endpoint}:6379`) => {
  const networks = reference("acme/network/prod", { subnetIds: ["subnet-0a", "subnet-0b"] });
  const caches = reference("acme/platform/prod", exported);
  return stack(
    "shop",
    networks,
    caches,
    ...["a", "b"].map((zone) => ({
      type: "aws:ec2/instance:Instance",
      name: `web-${zone}`,
      id: `i-0${zone}`,
      inputs: { ami: "ami-1", instanceType: "m7g.large", subnetId: `subnet-0${zone}`, userData: told },
      dependencies: [urn("shop", networks), urn("shop", caches)],
      propertyDependencies: { subnetId: [urn("shop", networks)], userData: [urn("shop", caches)] },
    })),
  );
};

const objectives = parseObjectives(
  `version: 1
groups:
  - { name: web, members: "*::web-*", required: 1 }
services:
  shopping: { entry: "*::web-*", survives: zone }
`,
  "faultline.yaml",
);

describe("an estate of three stacks with references", () => {
  const estate = () => mergeStacks([shop(), network(), platform()]);

  test("is one stack of all their resources, whatever the order", () => {
    expect(estate()).toEqual(mergeStacks([platform(), shop(), network()]));
    expect(estate()).toMatchObject({
      project: "estate",
      stack: "network/prod+platform/prod+shop/prod",
      source: "state",
    });
  });

  test("of many stacks is called by the first ones, and how many more there are", () => {
    const named = (count: number) =>
      mergeStacks(Array.from({ length: count }, (_, index) => stack(`cell-${index}`))).stack;
    expect(named(5)).toBe("cell-0/prod+cell-1/prod+cell-2/prod+cell-3/prod+cell-4/prod");
    expect(named(9)).toBe("cell-0/prod+cell-1/prod+cell-2/prod+cell-3/prod+5 more");
  });

  test("what one takes from another is the other's resource itself", () => {
    const web = estate().resources.find(({ name }) => name === "web-a");
    expect(web?.propertyDependencies).toEqual({
      subnetId: [urn("network", { type: "aws:ec2/subnet:Subnet", name: "app-a" })],
      userData: [urn("platform", { type: cacheType, name: "sessions" })],
    });
    expect(estate().resources.some(({ type }) => type === referenceType)).toBe(false);
  });

  test("a cache owned by one is the single point of failure of another's service", () => {
    const report = reportOf(estate(), objectives);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: "survives-loss",
        status: "violated",
        domain: "aws/ap-east-1/ap-east-1a",
        services: ["shopping"],
      }),
    );
    const evidence = JSON.stringify(report.findings.map((finding) => finding.evidence));
    expect(evidence).toContain("sessions");
  });

  test("alone, the stack can't be shown to survive, and is not shown to fail", () => {
    const { findings } = reportOf(shop(), objectives);
    expect(findings.some(({ status, services }) => status === "undetermined" && services.includes("shopping"))).toBe(
      true,
    );
  });
});

describe("what can't be resolved stays unknown", () => {
  const kept = (estate: Snapshot) =>
    estate.resources.find(({ name }) => name === "web-a")?.propertyDependencies.userData;

  test("a stack that is not of the estate", () => {
    expect(kept(mergeStacks([shop(), network()]))).toEqual([
      urn("shop", { type: referenceType, name: "acme/platform/prod" }),
    ]);
  });

  test("an export that nothing of its stack has", () => {
    const estate = mergeStacks([shop({ address: "somewhere.else" }, "redis://somewhere.else"), network(), platform()]);
    expect(kept(estate)).toEqual([urn("shop", { type: referenceType, name: "acme/platform/prod" })]);
  });

  test("an export that two resources have alike", () => {
    const estate = mergeStacks([shop({ zone: "ap-east-1a" }, "ap-east-1a"), network(), twoCaches()]);
    expect(kept(estate)).toEqual([urn("shop", { type: referenceType, name: "acme/platform/prod" })]);
  });

  function twoCaches(): Snapshot {
    const inputs = { engine: "redis", numCacheNodes: 1, availabilityZone: "ap-east-1a" };
    return stack("platform", ...["one", "two"].map((name) => ({ type: cacheType, name, id: name, inputs })));
  }
});

test("what one fetches by its id is the other's resource itself", () => {
  const subnet = { type: "aws:ec2/subnet:Subnet", name: "found", id: "subnet-0b", external: true };
  const fetching = stack("tools", subnet, {
    type: "aws:ec2/instance:Instance",
    name: "runner",
    id: "i-1",
    inputs: { ami: "ami-1", instanceType: "m7g.large", subnetId: "subnet-0b" },
    dependencies: [urn("tools", subnet)],
    propertyDependencies: { subnetId: [urn("tools", subnet)] },
  });
  const { resources } = mergeStacks([fetching, network()]);
  const own = urn("network", { type: "aws:ec2/subnet:Subnet", name: "app-b" });
  expect(resources.find(({ name }) => name === "runner")).toMatchObject({
    dependencies: [own],
    propertyDependencies: { subnetId: [own] },
  });
  expect(resources.some(({ name }) => name === "found")).toBe(false);
});

describe("an estate that can't be is refused in a sentence", () => {
  test("two stacks of one name", () => {
    expect(() => mergeStacks([network(), platform(), network()])).toThrow(
      "Two of the states are of network/prod; expected each stack once",
    );
  });

  test("a circle, named without who only leads to it", () => {
    const refers = (project: string, to: string) => stack(project, reference(`acme/${to}/prod`, {}));
    expect(() => mergeStacks([refers("a", "b"), refers("b", "c"), refers("c", "b")])).toThrow(
      "in a circle: b/prod refers to c/prod refers to b/prod;",
    );
  });

  test("a stack that refers to itself, beside another", () => {
    expect(() => mergeStacks([stack("a", reference("acme/a/prod", {})), network()])).toThrow(
      "in a circle: a/prod refers to a/prod",
    );
  });
});

test("one of which a part was read makes the estate partial, by its name", () => {
  const part: Snapshot = { ...network(), completeness: { kind: "partial", why: "named but missing: x" } };
  expect(mergeStacks([part, platform()]).completeness).toEqual({
    kind: "partial",
    why: "network/prod: named but missing: x",
  });
});
