import { expect, test } from "vitest";
import { startsFromElsewhere } from "../../../analyzer/rules/starts-from-elsewhere.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy } from "../../builders/verdicts.ts";

/** A database whose disks are read with the keys of a key service. */
const built = (keyZones: Given) =>
  stack()
    .vswitch("b", { zone: "cn-hongkong-b" })
    .vswitch("c", { zone: "cn-hongkong-c" })
    .add("alicloud:kms/instance:Instance", "keys", {
      paymentType: "PayAsYouGo",
      vpcId: "vpc-1",
      zoneIds: keyZones,
      vswitchIds: [of("b")],
    })
    .add("alicloud:kms/key:Key", "key", { dkmsInstanceId: of("keys") })
    .add("alicloud:rds/instance:Instance", "db", {
      zoneId: "cn-hongkong-b",
      zoneIdSlaveA: "cn-hongkong-c",
      encryptionKey: of("key"),
    });
const ledger = objectives().service("ledger", "db");

test("violated: the only zone of what it is started from is one of its own", () => {
  const stacked = built(["cn-hongkong-b"]);
  expect(foundBy(startsFromElsewhere, stacked, ledger)).toEqual([
    {
      rule: "starts-from-elsewhere",
      status: "violated",
      domain: hongKong.b,
      services: [],
      subjects: stacked.urns("db", "keys"),
    },
  ]);
});

test.each([
  ["another zone keeps it as well", ["cn-hongkong-b", "cn-hongkong-c"]],
  ["it stands in a zone that it does not share", ["cn-hongkong-d"]],
])("satisfied: %s", (_title, zones) => {
  expect(foundBy(startsFromElsewhere, built(zones), ledger)).toEqual([]);
});

test("satisfied: whether it can be rebuilt is answered in full where an objective asks", () => {
  const asked = objectives().service("ledger", "db", { repairable: "zone" });
  expect(foundBy(startsFromElsewhere, built(["cn-hongkong-b"]), asked)).toEqual([]);
});

test("what only deployment tells is not claimed", () => {
  expect(foundBy(startsFromElsewhere, built(unknown), ledger)).toEqual([]);
});
