import type { Document, LineCounter } from "yaml";
import { isNode } from "yaml";
import type { z } from "zod";
import { dependency, group, objectivesFile, placed, service, someLevels } from "./objectives-schema.ts";
import { shownInput } from "./shown-input.ts";
import { keyNode, lineAt } from "./yaml-problem.ts";

/** What is documented for each part of the file, by the first word of its path. */
const knownKeys: Readonly<Record<string, readonly string[]>> = {
  services: Object.keys(service.shape),
  groups: Object.keys(group.shape),
  dependencies: Object.keys(dependency.shape),
  placement: Object.keys(placed.shape),
};

type Issue = z.core.$ZodIssue | undefined;

/** A misspelt key first: what it should have been is then missing, which says less. */
export function firstIssue(issues: readonly z.core.$ZodIssue[]): Issue {
  return issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
}

/** One sentence: file and line, what was read there, what was expected, what to do. */
export function sayIssue(issue: Issue, document: Document, lines: LineCounter, shown: string): string {
  const path = issue?.path ?? [];
  const place = path.length === 0 ? "the file" : sayPath(path);
  if (issue?.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const where = lineOf([...path, key], document, lines);
    return `${shown}:${where}: "${key}" is not known in ${place}; ${adviceOn(path)}.`;
  }
  const where = lineOf(path, document, lines);
  if (issue?.code === "invalid_key") {
    return `${shown}:${where}: a name is empty in ${sayPath(path.slice(0, -1))}; expected a name: write one.`;
  }
  const value = path.length === 0 ? document.toJS() : document.getIn(path, false);
  const todo = value === undefined ? "add it" : "correct it";
  return `${shown}:${where}: ${place} is ${shownInput(value)}; expected ${expected(issue)}: ${todo}.`;
}

function sayPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((said, part) => {
    if (typeof part === "number") return `${said}[${part}]`;
    return said === "" ? String(part) : `${said}.${String(part)}`;
  }, "");
}

function adviceOn(path: readonly PropertyKey[]): string {
  const [block, , survives, stated] = path;
  if (block === "services" && survives === "survives") {
    return stated === undefined
      ? `expected ${someLevels}: correct the spelling`
      : "what a service must survive is judged, how fast (rto, rpo) is not yet: take it out";
  }
  const keys = block === undefined ? Object.keys(objectivesFile.shape) : (knownKeys[String(block)] ?? []);
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
      return kindsOfValue[issue.expected] ?? issue.expected;
    case "invalid_value":
      // The schema's own sentence lists them with bars.
      return issue.message.startsWith("Invalid") ? issue.values.map(String).join(" or ") : issue.message;
    case "too_small":
      return issue.origin === "number" ? `a number of at least ${issue.minimum}` : issue.message;
    case "too_big":
      return `a number of at most ${issue.maximum}`;
    default:
      return issue?.message ?? "something else";
  }
}

/** The line of the deepest part of a path that is written down: the key where there is one, for the value may be missing. */
function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const above = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = keyNode(above, path[length - 1] ?? "");
    if (key !== undefined) return lineAt(key, lines);
    if (isNode(node)) return lineAt(node, lines);
  }
  return document.contents === null ? 1 : lineAt(document.contents, lines);
}
