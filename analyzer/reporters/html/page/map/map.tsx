import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { DependencyKind } from "../../../../model/graph.ts";
import type { Looking } from "../address.ts";
import type { Outcome } from "../outcome.ts";
import { fateOf } from "../outcome.ts";
import type { Stack } from "../stack.ts";
import type { Wishes } from "../wishes.ts";
import { Arcs } from "./arcs.tsx";
import { ChipButton } from "./chip.tsx";
import { columnAway, MapHead } from "./head.tsx";
import type { Cell, Chip } from "./lay-out.ts";
import { layOut } from "./lay-out.ts";
import { Legend } from "./legend.tsx";
import { Lines } from "./lines.tsx";
import { moveByArrow } from "./move-by-arrow.ts";
import { surroundingsOf } from "./surroundings.ts";
import { mostTrails, partsOf, proofOnMap, trailsAround, unitsFor } from "./trails.ts";

/** A cell shows so many chips until it is opened. */
const mostChips = 8;

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
  const drawn = useMemo(() => trails.slice(0, mostTrails), [trails]);
  const lostByFinding = stack.findings.get(finding ?? "")?.domain ?? null;
  const focusTier =
    focus === null ? null : (layout.tiers.units.find(({ id }) => id === layout.tiers.unitOf.get(focus))?.tier ?? null);
  const moved = useMemo(() => ({}), [layout, focus, finding, printing, outcome]);
  const toggleOpen = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
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
  const isDim = (chip: Chip) =>
    (near !== null && !near.units.has(chip.unit.id)) ||
    (near === null && proof.numbers.size > 0 && !proof.numbers.has(chip.unit.id));

  const chipOf = (chip: Chip) => (
    <ChipButton
      key={chip.id}
      chip={chip}
      stack={stack}
      outcome={outcome}
      focus={focus}
      dim={isDim(chip)}
      near={near?.units.has(chip.unit.id) ?? false}
      numbers={proof.numbers.get(chip.unit.id) ?? []}
      prefix={layout.prefixes.get(chip.column) ?? ""}
      reachable={(current ?? firstChip) === chip.id}
      look={(id) => wishes.look({ focus: focus === id ? null : id })}
    />
  );
  const contents = (cell: Cell) => {
    const asked = (chip: Chip) => (near?.units.has(chip.unit.id) ?? false) || proof.numbers.has(chip.unit.id);
    const all = printing || opened.has(cell.id) || cell.chips.slice(mostChips - 1).some(asked);
    if (all || cell.chips.length <= mostChips) {
      return (
        <>
          {cell.chips.map(chipOf)}
          {opened.has(cell.id) && (
            <button type="button" class="fold" onClick={() => toggleOpen(cell.id)}>
              show fewer
            </button>
          )}
        </>
      );
    }
    return (
      <>
        {cell.chips.slice(0, mostChips - 1).map(chipOf)}
        <button type="button" class="fold" onClick={() => toggleOpen(cell.id)}>
          {cell.chips.length - mostChips + 1} more{lostAmong(cell.chips.slice(mostChips - 1), outcome, stack)}
        </button>
      </>
    );
  };
  return (
    <>
      <Legend
        kinds={kinds}
        looking={looking}
        wishes={wishes}
        lines={drawn.length}
        leftOut={trails.length - drawn.length}
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
                    <td
                      key={cell.id}
                      class={`${cell.column.kind}${columnAway(cell.column, outcome, stack) ? " away" : ""}`}
                    >
                      <div class="chips">{contents(cell)}</div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <Lines around={frame} trails={drawn} moved={moved} />
        </div>
      </section>
    </>
  );
}

/** What has become of chips that are folded away, in a few words. */
function lostAmong(chips: readonly Chip[], outcome: Outcome, stack: Stack): string {
  const fates = chips.map(({ items }) => items.map(({ node, place }) => fateOf(node, place, outcome, stack)));
  const lost = fates.filter((all) => all.every((fate) => fate === "gone" || fate === "down")).length;
  const perhaps = fates.filter((all) => all.includes("perhaps")).length;
  return `${lost > 0 ? `, ${lost} lost` : ""}${perhaps > 0 ? `, ${perhaps} perhaps` : ""}`;
}

/** Where looking around begins: at a resource or group, at all parts of a component, at what a service is entered by and needs. */
function startOf(focus: string | null, stack: Stack): readonly string[] {
  if (focus === null) return [];
  if (!focus.startsWith("service:")) return [focus, ...partsOf(focus, stack.graph)];
  const service = stack.graph.services.find(({ name }) => `service:${name}` === focus);
  const asked = [...(service?.entries ?? []), ...(service?.needs ?? [])].filter((id) => !id.startsWith("service:"));
  return [...new Set(asked.flatMap((id) => [id, ...partsOf(id, stack.graph)]))];
}
