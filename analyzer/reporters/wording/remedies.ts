import type { Finding } from "../../model/finding.ts";
import type { Names } from "./names.ts";

/** One change, for all resources that it is the same for. */
export interface Change {
  /** The property to change; `null` where the advice is not about one. */
  readonly property: string | null;
  /** Its present value, where that may be printed. */
  readonly value: string | null;
  readonly resources: readonly string[];
  readonly advice: string;
}

/** The remedies of a finding, those that say the same of several resources as one, in the finding's order. */
export function changesOf(finding: Finding, names: Names): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const { subject, property, value, advice } of finding.remedy) {
    const key = JSON.stringify([property, value, advice]);
    const resource = subject === null ? [] : [names.resource(subject)];
    const resources = [...(changes.get(key)?.resources ?? []), ...resource];
    changes.set(key, { property, value, advice, resources });
  }
  return [...changes.values()];
}
