import { describe, expect, test } from "vitest";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { buildGraph } from "../../../analyzer/graph/build-graph.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { graphOf, survives, undetermined, verdicts } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web*");
const threeZones = () =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" });
const placed = (zones: string) => {
  const built = threeZones();
  for (const [index, zone] of [...zones].entries()) built.server(`web-${index + 1}`, { in: zone });
  return built;
};

describe("a stated group", () => {
  test.each<[string, number | "majority", "yes" | "no"]>([
    ["bc", 1, "yes"],
    ["cc", 1, "no"],
    ["bc", 2, "no"],
    ["bcd", 2, "yes"],
    ["bcd", 3, "no"],
    ["bccd", 2, "yes"],
    ["bccd", 3, "no"],
    ["bcd", "majority", "yes"],
    ["bcc", "majority", "no"],
    ["bbcc", "majority", "no"],
    ["bbccd", "majority", "yes"],
    ["bbccc", "majority", "no"],
    ["bcd", 5, "no"],
  ])("with members in %s of which %s is required survives a zone: %s", (zones, rule, expected) => {
    expect(survives(placed(zones), web.group("web", "web-*", rule))).toBe(expected);
  });

  test("that requires more than it has is down before anything is lost: one finding, on its members", () => {
    const built = placed("bcd");
    const found = verdicts(built, web.group("web", "web-*", 5));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      status: "violated",
      services: ["web"],
      subjects: built.urns("web-1", "web-2", "web-3"),
    });
  });

  test("within a component has the members beneath it, one group for each", () => {
    const built = threeZones()
      .component("shop:Cell", "web-cell-1")
      .component("shop:Cell", "web-cell-2")
      .server("one-1", { in: "b" }, { parent: "web-cell-1" })
      .server("one-2", { in: "c" }, { parent: "web-cell-1" })
      .server("two-1", { in: "b" }, { parent: "web-cell-2" })
      .server("two-2", { in: "c" }, { parent: "web-cell-2" });
    const stated = objectives().service("web", "shop:Cell::*").group("nodes", "*-*", 1, "shop:Cell::*");
    expect(
      graphOf(built, stated)
        .groups.filter((group) => group.origin === "declared")
        .map(({ members }) => members),
    ).toEqual([built.urns("one-1", "one-2"), built.urns("two-1", "two-2")]);
    expect(verdicts(built, stated)).toEqual([]);
  });

  test("within components that bear one name is a group for each of them", () => {
    const built = threeZones()
      .component("shop:Region", "east")
      .component("shop:Zone", "west")
      .component("shop:Cell", "cell", {}, { parent: "east" })
      .component("shop:OtherCell", "other", {}, { parent: "west" })
      .server("e-1", { in: "b" }, { parent: "cell" })
      .server("e-2", { in: "c" }, { parent: "cell" })
      .server("w-1", { in: "b" }, { parent: "other" })
      .server("w-2", { in: "b" }, { parent: "other" });
    // The second cell is registered under the first one's name, as another type's resource may be.
    const snapshot = built.snapshot();
    const renamed = {
      ...snapshot,
      resources: snapshot.resources.map((record) => (record.name === "other" ? { ...record, name: "cell" } : record)),
    };
    const stated = objectives().service("web", "shop:*Cell::cell").group("nodes", "*-*", 1, "shop:*Cell::cell").build();
    const groups = buildGraph(renamed, stated, catalogue).groups;
    expect(groups.map(({ members }) => members)).toEqual([built.urns("e-1", "e-2"), built.urns("w-1", "w-2")]);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
  });

  test("has no rules and links among its members, whatever their names", () => {
    const built = placed("bc").add("alicloud:ecs/securityGroup:SecurityGroup", "web-rules");
    expect(graphOf(built, web.group("web", "web-*", 2)).groups.map(({ members }) => members)).toEqual([
      built.urns("web-1", "web-2"),
    ]);
  });

  test.each([
    ["members", objectives().service("web", "web-1").group("web", "wbe-*")],
    ["within", objectives().service("web", "web-1").group("web", "web-*", 1, "shop:Cel::*")],
  ])("whose %s match nothing is reported", (_what, stated) => {
    expect(verdicts(placed("bc"), stated).map(({ rule }) => rule)).toContain("selectors-match");
  });
});

describe("look-alikes that nothing joins", () => {
  test.each([
    ["web-1", "web-2"],
    ["web-01", "web-02"],
    ["web-a", "web-b"],
    ["web1", "web2"],
    ["web-1a", "web-1b"],
    ["web-node-0", "web-node-1"],
  ])("%s and %s are one suspected group", (one, other) => {
    const built = threeZones().server(one, { in: "b" }).server(other, { in: "c" });
    expect(verdicts(built, web)).toEqual([undetermined("survives-loss", ["web"], built.urns(one, other))]);
  });

  test.each([
    ["web-front", "web-back"],
    ["web-1", "webmail-1"],
    ["web", "web-api"],
  ])("%s and %s are each needed", (one, other) => {
    const built = threeZones().server(one, { in: "b" }).server(other, { in: "c" });
    expect(verdicts(built, web).map(({ status, domain }) => [status, domain])).toEqual([
      ["violated", hongKong.b],
      ["violated", hongKong.c],
    ]);
  });

  test("of another type or another parent are none", () => {
    const built = threeZones()
      .component("shop:A", "one")
      .component("shop:A", "two")
      .server("web-1", { in: "b" }, { parent: "one" })
      .server("web-2", { in: "c" }, { parent: "two" });
    expect(survives(built, web)).toBe("no");
  });

  test("in one zone are lost together, however many are needed", () => {
    const built = placed("cc");
    expect(verdicts(built, web)).toMatchObject([{ status: "violated", domain: hongKong.c }]);
  });
});
