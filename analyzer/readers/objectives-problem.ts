import type { Document, LineCounter } from "yaml";
import { isNode } from "yaml";
import type { z } from "zod";
import { capacity, someLevels } from "./objectives-schema/service.ts";
import { knownKeys, objectivesFile } from "./objectives-schema.ts";
import { shownInput } from "./shown-input.ts";
import { keyNode, lineAt } from "./yaml-problem.ts";

type Issue = z.core.$ZodIssue | undefined;

/** A misspelt key first: what it should have been is then missing, which says less. */
export function firstIssue(issues: readonly z.core.$ZodIssue[]): Issue {
  const told = issues.map(innermost);
  return told.find(({ code }) => code === "unrecognized_keys") ?? told[0];
}

/** Of a value that may have several forms and has none of them, what is wrong beneath it where it has the shape of one. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const near = issue.errors.find((form) => form.length > 0 && form.every(({ path }) => path.length > 0));
  const inner = firstIssue(near ?? []);
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] };
}

/** One sentence: file and line, what was read there, what was expected, what to do. */
export function sayIssue(issue: Issue, document: Document, lines: LineCounter, shown: string): string {
  const where = lineOf(pathOf(issue), document, lines);
  return `${shown}:${where}: ${sayMistake(issue, document)}.`;
}

/** The same without place and full stop. */
export function sayMistake(issue: Issue, document: Document): string {
  const path = issue?.path ?? [];
  const place = path.length === 0 ? "the file" : sayPath(path);
  if (issue?.code === "unrecognized_keys") {
    return `"${issue.keys[0] ?? ""}" is not known in ${place}; ${adviceOn(path)}`;
  }
  if (issue?.code === "invalid_key") {
    return `a name is empty in ${sayPath(path.slice(0, -1))}; expected a name: write one`;
  }
  const value = path.length === 0 ? document.toJS() : document.getIn(path, false);
  const todo = value === undefined ? "add it" : "correct it";
  return `${place} is ${shownInput(value)}; expected ${expected(issue)}: ${todo}`;
}

function pathOf(issue: Issue): readonly PropertyKey[] {
  const path = issue?.path ?? [];
  return issue?.code === "unrecognized_keys" ? [...path, issue.keys[0] ?? ""] : path;
}

function sayPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((said, part) => {
    if (typeof part === "number") return `${said}[${part}]`;
    return said === "" ? String(part) : `${said}.${String(part)}`;
  }, "");
}

function adviceOn(path: readonly PropertyKey[]): string {
  const [block, , inner, stated] = path;
  if (block === "services" && inner === "survives") {
    if (stated === undefined) return `expected ${someLevels}: correct the spelling`;
    const keys = stated === "change" ? "nothing beneath change" : "rto or rpo";
    return `expected ${keys}: correct the spelling or take it out`;
  }
  const keys =
    block === undefined
      ? Object.keys(objectivesFile.shape)
      : inner === "capacity"
        ? Object.keys(capacity.shape)
        : (knownKeys[String(block)] ?? []);
  return `expected ${keys.join(", ")}: correct the spelling or take it out`;
}

/** What the schema's own words call something that a person writing YAML does not. */
const kindsOfValue: Readonly<Record<string, string>> = {
  object: "a map of keys",
  record: "a map of keys",
  array: "a list",
  string: "text",
  int: "a whole number",
  number: "a number",
};

function expected(issue: Issue): string {
  switch (issue?.code) {
    case "invalid_type":
      return issue.message.startsWith("Invalid") ? (kindsOfValue[issue.expected] ?? issue.expected) : issue.message;
    case "invalid_value":
      // The schema's own sentence lists them with bars.
      return issue.message.startsWith("Invalid") ? issue.values.map(String).join(" or ") : issue.message;
    case "too_small":
      if (issue.origin !== "number") return issue.message;
      return issue.inclusive === false ? `a number above ${issue.minimum}` : `a number of at least ${issue.minimum}`;
    case "too_big":
      return `a number of at most ${issue.maximum}`;
    default:
      return issue?.message ?? "something else";
  }
}

/** The line of the deepest part of a path that is written down: the key where there is one, for the value may be missing. */
export function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const above = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = keyNode(above, path[length - 1] ?? "");
    if (key !== undefined) return lineAt(key, lines);
    if (isNode(node)) return lineAt(node, lines);
  }
  return document.contents === null ? 1 : lineAt(document.contents, lines);
}
