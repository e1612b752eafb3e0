/**
 * JSON in lines, indented. Characters that JSON allows but that a terminal or an HTML page around it would obey stand as the
 * escapes that mean the same: all of them can only be inside strings here, since the layout uses the newline and the space alone.
 */
export function jsonText(value: unknown): string {
  const serialised = JSON.stringify(value, null, 2).replace(/[<\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
  return `${serialised}\n`;
}
