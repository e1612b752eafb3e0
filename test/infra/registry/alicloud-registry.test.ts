import * as alicloud from "@pulumi/alicloud";
import { expect, test } from "vitest";
import type { BucketRedundancy } from "../../../infra/backup/bucket-redundancy.ts";
import { AlicloudRegistry } from "../../../infra/registry/alicloud-registry.ts";
import { named, ofType, registeredBy, theOnly } from "../registered-resources.ts";

const build = (redundancy: BucketRedundancy = "ZRS") =>
  registeredBy(() => {
    const copyProvider = new alicloud.Provider("copy", { region: "ap-southeast-1" });
    const where = { copyRegion: "ap-southeast-1", copyProvider, redundancy };
    new AlicloudRegistry("registry", { repositories: ["engine", "ledger"], ...where }, {});
  });

test("each instance keeps its images in a bucket of its own, with the redundancy that was asked for", async () => {
  for (const redundancy of ["ZRS", "LRS"] as const) {
    const registered = await build(redundancy);
    expect(ofType(registered, "alicloud:oss/bucket:Bucket").map(({ inputs }) => inputs)).toEqual([
      { bucket: "cri-trading-registry", redundancyType: redundancy },
      { bucket: "cri-trading-registry-copy", redundancyType: redundancy },
    ]);
  }
  const type = "alicloud:cr/registryEnterpriseInstance:RegistryEnterpriseInstance";
  expect(named(await build(), type, "registry").inputs).toMatchObject({
    defaultOssBucket: "false",
    customOssBucket: "cri-trading-registry",
  });
});

test("the copy is made by the other region's provider, and takes every image of the namespace", async () => {
  const registered = await build();
  for (const { name, provider } of ofType(registered, "alicloud:oss/bucket:Bucket")) {
    expect(provider.includes("pulumi:providers:alicloud::copy")).toBe(name === "registry-copy");
  }
  const type = "alicloud:cs/registryEnterpriseSyncRule:RegistryEnterpriseSyncRule";
  expect(theOnly(registered, type).inputs).toMatchObject({
    instanceId: "RegistryEnterpriseInstance/registry",
    targetInstanceId: "RegistryEnterpriseInstance/registry-copy",
    targetRegionId: "ap-southeast-1",
    syncScope: "NAMESPACE",
    tagFilter: ".*",
  });
});

test.each([
  { redundancy: "ZRS", survives: "zone" },
  { redundancy: "LRS", survives: "instance" },
] as const)("it registers its repositories; over $redundancy it claims $survives", async ({ redundancy, survives }) => {
  const type = "alicloud:cs/registryEnterpriseRepo:RegistryEnterpriseRepo";
  expect(theOnly(await build(redundancy), "trading:registry:Registry").outputs).toEqual({
    instance: "-> alicloud:cr/registryEnterpriseInstance:RegistryEnterpriseInstance registry",
    repositories: [`-> ${type} registry-engine`, `-> ${type} registry-ledger`],
    survives,
  });
});
