import { describe, expect, test } from "vitest";
import { explored, holds, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";

const zoneA = "aws/ap-east-1/ap-east-1a";

/** A server in zone b, whose subnet leaves through a NAT gateway in zone a unless a test says otherwise. */
function network(way: "nat" | "internet" | "untold" = "nat"): StackBuilder {
  const built = stack()
    .add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" })
    .add("aws:ec2/subnet:Subnet", "a", { vpcId: of("vpc"), availabilityZone: "ap-east-1a" })
    .add("aws:ec2/subnet:Subnet", "b", { vpcId: of("vpc"), availabilityZone: "ap-east-1b" })
    .add("aws:ec2/internetGateway:InternetGateway", "internet", { vpcId: of("vpc") })
    .add("aws:ec2/natGateway:NatGateway", "nat", { subnetId: of("a") });
  if (way === "untold") return built;
  return built
    .add("aws:ec2/routeTable:RouteTable", "table", { vpcId: of("vpc") })
    .add("aws:ec2/routeTableAssociation:RouteTableAssociation", "b-table", {
      subnetId: of("b"),
      routeTableId: of("table"),
    })
    .add("aws:ec2/route:Route", "out", {
      routeTableId: of("table"),
      destinationCidrBlock: "0.0.0.0/0",
      ...(way === "nat" ? { natGatewayId: of("nat") } : { gatewayId: of("internet") }),
    });
}

const withQueue = (built: StackBuilder, named = "queue") =>
  built
    .add("aws:sqs/queue:Queue", "queue", {})
    .add("aws:ec2/instance:Instance", "web", { subnetId: of("b"), userData: of(named) });

const web = objectives().service("web", "web", { survives: "instance" });

const lostWithGateway = (built: StackBuilder, given = web) => {
  const analysis = explored(built, given);
  return (["favourable", "least-favourable"] as const).map((reading) => isLost(analysis, "web", reading, zoneA));
};

describe("a need on what only a public address reaches", () => {
  test("is lost with the NAT gateway of its subnet", () => {
    expect(lostWithGateway(withQueue(network()))).toEqual([true, true]);
  });

  test("passes no gateway from a subnet with a way of its own to the internet", () => {
    expect(lostWithGateway(withQueue(network("internet")))).toEqual([false, false]);
  });

  test("asks nothing of a subnet whose way out is not told", () => {
    expect(lostWithGateway(withQueue(network("untold")))).toEqual([false, false]);
  });

  test("passes an endpoint of its network in place of the gateway", () => {
    const endpoint = (service: Given, subnet: string) =>
      withQueue(network()).add("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", {
        vpcId: of("vpc"),
        serviceName: service,
        vpcEndpointType: "Interface",
        subnetIds: [of(subnet)],
      });
    expect(lostWithGateway(endpoint("com.amazonaws.ap-east-1.sqs", "b"))).toEqual([false, false]);
    expect(lostWithGateway(endpoint("com.amazonaws.ap-east-1.sqs", "a"))).toEqual([true, true]);
    expect(lostWithGateway(endpoint("com.amazonaws.ap-east-1.notsqs", "b"))).toEqual([true, true]);
    expect(lostWithGateway(endpoint(unknown, "b"))).toEqual([false, true]);
  });

  test("passes a gateway endpoint, which no place takes", () => {
    const built = network()
      .add("aws:s3/bucket:Bucket", "files", {})
      .add("aws:ec2/instance:Instance", "web", { subnetId: of("b"), userData: of("files") });
    expect(lostWithGateway(built)).toEqual([true, true]);
    built.add("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", {
      vpcId: of("vpc"),
      serviceName: "com.amazonaws.ap-east-1.s3",
    });
    expect(lostWithGateway(built)).toEqual([false, false]);
    // Beside one, an interface is not needed.
    built.add("aws:ec2/vpcEndpoint:VpcEndpoint", "interface", {
      vpcId: of("vpc"),
      serviceName: "com.amazonaws.ap-east-1.s3",
      vpcEndpointType: "Interface",
      subnetIds: [of("a")],
    });
    expect(lostWithGateway(built)).toEqual([false, false]);
  });

  test("is none on a balancer inside the network, and may be one where nobody can tell", () => {
    const balanced = (internal: boolean | typeof unknown) =>
      network()
        .add("aws:ec2/instance:Instance", "served", { subnetId: of("b") })
        .add("aws:lb/loadBalancer:LoadBalancer", "lb", { internal, subnets: [of("b")], loadBalancerType: "network" })
        .add("aws:lb/targetGroup:TargetGroup", "pool", { vpcId: of("vpc") })
        .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "target", {
          targetGroupArn: of("pool"),
          targetId: of("served"),
        })
        .add("aws:lb/listener:Listener", "listener", {
          loadBalancerArn: of("lb"),
          defaultActions: [{ type: "forward", targetGroupArn: of("pool") }],
        })
        .add("aws:ec2/instance:Instance", "web", { subnetId: of("b"), userData: of("lb") });
    expect(lostWithGateway(balanced(true))).toEqual([false, false]);
    expect(lostWithGateway(balanced(false))).toEqual([true, true]);
    expect(lostWithGateway(balanced(unknown))).toEqual([false, true]);
  });

  test("reached by a name is one on what the name leads to", () => {
    const named = (target: string) =>
      withQueue(network(), "www")
        .add("aws:ec2/instance:Instance", "inside", { subnetId: of("b") })
        .add("aws:route53/zone:Zone", "zone", { name: "example.com" })
        .add("aws:route53/record:Record", "www", { zoneId: of("zone"), name: "www", type: "A", records: [of(target)] });
    expect(lostWithGateway(named("queue"))).toEqual([true, true]);
    expect(lostWithGateway(named("inside"))).toEqual([false, false]);
  });
});

describe("egress: required", () => {
  const outward = objectives().service("web", "web", { survives: "zone", egress: true });
  const server = (way: "nat" | "internet" | "untold") =>
    network(way).add("aws:ec2/instance:Instance", "web", { subnetId: of("b") });

  test.each([
    ["nat", [true, true]],
    ["internet", [false, false]],
    ["untold", [false, true]],
  ] as const)("from a subnet whose way out is %s", (way, lost) => {
    expect(lostWithGateway(server(way), outward)).toEqual(lost);
  });

  test("from one of two subnets, whichever it will be, is lost at worst with the way out of either", () => {
    const built = network("nat")
      .add("aws:ec2/subnet:Subnet", "open", { vpcId: of("vpc"), availabilityZone: "ap-east-1c" })
      .add("aws:ec2/routeTable:RouteTable", "public", { vpcId: of("vpc") })
      .add("aws:ec2/routeTableAssociation:RouteTableAssociation", "open-table", {
        subnetId: of("open"),
        routeTableId: of("public"),
      })
      .add("aws:ec2/route:Route", "direct", {
        routeTableId: of("public"),
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: of("internet"),
      })
      .add("aws:ec2/instance:Instance", "web", { subnetId: of("b", "open") });
    // The gateway stands in a zone that the server can't be in.
    expect(lostWithGateway(built, outward)).toEqual([false, true]);
  });

  // In zones b and c, both of whose ways out lead through the gateway in zone a.
  const entered = () =>
    network()
      .add("aws:ec2/subnet:Subnet", "c", { vpcId: of("vpc"), availabilityZone: "ap-east-1c" })
      .add("aws:ec2/routeTableAssociation:RouteTableAssociation", "c-table", {
        subnetId: of("c"),
        routeTableId: of("table"),
      })
      .add("aws:ec2/instance:Instance", "server-b", { subnetId: of("b") })
      .add("aws:ec2/instance:Instance", "server-c", { subnetId: of("c") })
      .add("aws:lb/loadBalancer:LoadBalancer", "lb", { subnets: [of("b"), of("c")], loadBalancerType: "application" })
      .add("aws:lb/targetGroup:TargetGroup", "pool", { healthCheck: { enabled: true } })
      .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "in-b", {
        targetGroupArn: of("pool"),
        targetId: of("server-b"),
      })
      .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "in-c", {
        targetGroupArn: of("pool"),
        targetId: of("server-c"),
      })
      .add("aws:lb/listener:Listener", "listener", {
        loadBalancerArn: of("lb"),
        defaultActions: [{ type: "forward", targetGroupArn: of("pool") }],
      })
      .add("aws:route53/zone:Zone", "zone", { name: "example.com" })
      .add("aws:route53/record:Record", "www", {
        zoneId: of("zone"),
        name: "www",
        type: "A",
        aliases: [{ name: of("lb"), zoneId: "Z1", evaluateTargetHealth: true }],
      });
  test.each(["listener", "lb", "www"])("of servers that are entered by %s", (entry) => {
    expect(lostWithGateway(entered(), objectives().service("web", entry, { egress: true }))).toEqual([true, true]);
    expect(lostWithGateway(entered(), objectives().service("web", entry))).toEqual([false, false]);
  });

  test("is not asked of servers of a service that does not state it", () => {
    expect(lostWithGateway(server("nat"))).toEqual([false, false]);
    expect(holds(explored(server("nat"), web), "instance")).toBe("no");
  });
});
