import { describe, expect, test } from "vitest";
import type { Examined } from "../../../analyzer/analyze.ts";
import { replayIncident } from "../../../analyzer/analyze.ts";
import type { Incident, IncidentEffect } from "../../../analyzer/model/incident.ts";
import { readKnownIncident } from "../../../analyzer/readers/incidents.ts";
import { apEast, hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";
import { examined, lostServices } from "./explorations.ts";

const zoneC = "2022-12-18-alibaba-cloud-hong-kong-zone-c";

/** A server in zone c, one in zone b, a database whose nodes both stand in c, and who needs it. */
const hongKongStack = () =>
  examined(
    stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .server("in-b", { in: "b" })
      .server("in-c", { in: "c" })
      .add("alicloud:rds/instance:Instance", "ledger", {
        zoneId: "cn-hongkong-c",
        zoneIdSlaveA: "cn-hongkong-c",
        vswitchId: of("c"),
      })
      .server("books", { in: "b", calls: ["ledger"] })
      .add("alicloud:ess/scalingGroup:ScalingGroup", "fleet", {
        vswitchIds: [of("b"), of("c")],
        minSize: 2,
        maxSize: 4,
        multiAzPolicy: "BALANCE",
      }),
    objectives().service("in-b", "in-b").service("in-c", "in-c").service("books", "books").service("fleet", "fleet"),
  );

const replayed = (stackOf: Examined, id: string, asIf: string | null = null) =>
  replayIncident(stackOf, readKnownIncident(id), asIf);
const stepAt = (report: ReturnType<typeof replayed>, published: string) => {
  const found = report.steps.find(({ step }) => step.published === published);
  if (found === undefined) throw new Error(`${report.incident.id} has no step at ${published}`);
  return found;
};

describe("zone c of Hong Kong, 18 December 2022", () => {
  test("takes servers of zone c first, and databases there when the record says so", () => {
    const report = replayed(hongKongStack(), zoneC);
    expect(lostServices(stepAt(report, "09:23 HKT"))).toEqual(["in-c"]);
    expect(lostServices(stepAt(report, "10:17 HKT"))).toEqual(["books", "in-c"]);
  });

  test("never takes what stands in zone b alone", () => {
    for (const { state } of replayed(hongKongStack(), zoneC).steps) {
      expect(state.lost.map(({ service }) => service)).not.toContain("in-b");
    }
  });

  test("can't be repaired before the control plane returns, from when it falls until then", () => {
    const report = replayed(hongKongStack(), zoneC);
    const awaited = (published: string) =>
      stepAt(report, published).state.stuck.find(({ service }) => service === "in-c")?.until ?? [];
    const plane = `control-plane:${hongKong.region}`;
    expect(awaited("11:07 HKT")).not.toContain(plane);
    expect(awaited("14:49 HKT")).toContain(plane);
    expect(awaited("23:11 HKT")).not.toContain(plane);
  });

  test("keeps a fleet of two zones up, to which nothing can be added while the control plane is throttled", () => {
    const report = replayed(hongKongStack(), zoneC);
    const frozen = (published: string) =>
      stepAt(report, published).state.frozen.flatMap(({ nodes }) => nodes.map((urn) => urn.split("::").at(-1)));
    expect(frozen("09:23 HKT")).not.toContain("fleet");
    expect(frozen("14:49 HKT")).toContain("fleet");
    expect(stepAt(report, "14:49 HKT").state.frozen.every(({ sure }) => !sure)).toBe(true);
  });

  test("is over when everything is restored", () => {
    const report = replayed(hongKongStack(), zoneC);
    expect(report.steps.at(-1)?.away).toEqual([]);
    expect(report.steps.at(-1)?.state).toEqual(report.steps[0]?.state);
    expect(report.outages.find(({ service }) => service === "in-c")?.minutes).toBe(907);
  });
});

const awsStack = () =>
  examined(
    stack()
      .subnet("a", { zone: "ap-east-1a" })
      .subnet("b", { zone: "ap-east-1b" })
      .instance("in-a", { in: "a" })
      .instance("in-b", { in: "b" }),
    objectives().service("in-a", "in-a").service("in-b", "in-b"),
  );

describe("an incident elsewhere", () => {
  test("does not touch the stack, and says where the stack stands", () => {
    const { elsewhere, steps } = replayed(awsStack(), zoneC);
    expect(elsewhere).toContain("aws/ap-east-1");
    expect(steps).toEqual([]);
  });

  test("takes the zone onto which it is transposed, and no other", () => {
    const report = replayed(awsStack(), zoneC, apEast.b);
    expect(lostServices(stepAt(report, "09:23 HKT"))).toEqual(["in-b"]);
    const plane = stepAt(report, "14:49 HKT").away.find(({ domain }) => domain.startsWith("control-plane:"));
    expect(plane).toEqual({ domain: `control-plane:${apEast.region}`, inPart: true });
  });

  test("of two zones takes the next one of the region as its second", () => {
    const report = replayed(awsStack(), "2026-03-01-aws-me-central-1", apEast.a);
    expect(report.steps.map((step) => lostServices(step))).toEqual([["in-a"], ["in-a", "in-b"], ["in-a", "in-b"]]);
    expect(report.meaning.join(" ")).toContain("aws/me-south-1");
  });
});

describe("an incident that could have hit one of several", () => {
  test("is replayed as if it hit the one that takes the most", () => {
    const report = replayed(hongKongStack(), "2021-03-26-okx-one-server");
    expect(report.choice?.others.length).toBeGreaterThan(0);
    expect(lostServices(stepAt(report, "05:50 UTC"))).toHaveLength(1);
  });

  test("takes the same again when the same fails again", () => {
    const report = replayed(hongKongStack(), "2021-03-26-okx-one-server");
    expect(stepAt(report, "13:03 UTC").state).toEqual(stepAt(report, "05:50 UTC").state);
    expect(stepAt(report, "06:36 UTC").state.lost).toEqual([]);
  });

  test("does not touch a stack that has none", () => {
    expect(replayed(awsStack(), "2021-01-29-okx-shared-cache").elsewhere).toContain("cache");
  });
});

describe("a saturated cache", () => {
  const cached = (perMember: number | null) =>
    examined(
      stack()
        .vswitch("b", { zone: "cn-hongkong-b" })
        .add("alicloud:redis/tairInstance:TairInstance", "cache", { zoneId: "cn-hongkong-b" })
        .server("orders", { in: "b", calls: ["cache"] })
        .server("engine", { in: "b" }),
      objectives()
        .group("caches", "cache", 1, null, perMember)
        .service("orders", "orders", { capacity: { peak: 100, unit: "requests/s" } })
        .service("engine", "engine"),
    );

  test("counts as exhausted where nobody states what it carries, and takes what needs it and no more", () => {
    const step = stepAt(replayed(cached(null), "2021-01-29-okx-shared-cache"), "09:37 UTC");
    expect(lostServices(step)).toEqual(["orders"]);
    expect(step.state.untouched).toEqual(["engine"]);
  });

  test("takes nothing where what is stated says that enough is left", () => {
    const report = replayed(cached(1000), "2021-01-29-okx-shared-cache");
    expect(stepAt(report, "09:37 UTC").state.lost).toEqual([]);
    expect(report.meaning.join(" ")).toContain("caches");
  });
});

test("an incident without steps takes nothing", () => {
  const incident: Incident = { ...readKnownIncident(zoneC), steps: [] };
  expect(replayIncident(hongKongStack(), incident, null)).toMatchObject({ steps: [], outages: [] });
});

test("what works in part is lost at worst and there at best", () => {
  const effect: IncidentEffect = { kind: "degrade", what: hongKong.c, of: null, to: 0.5 };
  const [first] = readKnownIncident(zoneC).steps;
  if (first === undefined) throw new Error("the record has no steps");
  const incident: Incident = { ...readKnownIncident(zoneC), steps: [{ ...first, effects: [effect] }] };
  const [step] = replayIncident(hongKongStack(), incident, null).steps;
  expect(step?.state.lost.map(({ service, sure }) => [service, sure])).toEqual([
    ["books", false],
    ["in-c", false],
  ]);
});
