import { describe, expect, test } from "vitest";
import { analyze } from "../../../analyzer/analyze.ts";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { placementKnown } from "../../../analyzer/rules/placement-known.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of, unknown } from "../../builders/values.ts";
import { report, undetermined, verdicts } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web*").group("web", "web-*");
const pair = (one: string | typeof unknown, other: string | typeof unknown) =>
  stack()
    .vswitch("u", { zone: one })
    .vswitch("v", { zone: other })
    .server("web-1", { in: "u" })
    .server("web-2", { in: "v" });
const alone = (built: StackBuilder) =>
  analyze(built.snapshot(), web.build(), { catalogue, rules: [placementKnown] }).findings;

describe("satisfied", () => {
  test.each([
    ["both places are stated", pair("cn-hongkong-b", "cn-hongkong-c")],
    ["both are stated and the same: another rule's finding", pair("cn-hongkong-c", "cn-hongkong-c")],
    [
      "the unknown place decides nothing",
      pair("cn-hongkong-b", "cn-hongkong-c").vswitch("w").server("batch", { in: "w" }),
    ],
    [
      "what is open is no place",
      stack().add("alicloud:kvstore/instance:Instance", "web", {
        zoneId: "cn-hongkong-c",
        secondaryZoneId: "cn-hongkong-c",
      }),
    ],
    ["the unknown place is proved lost", stack().vswitch("u").server("web-1", { in: "u" })],
  ])("%s", (_title, built) => {
    expect(alone(built)).toEqual([]);
  });
});

describe("undetermined", () => {
  test("two unknown places decide together: one finding that names both", () => {
    const built = pair(unknown, unknown);
    expect(verdicts(built, web)).toEqual([undetermined("placement-known", ["web"], built.urns("u", "v"))]);
  });

  test("one unknown place beside a known one decides alone", () => {
    const built = pair("cn-hongkong-b", unknown);
    expect(verdicts(built, web)).toEqual([undetermined("placement-known", ["web"], built.urns("v"))]);
  });

  test("one deciding fact is one finding that lists the services it decides", () => {
    const built = pair("cn-hongkong-b", unknown).server("api-1", { in: "u" }).server("api-2", { in: "v" });
    const both = web.service("api", "api*").group("api", "api-*");
    expect(verdicts(built, both)).toEqual([undetermined("placement-known", ["api", "web"], built.urns("v"))]);
  });

  test("facts that decide apart are findings apart", () => {
    const built = pair("cn-hongkong-b", unknown).vswitch("w").server("db-1", { in: "u" }).server("db-2", { in: "w" });
    const both = web.group("db", "db-*").service("data", "db*");
    expect(verdicts(built, both)).toEqual([
      undetermined("placement-known", ["web"], built.urns("v")),
      undetermined("placement-known", ["data"], built.urns("w")),
    ]);
  });

  test("a list that deployment puts together names the resource that states it", () => {
    const built = stack()
      .subnet("a", { zone: "ap-east-1a" })
      .subnet("b", { zone: "ap-east-1b" })
      .add("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: of("a", "b"), minSize: 2 });
    expect(verdicts(built, objectives().service("web", "web"))).toEqual([
      undetermined("placement-known", ["web"], built.urns("web")),
    ]);
  });

  test("every fact says what to write, and the gate fails", () => {
    const { findings, verdict } = report(pair(unknown, unknown), web);
    expect(verdict).toBe("fail");
    expect(findings[0]?.remedy).toHaveLength(2);
    for (const { advice } of findings[0]?.remedy ?? []) expect(advice).toContain("zoneId");
  });
});
