/** Enough to find the cause by. */
const mostNamed = 3;

/** Returns the first few of a list of names, and how many more there are. */
export function saySome(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
