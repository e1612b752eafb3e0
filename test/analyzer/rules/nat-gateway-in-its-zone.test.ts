import { describe, expect, test } from "vitest";
import { natGatewayInItsZone } from "../../../analyzer/rules/nat-gateway-in-its-zone.ts";
import { apEast, hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

/** Private subnets in zones, each with its servers; which gateway each leaves through is told. */
const aws = (
  zones: readonly Given[],
  gatewayOf: readonly number[],
  properties: Readonly<Record<string, Given>> = {},
) => {
  const built = stack();
  for (const [index, zone] of zones.entries()) {
    built
      .subnet(`public-${index}`, { zone })
      .subnet(`s${index}`, { zone })
      .instance(`web-${index}`, { in: `s${index}` })
      .add("aws:ec2/routeTable:RouteTable", `table-${index}`, {
        vpcId: "vpc-1",
        routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: of(`nat-${gatewayOf[index]}`) }],
      })
      .add("aws:ec2/routeTableAssociation:RouteTableAssociation", `association-${index}`, {
        subnetId: of(`s${index}`),
        routeTableId: of(`table-${index}`),
      });
  }
  for (const gateway of new Set(gatewayOf))
    built.add("aws:ec2/natGateway:NatGateway", `nat-${gateway}`, { subnetId: of(`public-${gateway}`), ...properties });
  return built;
};
const alicloud = (properties: Readonly<Record<string, Given>>) => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .server("web-b", { in: "b" })
    .server("web-c", { in: "c" })
    .add("alicloud:vpc/natGateway:NatGateway", "nat", { vpcId: "vpc-1", vswitchId: of("b"), ...properties });
  for (const name of ["b", "c"])
    built.add("alicloud:vpc/snatEntry:SnatEntry", `snat-${name}`, {
      snatTableId: of("nat"),
      sourceVswitchId: of(name),
      snatIp: "192.0.2.1",
    });
  return built;
};
const web = objectives().service("web", "web-*").group("web", "web-*");
const pinned = (built: StackBuilder, domain: string, ...names: readonly string[]) => [
  { rule: "nat-gateway-in-its-zone", status: "violated", domain, services: [], subjects: built.urns(...names) },
];

describe("satisfied", () => {
  test.each([
    ["a gateway in each zone", aws(["ap-east-1a", "ap-east-1b"], [0, 1])],
    ["one gateway, one zone", aws(["ap-east-1a", "ap-east-1a"], [0, 0])],
    ["a regional one on AWS", aws(["ap-east-1a", "ap-east-1b"], [0, 0], { availabilityMode: "regional" })],
    ["one that spans zones on Alibaba Cloud", alicloud({ availabilityMode: "CrossAZ" })],
    ["which is the default there", alicloud({})],
  ])("%s", (_title, built) => {
    expect(foundBy(natGatewayInItsZone, built, web)).toEqual([]);
  });

  test("a subnet in which nothing stands leaves nobody behind", () => {
    const built = alicloud({ availabilityMode: "SingleAZ" });
    const none = stack().vswitch("b", { zone: "cn-hongkong-b" }).vswitch("c", { zone: "cn-hongkong-c" });
    none
      .add("alicloud:vpc/natGateway:NatGateway", "nat", { vswitchId: of("b"), availabilityMode: "SingleAZ" })
      .add("alicloud:vpc/snatEntry:SnatEntry", "snat", { snatTableId: of("nat"), sourceVswitchId: of("c") });
    expect(foundBy(natGatewayInItsZone, none, web)).toEqual([]);
    expect(foundBy(natGatewayInItsZone, built, web)).toHaveLength(1);
  });

  test("where the service needs that way out, its loss is told by survives-loss: one cause, one finding", () => {
    const built = aws(["ap-east-1a", "ap-east-1b"], [0, 0]);
    const outward = objectives().service("web", "web-*", { egress: true }).group("web", "web-*");
    expect(report(built, outward).findings.map(({ rule, domain }) => `${rule} ${domain}`)).toEqual([
      `survives-loss ${apEast.a}`,
    ]);
  });
});

describe("violated", () => {
  test("two zones leave through the gateway of one on AWS", () => {
    const built = aws(["ap-east-1a", "ap-east-1b"], [0, 0]);
    expect(foundBy(natGatewayInItsZone, built, web)).toEqual(pinned(built, apEast.a, "nat-0", "s1"));
  });

  test("on Alibaba Cloud, only one that is said to stand in a single zone", () => {
    const built = alicloud({ availabilityMode: "SingleAZ" });
    expect(foundBy(natGatewayInItsZone, built, web)).toEqual(pinned(built, hongKong.b, "nat", "c"));
  });
});

test("undetermined: zones that deployment decides may be one", () => {
  const built = aws(["ap-east-1a", unknown], [0, 0]);
  expect(foundBy(natGatewayInItsZone, built, web)).toMatchObject([{ status: "undetermined", domain: apEast.a }]);
});

test("undetermined: whether it spans zones is told at deployment", () => {
  const built = alicloud({ availabilityMode: unknown });
  expect(foundBy(natGatewayInItsZone, built, web)).toEqual([
    {
      rule: "nat-gateway-in-its-zone",
      status: "undetermined",
      domain: hongKong.b,
      services: [],
      subjects: built.urns("nat", "c"),
    },
  ]);
});

test("satisfied: two gateways of a subnet stand in for each other", () => {
  const built = alicloud({ availabilityMode: "SingleAZ" })
    .add("alicloud:vpc/natGateway:NatGateway", "other", { vswitchId: of("c"), availabilityMode: "SingleAZ" })
    .add("alicloud:vpc/snatEntry:SnatEntry", "other-b", { snatTableId: of("other"), sourceVswitchId: of("b") })
    .add("alicloud:vpc/snatEntry:SnatEntry", "other-c", { snatTableId: of("other"), sourceVswitchId: of("c") });
  expect(foundBy(natGatewayInItsZone, built, web)).toEqual([]);
});

test("every subnet that a gateway leaves behind is named, and no other", () => {
  const built = aws(["ap-east-1a", "ap-east-1b", "ap-east-1c"], [0, 0, 0]);
  expect(foundBy(natGatewayInItsZone, built, web)).toEqual(pinned(built, apEast.a, "nat-0", "s1", "s2"));
  const partly = aws(["ap-east-1a", "ap-east-1b", unknown], [0, 0, 0]);
  expect(foundBy(natGatewayInItsZone, partly, web)).toEqual(pinned(partly, apEast.a, "nat-0", "s1"));
});
