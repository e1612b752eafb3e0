import { describe, expect, test } from "vitest";
import { explored, holds, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";

const network = () =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .subnet("c", { zone: "ap-east-1c" })
    .add("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds: [of("a"), of("b")] });

describe("a database that its provider switches to a standby", () => {
  const database = (properties = {}) =>
    network().add("aws:rds/instance:Instance", "db", {
      dbSubnetGroupName: of("subnets"),
      multiAz: true,
      ...properties,
    });

  test.each([
    ["sets no limit", {}, "yes"],
    ["allows what the vendor states", { rto: 120, rpo: 0 }, "yes"],
    ["allows less than the vendor states", { rto: 119 }, "no"],
    ["asks for nothing to be lost, where nothing is", { rpo: 0 }, "yes"],
  ] as const)("an objective that %s: %s", (_, zone, answer) => {
    expect(holds(explored(database(), objectives().service("db", "db", { survives: { zone } })))).toBe(answer);
  });

  test("a measured time in faultline.yaml counts before the vendor's", () => {
    const stated = objectives().service("db", "db", { survives: { zone: { rto: 60 } } });
    const drill = stated.takeover("aws:rds/instance:Instance::db", { time: 45 });
    expect(holds(explored(database(), drill))).toBe("yes");
    expect(holds(explored(database(), stated.takeover("aws:rds/instance:Instance::db", { time: null })))).toBe(
      "undetermined",
    );
  });

  test("limits of one level leave the others their own", () => {
    const stated = objectives().service("db", "db", { survives: { instance: { rto: 10 }, zone: {} } });
    const analysis = explored(database(), stated);
    expect(holds(analysis, "instance")).toBe("no");
    expect(holds(analysis, "zone")).toBe("yes");
  });
});

describe("a lag that a setting decides", () => {
  const cluster = (properties = {}) =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .add("alicloud:polardb/cluster:Cluster", "db", {
        vswitchId: of("b"),
        zoneId: "cn-hongkong-b",
        standbyAz: "cn-hongkong-c",
        hotStandbyCluster: "ON",
        ...properties,
      });
  const asked = objectives().service("db", "db", { survives: { zone: { rpo: 10 } } });

  test("is none where what was confirmed is with the standby already", () => {
    expect(holds(explored(cluster({ strictConsistency: "ON" }), asked))).toBe("yes");
    expect(holds(explored(cluster({ strictConsistency: "OFF" }), asked))).not.toBe("yes");
    expect(holds(explored(cluster(), asked))).not.toBe("yes");
  });
});

describe("a group with a primary that is known", () => {
  // Every combination against the sentence: F = all ∨ (primary ∧ (needs ∨ time > RTO ∨ lag > RPO)).
  const seconds = [0, 30, 60, null] as const;
  for (const time of seconds)
    for (const lag of seconds)
      for (const rto of [0, 30, null])
        for (const rpo of [0, 30, null])
          test(`time ${time}, lag ${lag} under rto ${rto}, rpo ${rpo} fails as the sentence says`, () => {
            const built = network().instance("twin-1", { in: "a" }).instance("twin-2", { in: "b" });
            const stated = objectives()
              .service("db", "twin-*", { survives: { zone: { rto, rpo } } })
              .group("twins", "twin-*", { primary: "twin-1" })
              .takeover("twins", { time, lag });
            const late = (takes: number | null, limit: number | null) =>
              limit === null ? false : takes === null ? null : takes > limit;
            const answers = [late(time, rto), late(lag, rpo)];
            const wanted = answers.includes(true) ? "no" : answers.includes(null) ? "undetermined" : "yes";
            expect(holds(explored(built, stated))).toBe(wanted);
          });

  test("is lost with its primary and what the switch needs, and with neither alone", () => {
    const built = network()
      .instance("twin-1", { in: "a" })
      .instance("twin-2", { in: "b" })
      .instance("key", { in: "c" });
    const stated = objectives()
      .service("db", "twin-*")
      .group("twins", "twin-*", { primary: "twin-1" })
      .takeover("twins", { mode: "manual", needs: ["*::key"] });
    const analysis = explored(built, stated);
    const [one, two, key] = ["a", "b", "c"].map((letter) => `aws/ap-east-1/ap-east-1${letter}`);
    const lost = (...domains: readonly (string | undefined)[]) =>
      (["favourable", "least-favourable"] as const).map((reading) =>
        isLost(analysis, "db", reading, ...domains.filter((domain) => domain !== undefined)),
      );
    expect(lost(one)).toEqual([false, false]);
    expect(lost(key)).toEqual([false, false]);
    expect(lost(two, key)).toEqual([false, false]);
    expect(lost(one, key)).toEqual([true, true]);
    expect(lost(one, two)).toEqual([true, true]);
  });

  test("that nobody names is undetermined where the switch is too slow", () => {
    const built = network().instance("twin-1", { in: "a" }).instance("twin-2", { in: "b" });
    const stated = objectives()
      .service("db", "twin-*", { survives: { zone: { rto: 10 } } })
      .group("twins", "twin-*", "primary")
      .takeover("twins", { time: 60 });
    expect(holds(explored(built, stated))).toBe("undetermined");
  });
});

test("a balancer whose second zone takes over is away for that long", () => {
  const built = stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .server("web-b", { in: "b" })
    .server("web-c", { in: "c" })
    .add("alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer", "slb", {
      addressType: "internet",
      masterZoneId: "cn-hongkong-b",
      slaveZoneId: "cn-hongkong-c",
    })
    .add("alicloud:slb/backendServer:BackendServer", "servers", {
      loadBalancerId: of("slb"),
      backendServers: [
        { serverId: of("web-b"), weight: 100 },
        { serverId: of("web-c"), weight: 100 },
      ],
    })
    .add("alicloud:slb/listener:Listener", "listener", { loadBalancerId: of("slb"), healthCheck: "on" });
  const answer = (rto: number | null) =>
    holds(explored(built, objectives().service("web", "listener", { survives: { zone: { rto } } })));
  expect(answer(null)).toBe("yes");
  expect(answer(30)).toBe("yes");
  expect(answer(29)).toBe("no");
});
