import { describe, expect, test } from "vitest";
import { explored, keepsCapacity } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";

const network = () =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .subnet("c", { zone: "ap-east-1c" })
    .subnet("open", { zone: unknown });

const asked = (peak: number, perMember = 100) =>
  objectives()
    .service("web", "web-*", { capacity: { peak, unit: "requests/s" } })
    .group("web", "web-*", 1, null, perMember);

describe("servers that carry a hundred each", () => {
  test.each([
    ["three in three zones", ["a", "b", "c"], 200, "yes"],
    ["three in three zones under a higher peak", ["a", "b", "c"], 201, "no"],
    ["three in two zones", ["a", "a", "b"], 200, "no"],
    ["three in two zones under a lower peak", ["a", "a", "b"], 100, "yes"],
    ["one of which nobody knows where it stands", ["a", "b", "open"], 200, "undetermined"],
    ["more than they ever carry", ["a", "b", "c"], 301, "no"],
  ] as const)("%s", (_, places, peak, answer) => {
    const built = network();
    for (const [index, place] of places.entries()) built.instance(`web-${index}`, { in: place });
    expect(keepsCapacity(explored(built, asked(peak)))).toBe(answer);
  });
});

describe("a scaling group whose members carry a hundred each", () => {
  const group = (minSize: number | typeof unknown, desiredCapacity: number, distribution?: string) =>
    network().add("aws:autoscaling/group:Group", "web-1", {
      vpcZoneIdentifiers: [of("a"), of("b"), of("c")],
      minSize,
      desiredCapacity,
      availabilityZoneDistribution: { capacityDistributionStrategy: distribution ?? "balanced-only" },
    });

  test.each([
    ["six, of which a zone takes two", 6, 6, 400, "yes"],
    ["six under a higher peak", 6, 6, 401, "no"],
    ["four, of which a zone takes one or two", 4, 4, 300, "undetermined"],
    ["four under a lower peak", 4, 4, 200, "yes"],
    ["fewer guaranteed than desired", 3, 6, 400, "undetermined"],
    ["a number guaranteed that nobody can tell", unknown, 6, 400, "undetermined"],
  ] as const)("%s", (_, least, desired, peak, answer) => {
    expect(keepsCapacity(explored(group(least, desired), asked(peak)))).toBe(answer);
  });

  test("without a promise to spread may lose all of them with a zone, or none", () => {
    expect(keepsCapacity(explored(group(6, 6, "reservations-then-balanced"), asked(1)))).toBe("undetermined");
    expect(keepsCapacity(explored(group(6, 6, "reservations-then-balanced"), asked(600)))).toBe("undetermined");
  });
});

test("one that stands by carries nothing beside the one that serves", () => {
  const built = network()
    .add("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds: [of("a"), of("b")] })
    .add("aws:rds/instance:Instance", "web-db", { dbSubnetGroupName: of("subnets"), multiAz: true });
  expect(keepsCapacity(explored(built, asked(100)))).toBe("yes");
  expect(keepsCapacity(explored(built, asked(101)))).toBe("no");
});

test("capacity is asked about only where a peak is stated", () => {
  const built = network().instance("web-1", { in: "a" });
  expect(explored(built, objectives().service("web", "web-*")).capacitySurvivals).toEqual([]);
});

test("members of the group that are not on the service's path carry nothing for it", () => {
  const six = {
    vpcZoneIdentifiers: [of("a"), of("b"), of("c")],
    minSize: 6,
    desiredCapacity: 6,
    availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
  };
  const built = network()
    .add("aws:autoscaling/group:Group", "web-near", six)
    .add("aws:autoscaling/group:Group", "web-far", six);
  const near = (peak: number) =>
    objectives()
      .service("web", "web-near", { capacity: { peak, unit: "requests/s" } })
      .group("web", "web-*", 1, null, 100);
  expect(keepsCapacity(explored(built, near(400)))).toBe("yes");
  expect(keepsCapacity(explored(built, near(401)))).toBe("no");
});

describe("a scaling group behind a balancer, six of which a zone takes two", () => {
  const behind = (type: "aws" | "alicloud", zones: string) => {
    const built = stack();
    const six = { minSize: 6, desiredCapacity: 6 };
    const subnets = ["a", "b", "c"];
    if (type === "aws") {
      for (const zone of subnets) built.subnet(zone, { zone: `ap-east-1${zone}` });
      return built
        .add("aws:lb/loadBalancer:LoadBalancer", "lb", { subnets: [...zones].map((zone) => of(zone)) })
        .add("aws:lb/targetGroup:TargetGroup", "pool", {})
        .add("aws:lb/listener:Listener", "entry", {
          loadBalancerArn: of("lb"),
          defaultActions: [{ type: "forward", targetGroupArn: of("pool") }],
        })
        .add("aws:autoscaling/group:Group", "web-1", {
          ...six,
          vpcZoneIdentifiers: subnets.map((zone) => of(zone)),
          availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
          targetGroupArns: [of("pool")],
        });
    }
    for (const zone of subnets)
      built.add("alicloud:vpc/switch:Switch", zone, { zoneId: `cn-hongkong-${zone === "a" ? "d" : zone}` });
    return built
      .add("alicloud:alb/loadBalancer:LoadBalancer", "lb", {
        zoneMappings: [...zones].map((zone) => ({
          zoneId: `cn-hongkong-${zone === "a" ? "d" : zone}`,
          vswitchId: of(zone),
        })),
      })
      .add("alicloud:alb/serverGroup:ServerGroup", "pool", { healthCheckConfig: { healthCheckEnabled: true } })
      .add("alicloud:alb/listener:Listener", "entry", {
        loadBalancerId: of("lb"),
        defaultActions: [
          { type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: of("pool") }] } },
        ],
      })
      .add("alicloud:ess/scalingGroup:ScalingGroup", "web-1", {
        ...six,
        maxSize: 6,
        multiAzPolicy: "BALANCE",
        vswitchIds: subnets.map((zone) => of(zone)),
      })
      .add("alicloud:ess/albServerGroupAttachment:AlbServerGroupAttachment", "join", {
        scalingGroupId: of("web-1"),
        albServerGroupId: of("pool"),
        port: 80,
        weight: 100,
      });
  };
  const entered = (peak: number) =>
    objectives()
      .service("web", "entry", { capacity: { peak, unit: "requests/s" } })
      .group("web", "web-*", 1, null, 100);

  test.each([
    ["of AWS, in all three zones", "aws", "abc", 400, "yes"],
    ["of AWS, which passes nothing to the third zone", "aws", "ab", 201, "no"],
    ["of AWS, under what the two zones carry", "aws", "ab", 200, "yes"],
    ["of Alibaba Cloud, which reaches every zone", "alicloud", "bc", 400, "yes"],
  ] as const)("%s", (_, type, zones, peak, answer) => {
    expect(keepsCapacity(explored(behind(type, zones), entered(peak)))).toBe(answer);
  });
});
