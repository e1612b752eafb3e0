import { expect, test } from "vitest";
import { AlicloudNetwork } from "../../../infra/network/alicloud-network.ts";
import { ofType, registeredBy, shapeOf, theOnly } from "../registered-resources.ts";

const request = { cidr: "10.10.0.0/16", zones: ["cn-hongkong-b", "cn-hongkong-c"] };

function build(): AlicloudNetwork {
  return new AlicloudNetwork("hong-kong-network", request, {});
}

test("it is a VPC, a vSwitch in each zone and a security group", async () => {
  expect(shapeOf(await registeredBy(build))).toEqual([
    "alicloud:ecs/securityGroup:SecurityGroup hong-kong-network-inside",
    "alicloud:ecs/securityGroupRule:SecurityGroupRule hong-kong-network-inside",
    "alicloud:vpc/network:Network hong-kong-network",
    "alicloud:vpc/switch:Switch hong-kong-network-cn-hongkong-b",
    "alicloud:vpc/switch:Switch hong-kong-network-cn-hongkong-c",
    "trading:network:Network hong-kong-network",
  ]);
});

test("each vSwitch stands in its zone of the VPC, with addresses of its own", async () => {
  const switches = ofType(await registeredBy(build), "alicloud:vpc/switch:Switch");
  expect(switches.map((resource) => resource.inputs)).toMatchObject([
    { zoneId: "cn-hongkong-b", vpcId: "Network/hong-kong-network", cidrBlock: "10.10.0.0/21" },
    { zoneId: "cn-hongkong-c", vpcId: "Network/hong-kong-network", cidrBlock: "10.10.16.0/21" },
  ]);
});

test("nobody outside the network gets past its security group", async () => {
  const rule = theOnly(await registeredBy(build), "alicloud:ecs/securityGroupRule:SecurityGroupRule");
  expect(rule.inputs).toMatchObject({ type: "ingress", cidrIp: "10.10.0.0/16" });
});

test("it registers the VPC and claims to survive a zone", async () => {
  const network = theOnly(await registeredBy(build), "trading:network:Network");
  expect(network.outputs).toEqual({ vpc: "-> alicloud:vpc/network:Network hong-kong-network", survives: "zone" });
});

test("a place is the vSwitch and the vSwitch's own zone, and there is none where none was asked for", async () => {
  const read: string[] = [];
  await registeredBy(() => {
    const network = build();
    const place = network.place("cn-hongkong-c");
    place.subnetId.apply((id) => read.push(id));
    place.zone.apply((zone) => read.push(zone));
    expect(() => network.place("cn-hongkong-d")).toThrow("(cn-hongkong-b, cn-hongkong-c), read cn-hongkong-d");
  });
  expect(read.toSorted()).toEqual(["Switch/hong-kong-network-cn-hongkong-c", "cn-hongkong-c"]);
});
