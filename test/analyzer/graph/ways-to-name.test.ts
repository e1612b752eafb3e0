import { describe, expect, test } from "vitest";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { survives, verdicts } from "../../builders/verdicts.ts";

/** A balancer in zones b and c whose targets all stand in c, and a robust server group that may need it. */
function balancer(): StackBuilder {
  return stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .server("target-1", { in: "c" })
    .server("target-2", { in: "c" })
    .alb("lb", { in: ["b", "c"], targets: ["target-1", "target-2"] });
}

const robust = (built: StackBuilder, calls: readonly string[] = []) =>
  built.server("web-1", { in: "b", calls }).server("web-2", { in: "c", calls });

describe("whichever way a balancer is reached, its targets count", () => {
  test.each<[string, StackBuilder, ReturnType<typeof objectives>]>([
    ["as an entry", balancer(), objectives().service("web", "lb")],
    ["by its listener as an entry", balancer(), objectives().service("web", "lb-listener")],
    [
      "as a need of a service",
      robust(balancer()),
      objectives()
        .service("web", "web-*", { needs: ["*::lb"] })
        .group("web", "web-*"),
    ],
    ["by user data", robust(balancer(), ["lb"]), objectives().service("web", "web-*").group("web", "web-*")],
    [
      "by a dependency in faultline.yaml",
      robust(balancer()),
      objectives().service("web", "web-*").group("web", "web-*").dependency("web-*", "needs", "lb"),
    ],
    [
      "by a component's output",
      balancer().component("shop:Edge", "edge", { balancer: ["lb"] }),
      objectives().service("web", "edge"),
    ],
    ["as a stated group", balancer(), objectives().service("web", "lb").group("front", "lb")],
  ])("%s", (_way, built, stated) => {
    expect(survives(built, stated)).toBe("no");
  });
});

describe("components that name themselves", () => {
  test("stand for their children", () => {
    const built = stack()
      .vswitch("c", { zone: "cn-hongkong-c" })
      .component("shop:Site", "site", { self: ["site"] })
      .server("web", { in: "c" }, { parent: "site" });
    expect(survives(built, objectives().service("web", "shop:Site::site"))).toBe("no");
  });

  test("or each other, stand for their children", () => {
    const built = stack()
      .vswitch("c", { zone: "cn-hongkong-c" })
      .component("shop:Site", "one", { other: ["two"] })
      .component("shop:Site", "two", { other: ["one"] })
      .server("web", { in: "c" }, { parent: "one" });
    expect(survives(built, objectives().service("web", "shop:Site::one"))).toBe("no");
  });
});

describe("what belongs to somebody else", () => {
  test("a listener on a balancer that is only named can't be shown to survive", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .add("alicloud:alb/listener:Listener", "web", { loadBalancerId: "alb-somebody-elses" });
    expect(survives(built, objectives().service("web", "web"))).toBe("undetermined");
  });

  test("a target that is only named may hold the pool up, or not", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("s", { in: "b" })
      .add("alicloud:alb/loadBalancer:LoadBalancer", "lb", {
        zoneMappings: [{ vswitchId: of("b") }, { vswitchId: of("c") }],
      })
      .add("alicloud:alb/serverGroup:ServerGroup", "pool", {
        healthCheckConfig: { healthCheckEnabled: true },
        servers: [
          { serverId: of("s"), serverType: "Ecs", weight: 100 },
          { serverId: "i-somebody-elses", serverType: "Ecs", weight: 100 },
        ],
      })
      .add("alicloud:alb/listener:Listener", "web", {
        loadBalancerId: of("lb"),
        defaultActions: [
          { type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: of("pool") }] } },
        ],
      });
    expect(survives(built, objectives().service("web", "web"))).toBe("undetermined");
  });

  test("unknown types that nothing needs are told where nobody stated services", () => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .server("worker", { in: "b" })
      .foreign("aws:unheard/of:Of", "api");
    expect(verdicts(built).filter(({ rule }) => rule === "whole-stack-read")).toMatchObject([
      { status: "undetermined", subjects: built.urns("api") },
    ]);
  });
});

test("a need from one cloud to the other rests on a link that nobody told", () => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .subnet("x", { zone: "ap-east-1a" })
    .subnet("y", { zone: "ap-east-1b" })
    .instance("db-1", { in: "x" })
    .instance("db-2", { in: "y" })
    .server("web-1", { in: "b", calls: ["db-1", "db-2"] })
    .server("web-2", { in: "c", calls: ["db-1", "db-2"] });
  const stated = objectives().service("web", "web-*").group("web", "web-*").group("db", "db-*");
  expect(survives(built, stated)).toBe("undetermined");
  expect(survives(built, stated.dependency("web-*", "none", "db-*"))).toBe("yes");
});
