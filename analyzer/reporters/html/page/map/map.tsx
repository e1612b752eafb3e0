import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { DependencyKind } from "../../../../model/graph.ts";
import type { Looking } from "../address.ts";
import type { Outcome } from "../outcome.ts";
import type { Stack } from "../stack.ts";
import type { Wishes } from "../wishes.ts";
import { Arcs } from "./arcs.tsx";
import { CellView, fatesIn } from "./cell.tsx";
import { columnAway, MapHead } from "./head.tsx";
import { layOut } from "./lay-out.ts";
import { Legend } from "./legend.tsx";
import { Lines } from "./lines.tsx";
import { moveByArrow } from "./move-by-arrow.ts";
import { surroundingsOf } from "./surroundings.ts";
import { mostTrails, partsOf, proofOnMap, trailsAround, unitsFor } from "./trails.ts";

const noTrails = { numbers: new Map<string, readonly number[]>(), trails: [] };

/** Places as columns that stay put, tiers as rows, what stands there as chips; lines only around what is looked at. */
export function MapView({
  stack,
  outcome,
  looking,
  wishes,
  printing,
}: {
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly looking: Looking;
  readonly wishes: Wishes;
  readonly printing: boolean;
}): JSX.Element {
  const { graph } = stack;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [pointed, setPointed] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layOut(graph, stack.report.domains, opened), [stack, opened]);
  const { focus, finding } = looking;

  const focused = useMemo(() => startOf(focus, stack), [focus, stack]);
  const near = useMemo(() => {
    if (focused.length === 0) return null;
    const around = surroundingsOf(focused, looking.depth, new Set(looking.hidden), stack.neighbours);
    const units = new Set([...around.distance.keys()].flatMap((id) => unitsFor(id, layout, graph)));
    return { units, trails: trailsAround(around, layout, graph) };
  }, [focused, looking.depth, looking.hidden, layout]);
  const proof = useMemo(() => {
    const derivation = stack.findings.get(finding ?? "")?.evidence.find((one) => one.kind === "derivation");
    return derivation === undefined ? noTrails : proofOnMap(derivation.derivation, layout, graph);
  }, [finding, layout]);
  const trails = useMemo(() => [...proof.trails, ...(near?.trails ?? [])], [proof, near]);
  const lines = useMemo(() => trails.slice(0, mostTrails), [trails]);
  const drawn = useMemo(() => ({ near: near?.units ?? null, numbers: proof.numbers }), [near, proof]);
  const lostByFinding = stack.findings.get(finding ?? "")?.domain ?? null;
  const focusTier =
    focus === null ? null : (layout.tiers.units.find(({ id }) => id === layout.tiers.unitOf.get(focus))?.tier ?? null);
  // What is lost moves no chip, save in the lists of what is looked at.
  const moved = useMemo(() => ({}), [layout, focus, finding, printing]);
  const shifted = useMemo(() => ({}), [moved, lines.length > 0 ? outcome : null]);
  const toggleOpen = useCallback((id: string) => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const { look } = wishes;
  const lookAt = useCallback((id: string) => look({ focus: focus === id ? null : id }), [focus, look]);
  const kinds = useMemo(() => new Set<DependencyKind>(graph.dependencies.map(({ kind }) => kind)), [graph]);

  // What is chosen by name, or proved, may stand anywhere on a large map; what was clicked is seen already.
  useEffect(() => {
    const scroller = frame.current?.parentElement;
    const chosen = frame.current?.querySelector(".unit.looked, .unit.near, .unit:has(.number)");
    if (!scroller || !chosen || scroller.contains(document.activeElement)) return;
    const [outer, inner] = [scroller.getBoundingClientRect(), chosen.getBoundingClientRect()];
    scroller.scrollTop += inner.top - outer.top - outer.height / 3;
    scroller.scrollLeft += Math.min(inner.left - outer.left - 240, 0) + Math.max(inner.right - outer.right + 40, 0);
  }, [focus, finding]);

  if (layout.places.columns.length === 0) return <p class="hint">Nothing in this stack stands anywhere.</p>;
  const firstChip = layout.rows[0]?.cells.find(({ chips }) => chips.length > 0)?.chips[0]?.id;
  const reachable = current ?? firstChip;
  return (
    <>
      <Legend
        kinds={kinds}
        looking={looking}
        wishes={wishes}
        lines={lines.length}
        leftOut={trails.length - lines.length}
      />
      {finding !== null && stack.findings.has(finding) && (
        <p class="evidence-note">
          The evidence of a finding is drawn, its steps numbered.{" "}
          <button type="button" class="quiet" onClick={() => wishes.look({ view: "findings" })}>
            Read it
          </button>{" "}
          <button type="button" class="quiet" onClick={() => wishes.look({ finding: null })}>
            Take it off the map
          </button>
        </p>
      )}
      <section
        class="scrolls"
        aria-label="Map of places and tiers"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys to be scrolled by them
        tabIndex={0}
        onKeyDown={(event) => moveByArrow(event, setCurrent)}
      >
        <div class="frame" ref={frame}>
          <table class="map">
            <caption class="unseen">What stands where: tiers in rows, places in columns</caption>
            <colgroup>
              <col class="tiers" />
              {layout.places.columns.map(({ id, kind }) => (
                <col key={id} class={kind} />
              ))}
            </colgroup>
            <MapHead
              layout={layout}
              lostByFinding={lostByFinding}
              stack={stack}
              outcome={outcome}
              wishes={wishes}
              open={toggleOpen}
            />
            <tbody>
              {layout.rows.map(({ tier, cells }, index) => (
                <tr
                  key={tier.id}
                  data-tier={tier.id}
                  onMouseEnter={() => setPointed(tier.id)}
                  onMouseLeave={() => setPointed(null)}
                >
                  <th scope="row" title={tier.of === "" ? undefined : `${tier.of}:${tier.label}`}>
                    {index === 0 && (
                      <Arcs around={frame} needs={layout.tiers.needs} tier={pointed ?? focusTier} moved={moved} />
                    )}
                    <span class="tier">{tier.label}</span>
                    {layout.rows.some((other) => other.tier !== tier && other.tier.label === tier.label) && (
                      <span class="module">{tier.of === "" ? "outside components" : tier.of}</span>
                    )}
                  </th>
                  {cells.map((cell) => (
                    <CellView
                      key={cell.id}
                      cell={cell}
                      fates={fatesIn(cell, outcome, stack)}
                      away={columnAway(cell.column, outcome, stack)}
                      drawn={drawn}
                      focus={focus}
                      prefix={layout.prefixes.get(cell.column.id) ?? ""}
                      opened={opened.has(cell.id)}
                      whole={printing}
                      reachable={cell.chips.some(({ id }) => id === reachable) ? (reachable ?? null) : null}
                      placeName={stack.place}
                      look={lookAt}
                      open={toggleOpen}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <Lines around={frame} trails={lines} moved={shifted} />
        </div>
      </section>
    </>
  );
}

/** Where looking around begins: at a resource or group, at all parts of a component, at what a service is entered by and needs. */
function startOf(focus: string | null, stack: Stack): readonly string[] {
  if (focus === null) return [];
  if (!focus.startsWith("service:")) return [focus, ...partsOf(focus, stack.graph)];
  const service = stack.graph.services.find(({ name }) => `service:${name}` === focus);
  const asked = [...(service?.entries ?? []), ...(service?.needs ?? [])].filter((id) => !id.startsWith("service:"));
  return [...new Set(asked.flatMap((id) => [id, ...partsOf(id, stack.graph)]))];
}
