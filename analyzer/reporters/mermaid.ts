import type { Reporter } from "../model/report.ts";
import type { Box, Drawing, Line, PlaceFrame } from "./wording/drawing.ts";
import { drawingsOf } from "./wording/drawing.ts";
import { visible } from "./wording/visible.ts";

/** A Mermaid flowchart, as code hosts show it in Markdown: what stands in which place and what needs what. */
export const mermaid: Reporter = (answer) => {
  const drawings = answer.kind === "check" ? drawingsOf(answer) : [];
  return `${[
    "flowchart LR",
    ...drawings.flatMap((drawing, index) => indented(stackLines(drawing, `s${index + 1}`))),
    ...indented([
      "classDef part stroke-dasharray: 4 3",
      "classDef takes stroke:#b00020,stroke-width:2px",
      "classDef perhaps stroke:#b45f06,stroke-dasharray: 6 3",
    ]),
  ].join("\n")}\n`;
};

function stackLines(drawing: Drawing, prefix: string): readonly string[] {
  let frames = 0;
  const marked: string[] = [];
  // As deep as places nest: provider, region, zone, and a few kinds more.
  const frameLines = (frame: PlaceFrame): readonly string[] => {
    frames += 1;
    const id = `${prefix}_place${frames}`;
    if (frame.takes !== "no") marked.push(`class ${id} ${frame.takes === "yes" ? "takes" : "perhaps"}`);
    return [
      `subgraph ${id}[${quoted([frame.title])}]`,
      ...indented([...frame.boxes.map((box) => boxLine(box, prefix)), ...frame.places.flatMap(frameLines)]),
      "end",
    ];
  };
  return [
    `subgraph ${prefix}[${quoted([drawing.title])}]`,
    ...indented([...drawing.boxes.map((box) => boxLine(box, prefix)), ...drawing.places.flatMap(frameLines)]),
    "end",
    ...drawing.lines.map((line) => lineText(line, prefix)),
    ...marked,
  ];
}

const boxLooks = {
  service: ["([", "])", ""],
  whole: ["[", "]", ""],
  part: ["[", "]", ":::part"],
} as const satisfies Record<Box["kind"], readonly [string, string, string]>;

const arrows = {
  need: "-->",
  possible: "-.->",
  other: "-.->",
  part: "-.-",
} as const satisfies Record<Line["kind"], string>;

function boxLine({ id, kind, words }: Box, prefix: string): string {
  const [open, close, look] = boxLooks[kind];
  return `${prefix}_${id}${open}${quoted(words)}${close}${look}`;
}

function lineText({ from, to, kind, label }: Line, prefix: string): string {
  const text = label ?? (kind === "possible" ? "perhaps" : null);
  return `${prefix}_${from} ${arrows[kind]}${text === null ? "" : `|${quoted([text])}|`} ${prefix}_${to}`;
}

/**
 * A string of Mermaid's, a line each. Beside letters, digits and a few signs everything is written as its number: in strings
 * Mermaid reads Markdown, HTML, icons and entities of its own.
 */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    visible(line).replace(/[^\p{L}\p{N} ,.()/×-]/gu, (sign) => `#${sign.codePointAt(0)};`),
  );
  // A string of nothing ends the parser.
  return `"${escaped.join("<br>") || " "}"`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
