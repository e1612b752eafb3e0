import { describe, expect, test } from "vitest";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { graphOf, survives, verdicts, violated } from "../../builders/verdicts.ts";

const site = objectives().service("web", "shop:Site::site");
const threeZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" });

/** What the component stands for, by URN or group. */
function parts(built: StackBuilder, stated = site): readonly string[] {
  return graphOf(built, stated)
    .dependencies.filter((one) => one.from === built.urn("site"))
    .map((one) => one.to);
}

describe("a component that registers outputs", () => {
  test("stands for what they name and nothing else", () => {
    const built = threeZones()
      .component("shop:Site", "site", { entry: ["front"] })
      .server("front", { in: "b" }, { parent: "site" })
      .server("batch", { in: "c" }, { parent: "site" });
    expect(parts(built)).toEqual(built.urns("front"));
    expect(verdicts(built, site)).toEqual([violated(hongKong.b, ["web"], built.urns("front"))]);
  });

  test("stands for several that one output names through their group", () => {
    const built = threeZones()
      .component("shop:Site", "site", { nodes: ["n-1", "n-2"] })
      .server("n-1", { in: "b" }, { parent: "site" })
      .server("n-2", { in: "c" }, { parent: "site" });
    expect(verdicts(built, site.group("nodes", "n-*"))).toEqual([]);
  });

  test("stands for each that outputs of their own name", () => {
    const built = threeZones()
      .component("shop:Site", "site", { one: ["front"], other: ["db"] })
      .server("front", { in: "b" }, { parent: "site" })
      .server("db", { in: "c" }, { parent: "site" });
    expect(parts(built)).toEqual(built.urns("db", "front"));
  });

  test("whose outputs name only rules and networks stands for its children", () => {
    const built = threeZones()
      .component("shop:Site", "site", { network: ["b"] })
      .server("front", { in: "c" }, { parent: "site" });
    expect(parts(built)).toEqual(built.urns("front"));
  });
});

describe("a component without outputs", () => {
  test("stands for its children that no sibling needs", () => {
    const built = threeZones()
      .component("shop:Site", "site")
      .server("db", { in: "c" }, { parent: "site" })
      .server("front", { in: "b", calls: ["db"] }, { parent: "site" });
    expect(parts(built)).toEqual(built.urns("front"));
  });

  test("reaches through nested components", () => {
    const built = threeZones()
      .component("shop:Site", "site")
      .component("shop:Tier", "tier", {}, { parent: "site" })
      .server("db", { in: "c" }, { parent: "tier" })
      .server("front", { in: "b", calls: ["db"] }, { parent: "site" });
    expect(parts(built)).toEqual(built.urns("front"));
  });

  test("stands for all of a circle that nobody else needs", () => {
    const built = threeZones()
      .component("shop:Site", "site")
      .server("p", { in: "c", calls: ["q"] }, { parent: "site" })
      .server("q", { in: "c", calls: ["p"] }, { parent: "site" });
    expect(survives(built, site)).toBe("no");
    expect(verdicts(built, site)).toMatchObject([{ status: "violated", domain: hongKong.c }]);
  });

  test("does not lose a circle beside another root", () => {
    const built = threeZones()
      .component("shop:Site", "site")
      .server("root-1", { in: "b" }, { parent: "site" })
      .server("root-2", { in: "d" }, { parent: "site" })
      .server("p", { in: "c", calls: ["q"] }, { parent: "site" })
      .server("q", { in: "c", calls: ["p"] }, { parent: "site" });
    expect(verdicts(built, site.group("roots", "root-*"))).toMatchObject([{ status: "violated", domain: hongKong.c }]);
  });

  test("a circle that a sibling needs is no root", () => {
    const built = threeZones()
      .component("shop:Site", "site")
      .server("p", { in: "c", calls: ["q"] }, { parent: "site" })
      .server("q", { in: "c", calls: ["p"] }, { parent: "site" })
      .server("front", { in: "b", calls: ["p"] }, { parent: "site" });
    expect(parts(built)).toEqual(built.urns("front"));
  });

  test("with a balancer is entered through it: targets in one zone are its single point of failure", () => {
    const within = (second: string) =>
      threeZones()
        .component("shop:Site", "site")
        .server("s-1", { in: "c" }, { parent: "site" })
        .server("s-2", { in: second }, { parent: "site" })
        .alb("lb", { in: ["b", "c"], targets: ["s-1", "s-2"] }, { parent: "site" });
    const broken = within("c");
    expect(verdicts(broken, site)).toEqual([violated(hongKong.c, ["web"], broken.urns("s-1", "s-2"))]);
    expect(verdicts(within("b"), site)).toEqual([]);
  });

  test("a replica of a sibling is a root as well, a template or a rule is none", () => {
    const built = threeZones()
      .component("shop:Site", "site")
      .add("alicloud:ecs/securityGroup:SecurityGroup", "rules", {}, { parent: "site" })
      .server("front", { in: "b" }, { parent: "site" })
      .add(
        "alicloud:rds/instance:Instance",
        "db",
        { zoneId: "cn-hongkong-b", zoneIdSlaveA: "cn-hongkong-c" },
        { parent: "site" },
      );
    expect(parts(built)).toEqual(built.urns("db", "front"));
  });

  test("without anything that answers requests can't be shown to survive", () => {
    const built = threeZones()
      .component("shop:Site", "site")
      .vswitch("x", { zone: "cn-hongkong-b" }, { parent: "site" });
    expect(survives(built, site)).not.toBe("yes");
  });

  test("in a circle of components is lost with what stands in it", () => {
    const built = threeZones()
      .component("shop:Site", "site", { next: ["other"] })
      .component("shop:Other", "other", { next: ["site"], front: ["front"] })
      .server("front", { in: "c" });
    expect(verdicts(built, site)).toEqual([violated(hongKong.c, ["web"], built.urns("front"))]);
  });

  test("needs an observer or a copy of a child no more than the child does", () => {
    const built = threeZones()
      .component("shop:Site", "site", { entry: ["db"] })
      .add(
        "alicloud:rds/instance:Instance",
        "db",
        { zoneId: "cn-hongkong-b", zoneIdSlaveA: "cn-hongkong-c" },
        { parent: "site" },
      )
      .add(
        "alicloud:rds/readOnlyInstance:ReadOnlyInstance",
        "copy",
        { masterDbInstanceId: of("db"), zoneId: "cn-hongkong-d" },
        { parent: "site" },
      );
    expect(verdicts(built, site)).toEqual([]);
  });
});

test("a public address that nobody is told of hides no server behind it", () => {
  const built = stack()
    .subnet("a", { zone: "ap-east-1a" })
    .component("shop:Site", "site")
    .instance("proxy", { in: "a" }, { parent: "site" })
    .add("aws:ec2/eip:Eip", "address", { instance: of("proxy") }, { parent: "site" });
  expect(parts(built)).toEqual(built.urns("proxy"));
});
