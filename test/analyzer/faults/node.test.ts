import { describe, expect, test } from "vitest";
import { hongKong, instanceOf } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { unknown } from "../../builders/values.ts";
import { exploration, report, survives } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web");
const threeZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" });

describe("a resource is unavailable", () => {
  const built = () =>
    threeZones()
      .server("db", { in: "c" })
      .server("web", { in: "b", calls: ["db"] })
      .server("other", { in: "d" });
  test.each<[string, (stack: ReturnType<typeof built>) => string, readonly string[]]>([
    ["when it fails itself", (one) => instanceOf(one, "web"), ["web"]],
    ["when its place is lost", () => hongKong.b, ["web"]],
    ["when something that it needs fails", (one) => instanceOf(one, "db"), ["web"]],
    ["when the place of something that it needs is lost", () => hongKong.c, ["web"]],
    ["and not when anything else is lost", () => hongKong.d, []],
  ])("%s", (_when, domain, lost) => {
    const one = built();
    expect(exploration(one, web).blastRadii.find((radius) => radius.domain === domain(one))?.lost ?? []).toEqual(lost);
  });
});

describe("resources that need each other", () => {
  test("are up as long as nothing outside takes one of them", () => {
    const built = threeZones()
      .server("web", { in: "b", calls: ["peer"] })
      .server("peer", { in: "c", calls: ["web"] })
      .server("other", { in: "d" });
    const radii = new Map(exploration(built, web).blastRadii.map((radius) => [radius.domain, radius]));
    expect(radii.get(hongKong.d)).toMatchObject({ lost: [], perhapsLost: [] });
    expect(radii.get(hongKong.b)?.lost).toEqual(["web"]);
    expect(radii.get(hongKong.c)?.lost).toEqual(["web"]);
  });

  test("three in a circle are lost with any one of them", () => {
    const built = threeZones()
      .server("web", { in: "b", calls: ["q"] })
      .server("q", { in: "c", calls: ["r"] })
      .server("r", { in: "d", calls: ["web"] });
    expect(report(built, web).findings.map(({ domain }) => domain)).toEqual([hongKong.b, hongKong.c, hongKong.d]);
  });

  test("members of a group that name each other as the group survive as the group does", () => {
    const built = threeZones();
    const names = ["web-1", "web-2", "web-3"];
    for (const [index, name] of names.entries())
      built.server(name, { in: "bcd"[index] ?? "b", calls: names.filter((other) => other !== name) });
    expect(survives(built, objectives().service("web", "web-*").group("web", "web-*", "majority"))).toBe("yes");
  });
});

test("a part of which it is unknown whether it exists is none in the worst world and one in the best", () => {
  const built = stack().add("alicloud:kvstore/instance:Instance", "web", { zoneId: "cn-hongkong-c" });
  expect(
    exploration(built, web).blastRadii.find((radius) => radius.domain === instanceOf(built, "web", "primary")),
  ).toMatchObject({ lost: [], perhapsLost: ["web"] });
});

describe("what can't be told of a resource", () => {
  const levels = ["instance", "zone", "region", "provider"] as const;
  const each = (built: StackBuilder) => levels.map((level) => survives(built, web, level));

  test("a type that nobody described never fails for certain, and perhaps with any loss", () => {
    const built = stack().foreign("acme:index/vault:Vault", "web");
    expect(each(built)).toEqual(["undetermined", "undetermined", "undetermined", "undetermined"]);
    const open = report(built, web).findings.filter(({ status }) => status === "undetermined");
    expect(open.map(({ subjects }) => subjects)).toContainEqual(built.urns("web"));
    expect(open.flatMap(({ evidence }) => evidence)).toContainEqual(
      expect.objectContaining({ kind: "fact", unjudged: true }),
    );
  });

  test("what stands in one of two ways fails for certain only as far as it does in both", () => {
    const cache = stack().add("alicloud:redis/tairInstance:TairInstance", "web", {
      zoneId: "cn-hongkong-c",
      nodeType: unknown,
    });
    expect(each(cache)).toEqual(["undetermined", "no", "no", "no"]);
    const perInstance = objectives().service("web", "web", { survives: "instance" });
    const [mode] = report(cache, perInstance).findings.filter(({ status }) => status === "undetermined");
    expect(mode?.subjects).toEqual(cache.urns("web"));
    const disk = stack().add("alicloud:ecs/ecsDisk:EcsDisk", "web", { zoneId: "cn-hongkong-c", category: unknown });
    expect(each(disk)).toEqual(["undetermined", "undetermined", "no", "no"]);
  });
});
