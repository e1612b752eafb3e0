import type { Count, Path, Setting, Spreading, SpreadingSetting } from "../model/catalogue.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { readValue, readValues } from "./property-path.ts";

/**
 * Whether a setting is on; `inherits` where the resource leaves it to what it serves. What leaving it out means holds for
 * what this stack creates, not for what it merely fetched.
 */
export function readSetting(record: ResourceRecord, setting: Setting): "yes" | "no" | "unknown" | "inherits" {
  const own = readOwnSetting(record, setting);
  if (setting.or === undefined || own === "yes") return own;
  const other = readSetting(record, setting.or);
  if (other === "yes") return "yes";
  return own === "unknown" || other === "unknown" ? "unknown" : own;
}

function readOwnSetting(record: ResourceRecord, setting: Setting): "yes" | "no" | "unknown" | "inherits" {
  if (setting.stated !== undefined) {
    if (isInsideUnknown(record, setting.property)) return "unknown";
    if (readValues(record, setting.property).some(says)) return setting.stated;
    return record.origin === "read" ? "unknown" : setting.unset;
  }
  const value = readValue(record, setting.property);
  if (value.kind === "absent" || (value.kind === "known" && value.value === null)) {
    if (setting.inherits !== undefined) return "inherits";
    return record.origin === "read" ? "unknown" : setting.unset;
  }
  if (value.kind !== "known" || value.value === null) return "unknown";
  if (setting.inherits?.includes(value.value)) return "inherits";
  if (setting.undecided?.includes(value.value)) return "unknown";
  if (setting.above !== undefined && Number(value.value) > setting.above) return "yes";
  return setting.yes.includes(value.value) ? "yes" : "no";
}

/** Whether what a path leads through is unknown as a whole, so that nobody can tell whether it says anything there. */
function isInsideUnknown(record: ResourceRecord, path: Path): boolean {
  const above = path.replace(/(?:\[\]|\.)[^.[]*$/, "");
  return above !== path && readValues(record, above).some((value) => value.kind === "unknown");
}

/** Whether anything is said, known or not: what is left empty says nothing. */
function says(value: Value): boolean {
  if (value.kind === "list") return value.items.length > 0;
  return value.kind === "known" ? value.value !== null && value.value !== "" : value.kind !== "absent";
}

/** A number, or that it can't be told before deployment; `places` is how many there are to stand in. */
export function readCount(record: ResourceRecord, count: Count, places: number): number | "unknown" {
  if (count.always !== undefined) return count.always;
  const value = readValue(record, count.property);
  const plus = count.plus ?? 0;
  if (value.kind === "absent") {
    if (count.or !== undefined && readValue(record, count.or.property).kind !== "absent")
      return readCount(record, count.or, places);
    if (record.origin === "read" || count.unset === "unknown") return "unknown";
    return (count.unset === "places" ? places : count.unset) + plus;
  }
  const stated = numberOf(value);
  return stated === null ? "unknown" : stated + plus;
}

/** How members spread, or that it can't be told before deployment. */
export function readSpreading(record: ResourceRecord, setting: SpreadingSetting): Spreading | "unknown" {
  if (typeof setting === "string") return setting;
  const value = readValue(record, setting.property);
  if (value.kind === "absent") return record.origin === "read" ? "unknown" : setting.unset;
  if (value.kind !== "known" || value.secret === true) return "unknown";
  const word = String(value.value);
  return Object.hasOwn(setting.values, word) ? (setting.values[word] ?? "unknown") : "unknown";
}

/** A secret number stays unknown: what follows from it would tell it. */
function numberOf(value: Value): number | null {
  if ("secret" in value && value.secret === true) return null;
  if (value.kind === "list") return value.items.length;
  if (value.kind !== "known") return null;
  const number = typeof value.value === "string" && value.value.trim() !== "" ? Number(value.value) : value.value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
