import { describe, expect, test } from "vitest";
import type { Dependency } from "../../../analyzer/model/graph.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";
import { graphOf, report, survives, undetermined, verdicts, violated } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web*");
const webGroup = web.group("web", "web-*");
const threeZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" });

/** Kinds of the edges between two resources, either of which may be a group's id. */
function edges(built: StackBuilder, from: string, to: string, stated = web): readonly Dependency["kind"][] {
  const found = graphOf(built, stated).dependencies.filter(
    (one) => one.from === built.urn(from) && one.to === (to.startsWith("group:") ? to : built.urn(to)),
  );
  return found.map((one) => one.kind);
}

describe("which edges are needs", () => {
  test("what a server's user data names", () => {
    const built = threeZones()
      .server("db", { in: "c" })
      .server("web", { in: "b", calls: ["db"] });
    expect(edges(built, "web", "db")).toEqual(["needs"]);
  });

  test("never what it is merely registered after, nor its parent", () => {
    const built = threeZones()
      .component("shop:Web", "site")
      .server("db", { in: "c" })
      .server("web-1", { in: "b" }, { dependsOn: ["db"], parent: "site" })
      .server("web-2", { in: "c" }, { dependsOn: ["db"], parent: "site" });
    expect(verdicts(built, webGroup)).toEqual([]);
    expect(edges(built, "web-1", "db")).toEqual([]);
  });

  test("never a security group, a policy or a key, whatever property names it", () => {
    const built = threeZones()
      .add("alicloud:ecs/securityGroup:SecurityGroup", "rules")
      .server("web-1", { in: "b", calls: ["rules"] })
      .add("alicloud:ecs/instance:Instance", "web-2", {
        vswitchId: of("c"),
        securityGroups: [of("rules")],
        somethingNew: of("rules"),
      });
    expect(verdicts(built, webGroup)).toEqual([]);
  });

  test("never whom a rule lets in", () => {
    const built = threeZones()
      .server("client", { in: "c" })
      .server("web-1", { in: "b" })
      .server("web-2", { in: "d" })
      .add("alicloud:rds/accountPrivilege:AccountPrivilege", "grant", { instanceId: of("client") });
    expect(verdicts(built, webGroup)).toEqual([]);
  });

  test.each([
    ["copies-from", "alicloud:rds/readOnlyInstance:ReadOnlyInstance", "masterDbInstanceId"],
    ["boots-from", "alicloud:redis/tairInstance:TairInstance", "srcDbInstanceId"],
    ["observed-by", "alicloud:oss/bucket:Bucket", "logging"],
  ] as const)("%s carries no failure", (kind, type, property) => {
    const built = threeZones()
      .server("source", { in: "c" })
      .add(type, "web", {
        zoneId: "cn-hongkong-b",
        vswitchId: of("b"),
        redundancyType: "ZRS",
        [property]: of("source"),
      });
    expect(edges(built, "web", "source")).toEqual([kind]);
    const { blastRadii } = report(built, web);
    expect(blastRadii.find((radius) => radius.domain === hongKong.c)).toMatchObject({ lost: [] });
  });

  test("a need is followed through any number of resources", () => {
    const built = threeZones()
      .add("alicloud:rds/instance:Instance", "db", { zoneId: "cn-hongkong-c", zoneIdSlaveA: "cn-hongkong-c" })
      .add("alicloud:rds/connection:Connection", "endpoint", { instanceId: of("db") })
      .server("app", { in: "b", calls: ["endpoint"] })
      .server("web", { in: "b", calls: ["app"] });
    expect(report(built, web).blastRadii.find((radius) => radius.domain === hongKong.c)?.lost).toEqual(["web"]);
  });

  test("what a template's text names, the instances made from it need", () => {
    const named = (target: string) =>
      stack()
        .subnet("a", { zone: "ap-east-1a" })
        .subnet("b", { zone: "ap-east-1b" })
        .instance("db", { in: "a" })
        .add("aws:ec2/launchTemplate:LaunchTemplate", "template", { userData: of(target) })
        .add("aws:autoscaling/group:Group", "web", {
          vpcZoneIdentifiers: [of("a"), of("b")],
          minSize: 2,
          launchTemplate: { id: of("template") },
        });
    expect(edges(named("db"), "web", "db")).toEqual(["needs"]);
    expect(verdicts(named("a"), web)).toEqual([]);
  });

  test("what a template that names its group says, the group needs", () => {
    const built = threeZones()
      .server("db", { in: "c" })
      .add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
        vswitchIds: [of("b"), of("d")],
        minSize: 2,
        multiAzPolicy: "BALANCE",
      })
      .add("alicloud:ess/scalingConfiguration:ScalingConfiguration", "made-like-this", {
        scalingGroupId: of("web"),
        userData: of("db"),
      });
    expect(edges(built, "web", "db")).toEqual(["needs"]);
    expect(verdicts(built, web)).toEqual([violated(hongKong.c, ["web"], built.urns("db"))]);
  });
});

describe("naming one, and naming several", () => {
  const servers = () => threeZones().server("s-1", { in: "b" }).server("s-2", { in: "c" });
  const pair = webGroup.group("s", "s-*");

  test("a property that names a single member of a group pins it", () => {
    const built = servers()
      .server("web-1", { in: "b", calls: ["s-1"] })
      .server("web-2", { in: "c", calls: ["s-1"] });
    expect(edges(built, "web-1", "s-1", pair)).toEqual(["needs"]);
    expect(verdicts(built, pair)).toMatchObject([{ status: "violated", domain: hongKong.b }]);
  });

  test("one that names two members needs the group", () => {
    const built = servers()
      .server("web-1", { in: "b", calls: ["s-1", "s-2"] })
      .server("web-2", { in: "c", calls: ["s-1", "s-2"] });
    expect(edges(built, "web-1", "group:s", pair)).toEqual(["needs"]);
    expect(edges(built, "web-1", "s-1", pair)).toEqual([]);
    expect(verdicts(built, pair)).toEqual([]);
  });

  test("one that names two of three needs the group of three", () => {
    const built = servers()
      .server("s-3", { in: "d" })
      .server("web-1", { in: "b", calls: ["s-1", "s-2"] })
      .server("web-2", { in: "c", calls: ["s-1", "s-2"] });
    expect(edges(built, "web-1", "group:s", pair)).toEqual(["needs"]);
  });

  test("the targets of one pool are its group", () => {
    const built = servers()
      .alb("lb", { in: ["b", "c"], targets: ["s-1", "s-2"] })
      .server("web-1", { in: "b", calls: ["s-1", "s-2"] })
      .server("web-2", { in: "c", calls: ["s-1", "s-2"] });
    expect(verdicts(built, webGroup)).toEqual([]);
  });

  test("look-alikes that nothing joins are undetermined, and how many are needed decides", () => {
    const built = servers()
      .server("web-1", { in: "b", calls: ["s-1", "s-2"] })
      .server("web-2", { in: "c", calls: ["s-1", "s-2"] });
    expect(verdicts(built, webGroup)).toEqual([undetermined("survives-loss", ["web"], built.urns("s-1", "s-2"))]);
  });

  test.each([
    [1, "yes"],
    [2, "no"],
  ] as const)("look-alikes of which %i is required are settled", (required, expected) => {
    const built = servers()
      .server("web-1", { in: "b", calls: ["s-1", "s-2"] })
      .server("web-2", { in: "c", calls: ["s-1", "s-2"] });
    expect(survives(built, webGroup.group("s", "s-*", required))).toBe(expected);
  });

  test("resources that nothing joins and that are not alike are each needed", () => {
    const built = threeZones()
      .server("ledger", { in: "b" })
      .server("risk", { in: "c" })
      .server("web", { in: "d", calls: ["ledger", "risk"] });
    expect(edges(built, "web", "ledger")).toEqual(["needs"]);
    expect(edges(built, "web", "risk")).toEqual(["needs"]);
  });
});

describe("a property on which the catalogue has no opinion", () => {
  const possible = () =>
    threeZones()
      .server("x", { in: "d" })
      .add("alicloud:redis/tairInstance:TairInstance", "web", {
        zoneId: "cn-hongkong-b",
        secondaryZoneId: "cn-hongkong-c",
        engineVersion: of("x"),
      });

  test("is a possible need: undetermined, on the resource that states it", () => {
    const built = possible();
    const found = verdicts(built, web).filter(({ rule }) => rule === "survives-loss");
    expect(found).toEqual([undetermined("survives-loss", ["web"], built.urns("web"))]);
  });

  test.each([
    ["none", "removed", "yes"],
    ["needs", "added", "no"],
  ] as const)("is settled by dependencies: kind: %s, and the report says so", (kind, effect, expected) => {
    const built = possible();
    const stated = web.dependency("web", kind, "x");
    expect(survives(built, stated)).toBe(expected);
    expect(report(built, stated).corrections).toEqual([
      { from: built.urn("web"), to: built.urn("x"), effect, reason: expect.any(String) },
    ]);
  });

  test("is no need on a subnet or a rule", () => {
    const built = threeZones().add("alicloud:redis/tairInstance:TairInstance", "web", {
      zoneId: "cn-hongkong-b",
      secondaryZoneId: "cn-hongkong-c",
      engineVersion: of("d"),
    });
    expect(survives(built, web)).toBe("yes");
  });
});

describe("dependencies: in faultline.yaml", () => {
  const chain = () =>
    threeZones()
      .server("db", { in: "c" })
      .server("web-1", { in: "b", calls: ["db"] })
      .server("web-2", { in: "d", calls: ["db"] });

  test("takes a need away", () => {
    const built = chain();
    const stated = webGroup.dependency("web-*", "none", "db");
    expect(verdicts(built, stated)).toEqual([]);
    expect(report(built, stated).corrections.map(({ from, effect }) => [from, effect])).toEqual([
      [built.urn("web-1"), "removed"],
      [built.urn("web-2"), "removed"],
    ]);
  });

  test("takes away no more than it names: a group of which it names one member stays needed", () => {
    const built = threeZones()
      .server("s-1", { in: "c" })
      .server("s-2", { in: "c" })
      .server("web-1", { in: "b", calls: ["s-1", "s-2"] })
      .server("web-2", { in: "d", calls: ["s-1", "s-2"] });
    const stated = webGroup.group("s", "s-*");
    expect(survives(built, stated.dependency("web-*", "none", "s-1"))).toBe("no");
    expect(survives(built, stated.dependency("web-*", "none", "s-*"))).toBe("yes");
  });

  test("adds a need that nothing in the program shows", () => {
    const built = threeZones().server("db", { in: "c" }).server("web-1", { in: "b" }).server("web-2", { in: "d" });
    const stated = webGroup.dependency("web-*", "needs", "db");
    expect(verdicts(built, stated)).toEqual([violated(hongKong.c, ["web"], built.urns("db"))]);
    expect(report(built, stated).corrections).toHaveLength(2);
  });

  test("adds a need on a group as a group", () => {
    const built = threeZones()
      .server("s-1", { in: "b" })
      .server("s-2", { in: "c" })
      .server("web-1", { in: "b" })
      .server("web-2", { in: "c" });
    expect(verdicts(built, webGroup.group("s", "s-*").dependency("web-*", "needs", "s-*"))).toEqual([]);
  });

  test("that states what is known already is no correction", () => {
    const built = chain();
    expect(report(built, webGroup.dependency("web-*", "needs", "db")).corrections).toEqual([]);
  });

  test.each([
    ["from", "wbe-*", "db"],
    ["to", "web-*", "bd"],
  ])("whose %s matches nothing is reported", (_side, from, to) => {
    expect(verdicts(chain(), webGroup.dependency(from, "none", to)).map(({ rule }) => rule)).toContain(
      "selectors-match",
    );
  });

  test("the later of two corrections counts", () => {
    const stated = webGroup.dependency("web-*", "none", "db").dependency("web-*", "needs", "db");
    expect(survives(chain(), stated)).toBe("no");
  });
});

describe("a resource that nobody can tell about", () => {
  test("is undetermined on a path", () => {
    const built = threeZones()
      .foreign("alicloud:unheard/of:Of", "queue")
      .server("web-1", { in: "b", calls: ["queue"] })
      .server("web-2", { in: "c", calls: ["queue"] });
    expect(verdicts(built, webGroup)).toEqual([undetermined("survives-loss", ["web"], built.urns("queue"))]);
  });

  test("is undetermined as a whole service, in a stack that names no zone", () => {
    const built = stack().foreign("alicloud:unheard/of:Of", "web");
    expect(verdicts(built, web)).toEqual([undetermined("survives-loss", ["web"], built.urns("web"))]);
  });

  test("says nothing off the path", () => {
    const built = threeZones()
      .foreign("alicloud:unheard/of:Of", "queue")
      .server("web-1", { in: "b" })
      .server("web-2", { in: "c" });
    expect(verdicts(built, webGroup)).toEqual([]);
  });

  test("may need whatever it names", () => {
    const built = threeZones()
      .server("db", { in: "c" })
      .foreign("alicloud:unheard/of:Of", "web", { endpoint: of("db") });
    const found = verdicts(built, web);
    expect(found.every(({ status }) => status === "undetermined")).toBe(true);
    expect(found.flatMap(({ subjects }) => subjects)).toContain(built.urn("web"));
  });

  test("is a remote component where only the engine sees its children", () => {
    const built = threeZones()
      .remoteComponent("awsx:ec2:Vpc", "queue", { zones: unknown })
      .server("web-1", { in: "b", calls: ["queue"] })
      .server("web-2", { in: "c", calls: ["queue"] });
    expect(verdicts(built, webGroup)).toEqual([undetermined("survives-loss", ["web"], built.urns("queue"))]);
    expect(verdicts(stack().remoteComponent("eks:index:Cluster", "web"), web)).toMatchObject([
      { rule: "survives-loss", status: "undetermined", services: ["web"] },
    ]);
  });
});
