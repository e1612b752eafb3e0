import type { Catalogue, Caution, Setting } from "../model/catalogue.ts";
import type { NodeCaution } from "../model/graph.ts";
import type { ResourceRecord } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { printable, readValue, topLevel } from "./property-path.ts";
import { readSetting } from "./settings.ts";

type Answer = "yes" | "no" | "unknown";

/** What is not as rules want it, or can't be told, in the catalogue's order. What is somebody else's is not asked. */
export function cautionsOf(record: ResourceRecord, catalogue: Catalogue): readonly NodeCaution[] {
  if (record.origin !== "managed") return [];
  return catalogue.cautions(record.type).flatMap((caution) => {
    const status = statusOf(record, caution);
    if (status === null) return [];
    const value = printable(readValue(record, caution.where.property));
    return [{ rule: caution.rule, status, property: topLevel(caution.where.property), value }];
  });
}

function statusOf(record: ResourceRecord, { where, only, except }: Caution): NodeCaution["status"] | null {
  const asked = only === undefined ? "yes" : answerOf(record, only);
  const excepted = except === undefined ? "no" : answerOf(record, except);
  const well = answerOf(record, where);
  if (asked === "no" || excepted === "yes" || well === "yes") return null;
  return well === "no" && asked === "yes" && excepted === "no" ? "violated" : "undetermined";
}

/** What a setting says; one that nobody reads as inherited is open. */
function answerOf(record: ResourceRecord, setting: Setting): Answer {
  const own = ownAnswer(record, setting);
  if (own === "yes" || setting.or === undefined) return own;
  const other = answerOf(record, setting.or);
  if (other === "yes") return "yes";
  return own === "unknown" || other === "unknown" ? "unknown" : "no";
}

function ownAnswer(record: ResourceRecord, { or: _, ...setting }: Setting): Answer {
  const value = readValue(record, setting.property);
  if (value.kind === "list" && setting.stated === undefined) return answerOfList(value.items, setting);
  const answer = readSetting(record, setting);
  return answer === "inherits" ? "unknown" : answer;
}

function answerOfList(items: readonly Value[], setting: Setting): Answer {
  if (setting.above !== undefined) return items.length > setting.above ? "yes" : "no";
  if (items.some((item) => item.kind === "known" && item.value !== null && setting.yes.includes(item.value)))
    return "yes";
  return items.some((item) => item.kind === "unknown") ? "unknown" : "no";
}
