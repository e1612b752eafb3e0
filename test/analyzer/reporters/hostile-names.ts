import fc from "fast-check";
import { hostileNames } from "./answers.ts";

/** What would end a string, a tag, a line, a comment or a command in one of the formats. */
const endings = [
  "]]>",
  "-->",
  "--><script>",
  "::error::gone",
  "\n::error file=a::b",
  "##[error]x",
  "%0A::error::x",
  '"];}',
  '"]\n  end\n  click n1 "javascript:x"',
  "#quot;#59;",
  "&lt;&amp;&#10;",
  "\\",
  '\\"',
  "\\N\\l",
  "`code` **bold**",
  "{0} {x}",
  "[text](http://evil.example)",
  "</details><h1>x",
  "'\"<>&",
  "\ufffe\uffff\u0000\ud800",
  "\u2028\u0085",
  "end",
  "subgraph",
  "",
  " ",
] as const;

export const everyHostileName: readonly string[] = [...hostileNames, ...endings];

/** Any text, and texts put together from what is known to do harm. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(fc.oneof(fc.constantFrom(...everyHostileName), fc.string({ maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join("")),
);

/** Characters that a terminal, a page or a reader's eye would obey, in text whose own lines end with a newline. */
export const acting = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
