/**
 * What kind of product a resource is, whoever sells it: what the record of an incident means when it says that "databases in zone c"
 * failed and the servers beside them did not yet.
 */
export const productClasses = [
  "analytics",
  "api-gateway",
  "backup",
  "block-storage",
  "broker",
  "cache",
  "compute",
  "configuration",
  "container",
  "content-delivery",
  "database",
  "dns",
  "file-storage",
  "function",
  "identity",
  "image",
  "keys",
  "load-balancing",
  "monitoring",
  "network",
  "object-storage",
  "queue",
  "registry",
  "table-store",
] as const;

export type ProductClass = (typeof productClasses)[number];
