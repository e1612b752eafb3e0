import { expect } from "vitest";
import { analyze, examine } from "../../analyzer/analyze.ts";
import { catalogue } from "../../analyzer/catalogue/index.ts";
import type { Analysis } from "../../analyzer/model/analysis.ts";
import type { Finding, Rule } from "../../analyzer/model/finding.ts";
import type { DependencyGraph } from "../../analyzer/model/graph.ts";
import type { Level } from "../../analyzer/model/objectives.ts";
import type { StackReport } from "../../analyzer/model/report.ts";
import { rules } from "../../analyzer/rules/index.ts";
import type { ObjectivesBuilder } from "./objectives.ts";
import { noObjectives } from "./objectives.ts";
import type { StackBuilder } from "./stack.ts";

/** What a finding says, without its prose. */
export interface Verdict {
  readonly rule: string;
  readonly status: Finding["status"];
  readonly domain: string | null;
  readonly services: readonly string[];
  readonly subjects: readonly string[];
}

/** The report on a stack; without objectives its services are assumed. */
export function report(stack: StackBuilder, objectives?: ObjectivesBuilder): StackReport {
  return analyze(stack.snapshot(), objectives?.build() ?? noObjectives, { catalogue, rules });
}

export function exploration(stack: StackBuilder, objectives?: ObjectivesBuilder): Analysis {
  return examine(stack.snapshot(), objectives?.build() ?? noObjectives, { catalogue, rules: [] }).analysis;
}

export function graphOf(stack: StackBuilder, objectives?: ObjectivesBuilder): DependencyGraph {
  return exploration(stack, objectives).graph;
}

/** The findings of a report in its order, without their prose. */
export function verdicts(stack: StackBuilder, objectives?: ObjectivesBuilder): readonly Verdict[] {
  return report(stack, objectives).findings.map(({ rule, status, domain, services, subjects }) => ({
    rule,
    status,
    domain,
    services,
    subjects,
  }));
}

/** What one rule finds by itself, without its prose. */
export function foundBy(rule: Rule, stack: StackBuilder, objectives?: ObjectivesBuilder): readonly Verdict[] {
  const { findings } = analyze(stack.snapshot(), objectives?.build() ?? noObjectives, { catalogue, rules: [rule] });
  return findings.map(({ rule: id, status, domain, services, subjects }) => ({
    rule: id,
    status,
    domain,
    services,
    subjects,
  }));
}

/** Whether the only service survives a level: proved, disproved or open. */
export function survives(
  stack: StackBuilder,
  objectives: ObjectivesBuilder,
  level: Level = "zone",
): "yes" | "no" | "undetermined" {
  const { services } = report(stack, objectives);
  const [service] = services;
  if (service === undefined || services.length > 1) throw new Error(`expected one service, not ${services.length}`);
  return service.levels[level];
}

/** The facts on which objectives depend, sorted. */
export function deciding(stack: StackBuilder, objectives?: ObjectivesBuilder): readonly string[] {
  const facts = exploration(stack, objectives).openQuestions.flatMap((question) => question.facts);
  return [...new Set(facts)].toSorted();
}

/** A proved finding of `survives-loss`. */
export function violated(domain: string, services: readonly string[], subjects: readonly string[]): Verdict {
  return { rule: "survives-loss", status: "violated", domain, services, subjects };
}

/** An open finding. The loss that serves as its example is any one of those that it leaves open. */
export function undetermined(
  rule: "placement-known" | "survives-loss",
  services: readonly string[],
  subjects: readonly string[],
): Verdict {
  return { rule, status: "undetermined", domain: expect.any(String), services, subjects };
}
