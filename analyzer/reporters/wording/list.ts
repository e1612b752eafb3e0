type Joint = "and" | "or";

/** `a`, `a and b`, `a, b and c`. */
export function listAll(items: readonly string[], joint: Joint = "and"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${joint} ${last}`;
}

/** As `listAll`, but beyond `most` items the rest is only counted: `a, b and 40 more`. */
export function listSome(items: readonly string[], most: number, joint: Joint = "and"): string {
  if (items.length <= most + 1) return listAll(items, joint);
  return `${items.slice(0, most).join(", ")} ${joint} ${items.length - most} more`;
}

/** `1 resource`, `2 resources`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * As `listSome`, but for labels made of a noun and a name: where all have the same noun it is said once, `server a and b`.
 */
export function listLabels(labels: readonly string[], most: number, joint: Joint = "and"): string {
  const nouns = new Set(labels.map((label) => label.slice(0, label.lastIndexOf(" ") + 1)));
  const [noun = ""] = nouns;
  if (nouns.size > 1) return listSome(labels, most, joint);
  return listSome(
    labels.map((label, index) => (index === 0 ? label : label.slice(noun.length))),
    most,
    joint,
  );
}
