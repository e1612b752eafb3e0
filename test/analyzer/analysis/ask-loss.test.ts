import { describe, expect, test } from "vitest";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";
import { ask, examined, lostServices, perhapsLost } from "./explorations.ts";

const twoZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .server("web-1", { in: "b" })
    .server("web-2", { in: "c" })
    .alb("web", { in: ["b", "c"], targets: ["web-1", "web-2"] });

describe("a loss", () => {
  test("of nothing takes nothing", () => {
    const { state } = ask(examined(twoZones(), objectives().service("web", "web-listener")), {});
    expect(state.lost).toEqual([]);
    expect(state.untouched).toEqual(["web"]);
  });

  test("of one zone of two leaves a service up, and less redundant", () => {
    const { state } = ask(examined(twoZones(), objectives().service("web", "web-listener")), { lost: [hongKong.c] });
    expect(state.lost).toEqual([]);
    expect(state.redundancyLost[0]?.lostWith).toContain(hongKong.b);
  });

  test("of both zones takes it, with a proof that names both", () => {
    const report = ask(examined(twoZones(), objectives().service("web", "web-listener")), {
      lost: [hongKong.b, hongKong.c],
    });
    expect(lostServices(report)).toEqual(["web"]);
    const says = report.state.lost[0]?.derivation.steps.map((step) => step.says) ?? [];
    expect(says).toEqual(expect.arrayContaining(["cn-hongkong-b is lost", "cn-hongkong-c is lost"]));
  });

  test("of a zone takes what stands in an unknown one perhaps, and says what decides", () => {
    const built = stack().vswitch("somewhere", { zone: unknown }).server("web-1", { in: "somewhere" });
    const report = ask(examined(built, objectives().service("web", "web-1")), { lost: [hongKong.c] });
    expect(lostServices(report)).toEqual([]);
    expect(perhapsLost(report)).toEqual(["web"]);
    expect(report.state.facts).not.toEqual([]);
  });

  test("of a balancer as a whole takes what is entered through it", () => {
    const built = twoZones();
    const report = ask(examined(built, objectives().service("web", "web-listener")), { down: [built.urn("web")] });
    expect(lostServices(report)).toEqual(["web"]);
  });
});

describe("a store that is wrong", () => {
  const metadata = () =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .add("alicloud:mse/cluster:Cluster", "metadata", { vswitchId: of("b") })
      .server("orders-1", { in: "b", calls: ["metadata"] })
      .server("orders-2", { in: "c", calls: ["metadata"] })
      .server("prices", { in: "c" });
  const services = () =>
    objectives().group("orders", "orders-*").service("orders", "orders-*").service("prices", "prices");

  test("takes what reads it wherever it stands, and nothing else", () => {
    const built = metadata();
    const report = ask(examined(built, services()), { corrupted: [built.urn("metadata")] });
    expect(lostServices(report)).toEqual(["orders"]);
    expect(report.state.untouched).toEqual(["prices"]);
  });

  test("takes one wave at once where its changes are staged", () => {
    const built = metadata();
    const report = ask(examined(built, services().staging("*::metadata", "*::orders-1", "*::orders-2")), {
      corrupted: [built.urn("metadata")],
    });
    expect(lostServices(report)).toEqual([]);
    expect(report.waves).toHaveLength(2);
    expect(report.waves.filter(({ chosen }) => chosen)).toHaveLength(1);
  });
});

describe("a surge", () => {
  const servers = () =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("orders-1", { in: "b" })
      .server("orders-2", { in: "c" });
  const stated = (peak: number | null) =>
    objectives()
      .group("order servers", "orders-*", 1, null, 100)
      .service("orders", "orders-*", peak === null ? {} : { capacity: { peak, unit: "requests/s" } });

  test("below what the servers carry is carried", () => {
    const { state } = ask(examined(servers(), stated(100)), { surges: [{ service: "orders", factor: 2 }] });
    expect(state.capacityShort).toEqual([]);
    expect(state.capacities).toMatchObject([{ best: 200, worst: 200, peak: 200 }]);
  });

  test("above it is not", () => {
    const { state } = ask(examined(servers(), stated(100)), { surges: [{ service: "orders", factor: 2.5 }] });
    expect(state.capacityShort).toEqual([{ service: "orders", sure: true }]);
  });

  test("with a zone lost is measured by what is left", () => {
    const { state } = ask(examined(servers(), stated(100)), {
      surges: [{ service: "orders", factor: 1.5 }],
      lost: [hongKong.c],
    });
    expect(state.capacities).toMatchObject([{ best: 100, peak: 150 }]);
    expect(state.capacityShort).toEqual([{ service: "orders", sure: true }]);
  });

  test("of a service without a stated peak tells nothing", () => {
    const { surges } = ask(examined(servers(), stated(null)), { surges: [{ service: "orders", factor: 2 }] });
    expect(surges).toMatchObject([{ peak: null }]);
  });
});

test("the ranking tells pairs that take what neither of them takes alone, and only those", () => {
  const { ranking } = ask(examined(twoZones(), objectives().service("web", "web-listener")), { worst: true });
  const pairs = ranking?.pairs.map(({ domains }) => domains.join(" ")) ?? [];
  expect(pairs).toContain(`${hongKong.b} ${hongKong.c}`);
  for (const { together } of ranking?.pairs ?? []) expect(together).not.toEqual([]);
  expect(ranking?.singles.map(({ domains }) => domains[0])).toContain(hongKong.region);
  expect(ranking?.singles.map(({ domains }) => domains[0])).not.toContain(hongKong.c);
});
