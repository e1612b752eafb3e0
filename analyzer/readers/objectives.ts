import { lstatSync, readFileSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Document, LineCounter, Node } from "yaml";
import { isNode, isScalar, isSeq, visit } from "yaml";
import { z } from "zod";
import type { Level, Objectives } from "../model/objectives.ts";
import { levels } from "../model/objectives.ts";
import { InputError, reasonOf, systemCodeOf } from "./input-error.ts";
import { keyNode, lineAt, readYaml } from "./yaml-problem.ts";

/** What is taken to be stated where no objectives are: nothing. */
export const noObjectives: Objectives = { file: null, services: [], groups: [], dependencies: [], placement: [] };

/** Far above what anybody writes by hand; what is longer was made by accident and would only be read for minutes. */
const mostBytes = 1_000_000;

/** What somebody may write who means the objectives; passing over it would promise nothing. */
const misnomers = ["faultline.yml", "Faultline.yaml", "Faultline.yml"];

/**
 * The objectives in `faultline.yaml` of a project's folder, or none where there is no such file. A report calls them
 * `faultline.yaml`: each way in runs in a working directory of its own, and what is said of a project shouldn't tell them apart.
 *
 * @throws InputError with file, line, what was read and what was expected, where it can't be read or does not validate.
 */
export function readObjectives(directory: string): Objectives {
  const file = join(directory, "faultline.yaml");
  if (isThere(file)) return { ...readObjectivesFile(file), file: "faultline.yaml" };
  const misnamed = misnomers.map((other) => join(directory, other)).find(isThere);
  if (misnamed === undefined) return noObjectives;
  throw new InputError(`${shownPath(misnamed)} would not be read; name it faultline.yaml.`);
}

/** Says whether anything bears a name, a link that leads nowhere included: taking that for no objectives would promise nothing. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (thrown) {
    if (systemCodeOf(thrown) === "ENOENT") return false;
    throw unreadable(path, thrown);
  }
}

/** The objectives in a file that was named; one that is missing is an error. */
export function readObjectivesFile(file: string): Objectives {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (thrown) {
    throw unreadable(file, thrown);
  }
  const shown = shownPath(file);
  if (bytes.length > mostBytes) {
    throw new InputError(
      `${shown} is ${Math.ceil(bytes.length / 1_000_000)} MB long; expected objectives of at most 1 MB: keep only what the program can't show.`,
    );
  }
  return parseObjectives(bytes.toString("utf8"), shown);
}

/** As seen from the working directory where it lies beneath it, else in full: whoever reads it may stand elsewhere. */
function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  const beneath = path !== "" && path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return beneath ? path : file;
}

function unreadable(file: string, thrown: unknown): InputError {
  return new InputError(
    `${shownPath(file)} can't be read (${reasonOf(thrown)}); expected the objectives file: name one that exists and is readable.`,
  );
}

/** The objectives that a text states; `shown` is how errors call the file. */
export function parseObjectives(text: string, shown: string): Objectives {
  const yaml = readYaml(text);
  if (yaml.kind === "problem") {
    throw new InputError(`${shown}:${yaml.line}: this is not YAML (${yaml.what}); correct this line.`);
  }
  const { document, lines } = yaml;
  const [unclear] = document.warnings;
  if (unclear !== undefined) {
    const where = lines.linePos(unclear.pos[0]).line;
    throw new InputError(`${shown}:${where}: this is not plain YAML (${reasonOf(unclear)}); take it out.`);
  }
  const odd = oddNode(document);
  if (odd !== undefined) throw new InputError(`${shown}:${lineAt(odd.node, lines)}: ${odd.what}.`);
  const result = objectivesFile.safeParse(contentOf(document, shown));
  if (!result.success) throw new InputError(sayIssue(firstIssue(result.error.issues), document, lines, shown));
  const read = result.data;
  return {
    file: shown,
    services: Object.entries(read.services).map(([called, stated]) => ({
      name: called,
      entry: stated.entry,
      needs: stated.needs,
      survives: statedLevels(stated.survives),
    })),
    groups: read.groups.map((stated) => ({
      name: stated.name,
      members: stated.members,
      within: stated.within ?? null,
      rule: stated.kind === "majority" ? { kind: "majority" } : { kind: "required", required: stated.required ?? 1 },
    })),
    dependencies: read.dependencies,
    placement: read.placement,
  };
}

/** What is YAML, and yet would be read as something else than was written, or as nothing at all. */
function oddNode(document: Document): { readonly node: Node; readonly what: string } | undefined {
  let odd: { readonly node: Node; readonly what: string } | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      odd = { node: alias, what: `*${alias.source} stands for nothing; expected an anchor &${alias.source} before it` };
      return visit.BREAK;
    },
    Scalar(key, scalar) {
      // It never becomes a key of its own in the object that is checked: what stands beneath it would go unseen.
      if (key !== "key" || scalar.value !== "__proto__") return undefined;
      odd = { node: scalar, what: "__proto__ can't be a name; choose another" };
      return visit.BREAK;
    },
    Pair(_, { key }) {
      if (isScalar(key) || !isNode(key)) return undefined;
      odd = { node: key, what: "a list, a map or an alias can't be a name; write one as text" };
      return visit.BREAK;
    },
  });
  return odd;
}

function contentOf(document: Document, shown: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (thrown) {
    const reason = thrown instanceof RangeError ? "it is nested too deeply" : reasonOf(thrown);
    throw new InputError(`${shown}: its aliases can't be followed (${reason}); write out what they stand for.`);
  }
}

function statedLevels(survives: Level | Partial<Record<Level, unknown>>): readonly Level[] {
  return levels.filter((one) => (typeof survives === "string" ? survives === one : survives[one] !== undefined));
}

const selector = z.string().regex(/^[^\s:][^\s]*::\S+$|^\*::\S+$/, {
  error: `a selector <type glob>::<name glob>, such as "*::matching-*"`,
});
const name = z.string().min(1, "a name that is not empty");
const reason = z.string().min(3, "a reason of a few words");
const level = z.enum(levels);
const noTimes = z.strictObject({});
const someLevels = `a level (${levels.join(", ")}), or levels with nothing beneath, such as { instance: {}, zone: {} }`;

const service = z.strictObject({
  entry: selector,
  needs: z.array(name).default([]),
  survives: z.union(
    [
      level,
      z.partialRecord(level, noTimes).refine((stated) => Object.keys(stated).length > 0, {
        error: `at least one level (${levels.join(", ")})`,
      }),
    ],
    { error: someLevels },
  ),
});

const group = z
  .strictObject({
    name,
    members: selector,
    within: selector.optional(),
    required: z.int().min(1).optional(),
    kind: z.literal("majority").optional(),
  })
  .refine(
    (stated) => (stated.required === undefined) !== (stated.kind === undefined),
    "either required (a number) or kind: majority",
  );

const dependency = z.strictObject({ from: selector, to: selector, kind: z.enum(["needs", "none"]), reason });
const placed = z.strictObject({ match: selector, zone: name });

const objectivesFile = z
  .strictObject({
    version: z.literal(1, { error: "1, the only one there is" }),
    services: z.record(name, service).default({}),
    groups: z.array(group).default([]),
    dependencies: z.array(dependency).default([]),
    placement: z.array(placed).default([]),
  })
  .superRefine(({ services, groups }, context) => {
    // `needs` names services and groups alike: two of one name could not be told apart.
    const taken = new Set(Object.keys(services));
    for (const [index, each] of groups.entries()) {
      if (taken.has(each.name)) {
        const message = "a name that no service and no other group bears";
        context.addIssue({ code: "custom", path: ["groups", index, "name"], message });
      }
      taken.add(each.name);
    }
  });

/** What is documented for each part of the file, by the first word of its path. */
const knownKeys: Readonly<Record<string, readonly string[]>> = {
  services: Object.keys(service.shape),
  groups: Object.keys(group.shape),
  dependencies: Object.keys(dependency.shape),
  placement: Object.keys(placed.shape),
};

type Issue = z.core.$ZodIssue | undefined;

/** A misspelt key first: what it should have been is then missing, which says less. */
function firstIssue(issues: readonly z.core.$ZodIssue[]): Issue {
  return issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
}

/** One sentence: file and line, what was read there, what was expected, what to do. */
function sayIssue(issue: Issue, document: Document, lines: LineCounter, shown: string): string {
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

/** What was read, where that is short; else what kind of thing it is. */
function shownInput(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  const text = JSON.stringify(value);
  if (text.length <= 60 || typeof value === "string") return text;
  return Array.isArray(value) || isSeq(value) ? "a list" : "a map";
}
