import type { Document, Node } from "yaml";
import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { reasonOf } from "./input-error.ts";

type YamlOptions = Parameters<typeof parseDocument>[1];

/** A text as YAML, or the first thing about it that is not; lines count from 1. */
export type ReadYaml =
  | { readonly kind: "document"; readonly document: Document; readonly lines: LineCounter }
  | { readonly kind: "problem"; readonly line: number; readonly what: string };

/**
 * Returns a text's one YAML document, or what is wrong with it: its syntax, a second document, a key given twice in one map,
 * or nesting deeper than the stack.
 *
 * Cost: linear. The library's own search for repeated keys compares each with each, which takes a minute at 60,000.
 */
export function readYaml(text: string, options: YamlOptions = {}): ReadYaml {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { ...options, lineCounter: lines, prettyErrors: false, uniqueKeys: false });
    const [wrong] = document.errors;
    if (wrong !== undefined) {
      return { kind: "problem", line: lines.linePos(wrong.pos[0]).line, what: sayError(wrong) };
    }
    const repeated = repeatedKey(document);
    if (repeated === undefined) return { kind: "document", document, lines };
    const line = lineAt(repeated, lines);
    return { kind: "problem", line, what: `the key \`${String(repeated)}\` is given twice` };
  } catch (thrown) {
    return { kind: "problem", line: 1, what: thrown instanceof RangeError ? tooDeep : reasonOf(thrown) };
  }
}

const tooDeep = "it is nested too deeply";

function sayError({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === "MULTIPLE_DOCS") return "a second document begins; keep one";
  // The parser catches its own overflow, and gives the engine's words for it.
  return message.includes("call stack") ? tooDeep : reasonOf(message);
}

/** Returns the line on which a node begins. */
export function lineAt(node: Node, lines: LineCounter): number {
  return lines.linePos(node.range?.[0] ?? 0).line;
}

function repeatedKey(document: Document): Node | undefined {
  let repeated: Node | undefined;
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        // Two keys that read differently (1 and "1") are one in the object that is made of them.
        const name = String(key.value);
        if (seen.has(name)) {
          repeated = key;
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return repeated;
}

/** Returns the node that holds a key of a map, for those who want to say where the key stands rather than its value. */
export function keyNode(map: unknown, name: PropertyKey): Node | undefined {
  if (!isMap(map)) return undefined;
  const found = map.items.find(({ key }) => isScalar(key) && String(key.value) === String(name));
  return isScalar(found?.key) ? found.key : undefined;
}
