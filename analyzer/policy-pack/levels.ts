import type { PolicyConfigSchema } from "@pulumi/policy";
import type { RuleLevel, RuleLevels } from "../model/report.ts";
import { InputError } from "../readers/input-error.ts";

const levels = ["mandatory", "advisory", "disabled"] as const satisfies readonly RuleLevel[];

/** What may be configured for each rule, for Pulumi to hold a configuration against. */
export function levelsSchema(
  rules: readonly { readonly id: string; readonly summary: string }[],
): NonNullable<PolicyConfigSchema["properties"]>[string] {
  return {
    type: "object",
    description:
      "Rule → level. mandatory: whatever it finds fails the preview; advisory: it is told and fails nothing; disabled: it is not told. A rule that is left out fails the preview by what it finds at error level. What says that the stack could not be judged always does.",
    properties: Object.fromEntries(
      rules.map(({ id, summary }) => [id, { type: "string", enum: [...levels], description: summary }]),
    ),
    // House rules are known only once the objectives are: a rule that there is not is told by `readLevels`.
    additionalProperties: { type: "string", enum: [...levels] },
  };
}

/**
 * The levels as configured.
 * @throws InputError at a rule or level that there is not: a typing error must not read as permission.
 */
export function readLevels(configured: unknown, ids: readonly string[]): RuleLevels {
  if (configured === undefined || configured === null) return {};
  if (typeof configured !== "object" || Array.isArray(configured))
    throw new InputError("The policy pack's configuration has rules: that is no record of rules and levels.");
  const wrong = Object.entries(configured).flatMap(([id, level]) => {
    if (!ids.includes(id)) return [`there is no rule ${id}`];
    return levels.some((one) => one === level)
      ? []
      : [`${id} is ${JSON.stringify(level)}, expected ${levels.join(", ")}`];
  });
  if (wrong.length > 0) throw new InputError(`The policy pack's configuration can't be obeyed: ${wrong.join("; ")}.`);
  return Object.fromEntries(
    Object.entries(configured).flatMap(([id, level]): [string, RuleLevel][] => {
      const found = levels.find((one) => one === level);
      return found === undefined ? [] : [[id, found]];
    }),
  );
}
