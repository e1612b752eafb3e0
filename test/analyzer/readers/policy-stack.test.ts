import type { PolicyResource } from "@pulumi/policy";
import { describe, expect, it } from "vitest";
import { readPolicyStack } from "../../../analyzer/readers/policy-stack.ts";
import type { WireRecord } from "../../../analyzer/readers/wire.ts";
import { unknownSentinel } from "../../../analyzer/readers/wire.ts";

const head = "urn:pulumi:dev::shop::";
const stackUrn = `${head}pulumi:pulumi:Stack::shop-dev`;

interface Shown {
  readonly type: string;
  readonly name: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly parent?: PolicyResource;
  readonly provider?: PolicyResource;
  readonly dependencies?: readonly PolicyResource[];
  readonly propertyDependencies?: Readonly<Record<string, readonly PolicyResource[]>>;
}

/** A resource in the form in which the policy SDK shows it. */
function shown({ type, name, props = {}, parent, provider, dependencies = [], propertyDependencies = {} }: Shown) {
  const resource = {
    type,
    name,
    urn: `${head}${type}::${name}`,
    props,
    opts: { ...(parent === undefined ? {} : { parent: parent.urn }) },
    parent,
    provider,
    dependencies,
    propertyDependencies,
  };
  return resource as unknown as PolicyResource;
}

const stack = shown({ type: "pulumi:pulumi:Stack", name: "shop-dev", props: { exported: unknownSentinel } });
const aws = shown({
  type: "pulumi:providers:aws",
  name: "default_7_48_0",
  props: { region: "ap-east-1", version: "7.48.0" },
});
const vpc = shown({
  type: "aws:ec2/vpc:Vpc",
  name: "vpc",
  props: { cidrBlock: "10.0.0.0/16", region: "ap-east-1", arn: unknownSentinel },
  parent: stack,
  provider: aws,
});
const subnet = shown({
  type: "aws:ec2/subnet:Subnet",
  name: "subnet",
  props: { vpcId: unknownSentinel, availabilityZone: unknownSentinel, id: unknownSentinel },
  parent: stack,
  provider: aws,
  dependencies: [vpc],
  propertyDependencies: { vpcId: [vpc], found: [] },
});

it("reads a stack as the other readers do", () => {
  const stated = new Map([
    [vpc.urn, { cidrBlock: "10.0.0.0/16" }],
    [subnet.urn, { vpcId: unknownSentinel, availabilityZone: unknownSentinel }],
  ]);
  const snapshot = readPolicyStack({ resources: [subnet, stack, vpc, aws] }, stated);
  expect(snapshot).toMatchObject({
    project: "shop",
    stack: "dev",
    source: "policy-pack",
    completeness: { kind: "whole" },
  });
  expect(snapshot.resources).toEqual([
    {
      urn: subnet.urn,
      type: subnet.type,
      name: "subnet",
      origin: "managed",
      parent: stackUrn,
      provider: aws.urn,
      dependencies: [vpc.urn],
      propertyDependencies: { vpcId: [vpc.urn] },
      properties: { availabilityZone: { kind: "unknown" }, vpcId: { kind: "unknown" } },
    },
    {
      urn: vpc.urn,
      type: vpc.type,
      name: "vpc",
      origin: "managed",
      parent: stackUrn,
      provider: aws.urn,
      dependencies: [],
      propertyDependencies: {},
      properties: { cidrBlock: { kind: "known", value: "10.0.0.0/16" } },
    },
    {
      urn: aws.urn,
      type: aws.type,
      name: "default_7_48_0",
      origin: "provider",
      parent: null,
      provider: null,
      dependencies: [],
      propertyDependencies: {},
      properties: { region: { kind: "known", value: "ap-east-1" } },
    },
    {
      urn: stackUrn,
      type: "pulumi:pulumi:Stack",
      name: "shop-dev",
      origin: "stack",
      parent: null,
      provider: null,
      dependencies: [],
      propertyDependencies: {},
      properties: {},
    },
  ]);
});

it("takes what another resource feeds for stated where no inputs were shown", () => {
  const snapshot = readPolicyStack({ resources: [subnet, stack, vpc, aws] }, new Map());
  expect(snapshot.resources[0]?.properties).toEqual({ vpcId: { kind: "unknown" } });
});

it("takes a component's URNs for references", () => {
  const component = shown({
    type: "shop:web:Front",
    name: "front",
    props: { entry: vpc.urn, at: unknownSentinel },
    parent: stack,
  });
  const snapshot = readPolicyStack({ resources: [component, stack, vpc, aws] }, new Map());
  expect(snapshot.resources.find(({ urn }) => urn === component.urn)).toMatchObject({
    origin: "component",
    provider: null,
    properties: { at: { kind: "unknown" }, entry: { kind: "reference", urn: vpc.urn } },
  });
});

it.each([
  ["a parent", [subnet, vpc, aws], stackUrn],
  ["a provider", [subnet, vpc, stack], aws.urn],
  ["a dependency", [subnet, stack, aws], vpc.urn],
])("calls a stack partial where %s is named but missing", (_, resources, absent) => {
  const { completeness } = readPolicyStack({ resources }, new Map());
  expect(completeness).toEqual({ kind: "partial", why: expect.stringContaining(absent) });
});

describe("a stack of which something was skipped", () => {
  const inputs: WireRecord = { vpcId: "vpc-1" };
  const statedOf = (...resources: readonly PolicyResource[]) => new Map(resources.map(({ urn }) => [urn, inputs]));
  const whole = [subnet, stack, vpc, aws];
  const skipped = shown({ type: "aws:ec2/vpc:Vpc", name: "vpc", parent: stack, provider: aws });
  const dynamic = shown({ type: "pulumi:providers:pulumi-nodejs", name: "default" });
  const ownKind = shown({ type: "pulumi-nodejs:dynamic:Resource", name: "own", parent: stack, provider: dynamic });
  const component = shown({ type: "shop:web:Front", name: "front", parent: stack });

  it.each([
    ["is registered but missing", [stack, aws, subnet, vpc], statedOf(...whole, component), component.urn],
    ["is kept though the program lacks it", whole, statedOf(stack, aws, vpc), subnet.urn],
    [
      "is skipped and does not exist yet",
      [subnet, stack, skipped, aws],
      new Map<string, WireRecord>([...statedOf(subnet), [vpc.urn, {}]]),
      vpc.urn,
    ],
    ["its policy stated-properties must stay enabled", whole, new Map(), ""],
  ])("is partial: something %s", (sign, resources, stated, urn) => {
    const { completeness } = readPolicyStack({ resources }, stated);
    expect(completeness).toEqual({
      kind: "partial",
      why: expect.stringContaining(`${urn}${urn === "" ? "" : " "}${sign}`),
    });
  });

  it("is whole where what has no properties has none by itself", () => {
    const stated = new Map<string, WireRecord>([
      ...statedOf(...whole),
      [component.urn, {}],
      [ownKind.urn, {}],
      [dynamic.urn, {}],
    ]);
    const { completeness } = readPolicyStack({ resources: [...whole, component, ownKind, dynamic] }, stated);
    expect(completeness).toEqual({ kind: "whole" });
  });

  it("names a few of many", () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      shown({ type: vpc.type, name: `vpc-${index}`, parent: stack }),
    );
    const { completeness } = readPolicyStack({ resources: [...whole, ...many] }, statedOf(...whole));
    expect(completeness).toEqual({ kind: "partial", why: expect.stringMatching(/::vpc-2 and 6 more are kept though/) });
  });
});

it("never takes nothing for a whole stack", () => {
  expect(readPolicyStack({ resources: [] }, new Map()).completeness.kind).toBe("partial");
});
