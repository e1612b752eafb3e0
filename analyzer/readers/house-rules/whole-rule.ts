import type { Rule } from "../../model/finding.ts";
import { checkedFindings } from "./checked-findings.ts";
import { sayHouseIssue, shownGiven } from "./house-issue.ts";
import { houseRule } from "./house-rule-schema.ts";

/** A rule that was given, whole, and with a check that throws where it gives anything but findings; or what is wrong with it. */
export type GivenRule =
  | { readonly rule: Rule; readonly problem?: never }
  | { readonly rule?: never; readonly problem: string };

/** Whether what was given, and is called `what`, is a rule. */
export function wholeRule(given: unknown, what: string): GivenRule {
  const read = houseRule.safeParse(given);
  if (!read.success) return { problem: `${sayHouseIssue(read.error.issues, given, what)} (${calledSo(given)})` };
  const { check, ...page } = read.data;
  return { rule: { ...page, check: (analysis) => checkedFindings(check(analysis), page.id, analysis) } };
}

function calledSo(given: unknown): string {
  const id = typeof given === "object" && given !== null ? Reflect.get(given, "id") : undefined;
  return typeof id === "string" ? id : `it is ${shownGiven(given)}`;
}
