import { visible } from "./visible.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "@": "&#64;",
};

/** The text on one line, as HTML shows it in an element or in a quoted attribute. */
export function html(text: string): string {
  return visible(text).replace(/[&<>"'@]/g, (sign) => entities[sign] ?? sign);
}
