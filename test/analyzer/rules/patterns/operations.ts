import { objectives } from "../../../builders/objectives.ts";
import { stack } from "../../../builders/stack.ts";
import { of } from "../../../builders/values.ts";
import type { PatternCase, Properties } from "./pattern-case.ts";
import { a1, all, b, b1, c, lone, subnets, switches } from "./pattern-case.ts";

const kept = objectives().service("web", "web", { keepsData: "zone" });
const database = (properties: Properties) =>
  lone("aws:rds/instance:Instance", {
    deletionProtection: true,
    backupRetentionPeriod: 7,
    multiAz: true,
    ...properties,
  });
const polardb = (properties: Properties) =>
  lone("alicloud:polardb/cluster:Cluster", { deletionLock: 1, ...properties });
const hsm = (...zones: readonly string[]) => {
  const built = subnets(...zones).add("aws:cloudhsmv2/cluster:Cluster", "web", { subnetIds: all(zones.length) });
  for (const index of zones.keys())
    built.add("aws:cloudhsmv2/hsm:Hsm", `web-${index}`, { clusterId: of("web"), subnetId: of(`s${index}`) });
  return built;
};
const keys = (...zoneIds: readonly string[]) =>
  lone("alicloud:kms/instance:Instance", { paymentType: "PayAsYouGo", zoneIds });
/** A database that is read with keys of hardware modules in these zones. */
const encrypted = (...zones: readonly string[]) => {
  const built = subnets(...zones)
    .add("aws:cloudhsmv2/cluster:Cluster", "modules", { subnetIds: all(zones.length) })
    .add("aws:kms/customKeyStore:CustomKeyStore", "store", { cloudHsmClusterId: of("modules") })
    .add("aws:kms/key:Key", "key", { customKeyStoreId: of("store") })
    .add("aws:rds/instance:Instance", "web", { availabilityZone: a1, multiAz: true, kmsKeyId: of("key") });
  for (const index of zones.keys())
    built.add("aws:cloudhsmv2/hsm:Hsm", `module-${index}`, { clusterId: of("modules"), subnetId: of(`s${index}`) });
  return built;
};
const store = (instanceCount: number) => lone("alicloud:mse/cluster:Cluster", { instanceCount });
const gateway = (...zones: readonly string[]) =>
  switches(...zones).add("alicloud:mse/gateway:Gateway", "web", {
    vpcId: "vpc-1",
    replica: 2,
    vswitchId: of("s0"),
    ...(zones.length > 1 ? { backupVswitchId: of("s1") } : {}),
  });
/** Buckets of two regions, one a copy of the other or not: the critical tier's twin. */
const twin = objectives().service("web", "web-*", { survives: "region" }).group("web", "web-*");
const regionsOf = (cloud: "aws" | "alicloud", ...regions: readonly string[]) => {
  const built = stack();
  for (const [index, region] of regions.entries()) {
    built.provider(cloud, `region-${index}`, { region });
    const options = { provider: `region-${index}` };
    if (cloud === "aws") built.add("aws:dynamodb/table:Table", `web-${index}`, { hashKey: "id" }, options);
    else built.add("alicloud:oss/bucket:Bucket", `web-${index}`, { redundancyType: "ZRS" }, options);
  }
  return built;
};

/** Rows 33 to 37 and 40 of the forty: what keeps a system running beside its redundancy. */
export const operations: Readonly<Record<string, readonly PatternCase[]>> = {
  "33": [
    {
      on: "AWS",
      satisfied: database({}),
      violated: database({ backupRetentionPeriod: 0 }),
      stated: kept,
      rule: "data-outlives-mistakes",
    },
  ],
  "34": [
    {
      on: "AWS",
      satisfied: database({}),
      violated: database({ deletionProtection: false }),
      stated: kept,
      rule: "data-outlives-mistakes",
    },
    {
      on: "Alibaba Cloud",
      satisfied: polardb({}),
      violated: polardb({ deletionLock: 0 }),
      stated: kept,
      rule: "data-outlives-mistakes",
    },
  ],
  "35": [
    {
      on: "Alibaba Cloud",
      satisfied: polardb({ payType: "PrePaid", renewalStatus: "AutoRenewal" }),
      violated: polardb({ payType: "PrePaid" }),
      rule: "renews-itself",
    },
  ],
  "36": [
    { on: "AWS", satisfied: hsm(a1, b1), violated: hsm(a1, a1), names: [] },
    { on: "Alibaba Cloud", satisfied: keys(b, c), violated: keys(c) },
  ],
  "37": [
    {
      on: "AWS",
      satisfied: encrypted(a1, b1),
      violated: encrypted(a1),
      rule: "starts-from-elsewhere",
      names: ["web", "module-0"],
    },
    { on: "Alibaba Cloud", what: "a configuration store", satisfied: store(3), violated: store(1) },
    { on: "Alibaba Cloud", what: "a gateway", satisfied: gateway(b, c), violated: gateway(c) },
  ],
  "40": [
    {
      on: "AWS",
      satisfied: regionsOf("aws", "ap-east-1", "us-east-2"),
      violated: regionsOf("aws", "ap-east-1", "ap-east-1"),
      stated: twin,
      names: ["web-0", "web-1"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: regionsOf("alicloud", "cn-hongkong", "cn-hangzhou"),
      violated: regionsOf("alicloud", "cn-hongkong", "cn-hongkong"),
      stated: twin,
      names: ["web-0", "web-1"],
    },
  ],
};
