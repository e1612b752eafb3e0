import type { CatalogueEntry } from "../../model/catalogue.ts";

export const oss: readonly CatalogueEntry[] = [
  {
    type: "alicloud:oss/bucket:Bucket",
    noun: "bucket",
    role: "serves",
    // Locally redundant: every copy in one zone, which the provider chooses and does not tell.
    stands: { kind: "one" },
    standsInstead: {
      where: { property: "redundancyType", yes: ["ZRS"], unset: "no" },
      stands: { kind: "regional", product: "object storage", tolerates: 1 },
    },
    uses: {
      logging: "observed-by",
      serverSideEncryptionRule: "boots-from",
      lifecycleRules: "none",
      policy: "none",
      bucket: "none",
      resourceGroupId: "none",
      tags: "none",
    },
    prints: ["redundancyType", "storageClass"],
    sources: [
      "redundancyType: LRS by default, copies in one zone; ZRS survives a zone: @pulumi/alicloud 3.108 oss/bucket.d.ts and https://www.alibabacloud.com/help/en/oss/user-guide/overview-53",
    ],
  },
];
