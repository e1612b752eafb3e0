import { expect, test } from "vitest";
import { rebuildsAfterLoss } from "../../../analyzer/rules/rebuilds-after-loss.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

const rebuilt = objectives().service("web", "web", { repairable: "zone" });
const network = () => stack().vswitch("b", { zone: "cn-hongkong-b" }).vswitch("c", { zone: "cn-hongkong-c" });
const keys = (zoneIds: Given) =>
  network()
    .add("alicloud:kms/instance:Instance", "keys", { paymentType: "PayAsYouGo", vpcId: "vpc-1", zoneIds })
    .add("alicloud:kms/key:Key", "key", { dkmsInstanceId: of("keys") })
    .add("alicloud:rds/instance:Instance", "web", {
      zoneId: "cn-hongkong-b",
      zoneIdSlaveA: "cn-hongkong-c",
      category: "HighAvailability",
      encryptionKey: of("key"),
    });

test("satisfied: what survives needs no rebuilding", () => {
  expect(foundBy(rebuildsAfterLoss, keys(["cn-hongkong-b", "cn-hongkong-c"]), rebuilt)).toEqual([]);
});

test("satisfied: nobody asked", () => {
  const lone = network().server("web", { in: "b" });
  expect(foundBy(rebuildsAfterLoss, lone, objectives().service("web", "web"))).toEqual([]);
});

test("violated: a lone server can start only where it stood", () => {
  const built = network().server("web", { in: "b" });
  expect(foundBy(rebuildsAfterLoss, built, rebuilt)).toEqual([
    {
      rule: "rebuilds-after-loss",
      status: "violated",
      domain: hongKong.b,
      services: ["web"],
      subjects: built.urns("b", "web"),
    },
  ]);
});

test("undetermined: another zone would do, if the lost one leaves the control plane alone", () => {
  const built = network().add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
    vswitchIds: [of("b"), of("c")],
    minSize: 1,
    maxSize: 1,
    desiredCapacity: 1,
    multiAzPolicy: "PRIORITY",
  });
  const found = foundBy(rebuildsAfterLoss, built, rebuilt);
  expect(found.map(({ status }) => status)).toContain("undetermined");
  expect(found.map(({ status }) => status)).not.toContain("violated");
  const [finding] = report(built, rebuilt).findings.filter(({ rule }) => rule === "rebuilds-after-loss");
  expect(finding?.evidence).not.toEqual([]);
});
