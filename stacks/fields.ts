import { z } from "zod";
import { parseBlock } from "../infra/network/address-block.ts";

/** Text that isn't empty. */
export const text = z.string({ error: "a string" }).min(1, "a string that is not empty");

/** How many of something, at least one. */
export const count = z.int({ error: "a whole number" }).min(1, "1 or more");

/** The part of a cloud's name that is ours: short, since load balancers take 32 characters for cell and concern together. */
export const cellName = z
  .string({ error: "a string" })
  .regex(/^[a-z][a-z0-9-]{1,12}$/, "a name of 2 to 13 lower-case letters, digits and hyphens");

/** Zones, each once; an empty list only where that means something. */
export const anyZones = z.array(text, { error: "a list of zones" }).refine(isWithoutRepeats, "each zone once");

/** One zone or more, each once. */
export const zones = z
  .array(text, { error: "a list of zones" })
  .min(1, "one zone or more")
  .refine(isWithoutRepeats, "each zone once");

/** Zones of a load balancer. */
export const balancerZones = zones.min(2, "two zones or more: both clouds refuse a load balancer in one");

/** A private network's addresses. */
export const cidr = z
  .string({ error: "a string" })
  .refine((written) => parseBlock(written)?.prefix === 16, "a network like 10.10.0.0/16");

/** A name below which customers find the platform, or who reports on it. */
export const domain = z
  .string({ error: "a string" })
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, "a domain like example.com");

/** A part of the configuration with these keys and no others. */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: (issue) => (issue.code === "invalid_type" ? "an object" : undefined) });
}

/** A list whose items are named `what`. */
export function list<Item extends z.core.SomeType>(item: Item, what: string) {
  return z.array(item, { error: `a list of ${what}` });
}

function isWithoutRepeats(items: readonly string[]): boolean {
  return new Set(items).size === items.length;
}
