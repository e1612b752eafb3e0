/** How Alibaba Cloud keeps a bucket: in three zones of its region, or in one. */
export type BucketRedundancy = "ZRS" | "LRS";
