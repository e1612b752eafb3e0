import { describe, expect, test } from "vitest";
import type { CatalogueEntry } from "../../../analyzer/model/catalogue.ts";
import { explored, isLost } from "../../builders/held.ts";
import type { ObjectivesBuilder } from "../../builders/objectives.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";

const zone = (letter: string) => `alicloud/cn-hongkong/cn-hongkong-${letter}`;

/** A server on AWS calls two on Alibaba Cloud, each in a network of its own, which a tunnel of its own leads to. */
function overTunnels(): StackBuilder {
  const built = stack()
    .add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" })
    .add("aws:ec2/subnet:Subnet", "a", { vpcId: of("vpc"), availabilityZone: "ap-east-1a" })
    .add("aws:ec2/vpnGateway:VpnGateway", "gateway", { vpcId: of("vpc") })
    .add("aws:ec2/instance:Instance", "web", { subnetId: of("a"), userData: of("db-1", "db-2") });
  for (const [number, at, gate] of [
    ["1", "b", "d"],
    ["2", "c", "d"],
  ] as const) {
    built
      .add("alicloud:vpc/network:Network", `far-${number}`, {})
      .add("alicloud:vpc/switch:Switch", `switch-${number}`, {
        vpcId: of(`far-${number}`),
        zoneId: `cn-hongkong-${at}`,
      })
      .add("alicloud:vpc/switch:Switch", `gate-${number}`, {
        vpcId: of(`far-${number}`),
        zoneId: `cn-hongkong-${gate}`,
      })
      .add("alicloud:ecs/instance:Instance", `db-${number}`, { vswitchId: of(`switch-${number}`) })
      .add("alicloud:vpn/gateway:Gateway", `vpn-${number}`, {
        vpcId: of(`far-${number}`),
        vswitchId: of(`gate-${number}`),
      })
      .add("aws:ec2/customerGateway:CustomerGateway", `customer-${number}`, { ipAddress: of(`vpn-${number}`) })
      .add("aws:ec2/vpnConnection:VpnConnection", `tunnel-${number}`, {
        vpnGatewayId: of("gateway"),
        customerGatewayId: of(`customer-${number}`),
      });
  }
  return built;
}

const lost = (stated: ObjectivesBuilder, ...domains: readonly string[]) => {
  const analysis = explored(overTunnels(), stated);
  return (["favourable", "least-favourable"] as const).map((reading) => isLost(analysis, "web", reading, ...domains));
};

describe("members of a group that are reached over links", () => {
  const one = objectives().service("web", "web").group("db", "db-*");

  test("are lost one with its place and the other with its link", () => {
    const built = overTunnels();
    expect(lost(one, zone("b"))).toEqual([false, false]);
    expect(lost(one, zone("b"), `instance:${built.urn("vpn-2")}`)).toEqual([true, true]);
    expect(lost(one, zone("b"), `instance:${built.urn("vpn-1")}`)).toEqual([false, false]);
  });

  test("are all lost with what their links have in common", () => {
    expect(lost(one, zone("d"))).toEqual([true, true]);
  });

  test("are each needed where the group needs all", () => {
    expect(lost(objectives().service("web", "web").group("db", "db-*", 2), zone("b"))).toEqual([true, true]);
  });
});

describe("a possible need", () => {
  const type = "aws:invented/caller:Caller";
  const rows: readonly CatalogueEntry[] = [
    { type, noun: "caller", role: "serves", stands: { kind: "one", zone: "zone" }, uses: {} },
  ];
  const zoneB = "aws/ap-east-1/ap-east-1b";
  const both = (given: ObjectivesBuilder) => {
    const built = stack()
      .subnet("b", { zone: "ap-east-1b" })
      .instance("db", { in: "b" })
      .foreign(type, "web", { zone: "ap-east-1a", friend: of("db") });
    const analysis = explored(built, given, rows);
    return (["favourable", "least-favourable"] as const).map((reading) => isLost(analysis, "web", reading, zoneB));
  };

  test("is none most favourably and one least favourably, until it is stated", () => {
    const stated = objectives().service("web", "web");
    expect(both(stated)).toEqual([false, true]);
    expect(both(stated.dependency("web", "needs", "db"))).toEqual([true, true]);
    expect(both(stated.dependency("web", "none", "db"))).toEqual([false, false]);
  });
});
