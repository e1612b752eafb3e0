import { expect, test } from "vitest";
import { replacesIllServers } from "../../../analyzer/rules/replaces-ill-servers.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

type Properties = Readonly<Record<string, Given>>;

const web = objectives().service("web", "front-listener");
const aws = (properties: Properties, pools: readonly string[] = ["front-pool"]) =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .lb("front", { in: ["a"] })
    .add("aws:autoscaling/group:Group", "servers", {
      vpcZoneIdentifiers: [of("a")],
      minSize: 2,
      targetGroupArns: pools.map((pool) => of(pool)),
      ...properties,
    });
const alicloud = (properties: Properties) =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .alb("front", { in: ["b"] })
    .add("alicloud:ess/scalingGroup:ScalingGroup", "servers", {
      vswitchIds: [of("b")],
      minSize: 2,
      albServerGroups: [{ albServerGroupId: of("front-pool") }],
      ...properties,
    });
const found = (built: ReturnType<typeof stack>, status: string) => [
  { rule: "replaces-ill-servers", status, domain: null, services: ["web"], subjects: built.urns("servers") },
];

test.each([
  ["AWS: the balancer's check counts", aws({ healthCheckType: "ELB" })],
  ["AWS: no balancer asks", aws({}, [])],
  ["Alibaba Cloud: the balancer's check counts", alicloud({ healthCheckTypes: ["ECS", "LOAD_BALANCER"] })],
  ["Alibaba Cloud: the same in the older property", alicloud({ healthCheckType: "LOAD_BALANCER" })],
])("satisfied: %s", (_title, built) => {
  expect(foundBy(replacesIllServers, built, web)).toEqual([]);
});

test.each([
  ["AWS: the machine alone is asked", aws({ healthCheckType: "EC2" })],
  ["AWS: that is the default", aws({})],
  ["Alibaba Cloud: the machine alone is asked", alicloud({ healthCheckTypes: ["ECS"] })],
  ["Alibaba Cloud: that is the default", alicloud({})],
])("violated: %s", (_title, built) => {
  expect(foundBy(replacesIllServers, built, web)).toEqual(found(built, "violated"));
});

test("undetermined: told at deployment", () => {
  const built = aws({ healthCheckType: unknown });
  expect(foundBy(replacesIllServers, built, web)).toEqual(found(built, "undetermined"));
});

test("it is a note: nothing is lost by it", () => {
  const [one] = report(aws({}), web).findings.filter(({ rule }) => rule === "replaces-ill-servers");
  expect(one).toMatchObject({ severity: "note", blocks: false });
});
