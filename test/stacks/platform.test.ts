import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { buildPlatform } from "../../stacks/platform.ts";
import type { Registered } from "../infra/registered-resources.ts";
import { ofType, registeredBy, secret } from "../infra/registered-resources.ts";

// A whole platform is some five hundred resources; on a machine that does much else, one takes a while.
vi.setConfig({ testTimeout: 60_000 });

const incidents = ["hong-kong-zone-c", "single-server", "shared-cache", "one-step-upgrade"];
const stacks = ["production", "demo", ...incidents];

interface Built {
  readonly hosts: Readonly<Record<string, string>>;
  readonly registered: readonly Registered[];
}

/** Each is built once: what is asked of it here changes nothing. */
const built = new Map<string, Built>();

async function build(stack: string): Promise<Built> {
  const known = built.get(stack);
  if (known !== undefined) return known;
  const fresh = await buildWith(stack, {});
  built.set(stack, fresh);
  return fresh;
}

/** Builds a shipped stack and returns what it registers and, by cell and use, the hosts that it gives as its output. */
async function buildWith(stack: string, secrets: Readonly<Record<string, string>>): Promise<Built> {
  const file = new URL(`../../stacks/Pulumi.${stack}.yaml`, import.meta.url);
  const { config } = parse(readFileSync(file, "utf8"));
  const stated = Object.entries(config).map(([key, value]) => [key, JSON.stringify(value)]);
  pulumi.runtime.setAllConfig({ ...Object.fromEntries(stated), ...secrets }, Object.keys(secrets));
  const hosts = new Map<string, string>();
  const registered = await registeredBy(() => {
    for (const [entry, host] of Object.entries(buildPlatform(new pulumi.Config("trading")).entries)) {
      host.apply((text) => hosts.set(entry, text));
    }
  });
  return { hosts: Object.fromEntries(hosts), registered };
}

function ofCloud(registered: readonly Registered[], cloud: string): readonly Registered[] {
  return registered.filter((resource) => resource.type.startsWith(`${cloud}:`));
}

/** What each component claims to survive, by the component's type and name. */
function claimsOf(registered: readonly Registered[]): ReadonlyMap<string, unknown> {
  const components = registered.filter(({ outputs }) => "survives" in outputs);
  return new Map(components.map(({ type, name, outputs }) => [`${type} ${name}`, outputs.survives]));
}

afterEach(() => pulumi.runtime.setAllConfig({}));

test("production lets customers in on both clouds, three ways each", async () => {
  const { hosts } = await build("production");
  expect(Object.keys(hosts).toSorted()).toEqual(
    ["aws-ap-east-1", "hong-kong"].flatMap((cell) => ["api", "app", "web"].map((use) => `${cell}-${use}`)),
  );
  expect(hosts["hong-kong-app"]).toBe("hong-kong-app.balancer.test");
});

test.each(["production", "demo"])("in %s every claim is to survive a zone", async (stack) => {
  const { registered } = await build(stack);
  const weaker = [...claimsOf(registered)].filter(([, survives]) => survives !== "zone");
  expect(weaker).toEqual([]);
});

test("demo is production in shape: the same components, and resources of the same types in each", async () => {
  const components = async (stack: string) => {
    const { registered } = await build(stack);
    return registered.filter(({ type }) => type.startsWith("trading:")).map(({ type, name }) => `${type} ${name}`);
  };
  expect(await components("demo")).toEqual(await components("production"));
  const types = async (stack: string) => new Set((await build(stack)).registered.map(({ type }) => type));
  expect(await types("demo")).toEqual(await types("production"));
});

test("the stack's size stays one that a person can survey", async () => {
  const { registered } = await build("production");
  expect(registered.length).toBeGreaterThan(250);
  expect(registered.length).toBeLessThan(650);
});

test("in hong-kong-zone-c nothing on Alibaba Cloud that could choose its zone stands outside zone c", async () => {
  const { registered } = await build("hong-kong-zone-c");
  const elsewhere = ofType(registered, "alicloud:vpc/switch:Switch")
    .filter((vswitch) => vswitch.inputs.zoneId !== "cn-hongkong-c")
    .map((vswitch) => `Switch/${vswitch.name}`);
  const users = registered.filter(({ inputs }) => elsewhere.some((id) => JSON.stringify(inputs).includes(`"${id}"`)));
  expect([...new Set(users.map((resource) => resource.type))]).toEqual([
    "alicloud:alb/loadBalancer:LoadBalancer",
    "alicloud:kms/instance:Instance",
    "alicloud:nlb/loadBalancer:LoadBalancer",
    "alicloud:vpc/routeTableAttachment:RouteTableAttachment",
    "alicloud:vpn/gateway:Gateway",
  ]);
});

test("in hong-kong-zone-c no tier of Hong Kong claims a zone, and every tier of AWS does", async () => {
  const claims = claimsOf((await build("hong-kong-zone-c")).registered);
  const claimed = [...claims].filter(([, survives]) => survives === "zone").map(([name]) => name);
  const inHongKong = [...claims.keys()].filter((name) => name.includes(" hong-kong"));
  // What the cloud itself spreads, or refuses to put into one zone.
  const spread = /Network |Entry |SigningKey |WorkQueue |MetadataStore /;
  expect(inHongKong.filter((name) => claimed.includes(name) && !spread.test(name))).toEqual([]);
  const onAws = [...claims.keys()].filter((name) => name.includes(" aws-ap-east-1"));
  expect(onAws.filter((name) => !claimed.includes(name))).toEqual([]);
});

test("in single-server spot and margin are matched by one node, which nothing but its standby can replace", async () => {
  const { registered } = await build("single-server");
  const nodes = ofType(registered, "alicloud:ecs/instance:Instance").filter(({ name }) => /matching/.test(name));
  expect(nodes.map(({ name }) => name).filter((name) => /spot|margin/.test(name))).toEqual([
    "hong-kong-matching-spot-margin-node-1",
  ]);
  expect([...claimsOf(registered)].filter(([, survives]) => survives !== "zone")).toEqual([
    ["trading:matching:MatchingEngine hong-kong-matching-spot-margin", "none"],
  ]);
});

test("in shared-cache there is one cache for everything, in production one for each concern of each cell", async () => {
  const cachesIn = async (stack: string) => {
    const { registered } = await build(stack);
    return ofType(registered, "trading:cache:CacheTier").map(({ name }) => name);
  };
  expect(await cachesIn("shared-cache")).toEqual(["hong-kong-cache"]);
  expect(await cachesIn("production")).toEqual([
    ...["orders", "prices", "sessions"].map((concern) => `aws-ap-east-1-cache-${concern}`),
    ...["orders", "prices", "sessions"].map((concern) => `hong-kong-cache-${concern}`),
  ]);
});

test("in one-step-upgrade both cells read Hong Kong's metadata, in production each reads its own", async () => {
  const storesOf = async (stack: string) =>
    ofType((await build(stack)).registered, "trading:metadata:MetadataStore").map(({ name }) => name);
  expect(await storesOf("one-step-upgrade")).toEqual(["hong-kong-metadata"]);
  expect(await storesOf("production")).toEqual(["aws-ap-east-1-metadata", "hong-kong-metadata"]);
  const { registered } = await build("one-step-upgrade");
  const template = ofType(registered, "aws:ec2/launchTemplate:LaunchTemplate").find(
    ({ name }) => name === "aws-ap-east-1-orders",
  );
  const told = Buffer.from(String(template?.inputs.userData), "base64").toString("utf8");
  expect(told).toContain("nacos");
});

test.each(stacks)("in %s each resource has a provider that states its region", async (stack) => {
  const { registered } = await build(stack);
  const stated = new Map(
    ofCloud(registered, "pulumi")
      .filter(({ type }) => type.startsWith("pulumi:providers:"))
      .map(({ name, inputs }) => [name, inputs.region]),
  );
  expect(Object.fromEntries(stated)).toEqual({
    "hong-kong": "cn-hongkong",
    "hong-kong-copies": "ap-southeast-1",
    "aws-ap-east-1": "ap-east-1",
    "aws-ap-east-1-copies": "ap-southeast-1",
    "names-alicloud": "ap-southeast-1",
    "names-aws": "us-east-1",
    status: "us-west-2",
  });
  for (const cloud of ["alicloud", "aws"]) {
    const strays = ofCloud(registered, cloud).filter(({ provider }) => {
      const [, , , name = ""] = provider.split("::");
      return !provider.includes(`pulumi:providers:${cloud}::`) || !stated.has(name);
    });
    expect(strays.map(({ type, name, provider }) => ({ type, name, provider }))).toEqual([]);
  }
});

test.each(stacks)("in %s no two resources of one type share a name", async (stack) => {
  const { registered } = await build(stack);
  const names = registered.map((resource) => `${resource.type} ${resource.name}`);
  expect(names).toEqual([...new Set(names)]);
});

test("no balancer's name exceeds what its cloud takes", async () => {
  const { registered } = await build("production");
  const names = registered.flatMap(({ type, inputs }) =>
    /loadBalancer|targetGroup|serverGroup:ServerGroup/.test(type)
      ? [inputs.name ?? inputs.loadBalancerName ?? inputs.serverGroupName]
      : [],
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => typeof name !== "string" || name.length > 32)).toEqual([]);
});

test.each([
  { key: "trading:cachePassword", value: "correct horse battery" },
  { key: "trading:databasePassword", value: "staple of another kind" },
])("the value of $key is a secret in every input that holds it", async ({ key, value }) => {
  const { registered } = await buildWith("production", { [key]: value });
  const encoded = Buffer.from(value).toString("base64").slice(0, 16);
  const holders = registered.flatMap(({ name, inputs }) =>
    Object.entries(inputs)
      .filter(([, given]) => JSON.stringify(given).includes(value) || JSON.stringify(given).includes(encoded))
      .map(([property, given]) => ({ where: `${name} ${property}`, given })),
  );
  expect(holders.length).toBeGreaterThan(2);
  for (const { where, given } of holders) expect({ where, given }).toEqual({ where, given: secret(expect.anything()) });
});
