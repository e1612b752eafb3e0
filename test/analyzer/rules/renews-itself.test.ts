import { describe, expect, test } from "vitest";
import { renewsItself } from "../../../analyzer/rules/renews-itself.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

const shop = objectives().service("shop", "web");
const built = (properties: Readonly<Record<string, Given>>) =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .add("alicloud:kvstore/instance:Instance", "cache", properties)
    .server("web", { in: "b", calls: ["cache"] })
    .add("alicloud:kvstore/instance:Instance", "unused", { paymentType: "PrePaid" })
    .add("alicloud:ecs/eipAddress:EipAddress", "address", { instanceId: of("web") });

test.each([
  ["pay as you go", { paymentType: "PostPaid" }],
  ["pay as you go is the default", {}],
  ["renewed by itself", { paymentType: "PrePaid", autoRenew: true }],
])("satisfied: %s", (_title, properties) => {
  expect(foundBy(renewsItself, built(properties), shop)).toEqual([]);
});

describe.each([
  ["violated", "not renewed", { paymentType: "PrePaid" }],
  ["violated", "said not to be", { paymentType: "PrePaid", autoRenew: false }],
  ["undetermined", "how it is paid is told at deployment", { paymentType: unknown }],
  ["undetermined", "whether it is renewed is told at deployment", { paymentType: "PrePaid", autoRenew: unknown }],
])("%s: %s", (status, _title, properties) => {
  test("names what is paid for, and the service that ends with it", () => {
    const stacked = built(properties);
    expect(foundBy(renewsItself, stacked, shop)).toEqual([
      { rule: "renews-itself", status, domain: null, services: ["shop"], subjects: stacked.urns("cache") },
    ]);
  });
});
