import { visible } from "../visible.ts";

/** Signs that Markdown or HTML would read as their own, wherever they stand. */
const signs = /[\\`*_[\]<>|~$&]/g;

const entities: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/** What would begin a heading, a list, a quotation or a rule at the start of a line. */
const opening = /^(\s*)([#+=-]|\d+(?=[.)]))/;

/** The text as one line that Markdown shows as it is: no table, link, image, markup or HTML comes of it. */
export function literal(text: string): string {
  return visible(text)
    .replace(signs, (sign) => entities[sign] ?? `\\${sign}`)
    .replace(/:\/\/|\bwww\./gi, (link) => (link === "://" ? "&#58;//" : `${link.slice(0, -1)}&#46;`))
    .replace(/@/g, "&#64;")
    .replace(opening, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}
