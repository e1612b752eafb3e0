import type { Rule } from "../model/finding.ts";
import type { Answer } from "../model/report.ts";
import { readHouseRules } from "../readers/house-rules/read-house-rules.ts";
import { readObjectives } from "../readers/objectives.ts";
import { rulePagesWith } from "./rule-pages.ts";

/**
 * Every rule, with the house rules of the folder's faultline.yaml.
 * @throws InputError where that file or its module can't be read.
 */
export async function listRules(directory: string): Promise<Answer> {
  return { kind: "rules", rules: rulePagesWith(await houseRulesOf(directory)) };
}

/** The house rules of the folder's faultline.yaml; none where there is no such file. @throws InputError as above. */
export async function houseRulesOf(directory: string): Promise<readonly Rule[]> {
  return await readHouseRules(readObjectives(directory), directory);
}
