import { z } from "zod";
import { parseBlock } from "../infra/network/address-block.ts";
import { mostZones } from "../infra/network/network-plan.ts";
import { ConfigurationError, describeIssue, key, show } from "./configuration-error.ts";

/** One cell: the whole platform once, in one region of one cloud. Cells need nothing of each other. */
export type Cell = z.infer<typeof cellSchema>;

/** The part of an AWS or Alibaba Cloud name that is ours: short, since load balancers take 32 characters with ours and theirs. */
const cellName = z
  .string({ error: "a string" })
  .regex(/^[a-z][a-z0-9-]{1,15}$/, "a name of 2 to 16 lower-case letters, digits and hyphens");

const text = z.string({ error: "a string" }).min(1, "a string that is not empty");

const zoneList = z
  .array(text, { error: "a list of zones" })
  .min(1, "one zone or more")
  .refine(isWithoutRepeats, "each zone once");

const count = z.int({ error: "a whole number" }).min(1, "1 or more");

function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: (issue) => (issue.code === "invalid_type" ? "an object" : undefined) });
}

const cellSchema = section({
  name: cellName,
  provider: z.enum(["alicloud", "aws"], { error: "alicloud or aws" }),
  region: text,
  network: section({
    cidr: z
      .string({ error: "a string" })
      .refine((cidr) => parseBlock(cidr)?.prefix === 16, "a network like 10.10.0.0/16"),
    zones: zoneList.max(mostZones, `at most ${mostZones} zones`),
  }),
  matching: section({
    nodes: count.refine((nodes) => nodes % 2 === 1, "an odd number: a majority must be possible"),
    zones: zoneList,
    image: text,
    instanceType: text,
  }),
  cache: section({ nodes: count, zones: zoneList, nodeClass: text }),
  gateway: section({
    servers: count,
    zones: zoneList,
    balancerZones: zoneList.min(2, "two zones or more: both clouds refuse a load balancer in one"),
    image: text,
    instanceType: text,
    certificate: text,
  }),
});

const cellsSchema = z.array(cellSchema, { error: "a list of cells" }).min(1, "one cell or more");

/**
 * Returns the cells of a stack's configuration, or throws one sentence for the first thing that is wrong with it: where it
 * is, what was read and what was expected.
 */
export function parseCells(configured: unknown): readonly Cell[] {
  const parsed = cellsSchema.safeParse(configured);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigurationError(
      issue === undefined ? `${key} is not a list of cells` : describeIssue(issue, configured),
    );
  }
  const [wrong] = contradictions(parsed.data);
  if (wrong !== undefined) throw new ConfigurationError(wrong);
  return parsed.data;
}

/** What each part says by itself, but can't be true of the parts together. */
function* contradictions(cells: readonly Cell[]): Generator<string> {
  for (const [index, cell] of cells.entries()) {
    const at = `${key}[${index}]`;
    const twin = cells.findIndex((other) => other.name === cell.name);
    if (twin !== index) yield `${at}.name is ${show(cell.name)}, expected another name than that of ${key}[${twin}]`;

    for (const zone of cell.network.zones.filter((candidate) => !isZoneOf(cell.region, candidate))) {
      yield `${at}.network.zones names ${show(zone)}, expected zones of the region ${show(cell.region)}`;
    }
    const uses: readonly (readonly [string, readonly string[]])[] = [
      ["matching.zones", cell.matching.zones],
      ["cache.zones", cell.cache.zones],
      ["gateway.zones", cell.gateway.zones],
      ["gateway.balancerZones", cell.gateway.balancerZones],
    ];
    for (const [where, zones] of uses) {
      for (const zone of zones.filter((candidate) => !cell.network.zones.includes(candidate))) {
        yield `${at}.${where} names ${show(zone)}, expected zones of the cell's network ${show(cell.network.zones)}`;
      }
    }
    if (cell.provider === "alicloud" && cell.cache.nodes > 2) {
      yield `${at}.cache.nodes is ${cell.cache.nodes}, expected 1 or 2: a Tair instance has one standby at most`;
    }
  }
}

/** A zone's name is its region's with a letter: `ap-east-1a`, on Alibaba Cloud `cn-hongkong-b` as well as `ap-southeast-1a`. */
function isZoneOf(region: string, zone: string): boolean {
  return zone.startsWith(region) && /^-?[a-z]$/.test(zone.slice(region.length));
}

function isWithoutRepeats(items: readonly string[]): boolean {
  return new Set(items).size === items.length;
}
