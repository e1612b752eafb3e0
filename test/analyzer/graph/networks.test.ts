import { describe, expect, test } from "vitest";
import { explored, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";

const web = objectives().service("web", "web");

/** Two networks on AWS; `web` in the one names `db` in the other. */
function twoNetworks(): StackBuilder {
  return stack()
    .add("aws:ec2/vpc:Vpc", "here", { cidrBlock: "10.0.0.0/16" })
    .add("aws:ec2/vpc:Vpc", "there", { cidrBlock: "10.1.0.0/16" })
    .add("aws:ec2/subnet:Subnet", "here-a", { vpcId: of("here"), availabilityZone: "ap-east-1a" })
    .add("aws:ec2/subnet:Subnet", "there-a", { vpcId: of("there"), availabilityZone: "ap-east-1a" })
    .add("aws:ec2/subnet:Subnet", "there-b", { vpcId: of("there"), availabilityZone: "ap-east-1b" })
    .add("aws:ec2/subnet:Subnet", "here-b", { vpcId: of("here"), availabilityZone: "ap-east-1b" })
    .add("aws:ec2/instance:Instance", "db", { subnetId: of("there-a") })
    .add("aws:ec2/instance:Instance", "web", { subnetId: of("here-a"), userData: of("db") });
}

const lost = (built: StackBuilder, ...domains: readonly string[]) => {
  const analysis = explored(built, web);
  return (["favourable", "least-favourable"] as const).map((reading) => isLost(analysis, "web", reading, ...domains));
};

const zoneB = "aws/ap-east-1/ap-east-1b";

/** A transit gateway to which a network is tied in some of its subnets. */
const attached = (built: StackBuilder, hub: string, network: string, ...subnets: readonly string[]) =>
  built.add("aws:ec2transitgateway/vpcAttachment:VpcAttachment", `${hub}-${network}`, {
    transitGatewayId: of(hub),
    vpcId: of(network),
    subnetIds: subnets.map((subnet) => of(subnet)),
  });

describe("a need that crosses networks", () => {
  test("is undetermined where no link is in the stack", () => {
    const analysis = explored(twoNetworks(), web);
    expect(lost(twoNetworks(), zoneB)).toEqual([false, true]);
    expect(
      analysis.openQuestions.flatMap(({ facts }) => facts).filter((fact) => fact.includes("outside:link")),
    ).not.toEqual([]);
  });

  test("crosses a peering, which nothing takes", () => {
    const built = twoNetworks().add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "peering", {
      vpcId: of("here"),
      peerVpcId: of("there"),
    });
    expect(lost(built, zoneB)).toEqual([false, false]);
  });

  test("crosses a hub over the attachments of both, each lost with its places", () => {
    const hub = (...subnets: readonly string[]) =>
      attached(
        attached(
          twoNetworks().add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub"),
          "hub",
          "here",
          "here-a",
        ),
        "hub",
        "there",
        ...subnets,
      );
    expect(lost(hub("there-a"), zoneB)).toEqual([false, false]);
    expect(lost(hub("there-b"), zoneB)).toEqual([true, true]);
    expect(lost(hub("there-a", "there-b"), zoneB)).toEqual([false, false]);
    expect(lost(hub("there-a"), "product:aws/ap-east-1/transit gateway")).toEqual([true, true]);
  });

  test("may cross either of two links, and is lost with both", () => {
    const built = attached(
      attached(
        twoNetworks().add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub"),
        "hub",
        "here",
        "here-a",
      ),
      "hub",
      "there",
      "there-b",
    ).add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "peering", {
      vpcId: of("here"),
      peerVpcId: of("there"),
    });
    expect(lost(built, zoneB)).toEqual([false, false]);
  });

  test("does not cross a link that leads elsewhere from the hub that both are tied to", () => {
    const built = attached(
      attached(
        twoNetworks()
          .add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub")
          .add("aws:ec2transitgateway/transitGateway:TransitGateway", "far"),
        "hub",
        "here",
        "here-a",
      ),
      "hub",
      "there",
      "there-b",
    ).add("aws:ec2transitgateway/peeringAttachment:PeeringAttachment", "onward", {
      transitGatewayId: of("hub"),
      peerTransitGatewayId: of("far"),
    });
    expect(lost(built, zoneB)).toEqual([true, true]);
    const links = explored(built, web).graph.groups.filter(({ kind }) => kind === "links");
    expect(links.map(({ members }) => members.length)).toEqual([1]);
  });

  test("crosses two hubs over their peering and the attachment of each side", () => {
    const built = attached(
      attached(
        twoNetworks()
          .add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub")
          .add("aws:ec2transitgateway/transitGateway:TransitGateway", "far"),
        "hub",
        "here",
        "here-a",
      ),
      "far",
      "there",
      "there-b",
    ).add("aws:ec2transitgateway/peeringAttachment:PeeringAttachment", "between", {
      transitGatewayId: of("hub"),
      peerTransitGatewayId: of("far"),
    });
    expect(lost(built, zoneB)).toEqual([true, true]);
  });

  test("within one network crosses nothing", () => {
    const built = twoNetworks().add("aws:ec2/instance:Instance", "other", {
      subnetId: of("here-a"),
      userData: of("near"),
    });
    built.add("aws:ec2/instance:Instance", "near", { subnetId: of("here-b") });
    const analysis = explored(built, objectives().service("other", "other"));
    expect(isLost(analysis, "other", "least-favourable")).toBe(false);
    expect(isLost(analysis, "other", "least-favourable", zoneB)).toBe(true);
  });
});

describe("two clouds", () => {
  /** Two tunnels between an AWS and an Alibaba Cloud network, ended in a VPN gateway of one zone on Alibaba Cloud each. */
  function twoClouds(tunnels: readonly ("b" | "c")[]): StackBuilder {
    const built = stack()
      .add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" })
      .add("aws:ec2/subnet:Subnet", "a", { vpcId: of("vpc"), availabilityZone: "ap-east-1a" })
      .add("alicloud:vpc/network:Network", "far", {})
      .add("alicloud:vpc/switch:Switch", "b", { vpcId: of("far"), zoneId: "cn-hongkong-b" })
      .add("alicloud:vpc/switch:Switch", "c", { vpcId: of("far"), zoneId: "cn-hongkong-c" })
      .add("alicloud:vpc/switch:Switch", "d", { vpcId: of("far"), zoneId: "cn-hongkong-d" })
      .add("alicloud:ecs/instance:Instance", "db", { vswitchId: of("d") })
      .add("aws:ec2/vpnGateway:VpnGateway", "gateway", { vpcId: of("vpc") })
      .add("aws:ec2/instance:Instance", "web", { subnetId: of("a"), userData: of("db") });
    for (const zone of tunnels) {
      built
        .add("alicloud:vpn/gateway:Gateway", `gateway-${zone}`, { vpcId: of("far"), vswitchId: of(zone) })
        .add("aws:ec2/customerGateway:CustomerGateway", `customer-${zone}`, { ipAddress: of(`gateway-${zone}`) })
        .add("aws:ec2/vpnConnection:VpnConnection", `tunnel-${zone}`, {
          vpnGatewayId: of("gateway"),
          customerGatewayId: of(`customer-${zone}`),
        });
    }
    return built;
  }

  const zones = { b: "alicloud/cn-hongkong/cn-hongkong-b", c: "alicloud/cn-hongkong/cn-hongkong-c" };

  test.each([
    [["b"], [zones.b], [true, true]],
    [["b", "c"], [zones.b], [false, false]],
    [
      ["b", "c"],
      [zones.b, zones.c],
      [true, true],
    ],
    [[], [zones.b], [false, true]],
  ] as const)("tunnels %j, lost %j", (tunnels, domains, wanted) => {
    expect(lost(twoClouds(tunnels), ...domains)).toEqual(wanted);
  });

  test("a database in a subnet group is in the network of its subnets", () => {
    const built = twoClouds(["b"])
      .add("aws:ec2/subnet:Subnet", "a2", { vpcId: of("vpc"), availabilityZone: "ap-east-1b" })
      .add("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds: [of("a"), of("a2")] })
      .add("aws:rds/instance:Instance", "store", { dbSubnetGroupName: of("subnets"), multiAz: true })
      .add("alicloud:ecs/instance:Instance", "reader", { vswitchId: of("d"), userData: of("store") });
    const analysis = explored(built, objectives().service("reader", "reader"));
    expect(isLost(analysis, "reader", "least-favourable")).toBe(false);
    expect(isLost(analysis, "reader", "favourable", zones.b)).toBe(true);
  });

  test("a member of a cluster is in the network of its cluster", () => {
    const built = twoClouds(["b"])
      .add("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds: [of("a")] })
      .add("aws:rds/cluster:Cluster", "cluster", { dbSubnetGroupName: of("subnets") })
      .add("aws:rds/clusterInstance:ClusterInstance", "store", {
        clusterIdentifier: of("cluster"),
        availabilityZone: "ap-east-1a",
      })
      .add("alicloud:ecs/instance:Instance", "reader", { vswitchId: of("d"), userData: of("store") });
    const analysis = explored(built, objectives().service("reader", "reader"));
    expect(isLost(analysis, "reader", "favourable", zones.b)).toBe(true);
  });
});
