import type { CatalogueEntry } from "../../model/catalogue.ts";

const sources = [
  "designed to sustain the loss of one zone; the class for a single zone is chosen object by object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DataDurability.html",
] as const;

/** Buckets, which the SDK declares twice. */
export const s3: readonly CatalogueEntry[] = [
  {
    type: "aws:s3/bucket:Bucket",
    noun: "bucket",
    role: "serves",
    stands: { kind: "regional", product: "object storage", tolerates: 1 },
    uses: {
      serverSideEncryptionConfiguration: "boots-from",
      replicationConfiguration: "none",
      logging: "observed-by",
      policy: "none",
      bucket: "none",
      tags: "none",
    },
    sources,
  },
  {
    type: "aws:s3/bucketV2:BucketV2",
    noun: "bucket",
    role: "serves",
    stands: { kind: "regional", product: "object storage", tolerates: 1 },
    uses: {
      serverSideEncryptionConfigurations: "boots-from",
      replicationConfigurations: "none",
      loggings: "observed-by",
      policy: "none",
      bucket: "none",
      tags: "none",
    },
    sources,
  },
  {
    type: "aws:s3/bucketVersioning:BucketVersioning",
    noun: "bucket setting",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { bucket: "none" },
  },
  {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    noun: "bucket policy",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { bucket: "none", policy: "none" },
  },
  {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    noun: "bucket setting",
    role: "rule",
    stands: { kind: "nowhere" },
    uses: { bucket: "none" },
  },
];
