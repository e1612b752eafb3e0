import { catalogue, entries } from "../catalogue/index.ts";
import { housePrefix } from "../model/finding.ts";
import type { Answer, RulePage } from "../model/report.ts";
import { InputError } from "../readers/input-error.ts";
import { readProject } from "../readers/project.ts";
import { onlyStack } from "./choose-stack.ts";
import { explainResource } from "./explain-resource.ts";
import { explainRule } from "./explain-rule.ts";
import { explainService } from "./explain-service.ts";
import { explainType } from "./explain-type.ts";
import { houseRulesOf } from "./list-rules.ts";
import { nearest } from "./nearest.ts";
import type { Question } from "./question.ts";
import { rulePages, rulePagesWith } from "./rule-pages.ts";

/**
 * Explains a rule, a resource type, or a service or resource of a stack.
 * @throws InputError where it is none of these, naming what comes nearest.
 */
export async function explain(what: string, question: Question): Promise<Answer> {
  const rule = (isHouseRule(what) ? await housePages(what, question.directory) : rulePages).find(
    ({ id }) => id === what,
  );
  if (rule !== undefined) return explainRule(rule);
  const entry = catalogue.entry(what);
  if (entry !== undefined) return explainType(entry);
  if (isTypeToken(what)) {
    throw new InputError(
      `The catalogue has no entry for type ${what}${suggest(
        what,
        entries.map(({ type }) => type),
      )}; on a service's path such a resource is a finding.`,
    );
  }
  return await explainInStack(what, question);
}

async function explainInStack(what: string, question: Question): Promise<Answer> {
  // A URN names its stack.
  const named = question.stack ?? (isUrn(what) ? what.split("::")[0]?.replace("urn:pulumi:", "") : undefined);
  // A file is of the stack that it is of, and an estate of several.
  const stack = question.state === undefined ? named : question.stack;
  if (stack === undefined && question.state === undefined) requireOneStack(what, question.directory);
  const { exploreStack } = await import("./judge-stack.ts");
  const { report, analysis } = await exploreStack({ ...question, ...(stack === undefined ? {} : { stack }) });
  const service = report.services.find(({ name }) => name === what);
  if (service !== undefined) return explainService(report, analysis.graph, service);
  const node = analysis.graph.nodes.find(({ urn }) => urn === what);
  if (node !== undefined) return explainResource(report, analysis.graph, node);
  if (isUrn(what)) {
    const urns = analysis.graph.nodes.flatMap(({ urn }) => urn ?? []);
    throw new InputError(`Stack ${report.stack} has no resource ${what}${suggest(what, urns)}.`);
  }
  const names = report.services.map(({ name }) => name);
  throw new InputError(
    `${what} is no rule, no resource type, no URN and no service of stack ${report.stack}${suggest(what, [...names, ...rulePages.map(({ id }) => id)])}; its services are ${names.join(", ")}.`,
  );
}

function requireOneStack(what: string, directory: string): void {
  try {
    onlyStack(readProject(directory));
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    throw new InputError(
      `${what} is no rule and no resource type${suggest(what, [...rulePages.map(({ id }) => id), ...entries.map(({ type }) => type)])}, and services and URNs belong to a stack. ${thrown.message}`,
    );
  }
}

function suggest(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? "" : ` (did you mean ${meant}?)`;
}

function isHouseRule(word: string): boolean {
  return word.startsWith(housePrefix);
}

/** @throws InputError where faultline.yaml names no such rule: a resource or service is not called so. */
async function housePages(what: string, directory: string): Promise<readonly RulePage[]> {
  const house = await houseRulesOf(directory);
  if (!house.some(({ id }) => id === what)) {
    const named = house.map(({ id }) => id);
    throw new InputError(
      named.length === 0
        ? `There is no house rule ${what}: no faultline.yaml in ${directory} names a module of rules.`
        : `There is no house rule ${what}${suggest(what, named)}; the module that faultline.yaml names has ${named.join(", ")}.`,
    );
  }
  return rulePagesWith(house);
}

function isUrn(word: string): boolean {
  return word.startsWith("urn:pulumi:");
}

function isTypeToken(word: string): boolean {
  return /^[^:\s]+:[^:\s]*:[^:\s]+$/.test(word);
}
