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

/** From side to side, where names that stand above or below are not in the way; within a column, round its right edge. */
function pathBetween(one: DOMRect, other: DOMRect, origin: DOMRect): string {
  const y = (rect: DOMRect) => rect.top - origin.top + rect.height / 2;
  const write = (x1: number, x2: number, bend1: number, bend2: number) => {
    const [startX, startY, ...rest] = [x1, y(one), x1 + bend1, y(one), x2 + bend2, y(other), x2, y(other)].map(
      Math.round,
    );
    return `M${startX} ${startY} C${rest.join(" ")}`;
  };
  const left = (rect: DOMRect) => rect.left - origin.left;
  const right = (rect: DOMRect) => rect.right - origin.left;
  const bend = (distance: number) => Math.max(24, distance / 2);
  if (one.right <= other.left) {
    const far = bend(other.left - one.right);
    return write(right(one), left(other), far, -far);
  }
  if (other.right <= one.left) {
    const far = bend(one.left - other.right);
    return write(left(one), right(other), -far, far);
  }
  const bulge = Math.min(48, 12 + Math.abs(y(one) - y(other)) / 12);
  return write(right(one), right(other), bulge, bulge);
}
