import type { Formula } from "./formula.ts";

/** How many times each node is named as a child. */
export function parentCounts({ kind, children }: Formula): Int32Array {
  const counts = new Int32Array(kind.length);
  for (let edge = 0; edge < children.length; edge += 1) {
    const child = children[edge] ?? 0;
    counts[child] = (counts[child] ?? 0) + 1;
  }
  return counts;
}
