import type { JSX } from "preact";
import type { Mark } from "./outcome.ts";

/** A sign for each kind of harm, so that none is told by its colour alone. */
export const signs = {
  lost: "✕",
  stuck: "⊘",
  data: "∅",
  late: "»",
  capacity: "▽",
  redundancy: "◐",
} as const satisfies Record<Mark["kind"], string>;

/** One thing that has become of a service: a sign, a colour and words, so that any of them will do. */
export function Badge({ mark }: { readonly mark: Mark }): JSX.Element {
  return (
    <span
      class={`badge ${mark.kind}${mark.sure ? "" : " perhaps"}`}
      data-kind={mark.kind}
      data-sure={String(mark.sure)}
    >
      <span aria-hidden="true">{mark.sure ? signs[mark.kind] : "?"} </span>
      {mark.says}
    </span>
  );
}
