import { describe, expect, test } from "vitest";
import { explored, holds, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { report } from "../../builders/verdicts.ts";

const [zoneA, zoneB] = ["aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b"] as const;

const network = () =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .instance("web-a", { in: "a" })
    .instance("web-b", { in: "b" });

describe("a balancer that is its own listener", () => {
  const classic = (properties: Readonly<Record<string, Given>> = {}) =>
    network().add("aws:elb/loadBalancer:LoadBalancer", "lb", {
      subnets: [of("a"), of("b")],
      instances: [of("web-a"), of("web-b")],
      listeners: [],
      ...properties,
    });
  const asked = objectives().service("web", "lb");

  test.each([
    ["targets in both zones", classic(), "yes"],
    ["targets in one zone", classic({ instances: [of("web-a")] }), "no"],
    ["itself in one zone", classic({ subnets: [of("a")] }), "no"],
    ["targets that nobody can tell", classic({ instances: unknown }), "undetermined"],
    ["each zone its own targets", classic({ crossZoneLoadBalancing: false }), "yes"],
    [
      "each zone its own targets, one zone without any",
      classic({ crossZoneLoadBalancing: false, instances: [of("web-a")] }),
      "no",
    ],
  ] as const)("%s: %s", (_, built, answer) => {
    expect(holds(explored(built, asked))).toBe(answer);
  });

  test("has the targets that are attached to it one by one as well", () => {
    const built = classic({ instances: [of("web-a")] }).add("aws:elb/attachment:Attachment", "more", {
      elb: of("lb"),
      instance: of("web-b"),
    });
    expect(holds(explored(built, asked))).toBe("yes");
  });

  test("an attachment of one of several adds one of them, whichever it will be", () => {
    const attached = (instance: Given) =>
      classic({ instances: [of("web-a")] })
        .instance("web-c", { in: "a" })
        .add("aws:elb/attachment:Attachment", "more", { elb: of("lb"), instance });
    expect(holds(explored(attached(of("web-b")), asked))).toBe("yes");
    expect(holds(explored(attached(of("web-c")), asked))).toBe("no");
    expect(holds(explored(attached(of("web-b", "web-c")), asked))).toBe("undetermined");
  });

  test("is lost with all of its targets, and with both of its zones", () => {
    const built = classic();
    const analysis = explored(built, asked);
    const alone = (name: string) => `instance:${built.urn(name)}`;
    expect(isLost(analysis, "web", "favourable", alone("web-a"), alone("web-b"))).toBe(true);
    expect(isLost(analysis, "web", "favourable", zoneA, zoneB)).toBe(true);
    expect(isLost(analysis, "web", "least-favourable", alone("web-a"))).toBe(false);
  });

  test("is not lost with targets that faultline.yaml takes off its path", () => {
    const analysis = explored(classic({ instances: [of("web-a")] }), asked.dependency("lb", "none", "web-a"));
    expect(isLost(analysis, "web", "favourable", zoneA)).toBe(false);
  });

  test("is the service where nobody stated one", () => {
    expect(explored(classic()).graph.services.map(({ name }) => name)).toEqual(["lb"]);
  });
});

describe("names that are answered with the addresses of pools", () => {
  /** A traffic manager with a default pool and one that stands by, their health checked as given. */
  function manager(checks: readonly string[], standby = true): StackBuilder {
    const built = stack()
      .vswitch("v-b", { zone: "cn-hongkong-b" })
      .vswitch("v-c", { zone: "cn-hongkong-c" })
      .server("one", { in: "v-b" })
      .server("two", { in: "v-b" })
      .server("spare", { in: "v-c" })
      .add("alicloud:dns/gtmInstance:GtmInstance", "gtm", {})
      .add("alicloud:dns/addressPool:AddressPool", "default", {
        instanceId: of("gtm"),
        addresses: [
          { address: of("one"), lbaWeight: 1 },
          { address: of("two"), lbaWeight: 1 },
        ],
      })
      .add("alicloud:dns/addressPool:AddressPool", "failover", {
        instanceId: of("gtm"),
        addresses: [{ address: of("spare"), lbaWeight: 1 }],
      })
      .add("alicloud:dns/accessStrategy:AccessStrategy", "strategy", {
        instanceId: of("gtm"),
        defaultAddrPools: [{ addrPoolId: of("default") }],
        ...(standby ? { failoverAddrPools: [{ addrPoolId: of("failover") }] } : {}),
      });
    for (const pool of checks)
      built.add("alicloud:dns/monitorConfig:MonitorConfig", `check-${pool}`, { addrPoolId: of(pool) });
    return built;
  }
  const answer = (built: StackBuilder) => holds(explored(built, objectives().service("web", "gtm")));

  test.each([
    ["all pools checked", ["default", "failover"], true, "yes"],
    ["one pool that nobody checks", ["default"], true, "yes"],
    ["no pool that is checked", [], true, "undetermined"],
    ["no pool that stands by", ["default"], false, "no"],
  ] as const)("%s: %s", (_, checks, standby, wanted) => {
    expect(answer(manager(checks, standby))).toBe(wanted);
  });

  test("are lost with what answers, and with the targets of all pools", () => {
    const analysis = explored(manager(["default", "failover"]), objectives().service("web", "gtm"));
    expect(isLost(analysis, "web", "favourable", "product:alicloud/dns")).toBe(true);
    const zones = ["b", "c"].map((letter) => `alicloud/cn-hongkong/cn-hongkong-${letter}`);
    expect(isLost(analysis, "web", "favourable", ...zones)).toBe(true);
  });
});

test("a pool whose targets nobody here knows may be lost without any loss, and none is given as an example", () => {
  const empty = network()
    .add("aws:lb/loadBalancer:LoadBalancer", "lb", { subnets: [of("a"), of("b")] })
    .add("aws:lb/targetGroup:TargetGroup", "pool", { healthCheck: { enabled: true } })
    .add("aws:lb/listener:Listener", "https", {
      loadBalancerArn: of("lb"),
      defaultActions: [{ type: "forward", targetGroupArn: of("pool") }],
    });
  const { findings } = report(empty, objectives().service("web", "https", { survives: "zone" }));
  expect(findings).toMatchObject([{ status: "undetermined", domain: null, services: ["web"] }]);
});
