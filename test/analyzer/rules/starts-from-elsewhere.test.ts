import { expect, test } from "vitest";
import { startsFromElsewhere } from "../../../analyzer/rules/starts-from-elsewhere.ts";
import { hongKong, zoneOf } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { foundBy, report } from "../../builders/verdicts.ts";

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

/** A database in one zone whose disks are read with the keys of two hardware modules. */
const modules = (...zones: readonly Given[]) =>
  zones
    .reduce<StackBuilder>(
      (more, zone, index) =>
        more
          .subnet(`s${index}`, { zone })
          .add("aws:cloudhsmv2/hsm:Hsm", `module-${index}`, { clusterId: of("cluster"), subnetId: of(`s${index}`) }),
      stack(),
    )
    .add("aws:cloudhsmv2/cluster:Cluster", "cluster", { subnetIds: [of("s0"), of("s1")] })
    .add("aws:kms/customKeyStore:CustomKeyStore", "store", { cloudHsmClusterId: of("cluster") })
    .add("aws:kms/key:Key", "key", { customKeyStoreId: of("store") })
    .add("aws:rds/instance:Instance", "db", { availabilityZone: "ap-east-1a", multiAz: false, kmsKeyId: of("key") });
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

test("undetermined: which zone keeps it is not known before deployment", () => {
  const open = built(unknown);
  expect(foundBy(startsFromElsewhere, open, ledger)).toEqual([
    {
      rule: "starts-from-elsewhere",
      status: "undetermined",
      domain: null,
      services: [],
      subjects: open.urns("db", "keys"),
    },
  ]);
});

test("undetermined: two places that keep it may turn out to be one zone", () => {
  expect(foundBy(startsFromElsewhere, modules("ap-east-1a", unknown), ledger)).toMatchObject([
    { status: "undetermined", domain: null },
  ]);
  expect(foundBy(startsFromElsewhere, modules("ap-east-1a", "ap-east-1b"), ledger)).toEqual([]);
});

test("satisfied: what may be any zone but its own", () => {
  expect(foundBy(startsFromElsewhere, modules("ap-east-1b", unknown), ledger)).toEqual([]);
});

test("violated: an unknown zone that both share is one zone, whichever it is", () => {
  const shared = stack()
    .vswitch("v", { zone: unknown })
    .add("alicloud:kms/instance:Instance", "keys", { paymentType: "PayAsYouGo", vswitchIds: [of("v")] })
    .add("alicloud:kms/key:Key", "key", { dkmsInstanceId: of("keys") })
    .add("alicloud:rds/instance:Instance", "ledger", {
      vswitchId: of("v"),
      category: "Basic",
      encryptionKey: of("key"),
    });
  const found = foundBy(startsFromElsewhere, shared, objectives().service("ledger", "ledger"));
  expect(found).toContainEqual({
    rule: "starts-from-elsewhere",
    status: "violated",
    domain: zoneOf(shared, "v"),
    services: [],
    subjects: shared.urns("ledger", "keys"),
  });
});

test("what it can't tell names each fact once, with how to state it", () => {
  const open = modules("ap-east-1a", unknown);
  const [finding] = report(open, ledger).findings.filter(({ rule }) => rule === "starts-from-elsewhere");
  const facts = finding?.evidence.flatMap((one) => (one.kind === "fact" ? [one.what] : [])) ?? [];
  expect(facts.filter((what) => what.startsWith("the zone of "))).toHaveLength(1);
  expect(finding?.remedy.map(({ subject }) => subject)).toEqual([open.urn("s1")]);
});

test("satisfied: what its template only passes on to it, and it runs on", () => {
  const shop = stack()
    .subnet("a", { zone: "ap-east-1a" })
    .add("aws:elasticache/cluster:Cluster", "cache", { numCacheNodes: 1, availabilityZone: "ap-east-1a" })
    .add("aws:ecs/taskDefinition:TaskDefinition", "task", { containerDefinitions: of("cache") })
    .add("aws:ecs/service:Service", "web", {
      taskDefinition: of("task"),
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: { subnets: [of("a")] },
    });
  const found = report(shop, objectives().service("web", "web")).findings;
  expect(found.filter(({ rule }) => rule === "survives-loss")).toHaveLength(1);
  expect(found.filter(({ rule }) => rule === "starts-from-elsewhere")).toEqual([]);
});
