import { describe, expect, test } from "vitest";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { graphOf, report, verdicts } from "../../builders/verdicts.ts";

const threeZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" });
const services = (built: StackBuilder) =>
  graphOf(built).services.map(({ name, severity }) => [name, severity] as const);

describe("without objectives", () => {
  test("what nothing else needs is a service", () => {
    const built = threeZones()
      .server("db", { in: "c" })
      .server("app", { in: "b", calls: ["db"] });
    expect(services(built)).toEqual([["app", "warning"]]);
  });

  test("a way out of a network is none, unless there is nothing else", () => {
    const network = threeZones().add("alicloud:vpc/natGateway:NatGateway", "nat", {
      vswitchId: of("b"),
      availabilityMode: "SingleAZ",
    });
    expect(services(network)).toEqual([["nat", "warning"]]);
    expect(services(network.server("app", { in: "c" }))).toEqual([["app", "warning"]]);
  });

  test("resources that need each other in a circle are one service", () => {
    const built = threeZones()
      .server("p", { in: "b", calls: ["q"] })
      .server("q", { in: "c", calls: ["p"] });
    expect(services(built)).toHaveLength(1);
    expect(verdicts(built).map(({ status, domain }) => [status, domain])).toEqual([
      ["violated", hongKong.b],
      ["violated", hongKong.c],
    ]);
  });

  test("a balancer with its listener, pool and targets is one service, entered by the listener", () => {
    const built = threeZones()
      .server("s-1", { in: "b" })
      .server("s-2", { in: "c" })
      .alb("lb", { in: ["b", "c"], targets: ["s-1", "s-2"] });
    expect(services(built)).toEqual([["lb-listener", "error"]]);
    expect(report(built).verdict).toBe("pass");
  });

  test("what can be entered from outside must survive a zone", () => {
    const built = threeZones().add("alicloud:ecs/instance:Instance", "front", {
      vswitchId: of("c"),
      internetMaxBandwidthOut: 10,
    });
    expect(services(built)).toEqual([["front", "error"]]);
    expect(report(built).verdict).toBe("fail");
  });

  test("what can't only warns, and does not fail the gate", () => {
    const built = threeZones().server("batch", { in: "c" });
    const { findings, verdict, totals } = report(built);
    expect(findings).toMatchObject([{ severity: "warning", status: "violated", domain: hongKong.c }]);
    expect(verdict).toBe("pass");
    expect(totals).toMatchObject({ violated: 0, undetermined: 0, warnings: 1, notes: 0 });
  });

  test("the report says that it assumed so", () => {
    const built = threeZones().server("batch", { in: "c" });
    expect(report(built).assumptions).toHaveLength(1);
    expect(report(built).services).toMatchObject([{ origin: "assumed", objective: ["zone"] }]);
    expect(report(built, objectives().service("batch", "batch")).assumptions).toEqual([]);
  });

  test("a stack in which nothing answers requests is reported, not passed", () => {
    expect(verdicts(threeZones())).toMatchObject([{ rule: "whole-stack-read", status: "undetermined" }]);
    expect(report(threeZones()).verdict).toBe("fail");
  });

  test("an empty stack is reported, not passed", () => {
    expect(report(stack()).verdict).toBe("fail");
  });

  test("a type that nobody described is a service as well, that nobody can vouch for", () => {
    expect(report(stack().foreign("alicloud:unheard/of:Of", "queue")).verdict).toBe("fail");
  });

  test("a remote component is a service as well, that nobody can vouch for", () => {
    expect(report(stack().remoteComponent("eks:index:Cluster", "cluster")).verdict).toBe("fail");
  });

  test("services of one name are told apart", () => {
    const built = threeZones()
      .component("shop:A", "one")
      .server("app", { in: "b" })
      .add("aws:s3/bucket:Bucket", "other", {}, { parent: "one" });
    const names = graphOf(built).services.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("an entry", () => {
  const pair = () => threeZones().server("web-front", { in: "b" }).server("web-back", { in: "c" });

  test("that matches several resources which nothing joins needs all of them", () => {
    expect(verdicts(pair(), objectives().service("web", "web-*")).map(({ domain }) => domain)).toEqual([
      hongKong.b,
      hongKong.c,
    ]);
  });

  test("that matches several of one group needs the group", () => {
    expect(verdicts(pair(), objectives().service("web", "web-*").group("web", "web-*"))).toEqual([]);
  });

  test("that names a balancer is entered by its listeners", () => {
    const built = threeZones()
      .server("s-1", { in: "c" })
      .alb("lb", { in: ["b", "c"], targets: ["s-1"] });
    const stated = objectives().service("web", "alicloud:alb/loadBalancer:LoadBalancer::lb");
    expect(graphOf(built, stated).services[0]?.entries).toEqual(built.urns("lb"));
    expect(verdicts(built, stated)).toMatchObject([{ status: "violated", domain: hongKong.c }]);
  });

  test("that matches nothing is reported and proves nothing", () => {
    const { findings, services: told, verdict } = report(pair(), objectives().service("web", "wbe-*"));
    expect(findings).toMatchObject([{ rule: "selectors-match", status: "undetermined", severity: "error" }]);
    expect(told[0]?.levels).toEqual({
      instance: "undetermined",
      zone: "undetermined",
      region: "undetermined",
      provider: "undetermined",
    });
    expect(verdict).toBe("fail");
  });

  test("that matches only rules and networks is reported", () => {
    expect(verdicts(pair(), objectives().service("web", "b"))).toMatchObject([{ rule: "selectors-match" }]);
  });

  test("never matches the stack or a provider", () => {
    const built = pair();
    const entries = graphOf(built, objectives().service("web", "*")).services[0]?.entries ?? [];
    expect(
      entries.filter((entry) => entry.includes("pulumi:providers:") || entry.includes("pulumi:pulumi:Stack")),
    ).toEqual([]);
  });

  test("is selected by type and by name", () => {
    const built = pair();
    expect(graphOf(built, objectives().service("web", "alicloud:ecs/*::web-f*")).services[0]?.entries).toEqual(
      built.urns("web-front"),
    );
  });
});

describe("what a service needs", () => {
  const tiers = () =>
    threeZones()
      .server("db-1", { in: "c" })
      .server("db-2", { in: "c" })
      .server("web-1", { in: "b" })
      .server("web-2", { in: "d" });
  const stated = objectives().group("web", "web-*").group("db", "db-*");

  test.each([
    ["a group", stated.service("web", "web-*", { needs: ["db"] })],
    ["another service", stated.service("web", "web-*", { needs: ["data"] }).service("data", "db-*")],
    ["a selector", stated.service("web", "web-*", { needs: ["*::db-*"] })],
  ])("may be %s", (_what, wanted) => {
    expect(report(tiers(), wanted).blastRadii.find(({ domain }) => domain === hongKong.c)?.lost).toContain("web");
  });

  test("that matches nothing is reported", () => {
    expect(verdicts(tiers(), stated.service("web", "web-*", { needs: ["*::bd-*"] })).map(({ rule }) => rule)).toContain(
      "selectors-match",
    );
  });
});
