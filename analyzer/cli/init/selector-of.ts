import type { GraphNode } from "../../model/graph.ts";

/**
 * A selector for some resources: their type and name for one alone, else what their names have in common. It may match more than
 * them; `all` are the resources among which it should tell them apart as well as it can.
 */
export function selectorOf(chosen: readonly GraphNode[], all: readonly GraphNode[]): string {
  const types = new Set(chosen.map((node) => node.type));
  const [type = "*"] = types.size === 1 ? types : [];
  const names = [...new Set(chosen.map(({ name }) => name))];
  const sameType = all.filter((node) => type === "*" || node.type === type);
  const everyone = chosen.length > 1 && sameType.every((node) => chosen.some(({ id }) => id === node.id));
  return `${writable(type)}::${everyone ? "*" : writable(pattern(names))}`;
}

function pattern(names: readonly string[]): string {
  const [first = "*", ...others] = names;
  if (others.length === 0) return first;
  const shortest = Math.min(...names.map(({ length }) => length));
  let head = 0;
  while (head < shortest && names.every((name) => name[head] === first[head])) head += 1;
  let tail = 0;
  while (tail < shortest - head && names.every((name) => name.at(-1 - tail) === first.at(-1 - tail))) tail += 1;
  return `${first.slice(0, head)}*${tail === 0 ? "" : first.slice(-tail)}`;
}

/** Blanks and colons in a row can't stand in a selector: any characters do in their place. */
function writable(text: string): string {
  const written = text.replaceAll(/\s+|:{2,}/g, "*").replace(/^:|:$/g, "*");
  return written === "" ? "*" : written;
}
