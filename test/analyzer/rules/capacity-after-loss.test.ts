import { describe, expect, test } from "vitest";
import { capacityAfterLoss } from "../../../analyzer/rules/capacity-after-loss.ts";
import { apEast, hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

const peak = (most: number) =>
  objectives()
    .service("web", "web*", { capacity: { peak: most, unit: "requests/s" } })
    .group("web", "web*", 1, null, 100);
const group = (minSize: number | typeof unknown, desiredCapacity: number | typeof unknown) =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .add("aws:autoscaling/group:Group", "web", {
      vpcZoneIdentifiers: [of("a"), of("b")],
      minSize,
      desiredCapacity,
      availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
    });
const servers = (...zones: readonly string[]) => {
  const built = stack();
  for (const [index, zone] of zones.entries())
    built.vswitch(`v${index}`, { zone }).server(`web-${index}`, { in: `v${index}` });
  return built;
};

test.each([
  ["two zones of three carry it", servers("cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-d"), 200],
  ["half of a scaling group carries it", group(4, 4), 200],
])("satisfied: %s", (_title, built, most) => {
  expect(foundBy(capacityAfterLoss, built, peak(most))).toEqual([]);
});

test("satisfied: no peak is stated", () => {
  const stated = objectives().service("web", "web*").group("web", "web*");
  expect(foundBy(capacityAfterLoss, servers("cn-hongkong-b", "cn-hongkong-c"), stated)).toEqual([]);
});

describe("violated", () => {
  test("the zone that holds most leaves too little, and is named with what stands in it", () => {
    const built = servers("cn-hongkong-b", "cn-hongkong-c", "cn-hongkong-c");
    expect(foundBy(capacityAfterLoss, built, peak(200))).toMatchObject([
      {
        status: "violated",
        domain: hongKong.c,
        services: ["web"],
        subjects: expect.arrayContaining([...built.urns("web-1", "web-2")]),
      },
    ]);
  });

  test("each zone of an even group is one loss, and none is told twice", () => {
    const found = foundBy(capacityAfterLoss, group(4, 4), peak(300));
    expect(found.map(({ domain }) => domain)).toEqual([apEast.a, apEast.b]);
  });

  test("a service that is down altogether is told by survives-loss alone", () => {
    const built = servers("cn-hongkong-c", "cn-hongkong-c");
    expect(report(built, peak(100)).findings.map(({ rule, domain }) => `${rule} ${domain}`)).toEqual([
      `survives-loss ${hongKong.c}`,
    ]);
  });
});

describe("undetermined", () => {
  test("a number that is not kept at all times, enough to serve and perhaps too few for the peak", () => {
    const built = group(2, 4);
    expect(foundBy(capacityAfterLoss, built, peak(200))).toMatchObject([
      { status: "undetermined", services: ["web"], subjects: built.urns("web") },
    ]);
  });

  test("a number that only deployment tells decides whether there is a service and what it carries: told once", () => {
    const built = group(unknown, 4);
    const { findings } = report(built, peak(200));
    expect(findings).toMatchObject([
      { rule: "survives-loss", status: "undetermined", services: ["web"], subjects: built.urns("web") },
    ]);
    expect(findings[0]?.message).toContain("carries the peak");
    const unasked = objectives().service("web", "web*").group("web", "web*", 1, null, 100);
    expect(report(built, unasked).findings[0]?.message).not.toContain("peak");
  });

  test.each([
    ["nobody knows how many are desired", group(unknown, unknown), "survives-loss"],
    ["nobody knows how many more than its least number", group(2, unknown), "capacity-after-loss"],
  ])("no number proves that it is too few: %s", (_title, built, rule) => {
    expect(report(built, peak(300)).findings).toMatchObject([{ rule, status: "undetermined" }]);
  });

  test("nobody said what a member carries", () => {
    const stated = objectives()
      .service("web", "web*", { capacity: { peak: 1, unit: "orders/s" } })
      .group("web", "web*");
    expect(foundBy(capacityAfterLoss, group(4, 4), stated)).toMatchObject([
      { status: "undetermined", services: ["web"], domain: null },
    ]);
  });

  test("what is said of a group that its requests never come to carries nothing", () => {
    const built = group(4, 4).subnet("c", { zone: "ap-east-1c" }).instance("other", { in: "c" });
    const stated = objectives()
      .service("web", "web", { capacity: { peak: 1, unit: "orders/s" } })
      .service("other", "other")
      .group("others", "other", 1, null, 100);
    expect(foundBy(capacityAfterLoss, built, stated)).toEqual([
      { rule: "capacity-after-loss", status: "undetermined", domain: null, services: ["web"], subjects: [] },
    ]);
  });
});
