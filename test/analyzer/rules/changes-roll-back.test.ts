import { expect, test } from "vitest";
import { changesRollBack } from "../../../analyzer/rules/changes-roll-back.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

type Properties = Readonly<Record<string, Given>>;

const changed = objectives().service("web", "web", { survives: { zone: {}, change: {} } });
const service = (properties: Properties) =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .add("aws:ecs/service:Service", "web", { networkConfiguration: { subnets: [of("a")] }, ...properties });
const group = (properties: Properties) =>
  stack()
    .subnet("a", { zone: "ap-east-1a" })
    .add("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: [of("a")], minSize: 2, ...properties });
const taken = (built: ReturnType<typeof stack>, status: string) => [
  { rule: "changes-roll-back", status, domain: null, services: ["web"], subjects: built.urns("web") },
];

test.each([
  ["a circuit breaker takes it back", service({ deploymentCircuitBreaker: { enable: true, rollback: true } })],
  ["alarms take it back", service({ alarms: { alarmNames: ["ill"], enable: true, rollback: true } })],
  ["another controller decides", service({ deploymentController: { type: "CODE_DEPLOY" } })],
  ["a refresh takes itself back", group({ instanceRefresh: { preferences: { autoRollback: true } } })],
  ["nothing is rolled out by itself", group({})],
])("satisfied: %s", (_title, built) => {
  expect(foundBy(changesRollBack, built, changed)).toEqual([]);
});

test("satisfied: nobody asked that a change be survived", () => {
  expect(foundBy(changesRollBack, service({}), objectives().service("web", "web"))).toEqual([]);
});

test.each([
  ["no circuit breaker", service({})],
  ["a circuit breaker that only stops", service({ deploymentCircuitBreaker: { enable: true, rollback: false } })],
  ["a refresh that only stops", group({ instanceRefresh: { strategy: "Rolling" } })],
])("violated: %s", (_title, built) => {
  expect(foundBy(changesRollBack, built, changed)).toEqual(taken(built, "violated"));
});

test("undetermined: told at deployment", () => {
  const built = service({ deploymentCircuitBreaker: { enable: true, rollback: unknown } });
  expect(foundBy(changesRollBack, built, changed)).toEqual(taken(built, "undetermined"));
});
