import { describe, expect, test } from "vitest";
import { anyServerAnswers } from "../../../analyzer/rules/any-server-answers.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
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

describe("a disk of its own", () => {
  const servers = () =>
    stack()
      .subnet("a", { zone: "ap-east-1a" })
      .subnet("b", { zone: "ap-east-1b" })
      .add("aws:ebs/volume:Volume", "disk", { availabilityZone: "ap-east-1a" })
      .instance("web-0", { in: "a" })
      .instance("web-1", { in: "b" })
      .lb("front", { in: ["a", "b"], targets: ["web-0", "web-1"] });
  const attach = (built: ReturnType<typeof servers>, ...to: readonly string[]) =>
    to.reduce(
      (so, server) =>
        so.add("aws:ec2/volumeAttachment:VolumeAttachment", `mount-${server}`, {
          instanceId: of(server),
          volumeId: of("disk"),
        }),
      built,
    );

  test("violated: one server of a pool has it, and is named with it", () => {
    const built = attach(servers(), "web-0");
    expect(foundBy(anyServerAnswers, built)).toEqual([
      {
        rule: "any-server-answers",
        status: "violated",
        domain: null,
        services: [],
        subjects: built.urns("disk", "web-0"),
      },
    ]);
  });

  test.each([
    ["nobody has attached it", servers()],
    ["both servers mount it", attach(servers(), "web-0", "web-1")],
    ["the server is of no pool", attach(servers().instance("ledger", { in: "a" }), "ledger")],
  ])("satisfied: %s", (_title, built) => {
    expect(foundBy(anyServerAnswers, built)).toEqual([]);
  });

  test.each([
    ["a regional disk outlives the zone", "cloud_regional_disk_auto", []],
    ["a disk of one zone does not", "cloud_essd", ["violated"]],
    ["of which kind it is, deployment tells", unknown, ["undetermined"]],
  ])("Alibaba Cloud: %s", (_title, category, statuses) => {
    const built = stack()
      .vswitch("b", { zone: "cn-hongkong-b" })
      .vswitch("c", { zone: "cn-hongkong-c" })
      .add("alicloud:ecs/ecsDisk:EcsDisk", "disk", { zoneId: "cn-hongkong-b", category })
      .server("web-0", { in: "b" })
      .server("web-1", { in: "c" })
      .add("alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment", "mount", { instanceId: of("web-0"), diskId: of("disk") })
      .alb("front", { in: ["b", "c"], targets: ["web-0", "web-1"] });
    expect(foundBy(anyServerAnswers, built).map(({ status }) => status)).toEqual(statuses);
  });
});
