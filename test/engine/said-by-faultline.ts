/** Pulumi indents what it is told, each way in by other columns: what matters is which lines are said, in which order. */
export function linesOf(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

/** The part of Pulumi's output from a heading at the left margin to the next one; empty where there is no such heading. */
export function sectionOf(output: string, heading: string): string {
  const [, after = ""] = output.split(new RegExp(`^${heading}:$`, "m"));
  return after.split(/^\S/m)[0] ?? "";
}
