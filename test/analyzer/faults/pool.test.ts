import { describe, expect, test } from "vitest";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { report, survives } from "../../builders/verdicts.ts";

const web = objectives().service("web", "web-listener");

/** A scaling group over some vSwitches behind a balancer in two zones. */
function behindBalancer(properties: {
  readonly healthCheck?: boolean;
  readonly zones?: readonly string[];
  readonly policy?: string;
}) {
  const { healthCheck, zones = ["b", "c"], policy = "BALANCE" } = properties;
  return stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .vswitch("d", { zone: "cn-hongkong-d" })
    .alb("web", { in: ["b", "c"], ...(healthCheck === undefined ? {} : { healthCheck }) })
    .add("alicloud:ess/scalingGroup:ScalingGroup", "servers", {
      minSize: 4,
      maxSize: 8,
      multiAzPolicy: policy,
      vswitchIds: zones.map((zone) => of(zone)),
      albServerGroups: [{ albServerGroupId: of("web-pool"), port: 80, weight: 100 }],
    });
}

describe("a scaling group that is a pool's only target", () => {
  test.each([
    ["whose servers' health is checked loses a zone's servers and no more", true, "yes"],
    ["whose servers' health nobody checks goes on being asked for those of a lost zone", false, "no"],
  ] as const)("%s", (_, healthCheck, answer) => {
    expect(survives(behindBalancer({ healthCheck }), web)).toBe(answer);
  });

  test("unchecked is blamed for any zone that is sure to hold one of its servers", () => {
    const { findings } = report(behindBalancer({ healthCheck: false }), web);
    const lost = findings.filter(({ rule }) => rule === "survives-loss");
    expect(lost.map(({ domain }) => domain)).toEqual([hongKong.b, hongKong.c]);
  });

  test("unchecked and without a promise to spread may have none in the lost zone", () => {
    expect(survives(behindBalancer({ healthCheck: false, policy: "COST_OPTIMIZED" }), web)).toBe("undetermined");
  });
});
