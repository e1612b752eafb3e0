import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Document } from "yaml";
import { isAlias, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { Level, Objectives } from "../model/objectives.ts";
import { levels } from "../model/objectives.ts";
import { InputError } from "./input-error.ts";

/** What is taken to be stated where no objectives are: nothing. */
export const noObjectives: Objectives = { file: null, services: [], groups: [], dependencies: [], placement: [] };

/**
 * The objectives in `faultline.yaml` of a folder, or none where there is no such file.
 *
 * @throws InputError with file, line, what was read and what was expected, where it can't be read or does not validate.
 */
export function readObjectives(directory: string): Objectives {
  const file = join(directory, "faultline.yaml");
  return existsSync(file) ? readObjectivesFile(file) : noObjectives;
}

/** The objectives in a file that was named; one that is missing is an error. */
export function readObjectivesFile(file: string): Objectives {
  const shown = relative(process.cwd(), file) || file;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new InputError(
      `${shown} can't be read (${error instanceof Error ? error.message : String(error)}); expected the objectives file: name one that exists and is readable.`,
    );
  }
  return parseObjectives(text, shown);
}

/** The objectives that a text states; `shown` is how errors call the file. */
export function parseObjectives(text: string, shown: string): Objectives {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong !== undefined) {
    throw new InputError(
      `${shown}:${lines.linePos(wrong.pos[0]).line}: ${wrong.message}; expected YAML: correct the line.`,
    );
  }
  const result = objectivesFile.safeParse(document.toJS() ?? {});
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(sayIssue(issue, document, lines, shown));
  }
  const read = result.data;
  return {
    file: shown,
    services: Object.entries(read.services).map(([name, service]) => ({
      name,
      entry: service.entry,
      needs: service.needs,
      survives: statedLevels(service.survives),
    })),
    groups: read.groups.map((group) => ({
      name: group.name,
      members: group.members,
      within: group.within ?? null,
      rule: group.kind === "majority" ? { kind: "majority" } : { kind: "required", required: group.required ?? 1 },
    })),
    dependencies: read.dependencies,
    placement: read.placement,
  };
}

function statedLevels(survives: Level | Partial<Record<Level, unknown>>): readonly Level[] {
  return levels.filter((level) => (typeof survives === "string" ? survives === level : survives[level] !== undefined));
}

const selector = z
  .string()
  .regex(/^[^\s:][^\s]*::\S+$|^\*::\S+$/, {
    error: (issue) => `a selector <type glob>::<name glob>, such as "*::matching-*", not ${shownInput(issue.input)}`,
  });
const name = z.string().min(1, "a name that is not empty");
const reason = z.string().min(3, "a reason of a few words");
const level = z.enum(levels);
const noTimes = z.strictObject({}, { error: "{}: times (rto, rpo) are not judged yet, so none may be stated" });

const service = z.strictObject({
  entry: selector,
  needs: z.array(name).default([]),
  survives: z.union([level, z.partialRecord(level, noTimes).refine((stated) => Object.keys(stated).length > 0)], {
    error: `a level (${levels.join(", ")}), or levels with nothing beneath, such as { instance: {}, zone: {} }; times (rto, rpo) are not judged yet`,
  }),
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

const objectivesFile = z.strictObject({
  version: z.literal(1, { error: "version: 1" }),
  services: z.record(name, service).default({}),
  groups: z.array(group).default([]),
  dependencies: z
    .array(z.strictObject({ from: selector, to: selector, kind: z.enum(["needs", "none"]), reason }))
    .default([]),
  placement: z.array(z.strictObject({ match: selector, zone: name })).default([]),
});

type Issue = z.core.$ZodIssue | undefined;

/** One sentence: file and line, what was read there, what was expected, what to do. */
function sayIssue(issue: Issue, document: Document, lines: LineCounter, shown: string): string {
  const path = issue?.path ?? [];
  const unknownKey = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const where = lineOf(unknownKey === undefined ? path : [...path, unknownKey], document, lines);
  const place = path.length === 0 ? "the file" : path.join(".");
  if (unknownKey !== undefined) {
    return `${shown}:${where}: "${unknownKey}" is not known in ${place}; expected one of its documented keys: correct the spelling or take it out.`;
  }
  const read = shownInput(document.getIn(path, false));
  return `${shown}:${where}: ${place} is ${read}; expected ${expected(issue)}: correct the line.`;
}

function expected(issue: Issue): string {
  const message = issue?.message ?? "something else";
  return message
    .replace(/^Invalid input: expected /, "")
    .replace(/, received .*$/, "")
    .replace(/^Invalid option: expected /, "");
}

function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = typeof node === "object" && node !== null && "range" in node && !isAlias(node) ? node.range : null;
    if (Array.isArray(range) && typeof range[0] === "number") return lines.linePos(range[0]).line;
  }
  return 1;
}

function shownInput(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "object" && value !== null) return "a block of its own";
  return JSON.stringify(value);
}
