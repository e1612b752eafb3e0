import type { Answer, RulePage } from "../model/report.ts";

/** A rule's page: what it asks for, why, where that was learnt, and what to do about a finding. */
export function explainRule(rule: RulePage): Answer {
  const { origin } = rule;
  const source = origin.kind === "incident" ? `${origin.title}, ${origin.provider}, ${origin.date}` : origin.title;
  return {
    kind: "explanation",
    of: rule.id,
    title: `${rule.id} (${rule.severity})`,
    paragraphs: [rule.summary, rule.rationale],
    sections: [
      { heading: origins[origin.kind], lines: [source, origin.lesson, origin.url] },
      { heading: "What to change", lines: [rule.remedy] },
      { heading: "When a finding may be ignored", lines: [rule.falseAlarms] },
    ],
  };
}

const origins = {
  incident: "The incident that taught it",
  "vendor-statement": "The provider's statement behind it",
  "published-model": "The published model behind it",
} as const satisfies Record<RulePage["origin"]["kind"], string>;
