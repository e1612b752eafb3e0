import { describe, expect, test } from "vitest";
import { apEast, hongKong, instanceOf, zoneOf } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { BalancerProperties } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";
import { survives, undetermined, verdicts, violated } from "../../builders/verdicts.ts";

type Answer = "yes" | "no" | "undetermined";
const web = objectives().service("web", "lb-listener");

/**
 * Subnets a and b in zones of those names, c, and u and v in unknown ones; a server of each name, `a2` in a as well, `ab` and `ba` in a or
 * b, whichever deployment picks.
 */
const network = () => {
  const built = stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .subnet("c", { zone: "ap-east-1c" })
    .subnet("u")
    .subnet("v");
  for (const subnet of ["a", "b", "c", "u", "v"]) built.instance(`in-${subnet}`, { in: subnet });
  for (const either of ["in-ab", "in-ba"]) built.add("aws:ec2/instance:Instance", either, { subnetId: of("a", "b") });
  return built.instance("in-a2", { in: "a" });
};
const nlb = (subnets: string, targets: readonly string[], others: Partial<BalancerProperties> = {}) =>
  network().lb("lb", {
    type: "network",
    in: [...subnets],
    targets: targets.map((target) => `in-${target}`),
    ...others,
  });
const alb = (subnets: string, targets: readonly string[], others: Partial<BalancerProperties> = {}) =>
  network().lb("lb", { in: [...subnets], targets: targets.map((target) => `in-${target}`), ...others });

describe("with cross-zone balancing every zone reaches every target in a zone that the balancer stands in", () => {
  test.each<[string, readonly string[], Answer, Answer]>([
    ["ab", ["a", "b"], "yes", "yes"],
    ["ab", ["a", "a2"], "no", "yes"],
    ["ab", ["a"], "no", "no"],
    ["ab", ["c"], "no", "no"],
    ["ab", ["a", "c"], "no", "no"],
    ["ab", ["a", "b", "c"], "yes", "yes"],
    ["a", ["a", "b"], "no", "no"],
    ["a", ["a", "a2", "b"], "no", "yes"],
    ["ab", ["u"], "no", "no"],
    // A third zone may be where the unknown ones are, to which it passes nothing.
    ["ab", ["a", "u"], "undetermined", "undetermined"],
    ["ab", ["u", "v"], "undetermined", "undetermined"],
    ["ab", ["a", "ab"], "undetermined", "yes"],
    ["ab", ["ab", "ba"], "undetermined", "yes"],
    ["uv", ["a", "b"], "undetermined", "undetermined"],
    ["uv", ["u", "v"], "yes", "yes"],
    ["au", ["a", "u"], "yes", "yes"],
  ])("a balancer in %s with targets in %j", (subnets, targets, zone, instance) => {
    expect(survives(alb(subnets, targets), web, "zone")).toBe(zone);
    expect(survives(alb(subnets, targets), web, "instance")).toBe(instance);
    // A network load balancer that balances across zones is the same.
    expect(survives(nlb(subnets, targets, { crossZone: true }), web, "zone")).toBe(zone);
  });
});

describe("without it each zone reaches its own, and a zone with none counts as lost", () => {
  test.each<[string, readonly string[], Answer, Answer]>([
    ["ab", ["a", "b"], "yes", "yes"],
    ["ab", ["a", "a2"], "no", "yes"],
    ["ab", ["a"], "no", "no"],
    ["ab", ["a", "c"], "no", "no"],
    ["ab", ["c"], "no", "no"],
    ["ab", ["u"], "no", "no"],
    ["ab", ["a", "u"], "undetermined", "undetermined"],
    ["ab", ["u", "v"], "undetermined", "undetermined"],
    ["ab", ["a", "b", "u"], "yes", "yes"],
    ["abc", ["a", "b"], "yes", "yes"],
    ["uv", ["a", "b"], "undetermined", "undetermined"],
    ["uv", ["u", "v"], "yes", "yes"],
    ["au", ["a", "u"], "yes", "yes"],
  ])("a balancer in %s with targets in %j", (subnets, targets, zone, instance) => {
    expect(survives(nlb(subnets, targets), web, "zone")).toBe(zone);
    expect(survives(nlb(subnets, targets), web, "instance")).toBe(instance);
  });

  test("with targets in none of its zones it is down before anything is lost: one finding", () => {
    const found = verdicts(nlb("ab", ["c"]), web);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ status: "violated", services: ["web"] });
    expect(found[0]?.subjects).not.toEqual([]);
  });

  test("its own unknown zones decide where its targets' are known", () => {
    const built = nlb("uv", ["a", "b"]);
    expect(verdicts(built, web)).toEqual([
      { ...undetermined("placement-known", ["web"], built.urns("u", "v")), domain: null },
    ]);
  });

  test("a target's unknown zone decides where its own are known", () => {
    const built = nlb("ab", ["a", "u"]);
    expect(verdicts(built, web)).toEqual([undetermined("placement-known", ["web"], built.urns("u"))]);
  });

  test("a target of a type that nobody described may stand in any zone, or in none", () => {
    const built = network()
      .foreign("aws:unheard/of:Of", "code")
      .lb("lb", { type: "network", in: ["a", "b"], targets: ["code"] });
    expect(verdicts(built, web)).toEqual([
      { ...undetermined("survives-loss", ["web"], built.urns("code")), domain: null },
    ]);
  });

  test("a group that spreads over both zones is reached in both", () => {
    const group = (vpcZoneIdentifiers: readonly string[]) =>
      network()
        .lb("lb", { type: "network", in: ["a", "b"] })
        .add("aws:autoscaling/group:Group", "group", {
          minSize: 2,
          vpcZoneIdentifiers: vpcZoneIdentifiers.map((subnet) => of(subnet)),
          targetGroupArns: [of("lb-pool")],
        });
    expect(survives(group(["a", "b"]), web)).toBe("yes");
    expect(survives(group(["a"]), web)).toBe("no");
    expect(survives(group(["b", "c"]), web)).toBe("no");
  });
});

describe("whether it balances across zones may be open", () => {
  test.each<[readonly string[], Answer]>([
    [["a", "b"], "yes"],
    [["a", "a2"], "no"],
    [["a", "c"], "no"],
    [["c"], "no"],
  ])("with targets in %j", (targets, zone) => {
    expect(survives(nlb("ab", targets, { crossZone: unknown }), web)).toBe(zone);
  });

  test("and then is a deciding fact", () => {
    // Two servers, each in one of the balancer's zones: with cross-zone balancing either of them is reached.
    expect(survives(nlb("ab", ["ab", "ba"], { crossZone: true }), web, "instance")).toBe("yes");
    const built = nlb("ab", ["ab", "ba"], { crossZone: unknown });
    expect(survives(built, web, "instance")).toBe("undetermined");
    const instances = objectives().service("web", "lb-listener", { survives: { instance: {} } });
    const subjects = verdicts(built, instances).flatMap((verdict) => verdict.subjects);
    expect(subjects).toEqual(expect.arrayContaining([...built.urns("lb")]));
  });

  test("a pool's own word counts before the balancer's", () => {
    const pool = (loadBalancingCrossZoneEnabled: string) =>
      network()
        .add("aws:lb/loadBalancer:LoadBalancer", "lb", {
          loadBalancerType: "network",
          enableCrossZoneLoadBalancing: true,
          subnets: [of("a"), of("b")],
        })
        .add("aws:lb/targetGroup:TargetGroup", "pool", { loadBalancingCrossZoneEnabled })
        .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "one", {
          targetGroupArn: of("pool"),
          targetId: of("in-ab"),
        })
        .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "two", {
          targetGroupArn: of("pool"),
          targetId: of("in-ba"),
        })
        .add("aws:lb/listener:Listener", "lb-listener", {
          loadBalancerArn: of("lb"),
          defaultActions: [{ targetGroupArn: of("pool") }],
        });
    expect(survives(pool("use_load_balancer_configuration"), web, "instance")).toBe("yes");
    expect(survives(pool("true"), web, "instance")).toBe("yes");
    expect(survives(pool("false"), web, "instance")).toBe("undetermined");
  });
});

describe("targets without a health check are not alternatives", () => {
  test.each<[string, Partial<BalancerProperties>, Answer, Answer]>([
    ["checked", {}, "yes", "yes"],
    ["not checked", { healthCheck: false }, "no", "no"],
    ["perhaps checked", { healthCheck: unknown }, "undetermined", "undetermined"],
    ["not checked, across zones", { healthCheck: false, crossZone: true }, "no", "no"],
    ["perhaps checked, across zones", { healthCheck: unknown, crossZone: true }, "undetermined", "undetermined"],
  ])("%s", (_how, others, zone, instance) => {
    expect(survives(nlb("ab", ["a", "b"], others), web, "zone")).toBe(zone);
    expect(survives(nlb("ab", ["a", "b"], others), web, "instance")).toBe(instance);
  });

  test("an open check is the deciding fact, on the pool", () => {
    const built = nlb("ab", ["a", "b"], { healthCheck: unknown });
    expect(verdicts(built, web)).toEqual([undetermined("survives-loss", ["web"], built.urns("lb-pool"))]);
  });
});

describe("a target of weight 0 is no member", () => {
  const weighed = (weight: number | typeof unknown | undefined) =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("s1", { in: "b" })
      .server("s2", { in: "c" })
      .nlb("lb", {
        in: ["b", "c"],
        targets: ["s1", "s2"],
        crossZone: true,
        ...(weight === undefined ? {} : { weights: { s2: weight } }),
      });

  test.each<[number | typeof unknown | undefined, Answer]>([
    [100, "yes"],
    [1, "yes"],
    [undefined, "yes"],
    [0, "no"],
    [unknown, "undetermined"],
  ])("weight %j", (weight, zone) => {
    expect(survives(weighed(weight), web)).toBe(zone);
  });

  test("so the other stands alone", () => {
    const built = weighed(0);
    expect(verdicts(built, web)).toEqual([violated(hongKong.b, ["web"], built.urns("s1"))]);
  });

  test("in a list that does not tell which it is, leaves it open", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("s1", { in: "b" })
      .server("s2", { in: "c" })
      .alb("lb", { in: ["b", "c"], targets: ["s1", "s2"], weights: { s2: 0 } });
    expect(survives(built, web)).toBe("undetermined");
  });

  test("in a list of such is no target at all", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("s1", { in: "b" })
      .alb("lb", { in: ["b", "c"], targets: ["s1"], weights: { s1: 0 } });
    expect(survives(built, web)).not.toBe("yes");
  });
});

describe("a pool that nobody sees into", () => {
  test("has no targets in sight: open, and the pool decides", () => {
    const built = alb("ab", []);
    expect(verdicts(built, web)).toEqual([
      { ...undetermined("survives-loss", ["web"], built.urns("lb-pool")), domain: null },
    ]);
  });

  test("is named by an id from outside: open", () => {
    const built = network()
      .add("aws:lb/loadBalancer:LoadBalancer", "lb", { subnets: [of("a"), of("b")] })
      .add("aws:lb/listener:Listener", "lb-listener", {
        loadBalancerArn: of("lb"),
        defaultActions: [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:…" }],
      });
    expect(survives(built, web)).toBe("undetermined");
  });

  test("is none where requests are only redirected", () => {
    const built = network()
      .add("aws:lb/loadBalancer:LoadBalancer", "lb", { subnets: [of("a"), of("b")] })
      .add("aws:lb/listener:Listener", "lb-listener", {
        loadBalancerArn: of("lb"),
        defaultActions: [{ type: "redirect", redirect: { statusCode: "HTTP_301" } }],
      });
    expect(survives(built, web)).toBe("yes");
  });
});

describe("a listener needs each of its pools", () => {
  test("and a rule its own", () => {
    const built = network()
      .lb("lb", { in: ["a", "b", "c"], targets: ["in-a", "in-b"] })
      .add("aws:lb/targetGroup:TargetGroup", "admin-pool")
      .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "admin-target", {
        targetGroupArn: of("admin-pool"),
        targetId: of("in-c"),
      })
      .add("aws:lb/listenerRule:ListenerRule", "admin", {
        listenerArn: of("lb-listener"),
        actions: [{ type: "forward", targetGroupArn: of("admin-pool") }],
      });
    expect(verdicts(built, web)).toEqual([]);
    expect(verdicts(built, objectives().service("admin", "admin"))).toEqual([
      violated(apEast.c, ["admin"], built.urns("in-c")),
    ]);
  });

  test("stated in one action or in several", () => {
    const built = network()
      .lb("lb", { in: ["a", "b"] })
      .add("aws:lb/targetGroup:TargetGroup", "one")
      .add("aws:lb/targetGroup:TargetGroup", "two")
      .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "t1", {
        targetGroupArn: of("one"),
        targetId: of("in-a"),
      })
      .add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "t2", {
        targetGroupArn: of("two"),
        targetId: of("in-b"),
      })
      .add("aws:lb/listener:Listener", "split", {
        loadBalancerArn: of("lb"),
        defaultActions: [
          {
            type: "forward",
            forward: {
              targetGroups: [
                { arn: of("one"), weight: 1 },
                { arn: of("two"), weight: 1 },
              ],
            },
          },
        ],
      });
    expect(verdicts(built, objectives().service("web", "split")).map(({ domain }) => domain)).toEqual([
      apEast.a,
      apEast.b,
    ]);
  });
});

describe("a classic balancer with servers of its own", () => {
  const classic = (second: string, protocol: string) =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("s1", { in: "c" })
      .server("s2", { in: second })
      .add("alicloud:slb/loadBalancer:LoadBalancer", "lb", {
        masterZoneId: "cn-hongkong-b",
        slaveZoneId: "cn-hongkong-c",
      })
      .add("alicloud:slb/backendServer:BackendServer", "servers", {
        loadBalancerId: of("lb"),
        backendServers: [
          { serverId: of("s1"), weight: 100 },
          { serverId: of("s2"), weight: 100 },
        ],
      })
      .add("alicloud:slb/listener:Listener", "lb-listener", { loadBalancerId: of("lb"), frontendPort: 80, protocol });

  test("in one zone is lost with it", () => {
    const built = classic("c", "tcp");
    expect(verdicts(built, web)).toEqual([violated(hongKong.c, ["web"], built.urns("s1", "s2"))]);
  });

  test("in two zones survives either", () => {
    expect(verdicts(classic("b", "tcp"), web)).toEqual([]);
  });

  test("whose health may go unchecked is open", () => {
    expect(survives(classic("b", "http"), web)).toBe("undetermined");
  });

  test("that names one zone leaves the other to the provider", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("s1", { in: "b" })
      .server("s2", { in: "c" })
      .add("alicloud:slb/loadBalancer:LoadBalancer", "lb", { masterZoneId: "cn-hongkong-b" })
      .add("alicloud:slb/backendServer:BackendServer", "servers", {
        loadBalancerId: of("lb"),
        backendServers: [
          { serverId: of("s1"), weight: 100 },
          { serverId: of("s2"), weight: 100 },
        ],
      })
      .add("alicloud:slb/listener:Listener", "lb-listener", {
        loadBalancerId: of("lb"),
        frontendPort: 80,
        protocol: "tcp",
      });
    expect(["yes", "undetermined"]).toContain(survives(built, web));
  });
});

test("a lone target is one finding, its zone; its own failure is the detail", () => {
  const built = alb("ab", ["a"]);
  expect(verdicts(built, web)).toEqual([violated(apEast.a, ["web"], built.urns("in-a"))]);
  const alone = verdicts(built, objectives().service("web", "lb-listener", { survives: "instance" }));
  expect(alone).toEqual([violated(instanceOf(built, "in-a"), ["web"], built.urns("in-a"))]);
});

test("a balancer alone in an unknown zone is lost with that zone", () => {
  const built = alb("u", ["a", "b"]);
  expect(verdicts(built, web)).toEqual([violated(zoneOf(built, "u"), ["web"], built.urns("lb"))]);
});
