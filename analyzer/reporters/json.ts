import type { Answer, Reporter, RulePage } from "../model/report.ts";
import { waysJson } from "./json/cut-sets.ts";
import { lossJson, replayJson } from "./json/loss.ts";
import { stackJson } from "./json/stack.ts";
import { jsonText } from "./wording/json-text.ts";

/**
 * For programs. `stacks` is the report, whole; `services`, `assumptions` and `findings` beside it are the same entries in one
 * list over all stacks, each naming its stack, so that one question about a build is one short query.
 */
export const json: Reporter = (answer) => jsonText(published(answer));

/** Raised when a key goes or changes its meaning; a new key does not raise it. */
const version = 1;

function published(answer: Answer): unknown {
  switch (answer.kind) {
    case "check": {
      const stacks = answer.stacks.map(stackJson);
      return {
        version,
        kind: answer.kind,
        verdict: answer.verdict,
        stacks,
        unread: answer.unread.map(({ stack, why }) => ({ stack, why })),
        services: stacks.flatMap(({ stack, services }) => services.map((service) => ({ stack, ...service }))),
        assumptions: stacks.flatMap(({ stack, assumptions }) => assumptions.map((says) => ({ stack, says }))),
        findings: stacks.flatMap(({ stack, findings }) => findings.map((finding) => ({ stack, ...finding }))),
      };
    }
    case "rules":
      return { version, kind: answer.kind, rules: answer.rules.map(ruleJson) };
    case "loss":
      return { version, kind: answer.kind, ...lossJson(answer.loss) };
    case "replay":
      return { version, kind: answer.kind, ...replayJson(answer.replay) };
    case "cut-sets":
      return { version, kind: answer.kind, ...waysJson(answer.ways) };
    case "explanation":
      return {
        version,
        kind: answer.kind,
        of: answer.of,
        title: answer.title,
        paragraphs: answer.paragraphs,
        sections: (answer.sections ?? []).map(({ heading, lines }) => ({ heading, lines })),
      };
  }
}

function ruleJson(rule: RulePage) {
  const { origin } = rule;
  return {
    id: rule.id,
    severity: rule.severity,
    summary: rule.summary,
    rationale: rule.rationale,
    origin:
      origin.kind === "incident"
        ? {
            kind: origin.kind,
            date: origin.date,
            provider: origin.provider,
            title: origin.title,
            url: origin.url,
            lesson: origin.lesson,
          }
        : { kind: origin.kind, title: origin.title, url: origin.url, lesson: origin.lesson },
    falseAlarms: rule.falseAlarms,
    remedy: rule.remedy,
  };
}
