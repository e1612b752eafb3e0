import { expect, test } from "vitest";
import { anyServerAnswers } from "../../../analyzer/rules/any-server-answers.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

type Properties = Readonly<Record<string, Given>>;
const aws = (properties: Properties) => stack().add("aws:lb/targetGroup:TargetGroup", "pool", properties);
const alicloud = (properties: Properties) => stack().add("alicloud:alb/serverGroup:ServerGroup", "pool", properties);

test.each([
  ["AWS: none", aws({})],
  ["AWS: switched off", aws({ stickiness: { type: "lb_cookie", enabled: false } })],
  ["Alibaba Cloud: none", alicloud({})],
  ["Alibaba Cloud: switched off", alicloud({ stickySessionConfig: { stickySessionEnabled: false } })],
])("satisfied: %s", (_title, built) => {
  expect(foundBy(anyServerAnswers, built)).toEqual([]);
});

test.each([
  ["violated", "AWS: by a cookie", aws({ stickiness: { type: "lb_cookie" } })],
  ["violated", "Alibaba Cloud: by a cookie", alicloud({ stickySessionConfig: { stickySessionEnabled: true } })],
  [
    "violated",
    "Alibaba Cloud's classic balancer",
    stack().add("alicloud:slb/listener:Listener", "pool", { stickySession: "on" }),
  ],
  ["undetermined", "told at deployment", alicloud({ stickySessionConfig: { stickySessionEnabled: unknown } })],
])("%s: %s", (status, _title, built) => {
  expect(foundBy(anyServerAnswers, built)).toEqual([
    { rule: "any-server-answers", status, domain: null, services: [], subjects: built.urns("pool") },
  ]);
});
