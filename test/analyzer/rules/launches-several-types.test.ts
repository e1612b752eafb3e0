import { expect, test } from "vitest";
import { launchesSeveralTypes } from "../../../analyzer/rules/launches-several-types.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

type Properties = Readonly<Record<string, Given>>;

const rebuilt = objectives().service("web", "*roup::web*", { repairable: "zone" });
const aws = (properties: Properties, built = stack().subnet("a", { zone: "ap-east-1a" }), name = "web") =>
  built.add("aws:autoscaling/group:Group", name, { vpcZoneIdentifiers: [of("a")], minSize: 2, ...properties });
const alicloud = (properties: Properties) =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .add("alicloud:ess/scalingGroup:ScalingGroup", "web", { vswitchIds: [of("b")], minSize: 2 })
    .add("alicloud:ess/scalingConfiguration:ScalingConfiguration", "template", {
      scalingGroupId: of("web"),
      ...properties,
    });
const found = (built: StackBuilder, status: string, ...names: readonly string[]) => [
  { rule: "launches-several-types", status, domain: null, services: ["web"], subjects: built.urns(...names) },
];
const overriding = (...overrides: readonly Given[]) => ({ mixedInstancesPolicy: { launchTemplate: { overrides } } });
const several = overriding({ instanceType: "a" }, { instanceType: "b" });

test.each([
  ["AWS: several will do", aws(several)],
  ["AWS: whatever has as many cores", aws(overriding({ instanceRequirements: { vcpuCount: { min: 4 } } }))],
  ["Alibaba Cloud: several will do", alicloud({ instanceTypes: ["a", "b"] })],
  ["Alibaba Cloud: as a pattern", alicloud({ instancePatternInfos: [{ cores: 4 }] })],
])("satisfied: %s", (_title, built) => {
  expect(foundBy(launchesSeveralTypes, built, rebuilt)).toEqual([]);
});

test("satisfied: nothing is to be rebuilt", () => {
  expect(foundBy(launchesSeveralTypes, aws({}), objectives().service("web", "web"))).toEqual([]);
});

test("violated on AWS: the one type of the template", () => {
  const built = aws({});
  expect(foundBy(launchesSeveralTypes, built, rebuilt)).toEqual(found(built, "violated", "web"));
});

test("violated on AWS: a policy of one type", () => {
  const built = aws(overriding({ instanceType: "a" }));
  expect(foundBy(launchesSeveralTypes, built, rebuilt)).toEqual(found(built, "violated", "web"));
});

test("undetermined on AWS: a policy that leaves it to the template", () => {
  const built = aws({ mixedInstancesPolicy: { launchTemplate: {} } });
  expect(foundBy(launchesSeveralTypes, built, rebuilt)).toEqual(found(built, "undetermined", "web"));
});

test("violated on Alibaba Cloud: the configuration names the group that it is of", () => {
  const built = alicloud({ instanceType: "a" });
  expect(foundBy(launchesSeveralTypes, built, rebuilt)).toEqual(found(built, "violated", "template"));
});

test("many groups are one weakness", () => {
  const built = aws({}, aws({}), "web-2");
  expect(foundBy(launchesSeveralTypes, built, rebuilt)).toEqual(found(built, "violated", "web", "web-2"));
});

test("undetermined: the list is told at deployment", () => {
  const built = alicloud({ instanceTypes: unknown });
  expect(foundBy(launchesSeveralTypes, built, rebuilt)).toEqual(found(built, "undetermined", "template"));
});
