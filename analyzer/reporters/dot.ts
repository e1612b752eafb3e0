import type { Reporter } from "../model/report.ts";
import type { Box, Drawing, Line, PlaceFrame } from "./wording/drawing.ts";
import { drawingsOf } from "./wording/drawing.ts";
import { visible } from "./wording/visible.ts";

/** Graphviz's language: what stands in which place and what needs what, a frame around each place. */
export const dot: Reporter = (answer) => {
  const drawings = answer.kind === "check" ? drawingsOf(answer) : [];
  return `${[
    "digraph faultline {",
    "  graph [rankdir=LR, compound=true, fontname=Helvetica];",
    "  node [shape=box, style=rounded, fontname=Helvetica];",
    "  edge [fontname=Helvetica, fontsize=10];",
    ...drawings.flatMap((drawing, index) => indented(stackLines(drawing, `s${index + 1}`))),
    "}",
  ].join("\n")}\n`;
};

function stackLines(drawing: Drawing, prefix: string): readonly string[] {
  let frames = 0;
  // As deep as places nest: provider, region, zone, and a few kinds more.
  const frameLines = (frame: PlaceFrame): readonly string[] => {
    frames += 1;
    return [
      `subgraph cluster_${prefix}_${frames} {`,
      ...indented([
        `graph [label=${quoted([frame.title])}, ${frameLooks[frame.takes]}];`,
        ...frame.boxes.map((box) => boxLine(box, prefix)),
        ...frame.places.flatMap(frameLines),
      ]),
      "}",
    ];
  };
  return [
    `subgraph cluster_${prefix} {`,
    ...indented([
      `graph [label=${quoted([drawing.title])}, style=solid, color=gray70];`,
      ...drawing.boxes.map((box) => boxLine(box, prefix)),
      ...drawing.places.flatMap(frameLines),
    ]),
    "}",
    ...drawing.lines.map((line) => edgeLine(line, prefix)),
  ];
}

/** The title says the same in words. */
const frameLooks = {
  yes: "style=bold, color=red3",
  perhaps: "style=dashed, color=darkorange3",
  no: "style=rounded, color=gray50",
} as const satisfies Record<PlaceFrame["takes"], string>;

const boxLooks = {
  service: ", shape=ellipse",
  whole: "",
  part: ', style="rounded,dashed"',
} as const satisfies Record<Box["kind"], string>;

const lineLooks = {
  need: [],
  possible: ["style=dotted"],
  other: ["style=dashed"],
  part: ["style=dashed", "arrowhead=none", "color=gray50"],
} as const satisfies Record<Line["kind"], readonly string[]>;

function boxLine({ id, kind, words }: Box, prefix: string): string {
  return `${prefix}_${id} [label=${quoted(words)}${boxLooks[kind]}];`;
}

function edgeLine({ from, to, kind, label }: Line, prefix: string): string {
  const looks = [...(label === null ? [] : [`label=${quoted([label])}`]), ...lineLooks[kind]];
  return `${prefix}_${from} -> ${prefix}_${to}${looks.length === 0 ? "" : ` [${looks.join(", ")}]`};`;
}

/** A string of Graphviz's, a line each. In labels it also reads escapes after a backslash, and entities. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    visible(line).replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;"),
  );
  return `"${escaped.join("\\n")}"`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
