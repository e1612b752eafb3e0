import { describe, expect, test } from "vitest";
import { explored, holds, isLost, takenWith } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { unknown } from "../../builders/values.ts";

const line = "aws:directconnect/connection:Connection";
const lines = (...locations: readonly (string | typeof unknown)[]) => {
  const built = stack();
  for (const [index, location] of locations.entries())
    built.add(line, `line-${index}`, { location, bandwidth: "1Gbps" });
  return built;
};
const asked = objectives().service("office", "line-*").group("lines", "line-*");

describe("buildings that lines end in", () => {
  test.each([
    ["two lines in two buildings", lines("EqHK1", "iAdvantage"), "yes"],
    ["two lines in one building", lines("EqHK1", "EqHK1"), "no"],
    ["one that nobody can tell", lines("EqHK1", unknown), "undetermined"],
    ["two that nobody can tell", lines(unknown, unknown), "undetermined"],
    ["one line", lines("EqHK1"), "no"],
    ["one line that ends nobody knows where", lines(unknown), "no"],
  ] as const)("%s: %s", (_, built, answer) => {
    expect(holds(explored(built, asked))).toBe(answer);
  });

  test("are no zones, and go with their provider", () => {
    const analysis = explored(lines("EqHK1"), asked);
    expect(analysis.domains.filter(({ kind }) => kind === "zone")).toEqual([]);
    expect(takenWith(analysis, "office", "site").certainly).toEqual(["site:aws/EqHK1"]);
    expect(isLost(analysis, "office", "favourable", "aws")).toBe(true);
  });

  test("take the lines of one provider only", () => {
    const built = lines("HK1").add("alicloud:expressconnect/physicalConnection:PhysicalConnection", "line-far", {
      accessPointId: "HK1",
      lineOperator: "Other",
    });
    expect(holds(explored(built, asked))).toBe("yes");
  });
});

describe("zones that share a building", () => {
  const servers = () =>
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("web-1", { in: "b" })
      .server("web-2", { in: "c" });
  const stated = objectives().service("web", "web-*").group("web", "web-*");

  test("are lost together where faultline.yaml says so", () => {
    expect(holds(explored(servers(), stated))).toBe("yes");
    const shared = explored(servers(), stated.site("harbour", "cn-hongkong-b", "alicloud/cn-hongkong/cn-hongkong-c"));
    expect(holds(shared)).toBe("no");
    expect(takenWith(shared, "web", "site").certainly).toEqual(["site:harbour"]);
  });

  test("that nothing stands in are said", () => {
    const { gaps } = explored(servers(), stated.site("harbour", "cn-hongkong-d")).graph;
    expect(gaps).toMatchObject([{ kind: "statement-without-effect", where: "sites" }]);
  });
});
