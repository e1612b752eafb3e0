import { expect, test } from "vitest";
import { AlicloudNetwork } from "../../../infra/network/alicloud-network.ts";
import { ofType, registeredBy, resolved, shapeOf, theOnly } from "../registered-resources.ts";

const zones = ["cn-hongkong-b", "cn-hongkong-c"];

function build(nat: readonly string[] = zones): AlicloudNetwork {
  return new AlicloudNetwork("net", { cidr: "10.10.0.0/16", zones, nat, peers: ["10.20.0.0/16"] }, {});
}

test("it is a VPC, in each zone a vSwitch with a table and a way out of its own, and a security group", async () => {
  const inZone = (zone: string) => [
    `alicloud:ecs/eipAddress:EipAddress net-${zone}`,
    `alicloud:ecs/eipAssociation:EipAssociation net-${zone}`,
    `alicloud:vpc/natGateway:NatGateway net-${zone}`,
    `alicloud:vpc/routeEntry:RouteEntry net-${zone}-out`,
    `alicloud:vpc/routeTable:RouteTable net-${zone}`,
    `alicloud:vpc/routeTableAttachment:RouteTableAttachment net-${zone}`,
    `alicloud:vpc/snatEntry:SnatEntry net-${zone}`,
    `alicloud:vpc/switch:Switch net-${zone}`,
  ];
  expect(shapeOf(await registeredBy(build))).toEqual(
    [
      ...zones.flatMap(inZone),
      "alicloud:ecs/securityGroup:SecurityGroup net-inside",
      "alicloud:ecs/securityGroupRule:SecurityGroupRule net-inside",
      "alicloud:ecs/securityGroupRule:SecurityGroupRule net-inside-peer-1",
      "alicloud:vpc/network:Network net",
      "trading:network:Network net",
    ].toSorted(),
  );
});

test("each vSwitch stands in its zone of the VPC, with addresses of its own", async () => {
  const switches = ofType(await registeredBy(build), "alicloud:vpc/switch:Switch");
  expect(switches.map((resource) => resource.inputs)).toMatchObject([
    { zoneId: "cn-hongkong-b", vpcId: "Network/net", cidrBlock: "10.10.0.0/21" },
    { zoneId: "cn-hongkong-c", vpcId: "Network/net", cidrBlock: "10.10.16.0/21" },
  ]);
});

test("each zone's table leads to a NAT gateway that is kept to the zone and speaks for all of the zone's addresses", async () => {
  const registered = await registeredBy(build);
  expect(ofType(registered, "alicloud:vpc/natGateway:NatGateway").map(({ inputs }) => inputs)).toMatchObject([
    { vswitchId: "Switch/net-cn-hongkong-b", availabilityMode: "SingleAZ", natType: "Enhanced" },
    { vswitchId: "Switch/net-cn-hongkong-c", availabilityMode: "SingleAZ", natType: "Enhanced" },
  ]);
  expect(ofType(registered, "alicloud:vpc/routeEntry:RouteEntry").map(({ inputs }) => inputs)).toMatchObject([
    { routeTableId: "RouteTable/net-cn-hongkong-b", nexthopId: "NatGateway/net-cn-hongkong-b" },
    { routeTableId: "RouteTable/net-cn-hongkong-c", nexthopId: "NatGateway/net-cn-hongkong-c" },
  ]);
  expect(ofType(registered, "alicloud:vpc/snatEntry:SnatEntry").map(({ inputs }) => inputs)).toMatchObject([
    { snatTableId: "snat-net-cn-hongkong-b", sourceCidr: "10.10.0.0/20", snatIp: "address-of-net-cn-hongkong-b" },
    { snatTableId: "snat-net-cn-hongkong-c", sourceCidr: "10.10.16.0/20", snatIp: "address-of-net-cn-hongkong-c" },
  ]);
});

test("with one NAT gateway, both zones' tables lead to it", async () => {
  const entries = ofType(await registeredBy(() => build(["cn-hongkong-c"])), "alicloud:vpc/routeEntry:RouteEntry");
  expect(entries.map(({ inputs }) => inputs.nexthopId)).toEqual([
    "NatGateway/net-cn-hongkong-c",
    "NatGateway/net-cn-hongkong-c",
  ]);
});

test("nobody but the network itself and its peers gets past its security group", async () => {
  const rules = ofType(await registeredBy(build), "alicloud:ecs/securityGroupRule:SecurityGroupRule");
  expect(rules.map(({ inputs }) => [inputs.type, inputs.cidrIp])).toEqual([
    ["ingress", "10.10.0.0/16"],
    ["ingress", "10.20.0.0/16"],
  ]);
});

test("it registers the VPC and claims to survive a zone", async () => {
  const network = theOnly(await registeredBy(build), "trading:network:Network");
  expect(network.outputs).toEqual({ vpc: "-> alicloud:vpc/network:Network net", survives: "zone" });
});

test("a place, and an entrance, is the vSwitch with the vSwitch's own zone, and there is none where none was asked for", async () => {
  const read: unknown[] = [];
  await registeredBy(() => {
    const network = build();
    for (const place of [network.place("cn-hongkong-c"), network.entrance("cn-hongkong-c")]) {
      void resolved(place.subnetId).then((id) => read.push(id));
      void resolved(place.zone).then((zone) => read.push(zone));
    }
    expect(() => network.place("cn-hongkong-d")).toThrow("(cn-hongkong-b, cn-hongkong-c), read cn-hongkong-d");
  });
  expect(read.toSorted()).toEqual([
    "Switch/net-cn-hongkong-c",
    "Switch/net-cn-hongkong-c",
    "cn-hongkong-c",
    "cn-hongkong-c",
  ]);
});
