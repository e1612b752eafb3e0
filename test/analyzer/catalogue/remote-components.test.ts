import { describe, expect, test } from "vitest";
import { remoteComponents } from "../../../analyzer/catalogue/components/index.ts";
import type { ComponentArguments, Given } from "../../../analyzer/model/remote-component.ts";

const region = ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"];

/** What a component of this type makes of its arguments, known in every part; `null`: that is left open. */
function made(type: string, args: Readonly<Record<string, unknown>>, zones: readonly string[] | null = region) {
  const given = (...path: readonly string[]): Given => {
    let value: unknown = args;
    for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
    return value === undefined ? { kind: "absent" } : { kind: "known", value };
  };
  const asked: ComponentArguments = { name: "shop", given, zones: () => zones ?? undefined };
  return remoteComponents.get(type)?.(asked) ?? null;
}

describe("awsx.ec2.Vpc", () => {
  const network = (args: Readonly<Record<string, unknown>>, zones?: readonly string[]) => {
    const all = made("awsx:ec2:Vpc", args, zones)?.resources ?? [];
    const of = (type: string) => all.filter((one) => one.type === type);
    const placed = of("aws:ec2/subnet:Subnet").map(({ name, inputs }) => [name, inputs.availabilityZone] as const);
    return { subnets: new Map(placed), gateways: of("aws:ec2/natGateway:NatGateway").length, makes: all.length > 0 };
  };
  const zone = (value: string) => ({ kind: "literal", value });

  test("without arguments: a private and a public subnet in each of the region's first three zones, and a NAT gateway", () => {
    const { subnets, gateways } = network({});
    expect(Object.fromEntries(subnets)).toEqual({
      "shop-private-1": zone("eu-west-1a"),
      "shop-private-2": zone("eu-west-1b"),
      "shop-private-3": zone("eu-west-1c"),
      "shop-public-1": zone("eu-west-1a"),
      "shop-public-2": zone("eu-west-1b"),
      "shop-public-3": zone("eu-west-1c"),
    });
    expect(gateways).toBe(3);
  });

  test.each([
    ["a number of zones", { numberOfAvailabilityZones: 2 }, 4, 2],
    ["zones by name", { availabilityZoneNames: ["eu-west-1d"] }, 2, 1],
    ["one NAT gateway", { natGateways: { strategy: "Single" } }, 6, 1],
    ["none", { natGateways: { strategy: "None" } }, 6, 0],
  ])("with %s", (_title, args, subnets, gateways) => {
    const found = network(args);
    expect([found.subnets.size, found.gateways]).toEqual([subnets, gateways]);
  });

  test.each([
    ["more zones than the region has", { numberOfAvailabilityZones: 9 }, region],
    ["a region that nobody knows", {}, null],
  ])("with %s nobody can tell", (_title, args, zones) => {
    expect(made("awsx:ec2:Vpc", args, zones)).toBeNull();
  });
});

describe("the nodes of eks", () => {
  const numbers = (type: string, args: Readonly<Record<string, unknown>>) => {
    const nodes = made(type, { nodeSubnetIds: ["subnet-1"], clusterName: "c", ...args })?.resources.find(
      (one) => one.type === "aws:autoscaling/group:Group",
    );
    return [nodes?.inputs.desiredCapacity, nodes?.inputs.minSize, nodes?.inputs.maxSize];
  };
  const literal = (value: number) => ({ kind: "literal", value });

  test.each(["eks:index:NodeGroup", "eks:index:NodeGroupV2"])("%s: two, one at least, two at most", (type) => {
    expect(numbers(type, {})).toEqual([literal(2), literal(1), literal(2)]);
    expect(numbers(type, { minSize: 3 })[1]).toEqual({ kind: "given", path: ["minSize"] });
  });

  test("without a subnet anywhere nobody can tell", () => {
    expect(made("eks:index:NodeGroup", { clusterName: "c" })).toBeNull();
  });
});
