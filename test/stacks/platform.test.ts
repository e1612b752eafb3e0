import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, expect, test } from "vitest";
import { parse } from "yaml";
import { buildPlatform } from "../../stacks/platform.ts";
import type { Registered } from "../infra/registered-resources.ts";
import { ofType, registeredBy, secret } from "../infra/registered-resources.ts";

/** Builds a shipped stack and returns what it registers and, by cell, the hosts that it gives as its output. */
async function build(stack: string, secrets: Readonly<Record<string, string>> = {}) {
  const file = new URL(`../../stacks/Pulumi.${stack}.yaml`, import.meta.url);
  const { config } = parse(readFileSync(file, "utf8"));
  const cells = JSON.stringify(config["trading:cells"]);
  pulumi.runtime.setAllConfig({ "trading:cells": cells, ...secrets }, Object.keys(secrets));
  const hosts = new Map<string, string>();
  const registered = await registeredBy(() => {
    for (const [cell, host] of Object.entries(buildPlatform(new pulumi.Config("trading")))) {
      host.apply((text) => hosts.set(cell, text));
    }
  });
  return { hosts: Object.fromEntries(hosts), registered };
}

function ofCloud(registered: readonly Registered[], cloud: string): readonly Registered[] {
  return registered.filter((resource) => resource.type.startsWith(`${cloud}:`));
}

afterEach(() => pulumi.runtime.setAllConfig({}));

test("production takes orders on both clouds", async () => {
  const { hosts } = await build("production");
  expect(hosts).toEqual({
    "hong-kong": "hong-kong-gateway.balancer.test",
    "aws-ap-east-1": "aws-ap-east-1-gateway.balancer.test",
  });
});

test("hong-kong-zone-c takes orders on Alibaba Cloud only", async () => {
  const { hosts, registered } = await build("hong-kong-zone-c");
  expect(hosts).toEqual({ "hong-kong": "hong-kong-gateway.balancer.test" });
  expect(ofCloud(registered, "aws")).toEqual([]);
});

test("in hong-kong-zone-c only a foot of the load balancer stands outside zone c", async () => {
  const { registered } = await build("hong-kong-zone-c");
  const elsewhere = ofType(registered, "alicloud:vpc/switch:Switch")
    .filter((vswitch) => vswitch.inputs.zoneId !== "cn-hongkong-c")
    .map((vswitch) => `Switch/${vswitch.name}`);
  const users = registered.filter(({ inputs }) => elsewhere.some((id) => JSON.stringify(inputs).includes(`"${id}"`)));
  expect(users.map((resource) => resource.type)).toEqual(["alicloud:alb/loadBalancer:LoadBalancer"]);
});

test("in production every claim is to survive a zone, in hong-kong-zone-c no component that counts makes it", async () => {
  const claims = async (stack: string) => {
    const { registered } = await build(stack);
    const components = registered.filter(({ type }) => /^trading:(cache|matching|edge):/.test(type));
    return components.map((component) => component.outputs.survives);
  };
  expect(await claims("production")).toEqual(Array.from({ length: 6 }, () => "zone"));
  expect(await claims("hong-kong-zone-c")).toEqual(Array.from({ length: 3 }, () => "instance"));
});

test("each cell's provider states its region, and no resource is left to a default provider", async () => {
  const { registered } = await build("production");
  const providers = ofCloud(registered, "pulumi").filter(({ type }) => type.startsWith("pulumi:providers:"));
  expect(providers.map(({ type, name, inputs }) => [type, name, inputs.region])).toEqual([
    ["pulumi:providers:alicloud", "hong-kong", "cn-hongkong"],
    ["pulumi:providers:aws", "aws-ap-east-1", "ap-east-1"],
  ]);
  for (const [cloud, cell] of [
    ["alicloud", "hong-kong"],
    ["aws", "aws-ap-east-1"],
  ] as const) {
    const managed = ofCloud(registered, cloud);
    expect(managed.length).toBeGreaterThan(0);
    const strays = managed.filter(({ provider }) => !provider.includes(`pulumi:providers:${cloud}::${cell}::`));
    expect(strays).toEqual([]);
  }
});

test("no two resources of one type share a name", async () => {
  const { registered } = await build("production");
  const names = registered.map((resource) => `${resource.type} ${resource.name}`);
  expect(names).toEqual([...new Set(names)]);
});

test("the caches' password is a secret in every input that holds it", async () => {
  const { registered } = await build("production", { "trading:cachePassword": "correct horse battery" });
  const holders = registered.flatMap(({ name, inputs }) =>
    Object.entries(inputs)
      .filter(([, value]) => JSON.stringify(value).includes("correct horse battery"))
      .map(([property, value]) => ({ where: `${name} ${property}`, value })),
  );
  const servers = ["hong-kong", "aws-ap-east-1"].flatMap((cell) =>
    [1, 2, 3].map((number) => `${cell}-gateway-server-${number} userData`),
  );
  expect(holders.map((holder) => holder.where).toSorted()).toEqual(
    ["hong-kong-cache password", "aws-ap-east-1-cache authToken", ...servers].toSorted(),
  );
  for (const { value } of holders) expect(value).toEqual(secret(expect.any(String)));
});
