import type { StackBuilder } from "./stack.ts";

/** Zones of Hong Kong on Alibaba Cloud, where the builders' default provider stands. */
export const hongKong = {
  region: "alicloud/cn-hongkong",
  b: "alicloud/cn-hongkong/cn-hongkong-b",
  c: "alicloud/cn-hongkong/cn-hongkong-c",
  d: "alicloud/cn-hongkong/cn-hongkong-d",
} as const;

/** Zones of Hong Kong on AWS. */
export const apEast = {
  region: "aws/ap-east-1",
  a: "aws/ap-east-1/ap-east-1a",
  b: "aws/ap-east-1/ap-east-1b",
  c: "aws/ap-east-1/ap-east-1c",
} as const;

/** The zone that deployment decides for a subnet, or for a resource without one. */
export function zoneOf(stack: StackBuilder, name: string): string {
  return `zone-of:${stack.urn(name)}`;
}

/** The failure of one resource, or one member of it, alone. */
export function instanceOf(stack: StackBuilder, name: string, member = ""): string {
  return `instance:${stack.urn(name)}${member === "" ? "" : `#${member}`}`;
}
