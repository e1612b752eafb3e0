import type { z } from "zod";

/** A stack's configuration that no platform can be built from. Its message is one sentence for whoever wrote it. */
export class ConfigurationError extends Error {
  constructor(problem: string) {
    super(`Configuration ${problem}; correct it in this stack's Pulumi.<stack>.yaml (Pulumi.yaml explains the keys).`);
    this.name = "ConfigurationError";
  }
}

/** Keys whose values an error may repeat; anything else could have been given as a secret. */
const printable = new Set([
  ...[
    "name",
    "provider",
    "region",
    "cidr",
    "zones",
    "balancerZones",
    "nat",
    "keyZones",
    "queueZones",
    "nodes",
    "servers",
  ],
  ...[
    "shards",
    "concerns",
    "products",
    "role",
    "redundancy",
    "domain",
    "readsMetadataOf",
    "usesCachesOf",
    "brokers",
    "weight",
  ],
]);

/** Returns where below `key` a value is wrong, what was read there and what was expected. */
export function describeIssue(issue: z.core.$ZodIssue, configured: unknown, key: string): string {
  const where = issue.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  if (issue.code === "unrecognized_keys") {
    return `${key}${where} has the unknown key ${show(issue.keys[0])}, expected only the keys that Pulumi.yaml names`;
  }
  const value = valueAt(configured, issue.path);
  const isPrintable = issue.path.some((step) => typeof step === "string" && printable.has(step));
  const isZoneList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
  const read = isPrintable && (isZoneList || !isCompound(value)) ? show(value) : kindOf(value);
  return `${key}${where} is ${read}, expected ${issue.message}`;
}

function valueAt(configured: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (isCompound(value) ? Reflect.get(value, step) : undefined), configured);
}

function isCompound(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Returns the value as JSON, with what could move a terminal's cursor escaped, and no longer than a line. */
export function show(value: unknown): string {
  const written = JSON.stringify(value);
  if (written === undefined) return "missing";
  const safe = written.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return safe.length > 80 ? `${safe.slice(0, 77)}…` : safe;
}
