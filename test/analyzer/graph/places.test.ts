import { describe, expect, test } from "vitest";
import type { DependencyGraph, Place } from "../../../analyzer/model/graph.ts";
import { apEast, hongKong, zoneOf } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, secret, told, unknown } from "../../builders/values.ts";
import { graphOf, report, survives, undetermined, verdicts, violated } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web*");
const webGroup = web.group("web", "web-*");
const threeZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" });
const twoSubnets = () => stack().subnet("a", { zone: "ap-east-1a" }).subnet("b", { zone: "ap-east-1b" });

function placesOf(graph: DependencyGraph, urn: string): readonly Place[] {
  const standing = graph.nodes.find((node) => node.id === urn)?.standing;
  if (standing?.kind === "place") return [standing.place];
  if (standing?.kind === "balancer") return standing.places;
  if (standing?.kind !== "parts") throw new Error(`${urn} stands ${standing?.kind}`);
  return standing.parts.flatMap((part) =>
    part.kind === "spread" ? part.places : part.members.map((member) => member.place),
  );
}

function domainsOf(built: StackBuilder, name: string): readonly string[] {
  return placesOf(graphOf(built, web), built.urn(name)).map((place) => place.domain);
}

/** What the named unknown place may turn out to be. */
function candidatesOf(built: StackBuilder, domain: string): readonly string[] {
  const variable = graphOf(built, web).variables.find((one) => one.domain === domain);
  if (variable === undefined) throw new Error(`${domain} is no unknown place`);
  return variable.candidates;
}

describe("a zone's key", () => {
  test.each([
    ["a vSwitch", stack().vswitch("x", { zone: "cn-hongkong-c" }).server("web", { in: "x" }), hongKong.c],
    [
      "a vSwitch in its older spelling",
      stack().add("alicloud:vpc/switch:Switch", "x", { availabilityZone: "cn-hongkong-c" }).server("web", { in: "x" }),
      hongKong.c,
    ],
    ["a subnet", stack().subnet("x", { zone: "ap-east-1a" }).instance("web", { in: "x" }), apEast.a],
    [
      "a subnet by its zone id",
      stack().add("aws:ec2/subnet:Subnet", "x", { availabilityZoneId: "ape1-az1" }).instance("web", { in: "x" }),
      apEast.a,
    ],
    [
      "a zone whose region the provider does not have",
      stack().subnet("x", { zone: "us-east-2b" }).instance("web", { in: "x" }),
      "aws/us-east-2/us-east-2b",
    ],
    [
      "a zone that nobody lists",
      stack().vswitch("x", { zone: "cn-hongkong-z" }).server("web", { in: "x" }),
      "alicloud/cn-hongkong/cn-hongkong-z",
    ],
  ])("comes from %s", (_from, built, domain) => {
    expect(domainsOf(built, "web")).toEqual([domain]);
  });

  test("is another place on each cloud, whatever it is called", () => {
    const built = stack()
      .regions({ alicloud: "ap-southeast-1", aws: "ap-southeast-1" })
      .vswitch("x", { zone: "ap-southeast-1a" })
      .subnet("y", { zone: "ap-southeast-1a" })
      .server("web-1", { in: "x" })
      .instance("web-2", { in: "y" });
    expect(verdicts(built, webGroup)).toEqual([]);
    expect(survives(built, webGroup, "provider")).toBe("yes");
  });

  test("carries the zone id as another name, where that is certain", () => {
    const { domains } = graphOf(stack().subnet("x", { zone: "ap-east-1a" }).instance("web", { in: "x" }), web);
    expect(domains.find((domain) => domain.id === apEast.a)).toMatchObject({
      kind: "zone",
      within: [apEast.region],
      aliases: ["ape1-az1"],
    });
  });

  test("a zone id that can't be mapped is an unknown place", () => {
    const built = stack()
      .regions({ aws: "us-east-1" })
      .add("aws:ec2/subnet:Subnet", "x", { availabilityZoneId: "use1-az1" })
      .instance("web", { in: "x" });
    expect(domainsOf(built, "web")).toEqual([zoneOf(built, "x")]);
  });

  test("several zones written as one are a place for the primary and one for the standby", () => {
    const built = stack().add("alicloud:redis/tairInstance:TairInstance", "web", { zoneId: "cn-hongkong-MAZ1(b,c)" });
    expect(domainsOf(built, "web")).toEqual([hongKong.b, hongKong.c]);
    expect(survives(built, web)).toBe("yes");
  });
});

describe("an unknown place", () => {
  test.each<[string, Given | undefined]>([
    ["computed", unknown],
    ["left out", undefined],
    ["secret", secret("cn-hongkong-c")],
    ["null", null],
    ["an empty text", ""],
  ])("is a variable where the zone is %s", (_how, zone) => {
    const built = stack()
      .vswitch("x", zone === undefined ? {} : { zone })
      .server("web", { in: "x" });
    expect(domainsOf(built, "web")).toEqual([zoneOf(built, "x")]);
  });

  test("may be any zone on record, any zone that the stack names there, or one more", () => {
    const built = stack().vswitch("x").vswitch("named", { zone: "cn-hongkong-z" }).server("web", { in: "x" });
    expect(candidatesOf(built, zoneOf(built, "x"))).toEqual([
      `${hongKong.region}/?`,
      hongKong.b,
      hongKong.c,
      hongKong.d,
      `${hongKong.region}/cn-hongkong-z`,
    ]);
  });

  test("is shared by all that stand in one vSwitch", () => {
    const built = stack().vswitch("x").server("web-1", { in: "x" }).server("web-2", { in: "x" });
    expect(graphOf(built, web).variables.map((variable) => variable.domain)).toEqual([zoneOf(built, "x")]);
  });

  test("differs from the other subnets of its balancer", () => {
    const built = stack()
      .subnet("x")
      .subnet("y", { zone: "ap-east-1a" })
      .subnet("z")
      .lb("web", { in: ["x", "y", "z"] });
    const variable = graphOf(built, web).variables.find((one) => one.domain === zoneOf(built, "x"));
    expect(variable?.differsFrom).toEqual([zoneOf(built, "z")]);
    expect(variable?.candidates).not.toContain(apEast.a);
  });

  test("fed by a StackReference is one of its own for each reader, so two servers are undetermined", () => {
    const built = stack()
      .read("pulumi:pulumi:StackReference", "net", "org/net/production", { outputs: unknown })
      .server("web-1", { in: of("net") })
      .server("web-2", { in: of("net") });
    expect(verdicts(built, webGroup)).toEqual([undetermined("placement-known", ["web"], built.urns("web-1", "web-2"))]);
  });

  test("fed by a StackReference is proved lost where one server stands alone", () => {
    const built = stack()
      .read("pulumi:pulumi:StackReference", "net", "org/net/production", { outputs: unknown })
      .server("web", { in: of("net") });
    expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "web"), ["web"], built.urns("web"))]);
  });
});

describe("an id of something outside the stack", () => {
  test("is one place for all that name it", () => {
    const built = stack().server("web-1", { in: "vsw-1" }).server("web-2", { in: "vsw-1" });
    expect(verdicts(built, webGroup)).toEqual([
      violated("zone-of:outside:alicloud:vsw-1", ["web"], built.urns("web-1", "web-2")),
    ]);
  });

  test("and another id are two places: undetermined, and those that name them decide", () => {
    const built = stack().server("web-1", { in: "vsw-1" }).server("web-2", { in: "vsw-2" });
    expect(verdicts(built, webGroup)).toEqual([undetermined("placement-known", ["web"], built.urns("web-1", "web-2"))]);
  });

  test("is another place on another cloud", () => {
    const built = stack().server("web-1", { in: "vsw-1" }).instance("web-2", { in: "subnet-1" });
    expect(new Set([...domainsOf(built, "web-1"), ...domainsOf(built, "web-2")]).size).toBe(2);
  });

  test("is the resource that X.get() fetched by it", () => {
    const built = stack()
      .read("alicloud:vpc/switch:Switch", "got", "vsw-1", { zoneId: "cn-hongkong-c" })
      .server("web-1", { in: "vsw-1" })
      .server("web-2", { in: of("got") });
    expect(verdicts(built, webGroup)).toEqual([violated(hongKong.c, ["web"], built.urns("web-1", "web-2"))]);
  });

  test("fetched by X.get() in a zone that nobody knows is still one place", () => {
    const built = stack()
      .read("alicloud:vpc/switch:Switch", "got", "vsw-1", { zoneId: unknown })
      .server("web-1", { in: "vsw-1" })
      .server("web-2", { in: of("got") });
    expect(verdicts(built, webGroup)).toEqual([violated(zoneOf(built, "got"), ["web"], built.urns("web-1", "web-2"))]);
  });

  test("fetched by X.get() takes the zone that placement: states", () => {
    const built = stack().read("alicloud:vpc/switch:Switch", "got", "vsw-1").server("web", { in: "vsw-1" });
    expect(verdicts(built, web.placement("got", "cn-hongkong-c"))).toEqual([
      violated(hongKong.c, ["web"], built.urns("web")),
    ]);
  });
});

describe("a list of places", () => {
  const group = (built: StackBuilder, vswitchIds: Given | undefined) =>
    built.add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
      minSize: 6,
      maxSize: 6,
      multiAzPolicy: "BALANCE",
      ...(vswitchIds === undefined ? {} : { vswitchIds }),
    });

  test.each<[string, Given, "yes" | "no" | "undetermined"]>([
    ["one unknown element for each vSwitch", [of("b"), of("c")], "yes"],
    ["ids that an earlier deployment told", [told("b", "vsw-b"), told("c", "vsw-c")], "yes"],
    ["unknown as a whole, made from two", of("b", "c"), "undetermined"],
    ["unknown as a whole, made from one", of("c"), "no"],
    ["unknown as a whole, made from nothing in the stack", unknown, "undetermined"],
    ["one element made from two vSwitches", [of("b", "c")], "no"],
    ["more elements than vSwitches", [of("b"), of("c"), unknown], "undetermined"],
    ["a vSwitch and an id from outside", [of("b"), "vsw-9"], "undetermined"],
    ["two ids from outside", ["vsw-8", "vsw-9"], "undetermined"],
    ["one id from outside, twice", ["vsw-9", "vsw-9"], "no"],
    ["empty", [], "undetermined"],
  ])("%s", (_title, vswitchIds, expected) => {
    expect(survives(group(threeZones(), vswitchIds), web)).toBe(expected);
  });

  test("left out is undetermined", () => {
    expect(survives(group(threeZones(), undefined), web)).toBe("undetermined");
  });

  test("unknown as a whole, made from vSwitches of one zone, is that zone", () => {
    const built = group(
      stack().vswitch("x", { zone: "cn-hongkong-c" }).vswitch("y", { zone: "cn-hongkong-c" }),
      of("x", "y"),
    );
    expect(verdicts(built, web)).toMatchObject([{ status: "violated", domain: hongKong.c }]);
  });

  test("that is open gives a finding on the resource that names it", () => {
    const built = group(threeZones(), of("b", "c"));
    expect(verdicts(built, web)).toEqual([undetermined("placement-known", ["web"], built.urns("web"))]);
  });

  test("of a balancer that is empty or unknown is undetermined", () => {
    const balancer = (subnets: Given) =>
      twoSubnets()
        .instance("s1", { in: "a" })
        .instance("s2", { in: "b" })
        .add("aws:lb/loadBalancer:LoadBalancer", "lb", { subnets })
        .add("aws:lb/targetGroup:TargetGroup", "tg")
        .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "t1", {
          targetGroupArn: of("tg"),
          targetId: of("s1"),
        })
        .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "t2", {
          targetGroupArn: of("tg"),
          targetId: of("s2"),
        })
        .add("aws:lb/listener:Listener", "web", {
          loadBalancerArn: of("lb"),
          defaultActions: [{ targetGroupArn: of("tg") }],
        });
    expect(survives(balancer([of("a"), of("b")]), web)).toBe("yes");
    expect(survives(balancer([]), web)).toBe("undetermined");
    expect(survives(balancer(unknown), web)).toBe("undetermined");
    expect(survives(balancer(of("a", "b")), web)).toBe("undetermined");
  });
});

describe("a scalar that several vSwitches went into", () => {
  test("is one of their places", () => {
    const built = threeZones().server("web", { in: of("b", "c") });
    expect(domainsOf(built, "web")).toEqual([zoneOf(built, "web")]);
    expect(candidatesOf(built, zoneOf(built, "web"))).toEqual([hongKong.b, hongKong.c]);
  });

  test("is their zone where they share one", () => {
    const built = stack()
      .vswitch("x", { zone: "cn-hongkong-c" })
      .vswitch("y", { zone: "cn-hongkong-c" })
      .server("web", { in: of("x", "y") });
    expect(domainsOf(built, "web")).toEqual([hongKong.c]);
  });

  test("leaves two servers undetermined", () => {
    const built = threeZones()
      .server("web-1", { in: of("b", "c") })
      .server("web-2", { in: of("b", "c") });
    expect(verdicts(built, webGroup)).toEqual([undetermined("placement-known", ["web"], built.urns("web-1", "web-2"))]);
  });

  test("never turns out to be a zone that none of them stands in", () => {
    const built = threeZones()
      .server("web-1", { in: of("b", "c") })
      .server("web-2", { in: "d" });
    expect(verdicts(built, webGroup)).toEqual([]);
  });
});

describe("a region", () => {
  const regional = objectives().service("web", "web-*", { survives: "region" }).group("web", "web-*");

  test("comes from the provider that manages a resource", () => {
    const built = stack()
      .provider("alicloud", "sg", { region: "ap-southeast-1" })
      .vswitch("x")
      .vswitch("y", {}, { provider: "sg" })
      .server("web-1", { in: "x" })
      .server("web-2", { in: "y" }, { provider: "sg" });
    expect(verdicts(built, regional)).toEqual([]);
    expect(
      candidatesOf(built, zoneOf(built, "y")).every((candidate) => candidate.startsWith("alicloud/ap-southeast-1/")),
    ).toBe(true);
  });

  test("that a resource states itself counts before its provider's", () => {
    const built = stack().add("aws:ec2/subnet:Subnet", "x", { region: "us-east-2" }).instance("web", { in: "x" });
    expect(graphOf(built, web).domains.find((domain) => domain.id === zoneOf(built, "x"))?.within).toEqual([
      "aws/us-east-2",
    ]);
  });

  test("that nobody knows is a variable of its own", () => {
    const built = stack()
      .regions({ alicloud: unknown })
      .vswitch("x")
      .vswitch("y")
      .server("web-1", { in: "x" })
      .server("web-2", { in: "y" });
    expect(verdicts(built, webGroup)).toEqual([undetermined("placement-known", ["web"], built.urns("x", "y"))]);
  });

  test("that nobody knows may be a named one: undetermined, not another region", () => {
    const built = stack()
      .regions({ alicloud: unknown })
      .provider("alicloud", "sg", { region: "ap-southeast-1" })
      .vswitch("x")
      .vswitch("y", {}, { provider: "sg" })
      .server("web-1", { in: "x" })
      .server("web-2", { in: "y" }, { provider: "sg" });
    expect(survives(built, regional, "region")).toBe("undetermined");
    expect(report(built, regional).verdict).toBe("fail");
  });

  test("is known from a zone's name even where its provider's is not", () => {
    const built = stack()
      .regions({ alicloud: unknown })
      .vswitch("x", { zone: "cn-hongkong-c" })
      .server("web", { in: "x" });
    expect(verdicts(built, web)).toEqual([violated(hongKong.c, ["web"], built.urns("web"))]);
  });
});

describe("placement: in faultline.yaml", () => {
  test("states the zone of a vSwitch", () => {
    const built = stack().vswitch("x").vswitch("y").server("web-1", { in: "x" }).server("web-2", { in: "y" });
    const stated = webGroup.placement("x", "cn-hongkong-b");
    expect(verdicts(built, stated.placement("y", "cn-hongkong-c"))).toEqual([]);
    expect(verdicts(built, stated.placement("y", "cn-hongkong-b"))).toMatchObject([
      { status: "violated", domain: hongKong.b },
    ]);
  });

  test("names a place by its key, too", () => {
    const built = stack().vswitch("x").server("web", { in: "x" });
    expect(verdicts(built, web.placement("x", hongKong.c))).toEqual([violated(hongKong.c, ["web"], built.urns("web"))]);
  });

  test("places a type that nobody described", () => {
    const built = stack().foreign("alicloud:unheard/of:Of", "web");
    expect(verdicts(built, web.placement("web", "cn-hongkong-c"))).toEqual([
      violated(hongKong.c, ["web"], built.urns("web")),
    ]);
  });

  test("places a type of no known cloud by its key", () => {
    const built = stack().foreign("other:index:Broker", "web");
    expect(verdicts(built, web.placement("web", hongKong.c))).toEqual([
      violated(hongKong.c, ["web"], built.urns("web")),
    ]);
  });

  test("does not move a standby whose zone the program states", () => {
    const built = stack().add("alicloud:rds/instance:Instance", "web", {
      zoneId: unknown,
      zoneIdSlaveA: "cn-hongkong-b",
      category: "HighAvailability",
    });
    expect(verdicts(built, web.placement("web", "cn-hongkong-c"))).toEqual([]);
  });

  test("of a group that spreads over places that nobody knows is heard", () => {
    const built = stack().add("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: unknown, minSize: 2 });
    expect(verdicts(built, web.placement("web", "ap-east-1a"))).toEqual([
      violated(apEast.a, ["web"], built.urns("web")),
    ]);
  });

  test("that matches nothing is reported", () => {
    const built = threeZones().server("web-1", { in: "b" }).server("web-2", { in: "c" });
    expect(verdicts(built, webGroup.placement("wbe", "cn-hongkong-c"))).toMatchObject([
      { rule: "selectors-match", status: "undetermined" },
    ]);
  });
});

describe("a secret", () => {
  const marker = "cn-hongkong-q";
  test.each<[string, StackBuilder]>([
    [
      "zone",
      stack()
        .vswitch("x", { zone: secret(marker) })
        .server("web", { in: "x" }),
    ],
    [
      "zone of a standby",
      stack().add("alicloud:redis/tairInstance:TairInstance", "web", {
        zoneId: "cn-hongkong-c",
        secondaryZoneId: secret(marker),
      }),
    ],
    [
      "list of zones",
      stack().add("aws:autoscaling/group:Group", "web", { availabilityZones: secret([marker, marker]), minSize: 2 }),
    ],
    [
      "record around a zone",
      stack().add("alicloud:alb/loadBalancer:LoadBalancer", "web", {
        zoneMappings: [secret({ zoneId: marker, vswitchId: marker })],
      }),
    ],
    ["vSwitch id", stack().server("web", { in: secret(marker) })],
    [
      "region",
      stack()
        .regions({ alicloud: secret(marker) })
        .vswitch("x")
        .server("web", { in: "x" }),
    ],
    [
      "setting",
      stack().add("alicloud:rds/instance:Instance", "web", { zoneId: "cn-hongkong-c", category: secret(marker) }),
    ],
    [
      "number",
      stack()
        .subnet("x", { zone: "ap-east-1a" })
        .add("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: [of("x")], minSize: secret(987654321) }),
    ],
    [
      "user data",
      stack()
        .vswitch("x")
        .add("alicloud:ecs/instance:Instance", "web", { vswitchId: of("x"), userData: secret(marker) }),
    ],
    ["resource's unknown property", stack().foreign("aws:unheard/of:Of", "web", { zone: secret(marker) })],
  ])("%s appears nowhere in the report", (_what, built) => {
    const written = JSON.stringify(report(built, web));
    expect(written).not.toContain(marker);
    expect(written).not.toContain("987654321");
    expect(JSON.stringify(graphOf(built, web))).not.toContain(marker);
  });

  test("zone keeps two servers from being proved apart", () => {
    const built = stack()
      .vswitch("x", { zone: secret("cn-hongkong-b") })
      .vswitch("y", { zone: secret("cn-hongkong-c") })
      .server("web-1", { in: "x" })
      .server("web-2", { in: "y" });
    expect(verdicts(built, webGroup)).toEqual([undetermined("placement-known", ["web"], built.urns("x", "y"))]);
  });
});
