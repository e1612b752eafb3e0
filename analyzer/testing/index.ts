/**
 * For tests of house rules: stacks put together resource by resource, and what a rule finds in them. Nothing is run, read or
 * deployed.
 */
import { examine } from "../analyze.ts";
import { catalogue } from "../catalogue/index.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Finding, Rule } from "../model/finding.ts";
import { wholeRule } from "../readers/house-rules/whole-rule.ts";
import { noObjectives } from "../readers/objectives.ts";
import { parseObjectives } from "../readers/parse-objectives.ts";
import type { ResourcesBuilder } from "./resources.ts";

export type { Options, Properties } from "./resources.ts";
export { ResourcesBuilder, stack } from "./resources.ts";
export type { Given, Output, Secret, Unknown } from "./values.ts";
export { of, secret, told, unknown } from "./values.ts";

/**
 * What a rule sees of a stack. `objectives` is the text of a faultline.yaml; without one the services are assumed.
 * @throws InputError where that text does not validate.
 */
export function analysisOf(stack: ResourcesBuilder, objectives?: string): Analysis {
  const stated = objectives === undefined ? noObjectives : parseObjectives(objectives, "the objectives");
  return examine(stack.snapshot(), stated, { catalogue, rules: [] }).analysis;
}

/**
 * What one house rule finds by itself, held to the same form as in a report.
 * @throws Error where the rule is not whole, or its check throws or gives anything but findings about this stack: what fails the gate
 * fails the test.
 */
export function foundBy(rule: Rule, stack: ResourcesBuilder, objectives?: string): readonly Finding[] {
  const { rule: whole, problem } = wholeRule(rule, "the rule");
  if (whole === undefined) throw new Error(problem);
  return whole.check(analysisOf(stack, objectives));
}
