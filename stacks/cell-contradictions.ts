import { overlaps, parseBlock } from "../infra/network/address-block.ts";
import type { Cell } from "./cell-schema.ts";
import { concerns } from "./cell-schema.ts";
import { show } from "./configuration-error.ts";

/** Yields what each cell says by itself, but can't be true of its parts or of the cells together: a clause per finding. */
export function* cellContradictions(cells: readonly Cell[]): Generator<string> {
  for (const [index, cell] of cells.entries()) {
    const at = `trading:cells[${index}]`;
    const twin = cells.findIndex((other) => other.name === cell.name);
    if (twin !== index) yield `${at}.name is ${show(cell.name)}, expected another name than that of cell ${twin}`;
    yield* wrongZones(cell, at);
    yield* wrongCounts(cell, at);
    yield* wrongParts(cell, at);
    yield* wrongNeighbours(cell, at, cells);
  }
}

/** Keys under which a cell says in which zones something stands. */
const zoneKeys: ReadonlySet<string> = new Set(["zones", "balancerZones", "nat", "keyZones", "queueZones"]);

function* wrongZones(cell: Cell, at: string): Generator<string> {
  for (const zone of cell.network.zones.filter((candidate) => !isZoneOf(cell.region, candidate))) {
    yield `${at}.network.zones names ${show(zone)}, expected zones of the region ${show(cell.region)}`;
  }
  for (const { where, zones } of zoneLists(cell, at)) {
    for (const zone of zones.filter((candidate) => !cell.network.zones.includes(candidate))) {
      yield `${where} names ${show(zone)}, expected zones of the cell's network ${show(cell.network.zones)}`;
    }
  }
}

/** Yields every list of zones beneath a value, with where it is. The configuration is a tree, and a shallow one. */
function* zoneLists(
  value: unknown,
  where: string,
): Generator<{ readonly where: string; readonly zones: readonly string[] }> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const innerWhere = Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`;
    if (zoneKeys.has(key) && isStrings(inner)) yield { where: innerWhere, zones: inner };
    else yield* zoneLists(inner, innerWhere);
  }
}

function* wrongCounts(cell: Cell, at: string): Generator<string> {
  const groups = { ...cell.wallets, ...cell, publishers: cell.prices.publishers };
  for (const key of groupKeys) {
    const { min, desired, max } = groups[key].servers;
    if (!(min <= desired && desired <= max)) {
      yield `${at} has ${key} with min ${min}, desired ${desired} and max ${max} servers, expected them in this order`;
    }
  }
}

const groupKeys = [
  ...(["ledger", "settlement", "accounts", "risk", "sessions", "prices", "publishers"] as const),
  ...(["deposits", "withdrawals", "orders", "front"] as const),
];

function* wrongParts(cell: Cell, at: string): Generator<string> {
  for (const [index, engine] of cell.matching.entries()) {
    for (const product of engine.products) {
      const first = cell.matching.findIndex((other) => other.products.includes(product));
      if (first !== index || engine.products.indexOf(product) !== engine.products.lastIndexOf(product)) {
        yield `${at}.matching[${index}].products names ${show(product)} again, expected one engine of a cell for it`;
      }
    }
  }
  for (const concern of cell.caches.flatMap((cache) => cache.concerns)) {
    const holders = cell.caches.flatMap((cache) => cache.concerns.filter((candidate) => candidate === concern)).length;
    if (holders > 1) yield `${at}.caches has ${holders} caches for ${show(concern)}, expected one`;
  }
  if (cell.provider === "alicloud") {
    for (const [index, cache] of cell.caches.entries()) {
      if (cache.nodes > 2) {
        yield `${at}.caches[${index}].nodes is ${cache.nodes}, expected 1 or 2: a Tair shard has one standby at most`;
      }
    }
  }
}

function* wrongNeighbours(cell: Cell, at: string, cells: readonly Cell[]): Generator<string> {
  const source = cells.find((other) => other.name === cell.readsMetadataOf);
  if (source?.metadata === undefined) {
    yield `${at}.readsMetadataOf is ${show(cell.readsMetadataOf)}, expected the name of a cell that has metadata`;
  }
  const cached = cells.find((other) => other.name === cell.usesCachesOf)?.caches.flatMap((cache) => cache.concerns);
  const missing = concerns.filter((concern) => cached?.includes(concern) !== true);
  if (missing.length > 0) {
    yield `${at}.usesCachesOf is ${show(cell.usesCachesOf)}, expected the name of a cell that has caches for ${missing.join(", ")}`;
  }
  for (const other of cells.slice(0, cells.indexOf(cell))) {
    const blocks = [parseBlock(cell.network.cidr), parseBlock(other.network.cidr)] as const;
    if (blocks[0] !== undefined && blocks[1] !== undefined && overlaps(blocks[0], blocks[1])) {
      yield `${at}.network.cidr is ${show(cell.network.cidr)}, expected other addresses than those of ${show(other.name)}`;
    }
  }
  for (const [index, engine] of cell.matching.entries()) {
    const others = cells.filter((other) => other !== cell).flatMap((other) => other.matching);
    const inCharge = others.filter(
      (other) => other.role === "primary" && other.products.some((product) => engine.products.includes(product)),
    );
    if (engine.role === "primary" && inCharge.length > 0) {
      yield `${at}.matching[${index}].role is primary, expected one primary of a product in all cells together`;
    }
    if (engine.role === "standby" && !inCharge.some((other) => serves(other.products, engine.products))) {
      yield `${at}.matching[${index}].role is standby, expected a primary of all its products in another cell`;
    }
  }
}

/** Returns whether an engine of the one kind does all that one of the other does. */
export function serves(all: readonly string[], some: readonly string[]): boolean {
  return some.every((product) => all.includes(product));
}

/** A zone's name is its region's with a letter: `ap-east-1a`, on Alibaba Cloud `cn-hongkong-b` as well as `ap-southeast-1a`. */
function isZoneOf(region: string, zone: string): boolean {
  return zone.startsWith(region) && /^-?[a-z]$/.test(zone.slice(region.length));
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
