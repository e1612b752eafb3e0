import type { Document, LineCounter } from "yaml";
import type { MalformedWaiver, Waiver } from "../model/objectives.ts";
import { firstIssue, lineOf, sayMistake } from "./objectives-problem.ts";
import { waiver } from "./objectives-schema/waiver.ts";

/** Each waiver by itself: one that can't be obeyed is told, and takes nothing else down with it. */
export function readWaivers(
  written: readonly unknown[],
  document: Document,
  lines: LineCounter,
): { readonly waivers: readonly Waiver[]; readonly malformedWaivers: readonly MalformedWaiver[] } {
  const waivers: Waiver[] = [];
  const malformedWaivers: MalformedWaiver[] = [];
  for (const [index, each] of written.entries()) {
    const path = ["waivers", index];
    const where = `waivers[${index}], line ${lineOf(path, document, lines)}`;
    const result = waiver.safeParse(each);
    if (result.success) {
      waivers.push({ ...result.data, where });
      continue;
    }
    const issue = firstIssue(result.error.issues);
    const placed = issue === undefined ? undefined : { ...issue, path: [...path, ...issue.path] };
    malformedWaivers.push({ where, problem: sayMistake(placed, document) });
  }
  return { waivers, malformedWaivers };
}
