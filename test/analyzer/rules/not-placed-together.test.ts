import { expect, test } from "vitest";
import { notPlacedTogether } from "../../../analyzer/rules/not-placed-together.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

const aws = (strategy: Given) => stack().add("aws:ec2/placementGroup:PlacementGroup", "set", { strategy });
const alicloud = (properties: Readonly<Record<string, Given>>) =>
  stack().add("alicloud:ecs/ecsDeploymentSet:EcsDeploymentSet", "set", properties);

test.each([
  ["AWS: spread", aws("spread")],
  ["AWS: in partitions", aws("partition")],
  ["Alibaba Cloud: on different hosts", alicloud({ strategy: "Availability" })],
  ["Alibaba Cloud: that is the default", alicloud({})],
])("satisfied: %s", (_title, built) => {
  expect(foundBy(notPlacedTogether, built)).toEqual([]);
});

test.each([
  ["violated", "AWS: packed for speed", aws("cluster")],
  ["violated", "Alibaba Cloud: packed for speed", alicloud({ strategy: "LowLatency" })],
  ["undetermined", "told at deployment", aws(unknown)],
])("%s: %s", (status, _title, built) => {
  expect(foundBy(notPlacedTogether, built)).toEqual([
    { rule: "not-placed-together", status, domain: null, services: [], subjects: built.urns("set") },
  ]);
});
