import { expect, test } from "vitest";
import { Link } from "../../../infra/link/link.ts";
import { alicloudNetwork, awsNetwork, east, hongKong } from "../cell-networks.ts";
import { named, ofType, registeredBy, secret, theOnly } from "../registered-resources.ts";

function build(): void {
  const zones = ["cn-hongkong-b", "cn-hongkong-d"];
  const networks = { alicloud: alicloudNetwork(), aws: awsNetwork() };
  new Link("link", { ...networks, zones, bandwidth: 200 }, {});
}

test("Alibaba Cloud's gateway has a foot in the zone of each tunnel", async () => {
  const registered = await registeredBy(build);
  expect(theOnly(registered, "alicloud:vpn/gateway:Gateway").inputs).toMatchObject({
    vswitchId: "Switch/network-cn-hongkong-b",
    disasterRecoveryVswitchId: "Switch/network-cn-hongkong-d",
    enableIpsec: true,
  });
});

test("each tunnel has an end of its own on AWS, at one of the gateway's two addresses", async () => {
  const registered = await registeredBy(build);
  expect(ofType(registered, "aws:ec2/customerGateway:CustomerGateway").map(({ inputs }) => inputs.ipAddress)).toEqual([
    "first-address-of-link",
    "second-address-of-link",
  ]);
  const connections = ofType(registered, "aws:ec2/vpnConnection:VpnConnection");
  expect(connections.map(({ inputs }) => [inputs.customerGatewayId, inputs.vpnGatewayId])).toEqual([
    ["CustomerGateway/link-master", "VpnGateway/link"],
    ["CustomerGateway/link-slave", "VpnGateway/link"],
  ]);
});

test("Alibaba Cloud's connection leads to both of AWS's ends, with AWS's keys, which stay secret", async () => {
  const registered = await registeredBy(build);
  const farEnds = ofType(registered, "alicloud:vpn/customerGateway:CustomerGateway");
  expect(farEnds.map(({ inputs }) => inputs.ipAddress)).toEqual([
    "far-address-of-link-master",
    "far-address-of-link-slave",
  ]);
  const connection = theOnly(registered, "alicloud:vpn/connection:Connection");
  expect(connection.inputs).toMatchObject({ localSubnets: ["10.10.0.0/16"], remoteSubnets: ["10.20.0.0/16"] });
  const tunnels = ["master", "slave"].map((role) =>
    expect.objectContaining({
      role,
      customerGatewayId: `CustomerGateway/link-${role}`,
      tunnelIkeConfig: expect.objectContaining({ psk: `key-of-link-${role}` }),
    }),
  );
  expect(connection.inputs.tunnelOptionsSpecifications).toEqual(secret(tunnels));
});

test("every zone of both networks finds its way to the other network", async () => {
  const registered = await registeredBy(build);
  for (const zone of hongKong) {
    expect(named(registered, "alicloud:vpc/routeEntry:RouteEntry", `link-${zone}`).inputs).toMatchObject({
      routeTableId: `RouteTable/network-${zone}`,
      destinationCidrblock: "10.20.0.0/16",
      nexthopType: "VpnGateway",
      nexthopId: "Gateway/link",
    });
  }
  for (const zone of east) {
    const type = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation";
    expect(named(registered, type, `link-${zone}`).inputs).toEqual({
      vpnGatewayId: "VpnGateway/link",
      routeTableId: `RouteTable/network-${zone}`,
    });
  }
  const routes = ofType(registered, "aws:ec2/vpnConnectionRoute:VpnConnectionRoute");
  expect(routes.map(({ inputs }) => [inputs.vpnConnectionId, inputs.destinationCidrBlock])).toEqual([
    ["VpnConnection/link-master", "10.10.0.0/16"],
    ["VpnConnection/link-slave", "10.10.0.0/16"],
  ]);
});

test("it registers the connection and claims a zone", async () => {
  expect(theOnly(await registeredBy(build), "trading:link:Link").outputs).toEqual({
    connection: "-> alicloud:vpn/connection:Connection link",
    survives: "zone",
  });
});
