import { describe, expect, test } from "vitest";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { survives } from "../../builders/verdicts.ts";

const letters = ["a", "b", "c"] as const;

/** Servers over three private subnets, of which each leaves through the NAT gateway of the zone that is named for it. */
function leaving(servers: number, through: Readonly<Record<(typeof letters)[number], string>>) {
  const built = stack().add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
  for (const letter of letters) {
    built
      .subnet(`public-${letter}`, { zone: `ap-east-1${letter}` })
      .subnet(letter, { zone: `ap-east-1${letter}` })
      .add("aws:ec2/natGateway:NatGateway", `nat-${letter}`, { subnetId: of(`public-${letter}`) })
      .add("aws:ec2/routeTable:RouteTable", `routes-${letter}`, { vpcId: of("vpc") })
      .add("aws:ec2/route:Route", `out-${letter}`, {
        routeTableId: of(`routes-${letter}`),
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: of(`nat-${through[letter]}`),
      })
      .add("aws:ec2/routeTableAssociation:RouteTableAssociation", `at-${letter}`, {
        subnetId: of(letter),
        routeTableId: of(`routes-${letter}`),
      });
  }
  return built.add("aws:autoscaling/group:Group", "signers", {
    minSize: servers,
    maxSize: 6,
    vpcZoneIdentifiers: letters.map((letter) => of(letter)),
  });
}

const signers = objectives().service("signers", "signers", { egress: true });

describe("servers that must reach the internet, each zone through a NAT gateway", () => {
  test.each([
    ["of its own, two servers: one is left in whichever zone", 2, { a: "a", b: "b", c: "c" }, "yes"],
    ["of its own, three servers", 3, { a: "a", b: "b", c: "c" }, "yes"],
    ["that two share, two servers: both may be in these", 2, { a: "a", b: "a", c: "c" }, "undetermined"],
    ["that two share, three servers: one is left in the third", 3, { a: "a", b: "a", c: "c" }, "yes"],
    ["that all share", 3, { a: "a", b: "a", c: "a" }, "no"],
  ] as const)("%s", (_, servers, through, answer) => {
    expect(survives(leaving(servers, through), signers)).toBe(answer);
  });

  test.each([
    ["each of its own zone's gateway", "a", 2, "yes"],
    ["the other one through the other zone's gateway: the zone's server may be in it", "b", 2, "undetermined"],
    ["the other one through the other zone's gateway: each of them holds a server", "b", 3, "yes"],
  ] as const)("in two subnets of one zone, %s", (_, through, servers, answer) => {
    const own = { a: "a", b: "b", c: "c" } as const;
    for (const first of ["a", "a2"]) {
      const built = leaving(0, own)
        .subnet("a2", { zone: "ap-east-1a" })
        .add("aws:ec2/routeTable:RouteTable", "routes-a2", { vpcId: of("vpc") })
        .add("aws:ec2/route:Route", "out-a2", {
          routeTableId: of("routes-a2"),
          destinationCidrBlock: "0.0.0.0/0",
          natGatewayId: of(`nat-${through}`),
        })
        .add("aws:ec2/routeTableAssociation:RouteTableAssociation", "at-a2", {
          subnetId: of("a2"),
          routeTableId: of("routes-a2"),
        })
        .add("aws:autoscaling/group:Group", "more-signers", {
          minSize: servers,
          maxSize: 6,
          vpcZoneIdentifiers: [of(first), of(first === "a" ? "a2" : "a"), of("b")],
          availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
        });
      const more = objectives().service("signers", "more-signers", { egress: true });
      expect(survives(built, more)).toBe(answer);
    }
  });

  test("lose no single server's way out by the gateway alone, which its provider keeps twice in its zone", () => {
    expect(survives(leaving(3, { a: "a", b: "a", c: "a" }), signers, "instance")).toBe("yes");
  });
});
