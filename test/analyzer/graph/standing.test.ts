import { describe, expect, test } from "vitest";
import { apEast, hongKong, instanceOf, zoneOf } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { graphOf, report, survives, undetermined, verdicts, violated } from "../../builders/verdicts.ts";

type Properties = Readonly<Record<string, Given>>;
type Answer = "yes" | "no" | "undetermined";
const web = objectives().service("web", "web");

describe("a standby that the provider keeps", () => {
  const b = "cn-hongkong-b";
  const c = "cn-hongkong-c";
  const tair = (properties: Properties) => stack().add("alicloud:redis/tairInstance:TairInstance", "web", properties);
  const kvstore = (properties: Properties) => stack().add("alicloud:kvstore/instance:Instance", "web", properties);
  const rds = (properties: Properties) => stack().add("alicloud:rds/instance:Instance", "web", properties);

  test.each<[string, Properties, Answer, Answer]>([
    ["in another zone", { zoneId: b, secondaryZoneId: c }, "yes", "yes"],
    ["beside the primary", { zoneId: c, secondaryZoneId: c }, "no", "yes"],
    ["beside the primary, where no zone is named", { zoneId: c }, "no", "yes"],
    ["in an unknown zone", { zoneId: c, secondaryZoneId: unknown }, "undetermined", "yes"],
    ["in an unknown zone like its primary", { zoneId: unknown, secondaryZoneId: unknown }, "undetermined", "yes"],
    ["of which there is none", { zoneId: c, nodeType: "STAND_ALONE" }, "no", "no"],
    [
      "of which there may be none, whatever zone is named",
      { zoneId: b, secondaryZoneId: c, nodeType: unknown },
      "undetermined",
      "undetermined",
    ],
    ["of which there may be none, beside the primary", { zoneId: c, nodeType: unknown }, "no", "undetermined"],
  ])("Tair: %s", (_where, properties, zone, instance) => {
    expect(survives(tair(properties), web, "zone")).toBe(zone);
    expect(survives(tair(properties), web, "instance")).toBe(instance);
  });

  test.each<[string, Properties, Answer]>([
    ["another zone", { zoneId: b, secondaryZoneId: c, nodeType: "MASTER_SLAVE" }, "yes"],
    ["another zone, whatever the class says", { zoneId: b, secondaryZoneId: c }, "yes"],
    ["the same zone", { zoneId: c, secondaryZoneId: c, nodeType: "MASTER_SLAVE" }, "no"],
    ["no zone of its own", { zoneId: c, nodeType: "double" }, "no"],
  ])("Redis in %s", (_where, properties, zone) => {
    expect(survives(kvstore(properties), web, "zone")).toBe(zone);
  });

  test.each<[string, Properties, Answer, Answer]>([
    ["in another zone", { zoneId: b, zoneIdSlaveA: c, category: "HighAvailability" }, "yes", "yes"],
    ["beside the primary", { zoneId: c, zoneIdSlaveA: c, category: "HighAvailability" }, "no", "yes"],
    [
      "beside the primary, with a second elsewhere",
      { zoneId: c, zoneIdSlaveA: c, zoneIdSlaveB: b, category: "cluster" },
      "yes",
      "yes",
    ],
    [
      "where the provider chooses",
      { zoneId: c, zoneIdSlaveA: "Auto", category: "HighAvailability" },
      "undetermined",
      "yes",
    ],
    [
      "where the provider chooses, like the primary's",
      { zoneId: unknown, zoneIdSlaveA: "Auto", category: "HighAvailability" },
      "undetermined",
      "yes",
    ],
    ["in an unknown zone", { zoneId: c, zoneIdSlaveA: unknown, category: "HighAvailability" }, "undetermined", "yes"],
    ["that is not named", { zoneId: c, category: "HighAvailability" }, "undetermined", "yes"],
    ["that the edition may not have", { zoneId: c }, "undetermined", "undetermined"],
    ["that the edition does not have", { zoneId: c, category: "Basic" }, "no", "no"],
    ["that somebody has to switch to", { zoneId: b, zoneIdSlaveA: c, haConfig: "Manual" }, "no", "no"],
    [
      "that somebody may have to switch to",
      { zoneId: b, zoneIdSlaveA: c, haConfig: unknown },
      "undetermined",
      "undetermined",
    ],
    ["of an edition that needs two of three", { zoneId: b, zoneIdSlaveA: b, category: "Finance" }, "no", "yes"],
  ])("RDS on Alibaba Cloud: %s", (_where, properties, zone, instance) => {
    expect(survives(rds(properties), web, "zone")).toBe(zone);
    expect(survives(rds(properties), web, "instance")).toBe(instance);
  });

  const awsRds = (zones: readonly (string | null)[], properties: Properties) => {
    const built = stack();
    for (const [index, zone] of zones.entries()) built.subnet(`s${index}`, zone === null ? {} : { zone });
    if (zones.length > 0)
      built.add("aws:rds/subnetGroup:SubnetGroup", "group", { subnetIds: zones.map((_, index) => of(`s${index}`)) });
    return built.add("aws:rds/instance:Instance", "web", {
      ...(zones.length > 0 ? { dbSubnetGroupName: of("group") } : {}),
      ...properties,
    });
  };

  test.each<[string, readonly (string | null)[], Properties, Answer, Answer]>([
    ["Multi-AZ over two zones", ["ap-east-1a", "ap-east-1b"], { multiAz: true }, "yes", "yes"],
    ["Multi-AZ over three zones, one unknown", ["ap-east-1a", "ap-east-1b", null], { multiAz: true }, "yes", "yes"],
    ["Multi-AZ over one zone", ["ap-east-1a", "ap-east-1a"], { multiAz: true }, "no", "yes"],
    ["Multi-AZ in a subnet group that is not named", [], { multiAz: true }, "yes", "yes"],
    ["single, with two zones to choose from", ["ap-east-1a", "ap-east-1b"], {}, "no", "no"],
    ["Multi-AZ or not", ["ap-east-1a", "ap-east-1b"], { multiAz: unknown }, "undetermined", "undetermined"],
  ])("RDS on AWS: %s", (_how, zones, properties, zone, instance) => {
    const built = awsRds(zones, properties);
    expect(survives(built, web, "zone")).toBe(zone);
    expect(survives(built, web, "instance")).toBe(instance);
  });

  test("a primary in a chosen zone is lost with it, unless its standby takes over", () => {
    const alone = awsRds(["ap-east-1a", "ap-east-1b"], { availabilityZone: "ap-east-1b" });
    expect(verdicts(alone, web)).toEqual([violated(apEast.b, ["web"], alone.urns("web"))]);
    expect(survives(awsRds(["ap-east-1a", "ap-east-1b"], { availabilityZone: "ap-east-1b", multiAz: true }), web)).toBe(
      "yes",
    );
  });

  test("a primary in one of two zones that nobody chose is lost with that one, whichever it is", () => {
    const built = awsRds(["ap-east-1a", "ap-east-1b"], {});
    expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "web"), ["web"], built.urns("web"))]);
  });

  test("a database that may be single, in one of two unknown zones, may share a known one with its stand-in", () => {
    const built = stack()
      .subnet("x")
      .subnet("y")
      .subnet("c", { zone: "ap-east-1c" })
      .add("aws:rds/subnetGroup:SubnetGroup", "group", { subnetIds: [of("x"), of("y")] })
      .add("aws:rds/instance:Instance", "web-db", { dbSubnetGroupName: of("group"), multiAz: unknown })
      .instance("web-server", { in: "c" });
    expect(survives(built, objectives().service("web", "web-*").group("web", "web-*"))).toBe("undetermined");
  });
});

describe("members that the provider spreads", () => {
  const ess = (properties: Properties, zones: readonly string[] = ["cn-hongkong-b", "cn-hongkong-c"]) => {
    const built = stack();
    for (const [index, zone] of zones.entries()) built.vswitch(`v${index}`, { zone });
    return built.add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
      vswitchIds: zones.map((_, index) => of(`v${index}`)),
      ...properties,
    });
  };
  const asg = (properties: Properties) =>
    stack()
      .subnet("a", { zone: "ap-east-1a" })
      .subnet("b", { zone: "ap-east-1b" })
      .add("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: [of("a"), of("b")], ...properties });

  test.each<[string, Properties, Answer]>([
    ["BALANCE spreads evenly", { minSize: 2, multiAzPolicy: "BALANCE" }, "yes"],
    ["PRIORITY fills the first zone", { minSize: 2, multiAzPolicy: "PRIORITY" }, "no"],
    ["PRIORITY is what no policy means", { minSize: 2 }, "no"],
    ["COST_OPTIMIZED promises nothing", { minSize: 2, multiAzPolicy: "COST_OPTIMIZED" }, "undetermined"],
    ["COMPOSABLE promises nothing", { minSize: 2, multiAzPolicy: "COMPOSABLE" }, "undetermined"],
    ["a policy that deployment decides", { minSize: 2, multiAzPolicy: unknown }, "undetermined"],
    ["a policy that nobody knows", { minSize: 2, multiAzPolicy: "SOMETHING" }, "undetermined"],
  ])("on Alibaba Cloud: %s", (_title, properties, expected) => {
    expect(survives(ess(properties), web)).toBe(expected);
  });

  test("by priority, the group stands in one zone, whichever it is", () => {
    const built = ess({ minSize: 4, multiAzPolicy: "PRIORITY" });
    expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "web"), ["web"], built.urns("web"))]);
  });

  test.each<[string, Properties, Answer, Answer]>([
    ["two desired, two guaranteed", { desiredCapacity: 2, minSize: 2 }, "yes", "yes"],
    ["two desired, one guaranteed", { desiredCapacity: 2, minSize: 1 }, "undetermined", "undetermined"],
    ["two desired, none guaranteed", { desiredCapacity: 2, minSize: 0 }, "undetermined", "undetermined"],
    ["one", { desiredCapacity: 1, minSize: 1 }, "no", "no"],
    ["as many as the minimum where none are desired", { minSize: 2 }, "yes", "yes"],
    ["an unknown minimum", { desiredCapacity: 2, minSize: unknown }, "undetermined", "undetermined"],
    ["unknown both", { desiredCapacity: unknown, minSize: unknown }, "undetermined", "undetermined"],
    ["a text for a number", { desiredCapacity: "2", minSize: "2" }, "yes", "yes"],
  ])("%s", (_title, properties, zone, instance) => {
    expect(survives(asg(properties), web, "zone")).toBe(zone);
    expect(survives(asg(properties), web, "instance")).toBe(instance);
  });

  test.each<[string, Given, Answer]>([
    ["balanced-best-effort", "balanced-best-effort", "yes"],
    ["balanced-only", "balanced-only", "yes"],
    ["reservations-then-balanced", "reservations-then-balanced", "undetermined"],
    ["a strategy that deployment decides", unknown, "undetermined"],
  ])("on AWS: %s", (_title, capacityDistributionStrategy, expected) => {
    expect(survives(asg({ minSize: 2, availabilityZoneDistribution: { capacityDistributionStrategy } }), web)).toBe(
      expected,
    );
  });

  test("a guaranteed number below the desired one is the deciding fact, named once", () => {
    const built = asg({ desiredCapacity: 2, minSize: 1 });
    expect(verdicts(built, web)).toEqual([undetermined("survives-loss", ["web"], built.urns("web"))]);
  });

  test("a single member is one finding on its group, though it may stand in either zone", () => {
    const built = asg({ desiredCapacity: 1, minSize: 1 });
    expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "web"), ["web"], built.urns("web"))]);
  });

  test("fewer members than zones stand in zones of their own", () => {
    expect(
      survives(ess({ minSize: 2, multiAzPolicy: "BALANCE" }, ["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"]), web),
    ).toBe("yes");
  });

  test("fewer members than zones share one where their unknown zones turn out the same", () => {
    const over = (...zones: readonly Given[]) => {
      const built = stack();
      for (const [index, zone] of zones.entries()) built.vswitch(`v${index}`, { zone });
      return built.add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
        vswitchIds: zones.map((_, index) => of(`v${index}`)),
        minSize: 2,
        multiAzPolicy: "BALANCE",
      });
    };
    expect(survives(over("cn-hongkong-b", unknown, unknown), web)).toBe("undetermined");
    expect(survives(over("cn-hongkong-b", "cn-hongkong-b", unknown), web)).toBe("undetermined");
    expect(survives(over("cn-hongkong-b", "cn-hongkong-b", "cn-hongkong-b"), web)).toBe("no");
    expect(survives(over("cn-hongkong-b", "cn-hongkong-c", unknown), web)).toBe("yes");
  });

  test("a single member over a list that deployment puts together is lost with one of its zones, not with each", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
        vswitchIds: of("b", "c"),
        minSize: 1,
        desiredCapacity: 1,
        multiAzPolicy: "BALANCE",
      });
    expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "web"), ["web"], built.urns("web"))]);
  });

  test("subnets of one zone are one place", () => {
    const built = ess({ minSize: 4, multiAzPolicy: "BALANCE" }, ["cn-hongkong-c", "cn-hongkong-c"]);
    expect(verdicts(built, web)).toMatchObject([{ status: "violated", domain: hongKong.c, services: ["web"] }]);
  });
});

describe("a cache of nodes", () => {
  const cache = (properties: Properties, zones: readonly string[] = ["ap-east-1a", "ap-east-1b"]) => {
    const built = stack();
    for (const [index, zone] of zones.entries()) built.subnet(`s${index}`, { zone });
    return built
      .add("aws:elasticache/subnetGroup:SubnetGroup", "group", { subnetIds: zones.map((_, index) => of(`s${index}`)) })
      .add("aws:elasticache/replicationGroup:ReplicationGroup", "web", { subnetGroupName: of("group"), ...properties });
  };
  const apart = ["ap-east-1a", "ap-east-1b"];

  test.each<[string, Properties, Answer, Answer]>([
    [
      "in named zones, taking over",
      { preferredCacheClusterAzs: apart, numCacheClusters: 2, automaticFailoverEnabled: true },
      "yes",
      "yes",
    ],
    [
      "in one named zone, taking over",
      { preferredCacheClusterAzs: ["ap-east-1a", "ap-east-1a"], numCacheClusters: 2, automaticFailoverEnabled: true },
      "no",
      "yes",
    ],
    ["in named zones, not taking over", { preferredCacheClusterAzs: apart, numCacheClusters: 2 }, "no", "no"],
    [
      "in named zones, perhaps taking over",
      { preferredCacheClusterAzs: apart, numCacheClusters: 2, automaticFailoverEnabled: unknown },
      "undetermined",
      "undetermined",
    ],
    ["wherever the provider puts them", { numCacheClusters: 2, automaticFailoverEnabled: true }, "undetermined", "yes"],
    ["in shards", { numNodeGroups: 2, replicasPerNodeGroup: 1, automaticFailoverEnabled: true }, "undetermined", "yes"],
    [
      "in shards without replicas",
      { numNodeGroups: 2, replicasPerNodeGroup: 0, automaticFailoverEnabled: true },
      "no",
      "no",
    ],
    [
      "of an unknown number",
      { replicasPerNodeGroup: unknown, automaticFailoverEnabled: true },
      "undetermined",
      "undetermined",
    ],
  ])("%s", (_title, properties, zone, instance) => {
    expect(survives(cache(properties), web, "zone")).toBe(zone);
    expect(survives(cache(properties), web, "instance")).toBe(instance);
  });

  test("without takeover its primary stands in the first zone of the list", () => {
    const built = cache({ preferredCacheClusterAzs: apart, numCacheClusters: 2 });
    expect(verdicts(built, web)).toEqual([violated(apEast.a, ["web"], built.urns("web"))]);
  });

  test("over subnets of one zone is lost with it, wherever the provider puts its nodes", () => {
    const built = cache({ numCacheClusters: 2, automaticFailoverEnabled: true }, ["ap-east-1a", "ap-east-1a"]);
    expect(verdicts(built, web)).toMatchObject([{ status: "violated", domain: apEast.a }]);
  });

  test("a node alone fails alone", () => {
    const built = cache({
      preferredCacheClusterAzs: ["ap-east-1a"],
      numCacheClusters: 1,
      automaticFailoverEnabled: true,
    });
    const found = verdicts(built, objectives().service("web", "web", { survives: "instance" }));
    expect(found).toEqual([violated(instanceOf(built, "web", "primary"), ["web"], built.urns("web"))]);
  });

  test("a cache whose spread is open names the property that would settle it", () => {
    const built = cache({ numCacheClusters: 2, automaticFailoverEnabled: true });
    expect(verdicts(built, web)).toEqual([undetermined("survives-loss", ["web"], built.urns("web"))]);
    expect(report(built, web).findings[0]?.remedy[0]?.advice).toContain("preferredCacheClusterAzs");
  });
});

describe("one service of a region", () => {
  const regional = objectives().service("web", "web", { survives: "region" });

  test("survives a zone and not its region", () => {
    const built = stack().add("aws:s3/bucket:Bucket", "web");
    expect(verdicts(built, web)).toEqual([]);
    expect(verdicts(built, regional)).toMatchObject([{ status: "violated", domain: apEast.region, services: ["web"] }]);
  });

  test.each<[string, Properties, Answer]>([
    ["redundant over zones", { redundancyType: "ZRS" }, "yes"],
    ["redundant in one zone", { redundancyType: "LRS" }, "no"],
    ["redundant in one zone unless stated", {}, "no"],
    ["redundant either way", { redundancyType: unknown }, "undetermined"],
  ])("object storage on Alibaba Cloud, %s", (_how, properties, expected) => {
    expect(survives(stack().add("alicloud:oss/bucket:Bucket", "web", properties), web)).toBe(expected);
  });

  test.each<[string, Properties, Answer]>([
    ["in one zone", {}, "no"],
    ["across zones", { availabilityMode: "regional" }, "yes"],
    ["either way", { availabilityMode: unknown }, "undetermined"],
  ])("a NAT gateway on AWS, %s", (_how, properties, expected) => {
    const built = stack()
      .subnet("a", { zone: "ap-east-1a" })
      .add("aws:ec2/natGateway:NatGateway", "web", { subnetId: of("a"), ...properties });
    expect(survives(built, web)).toBe(expected);
  });
});

describe("what the provider promises of the zones of a cache with replicas", () => {
  const cache = (zones: readonly (string | null)[], properties: Properties) => {
    const built = stack();
    for (const [index, zone] of zones.entries()) built.subnet(`s${index}`, zone === null ? {} : { zone });
    return built
      .add("aws:elasticache/subnetGroup:SubnetGroup", "group", { subnetIds: zones.map((_, index) => of(`s${index}`)) })
      .add("aws:elasticache/replicationGroup:ReplicationGroup", "web", {
        ...(zones.length > 0 ? { subnetGroupName: of("group") } : {}),
        automaticFailoverEnabled: true,
        ...properties,
      });
  };
  const two = { numCacheClusters: 2 };
  const multiAz = { multiAzEnabled: true };

  test.each<[string, readonly (string | null)[], Properties, Answer]>([
    ["Multi-AZ over three zones", ["ap-east-1a", "ap-east-1b", "ap-east-1c"], { ...two, ...multiAz }, "yes"],
    ["Multi-AZ over two zones", ["ap-east-1a", "ap-east-1b"], { ...two, ...multiAz }, "yes"],
    [
      "Multi-AZ over three zones, three nodes",
      ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
      { numCacheClusters: 3, ...multiAz },
      "yes",
    ],
    [
      "Multi-AZ with shards",
      ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
      { numNodeGroups: 3, replicasPerNodeGroup: 1, ...multiAz },
      "yes",
    ],
    ["Multi-AZ over subnets whose zones are unknown", [null, null], { ...two, ...multiAz }, "yes"],
    ["Multi-AZ in a subnet group that is not named", [], { ...two, ...multiAz }, "yes"],
    ["Multi-AZ over one zone", ["ap-east-1a", "ap-east-1a"], { ...two, ...multiAz }, "no"],
    ["Multi-AZ with a single node", ["ap-east-1a", "ap-east-1b"], { numCacheClusters: 1, ...multiAz }, "no"],
    ["without Multi-AZ", ["ap-east-1a", "ap-east-1b", "ap-east-1c"], two, "undetermined"],
    [
      "Multi-AZ or not",
      ["ap-east-1a", "ap-east-1b", "ap-east-1c"],
      { ...two, multiAzEnabled: unknown },
      "undetermined",
    ],
  ])("%s", (_how, zones, properties, zone) => {
    expect(survives(cache(zones, properties), web, "zone")).toBe(zone);
  });

  test("no more than two zones are promised: two lost ones may take three nodes", () => {
    const three = cache(["ap-east-1a", "ap-east-1b", "ap-east-1c"], { numCacheClusters: 3, ...multiAz });
    const part = graphOf(three, web).nodes.find(({ name }) => name === "web")?.standing;
    expect(part).toMatchObject({ kind: "parts", parts: [{ places: [{}, {}], count: { guaranteed: 3 } }] });
  });
});

describe("what to change is what decides", () => {
  test("where all members stand in the first zone that can, the policy that says so", () => {
    const built = ["b", "c", "d"]
      .reduce((more, zone) => more.vswitch(zone, { zone: `cn-hongkong-${zone}` }), stack())
      .add("alicloud:cs/nodePool:NodePool", "web", { vswitchIds: [of("b"), of("c"), of("d")], desiredSize: "3" });
    const [found] = report(built, web).findings;
    expect(found).toMatchObject({ status: "violated", remedy: [{ property: "multiAzPolicy" }] });
  });

  test("where a list is not known, that list and nothing else", () => {
    const built = ["a", "b"]
      .reduce((more, zone) => more.subnet(zone, { zone: `ap-east-1${zone}` }), stack())
      .add("aws:rds/proxy:Proxy", "web", { vpcSubnetIds: of("a", "b") });
    const remedies = report(built, web).findings.flatMap(({ remedy }) => remedy.map(({ advice }) => advice));
    expect(new Set(remedies)).toEqual(
      new Set([
        "write vpcSubnetIds of database proxy web as a list of the ids themselves, so that its length is known before deployment",
      ]),
    );
  });

  test("a text that is made from several vSwitches may name any of them", () => {
    const built = ["b", "c"]
      .reduce((more, zone) => more.vswitch(zone, { zone: `cn-hongkong-${zone}` }), stack())
      .add("alicloud:sae/application:Application", "web", { vswitchId: of("b", "c"), replicas: 2 });
    expect(survives(built, web, "zone")).toBe("undetermined");
    const one = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .add("alicloud:sae/application:Application", "web", { vswitchId: of("b"), replicas: 2 });
    expect(survives(one, web, "zone")).toBe("no");
  });
});
