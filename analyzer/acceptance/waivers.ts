import { matchesSelector } from "../graph/algorithms/matches-selector.ts";
import type { Day } from "../model/acceptance.ts";
import type { Finding } from "../model/finding.ts";
import type { GraphNode } from "../model/graph.ts";
import type { Waiver } from "../model/objectives.ts";
import type { WaiverNote } from "../model/report.ts";

/** What is asked of a node: who it is. */
export type Named = Pick<GraphNode, "id" | "urn" | "type" | "name" | "label">;

/** What became of the waivers. */
export interface Waived {
  readonly notes: ReadonlyMap<Finding, WaiverNote>;
  readonly outcomes: readonly WaiverOutcome[];
}

export type WaiverOutcome =
  /** It accepts a finding, alone or together with others. */
  | { readonly kind: "applies"; readonly waiver: Waiver }
  /** Its last day is over; `matches`: there still is a finding that it speaks of. */
  | { readonly kind: "expired"; readonly waiver: Waiver; readonly matches: boolean }
  /** Nobody said which day it is. */
  | { readonly kind: "no-day"; readonly waiver: Waiver }
  /** Findings that name other resources as well, which nobody accepted. */
  | { readonly kind: "in-part"; readonly waiver: Waiver; readonly findings: readonly PartlyMatched[] }
  | { readonly kind: "no-match"; readonly waiver: Waiver; readonly why: "rule" | "resource" | "finding" };

export interface PartlyMatched {
  readonly finding: Finding;
  /** Subjects that no waiver of the rule matches. */
  readonly others: readonly string[];
}

/**
 * Which findings are accepted. A waiver counts up to its last day, that day included (UTC). A finding is accepted only if each of
 * its subjects is matched by a waiver of its rule: one that is accepted for a cache must not take the database beside it along.
 */
export function applyWaivers(
  waivers: readonly Waiver[],
  findings: readonly Finding[],
  nodes: readonly Named[],
  ruleIds: ReadonlySet<string>,
  today: Day | null,
): Waived {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const selects = ({ match }: Waiver, subject: string) => {
    const node = byId.get(subject);
    return node !== undefined && matchesSelector(match, node);
  };
  const touches = (waiver: Waiver, finding: Finding) =>
    finding.rule === waiver.rule && finding.subjects.some((subject) => selects(waiver, subject));
  const inForce = waivers.filter(({ expires }) => today !== null && today <= expires);

  const notes = new Map<Finding, WaiverNote>();
  const open = new Map<Finding, readonly string[]>();
  for (const finding of findings) {
    const speaking = inForce.filter((waiver) => touches(waiver, finding));
    if (speaking.length === 0) continue;
    const others = finding.subjects.filter((subject) => !speaking.some((waiver) => selects(waiver, subject)));
    if (others.length === 0) notes.set(finding, noteOf(speaking));
    else open.set(finding, others);
  }

  const outcomeOf = (waiver: Waiver): WaiverOutcome => {
    if (today === null) return { kind: "no-day", waiver };
    const touched = findings.filter((finding) => touches(waiver, finding));
    if (today > waiver.expires) return { kind: "expired", waiver, matches: touched.length > 0 };
    if (!ruleIds.has(waiver.rule)) return { kind: "no-match", waiver, why: "rule" };
    const partly = touched.flatMap((finding) => {
      const others = open.get(finding);
      return others === undefined ? [] : [{ finding, others }];
    });
    if (partly.length > 0) return { kind: "in-part", waiver, findings: partly };
    if (touched.length > 0) return { kind: "applies", waiver };
    const isThere = nodes.some((node) => node.urn !== null && matchesSelector(waiver.match, node));
    return { kind: "no-match", waiver, why: isThere ? "finding" : "resource" };
  };
  return { notes, outcomes: waivers.map(outcomeOf) };
}

/** Several waivers that accept one finding together count until the first of them ends. */
function noteOf(waivers: readonly Waiver[]): WaiverNote {
  const all = (texts: readonly string[]) => [...new Set(texts)].sort();
  return {
    reason: all(waivers.map(({ reason }) => reason)).join("; "),
    owner: all(waivers.map(({ owner }) => owner)).join(", "),
    expires: all(waivers.map(({ expires }) => expires))[0] ?? "",
  };
}
