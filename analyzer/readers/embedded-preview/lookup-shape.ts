import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Wire, WireRecord } from "../wire.ts";
import { unknownElementText, unknownSentinel, unknownText } from "../wire.ts";

/**
 * Returns a reader of the shapes in which look-ups are answered, as the SDKs installed for a program declare them
 * (`GetAmiResult`): unknown texts and numbers, lists with one unknown element rather than none. Programs index into such
 * answers at once, and most of them run on with this where nothing at all would end them. The element's texts are those of
 * one that stands for however many there are, so that nobody counts them. What no declaration is found for is answered by an
 * empty record.
 */
export function lookupShapes(programDirectory: string): (token: string) => WireRecord {
  const texts = new Map<string, string>();
  const read = (path: string): string => {
    const known = texts.get(path) ?? (existsSync(path) ? readFileSync(path, "utf8") : "");
    texts.set(path, known);
    return known;
  };
  return (token) => {
    const [packageName = "", module = "", name = ""] = token.split(":");
    const home = packageDirectory(programDirectory, packageName);
    if (home === undefined || !/^\w+$/.test(name) || !/^[\w/]+$/.test(module)) return {};
    const declaration = read(join(home, `${module.replace(/^index\//, "")}.d.ts`));
    const fields = membersOf(declaration, `export interface ${capitalised(name)}Result {`);
    return shapeOfFields(fields, {
      types: () => read(join(home, "types", "output.d.ts")),
      depth: 0,
      text: unknownText,
    });
  };
}

interface Context {
  readonly types: () => string;
  readonly depth: number;
  /** What stands for a text. */
  readonly text: string;
}

// Declarations nest without end (a statement holds a statement); no program reads that deep into what it doesn't know.
const deepest = 6;

function packageDirectory(programDirectory: string, packageName: string): string | undefined {
  const { resolve } = createRequire(join(programDirectory, "program.js"));
  for (const scope of ["@pulumi", "@pulumiverse"]) {
    try {
      return dirname(resolve(`${scope}/${packageName}/package.json`));
    } catch {
      // Not installed under this scope.
    }
  }
  return undefined;
}

function shapeOfFields(fields: readonly Field[], context: Context): WireRecord {
  // An optional field repeats an argument, which the caller knows better than we do.
  const required = fields.filter((field) => !field.optional);
  return Object.fromEntries(required.map(({ name, type }) => [name, shapeOfType(type, context)]));
}

function shapeOfType(type: string, context: Context): Wire {
  if (type.endsWith("[]")) return [shapeOfType(type.slice(0, -2), { ...context, text: unknownElementText })];
  if (type.startsWith("{")) return {};
  if (type === "number" || type === "boolean") return unknownSentinel;
  const reference = /^outputs\.(?:(\w+)\.)?(\w+)$/.exec(type);
  if (reference === null) return context.text;
  if (context.depth >= deepest) return {};
  const [, namespace, name = ""] = reference;
  const types = context.types();
  const start = namespace === undefined ? 0 : types.indexOf(`export declare namespace ${namespace} {`);
  if (start < 0) return {};
  const head = namespace === undefined ? `\nexport interface ${name} {` : `\n    interface ${name} {`;
  return shapeOfFields(membersOf(types, head, start), { ...context, depth: context.depth + 1 });
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

/** Returns the members of an interface that the SDK's generator wrote, one to a line between its comments. */
function membersOf(text: string, head: string, from = 0): readonly Field[] {
  const start = text.indexOf(head, from);
  if (start < 0) return [];
  const indentation = /^\n? */.exec(head)?.[0].replace("\n", "") ?? "";
  const end = text.indexOf(`\n${indentation}}`, start);
  const lines = text.slice(start + head.length, end < 0 ? undefined : end).split("\n");
  return lines.flatMap((line) => {
    // A map's type goes on over the following lines.
    const member = /^\s+(?:readonly )?(\w+)(\??): (.+;|\{)$/.exec(line);
    const [, name, optional, type] = member ?? [];
    return name === undefined || type === undefined
      ? []
      : [{ name, type: type.replace(/;$/, ""), optional: optional === "?" }];
  });
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
