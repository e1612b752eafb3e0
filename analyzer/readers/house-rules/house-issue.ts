import type { z } from "zod";

/**
 * What a module gave, in a word or two; a text is shown if it is short. Never throws: code of others may give anything.
 */
export function shownGiven(given: unknown): string {
  if (given === undefined) return "nothing";
  if (given === null) return "null";
  if (typeof given === "string") return given.length <= 60 ? JSON.stringify(given) : "a long text";
  if (given instanceof Promise) return "a promise";
  if (Array.isArray(given)) return "a list";
  if (typeof given === "object") return "an object";
  return typeof given === "function" ? "a function" : `the ${typeof given} ${String(given)}`;
}

/** The first of what is wrong: where beneath `what`, what was read there, what was expected. */
export function sayHouseIssue(issues: readonly z.core.$ZodIssue[], given: unknown, what: string): string {
  const [issue] = issues;
  if (issue === undefined) return `${what} can't be read`;
  const place = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  const where = place === "" ? what : `${what}${place}`;
  if (issue.code === "unrecognized_keys") return `${where} has ${issue.keys.join(", ")}, which nobody reads`;
  return `${where} is ${shownGiven(at(given, issue.path))}, expected ${expected(issue)}`;
}

function at(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, part) : undefined),
    given,
  );
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return articled[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.map(String).join(" or ");
    case "invalid_union":
      return "one of the kinds that there are";
    default:
      return issue.message;
  }
}

const articled: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  string: "a text",
  int: "a whole number",
};
