import { describe, expect, test } from "vitest";
import { analyze } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { survivesLoss } from "../../../analyzer/rules/survives-loss.ts";
import { apEast, hongKong, instanceOf, zoneOf } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";
import { report, survives, undetermined, verdicts, violated } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web*");
const webGroup = web.group("web", "web-*");
const threeZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" });
const twoSubnets = () => stack().subnet("a", { zone: "ap-east-1a" }).subnet("b", { zone: "ap-east-1b" });

describe("one cause is one finding, and none is left once it is mended", () => {
  interface Story {
    readonly broken: StackBuilder;
    readonly mended: StackBuilder;
    readonly stated?: typeof web;
    readonly domain: string;
    readonly subjects: readonly string[];
  }
  const story = (one: Story) => one;

  const threeSubnets = (zones: readonly [string, string, string]) => {
    const built = stack();
    for (const [index, zone] of zones.entries()) built.vswitch(`v${index}`, { zone });
    return built.add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
      vswitchIds: [of("v0"), of("v1"), of("v2")],
      minSize: 3,
      maxSize: 6,
      multiAzPolicy: "BALANCE",
    });
  };
  const threeAwsSubnets = (zones: readonly [string, string, string]) => {
    const built = stack();
    for (const [index, zone] of zones.entries()) built.subnet(`v${index}`, { zone });
    return built.add("aws:autoscaling/group:Group", "web", {
      vpcZoneIdentifiers: [of("v0"), of("v1"), of("v2")],
      minSize: 3,
      maxSize: 6,
    });
  };
  const tair = (secondaryZoneId: string) =>
    stack().add("alicloud:redis/tairInstance:TairInstance", "web", {
      zoneId: "cn-hongkong-c",
      secondaryZoneId,
      paymentType: "PayAsYouGo",
    });
  const kvstore = (secondaryZoneId: string) =>
    stack().add("alicloud:kvstore/instance:Instance", "web", {
      zoneId: "cn-hongkong-c",
      secondaryZoneId,
      nodeType: "double",
    });
  const rds = (zoneIdSlaveA: string) =>
    stack().add("alicloud:rds/instance:Instance", "web", {
      zoneId: "cn-hongkong-c",
      zoneIdSlaveA,
      category: "HighAvailability",
    });
  const five = (zones: string) => {
    const built = threeZones();
    for (const [index, zone] of [...zones].entries()) built.server(`web-${index + 1}`, { in: zone });
    return built;
  };
  const behindBalancer = (second: string) =>
    threeZones()
      .server("s1", { in: "c" })
      .server("s2", { in: second })
      .alb("web", { in: ["b", "c"], targets: ["s1", "s2"] });
  const behindAwsBalancer = (second: string) =>
    twoSubnets()
      .instance("s1", { in: "a" })
      .instance("s2", { in: second })
      .lb("web", { in: ["a", "b"], targets: ["s1", "s2"] });

  test.each([
    [
      "three vSwitches of a scaling group in one zone",
      story({
        broken: threeSubnets(["cn-hongkong-c", "cn-hongkong-c", "cn-hongkong-c"]),
        mended: threeSubnets(["cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"]),
        domain: hongKong.c,
        subjects: ["v0", "v1", "v2", "web"],
      }),
    ],
    [
      "three subnets of an Auto Scaling group in one zone",
      story({
        broken: threeAwsSubnets(["ap-east-1c", "ap-east-1c", "ap-east-1c"]),
        mended: threeAwsSubnets(["ap-east-1a", "ap-east-1b", "ap-east-1c"]),
        domain: apEast.c,
        subjects: ["v0", "v1", "v2", "web"],
      }),
    ],
    [
      "a Tair standby beside its primary",
      story({ broken: tair("cn-hongkong-c"), mended: tair("cn-hongkong-b"), domain: hongKong.c, subjects: ["web"] }),
    ],
    [
      "a Redis standby beside its primary",
      story({
        broken: kvstore("cn-hongkong-c"),
        mended: kvstore("cn-hongkong-b"),
        domain: hongKong.c,
        subjects: ["web"],
      }),
    ],
    [
      "an RDS standby beside its primary",
      story({ broken: rds("cn-hongkong-c"), mended: rds("cn-hongkong-b"), domain: hongKong.c, subjects: ["web"] }),
    ],
    [
      "a majority of 3 + 2 over two zones",
      story({
        broken: five("bbccc"),
        mended: five("bbccd"),
        stated: web.group("web", "web-*", "majority"),
        domain: hongKong.c,
        subjects: ["web-3", "web-4", "web-5"],
      }),
    ],
    [
      "a balancer in two zones whose targets stand in one",
      story({ broken: behindBalancer("c"), mended: behindBalancer("b"), domain: hongKong.c, subjects: ["s1", "s2"] }),
    ],
    [
      "an AWS balancer in two zones whose targets stand in one",
      story({
        broken: behindAwsBalancer("a"),
        mended: behindAwsBalancer("b"),
        domain: apEast.a,
        subjects: ["s1", "s2"],
      }),
    ],
    [
      "a lone server",
      story({
        broken: threeZones().server("web-1", { in: "c" }),
        mended: threeZones().server("web-1", { in: "c" }).server("web-2", { in: "b" }),
        stated: webGroup,
        domain: hongKong.c,
        subjects: ["web-1"],
      }),
    ],
  ])("%s", (_title, { broken, mended, stated = web, domain, subjects }) => {
    const found = verdicts(broken, stated);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule: "survives-loss", status: "violated", domain, services: ["web"] });
    // Where several vSwitches share the zone, they are what to move; the members that stand in them are named as well or not.
    expect(broken.urns(...subjects)).toEqual(expect.arrayContaining([...(found[0]?.subjects ?? [])]));
    expect(found[0]?.subjects).not.toEqual([]);
    expect(verdicts(mended, stated)).toEqual([]);
    expect(report(mended, stated).verdict).toBe("pass");
  });
});

describe("what deployment decides is not taken for fine, nor for broken", () => {
  const inUnknown = (...zones: readonly (string | typeof unknown | null)[]) => {
    const built = stack();
    for (const [index, zone] of zones.entries()) {
      built.vswitch(`v${index}`, zone === null ? {} : { zone }).server(`web-${index}`, { in: `v${index}` });
    }
    return built;
  };

  test.each([
    ["computed", unknown],
    ["left to the provider", null],
  ])("a lone server in a zone that is %s is violated, once", (_how, zone) => {
    const built = inUnknown(zone);
    expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "v0"), ["web"], built.urns("web-0"))]);
  });

  test("two of a declared group in one unknown vSwitch are violated together", () => {
    const built = stack().vswitch("v", { zone: unknown }).server("web-1", { in: "v" }).server("web-2", { in: "v" });
    expect(verdicts(built, webGroup)).toEqual([violated(zoneOf(built, "v"), ["web"], built.urns("web-1", "web-2"))]);
  });

  test("two joined by a balancer in one unknown vSwitch are violated together", () => {
    const built = threeZones()
      .vswitch("v")
      .server("s1", { in: "v" })
      .server("s2", { in: "v" })
      .alb("web", { in: ["b", "c"], targets: ["s1", "s2"] });
    expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "v"), ["web"], built.urns("s1", "s2"))]);
  });

  test("two in two unknown vSwitches are undetermined, and both zones decide", () => {
    const built = inUnknown(unknown, unknown);
    expect(verdicts(built, webGroup)).toEqual([undetermined("placement-known", ["web"], built.urns("v0", "v1"))]);
  });

  test("two behind a balancer in two unknown vSwitches are undetermined, and both zones decide", () => {
    const built = threeZones()
      .vswitch("u")
      .vswitch("v")
      .server("s1", { in: "u" })
      .server("s2", { in: "v" })
      .alb("web", { in: ["b", "c"], targets: ["s1", "s2"] });
    expect(verdicts(built, web)).toEqual([undetermined("placement-known", ["web"], built.urns("u", "v"))]);
  });

  test("stating one of two zones leaves the other to decide", () => {
    const built = inUnknown("cn-hongkong-c", unknown);
    expect(verdicts(built, webGroup)).toEqual([undetermined("placement-known", ["web"], built.urns("v1"))]);
  });

  test("stating both zones settles it either way", () => {
    expect(verdicts(inUnknown("cn-hongkong-b", "cn-hongkong-c"), webGroup)).toEqual([]);
    const same = inUnknown("cn-hongkong-c", "cn-hongkong-c");
    expect(verdicts(same, webGroup)).toEqual([violated(hongKong.c, ["web"], expect.arrayContaining([]))]);
  });

  test("an unknown place that decides nothing is left alone", () => {
    const built = threeZones()
      .server("web-1", { in: "b" })
      .server("web-2", { in: "c" })
      .vswitch("u")
      .server("batch", { in: "u" });
    expect(verdicts(built, webGroup)).toEqual([]);
  });

  test("a spare in an unknown zone beside two in known ones decides nothing", () => {
    const built = threeZones()
      .vswitch("u")
      .server("web-1", { in: "b" })
      .server("web-2", { in: "c" })
      .server("web-3", { in: "u" });
    expect(verdicts(built, webGroup)).toEqual([]);
  });
});

describe("the finding is at the level that the objective names", () => {
  const lone = () => threeZones().server("web", { in: "c" });
  test.each([
    ["instance", (built: StackBuilder) => instanceOf(built, "web")],
    ["zone", () => hongKong.c],
    ["region", () => hongKong.region],
    ["provider", () => "alicloud"],
  ] as const)("a lone server under survives: %s is one finding at that domain", (level, domain) => {
    const built = lone();
    const found = verdicts(built, objectives().service("web", "web", { survives: level }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      status: "violated",
      domain: domain(built),
      services: ["web"],
      subjects: built.urns("web"),
    });
  });

  test("larger stated levels are evidence of the smaller finding", () => {
    const built = lone();
    const { findings } = report(built, objectives().service("web", "web", { survives: ["zone", "provider"] }));
    expect(findings.map((finding) => finding.domain)).toEqual([hongKong.c]);
    expect(findings[0]?.evidence).toContainEqual({ kind: "also-lost-with", domains: ["alicloud"] });
  });

  test("a level that nobody states is not asked above the stated one", () => {
    const built = threeZones().server("web-1", { in: "b" }).server("web-2", { in: "c" });
    expect(verdicts(built, webGroup)).toEqual([]);
    expect(survives(built, webGroup, "region")).toBe("no");
  });

  test("a level that nobody states takes the next larger stated one", () => {
    // Two groups of which each is lost with one zone, but no zone with both clouds: provider is stated, so zones are asked.
    const built = threeZones().server("web-1", { in: "b" });
    const found = verdicts(built, objectives().service("web", "web-1", { survives: "provider" }));
    expect(found.map(({ domain }) => domain)).toEqual(["alicloud"]);
  });

  test("a service that survives each zone but not their region is one finding, the region", () => {
    const built = threeZones().server("web-1", { in: "b" }).server("web-2", { in: "c" });
    const found = verdicts(built, objectives().service("web", "web-*", { survives: "region" }).group("web", "web-*"));
    expect(found.map(({ domain }) => domain)).toEqual([hongKong.region]);
  });

  test("a service on two clouds survives the loss of either", () => {
    const built = threeZones()
      .subnet("a", { zone: "ap-east-1a" })
      .server("web-1", { in: "b" })
      .instance("web-2", { in: "a" });
    expect(
      verdicts(built, objectives().service("web", "web-*", { survives: "provider" }).group("web", "web-*")),
    ).toEqual([]);
  });
});

describe("one cause that takes several services is one finding", () => {
  const shared = () =>
    threeZones()
      .server("db", { in: "c" })
      .server("shop-1", { in: "b", calls: ["db"] })
      .server("shop-2", { in: "d", calls: ["db"] })
      .server("pay-1", { in: "b", calls: ["db"] })
      .server("pay-2", { in: "d", calls: ["db"] });
  const both = objectives()
    .service("shop", "shop-*")
    .service("pay", "pay-*")
    .group("shop", "shop-*")
    .group("pay", "pay-*");

  test("a database that two services need names both", () => {
    const built = shared();
    expect(verdicts(built, both)).toEqual([violated(hongKong.c, ["pay", "shop"], built.urns("db"))]);
  });

  test("two causes in one zone are two findings", () => {
    const built = threeZones().server("shop", { in: "c" }).server("pay", { in: "c" });
    const found = verdicts(built, objectives().service("shop", "shop").service("pay", "pay"));
    expect(found).toEqual([
      violated(hongKong.c, ["pay"], built.urns("pay")),
      violated(hongKong.c, ["shop"], built.urns("shop")),
    ]);
  });

  test("a service that needs another is lost with it", () => {
    const built = threeZones().server("db", { in: "c" }).server("shop-1", { in: "b" }).server("shop-2", { in: "d" });
    const stated = objectives()
      .service("shop", "shop-*", { needs: ["data"] })
      .service("data", "db")
      .group("shop", "shop-*");
    expect(verdicts(built, stated)).toEqual([violated(hongKong.c, ["data", "shop"], built.urns("db"))]);
  });

  test("services that need each other survive what neither stands in", () => {
    const built = threeZones()
      .server("x-1", { in: "b" })
      .server("x-2", { in: "c" })
      .server("y-1", { in: "b" })
      .server("y-2", { in: "c" });
    const stated = objectives()
      .service("x", "x-*", { needs: ["y"] })
      .service("y", "y-*", { needs: ["x"] })
      .group("x", "x-*")
      .group("y", "y-*");
    expect(verdicts(built, stated)).toEqual([]);
  });
});

test("members of which each is needed are one weakness of their resource, which is named", () => {
  const built = stack()
    .subnet("a", { zone: "ap-east-1a" })
    .add("aws:memorydb/subnetGroup:SubnetGroup", "group", { subnetIds: [of("a")] })
    .add("aws:memorydb/cluster:Cluster", "web", { subnetGroupName: of("group"), numShards: 3, numReplicasPerShard: 0 });
  const { findings } = report(built, objectives().service("web", "web", { survives: "instance" }));
  const found = findings.filter(({ rule }) => rule === "survives-loss");
  expect(found).toMatchObject([
    {
      status: "violated",
      services: ["web"],
      domain: instanceOf(built, "web", "shard 1 member 1"),
      subjects: built.urns("web"),
    },
  ]);
  expect(found[0]?.evidence).toContainEqual({
    kind: "also-lost-with",
    domains: [2, 3].map((shard) => instanceOf(built, "web", `shard ${shard} member 1`)),
  });
  expect(found[0]?.remedy).toMatchObject([{ subject: built.urn("web") }]);
});

describe("its proof", () => {
  test("a derivation starts at the lost domain and ends at the service", () => {
    const built = threeZones().server("web", { in: "c" });
    const [finding] = report(built, web).findings;
    const [proof] = finding?.evidence ?? [];
    if (proof?.kind !== "derivation") throw new Error(`expected a derivation, not ${proof?.kind}`);
    const { steps } = proof.derivation;
    expect(steps[0]).toMatchObject({ subject: hongKong.c, from: [] });
    expect(steps.at(-1)).toMatchObject({ subject: "web" });
    for (const [index, step] of steps.entries()) for (const earlier of step.from) expect(earlier).toBeLessThan(index);
  });

  test("the rule alone says the same as all rules together about a known stack", () => {
    const built = threeZones().server("web", { in: "c" });
    const alone = analyze(built.snapshot(), web.build(), { catalogue, rules: [survivesLoss] });
    expect(alone.findings).toEqual(report(built, web).findings);
  });

  test("the property to change and its value are named", () => {
    const built = threeZones().add("alicloud:redis/tairInstance:TairInstance", "web", {
      zoneId: "cn-hongkong-c",
      secondaryZoneId: "cn-hongkong-c",
    });
    const [finding] = report(built, web).findings;
    expect(finding?.remedy).toContainEqual(
      expect.objectContaining({ subject: built.urn("web"), property: "secondaryZoneId", value: "cn-hongkong-c" }),
    );
  });

  test("where one server stands is nothing to change when it is lost by itself", () => {
    const built = threeZones().server("web", { in: "c" });
    const remedies = (level: "instance" | "zone") =>
      report(built, objectives().service("web", "web", { survives: level })).findings.flatMap(({ remedy }) => remedy);
    expect(remedies("instance")).toEqual([
      { subject: built.urn("web"), property: null, value: null, advice: "it stands alone: add one that can stand in" },
    ]);
    expect(remedies("zone")).toMatchObject([
      { property: "vswitchId", advice: "it stands alone: add one that can stand in, in another zone" },
    ]);
  });

  test("where two are both needed, one more is asked for and no other place", () => {
    const built = threeZones().server("web-1", { in: "b" }).server("web-2", { in: "c" });
    const both = objectives().service("web", "web-*", { survives: "instance" }).group("web", "web-*", 2);
    const [finding] = report(built, both).findings;
    expect(finding?.remedy).toMatchObject([{ property: null, advice: "keep one more member than are needed" }]);
  });
});
