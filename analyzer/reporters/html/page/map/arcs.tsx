import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Tiers } from "./tiers.ts";

const width = 72;

/** Which tier needs which, beside their names: one arc for all needs between two tiers, from the one that asks to the one that is asked. */
export function Arcs({
  around,
  needs,
  tier,
  moved,
}: {
  readonly around: RefObject<HTMLElement | null>;
  readonly needs: Tiers["needs"];
  /** The tier whose arcs stand out. */
  readonly tier: string | null;
  readonly moved: unknown;
}): JSX.Element {
  const [rows, setRows] = useState<ReadonlyMap<string, number>>(new Map());
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const frame = around.current;
    if (frame === null) return;
    const measure = () => {
      const body = frame.querySelector("tbody")?.getBoundingClientRect();
      if (body === undefined) return;
      setHeight(Math.round(body.height));
      setRows(
        new Map(
          [...frame.querySelectorAll<HTMLElement>("tr[data-tier]")].map((row) => {
            const rect = row.getBoundingClientRect();
            return [row.dataset.tier ?? "", Math.round(rect.top - body.top + rect.height / 2)];
          }),
        ),
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [moved]);
  const order = [...rows.keys()];
  return (
    <svg class="arcs" width={width} height={height} aria-hidden="true">
      {needs.map(({ from, to, count }) => {
        const y1 = rows.get(from);
        const y2 = rows.get(to);
        if (y1 === undefined || y2 === undefined) return null;
        const far = Math.abs(order.indexOf(from) - order.indexOf(to)) / Math.max(1, order.length);
        const reach = 10 + Math.sqrt(far) * (width - 22);
        const stands = tier === from ? " asks" : tier === to ? " asked" : tier === null ? "" : " aside";
        return (
          <path
            key={`${from}\n${to}`}
            class={`arc${y2 < y1 ? " upward" : ""}${stands}`}
            d={`M${width - 4} ${y1 + 3} C${width - 4 - reach * 1.3} ${y1 + 3} ${width - 4 - reach * 1.3} ${y2 - 3} ${width - 4} ${y2 - 3}`}
            stroke-width={1 + Math.min(2, Math.log2(count) / 2)}
            marker-end="url(#arrow)"
          />
        );
      })}
    </svg>
  );
}
