import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Trail } from "./trails.ts";

interface Drawn {
  readonly key: string;
  readonly path: string;
  readonly class: string;
}

/** Lines over the map, from chip to chip where they stand just now. They are only for the eye: the details say the same in words. */
export function Lines({
  around,
  trails,
  moved,
}: {
  readonly around: RefObject<HTMLElement | null>;
  readonly trails: readonly Trail[];
  /** Changes whenever chips may have moved. */
  readonly moved: unknown;
}): JSX.Element {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const frame = around.current;
    if (frame === null) return;
    const draw = () => {
      const origin = frame.getBoundingClientRect();
      const chips = new Map(
        [...frame.querySelectorAll<HTMLElement>("[data-chip]")].map((chip) => [
          chip.dataset.chip ?? "",
          chip.getBoundingClientRect(),
        ]),
      );
      setSize({ width: frame.scrollWidth, height: frame.scrollHeight });
      setDrawn(
        trails.flatMap(({ from, to, kind, possible }) => {
          const one = chips.get(from);
          const other = chips.get(to);
          if (one === undefined || other === undefined) return [];
          return [
            {
              key: `${from}\n${to}\n${kind}`,
              path: pathBetween(one, other, origin),
              class: `${kind}${possible ? " possible" : ""}`,
            },
          ];
        }),
      );
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [trails, moved]);
  return (
    <svg class="lines" width={size.width} height={size.height} aria-hidden="true">
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0 0 L8 4 L0 8 Z" />
        </marker>
      </defs>
      {drawn.map(({ key, path, class: kind }) => (
        <path key={key} d={path} class={`line ${kind}`} marker-end="url(#arrow)" />
      ))}
    </svg>
  );
}

function pathBetween(one: DOMRect, other: DOMRect, origin: DOMRect): string {
  const x = (rect: DOMRect) => rect.left - origin.left + rect.width / 2;
  const top = (rect: DOMRect) => rect.top - origin.top;
  const bottom = (rect: DOMRect) => rect.bottom - origin.top;
  const write = (...points: readonly number[]) => {
    const [startX, startY, ...rest] = points.map(Math.round);
    return `M${startX} ${startY} C${rest.join(" ")}`;
  };
  if (Math.abs(one.top - other.top) < Math.max(one.height, other.height)) {
    // Side by side: an arc below both.
    const y1 = bottom(one);
    const y2 = bottom(other);
    const dip = Math.max(y1, y2) + Math.min(40, 14 + Math.abs(x(one) - x(other)) / 12);
    return write(x(one), y1, x(one), dip, x(other), dip, x(other), y2);
  }
  const [y1, y2] = one.top < other.top ? [bottom(one), top(other)] : [top(one), bottom(other)];
  const bend = (y2 - y1) / 2;
  return write(x(one), y1, x(one), y1 + bend, x(other), y2 - bend, x(other), y2);
}
