import type { JSX } from "preact";
import type { DomainId } from "../../../../model/failure-domain.ts";
import type { Fate, Outcome } from "../outcome.ts";
import { fateOf } from "../outcome.ts";
import type { Stack } from "../stack.ts";
import { steady } from "../steady.ts";
import { ChipButton } from "./chip.tsx";
import type { Cell, Chip } from "./lay-out.ts";

/** A cell shows so many chips until it is opened. */
const mostChips = 6;

/** What is drawn of all that surrounds a thing looked at, or that a finding proves. */
export interface Drawn {
  /** The units around what is looked at; `null`: nothing is. */
  readonly near: ReadonlySet<string> | null;
  /** Steps of a proof, by the units that they speak of. */
  readonly numbers: ReadonlyMap<string, readonly number[]>;
}

/** How all that stands in a cell fares, chip by chip and in them item by item. */
export function fatesIn({ chips }: Cell, outcome: Outcome, stack: Stack): readonly Fate[] {
  return chips.flatMap(({ items }) => items.map(({ node, place }) => fateOf(node, place, outcome, stack)));
}

/** What of one tier stands in one place: the first chips, and how many more there are. */
export const CellView = steady(
  ({
    cell,
    fates,
    away,
    drawn,
    focus,
    prefix,
    opened,
    whole,
    reachable,
    placeName,
    look,
    open,
  }: {
    readonly cell: Cell;
    /** As `fatesIn` tells them. */
    readonly fates: readonly Fate[];
    /** Whether the place is. */
    readonly away: boolean;
    readonly drawn: Drawn;
    readonly focus: string | null;
    readonly prefix: string;
    readonly opened: boolean;
    /** Whether every chip is shown, as on paper. */
    readonly whole: boolean;
    /** The chip here that Tab leads to. */
    readonly reachable: string | null;
    readonly placeName: (place: DomainId) => string;
    readonly look: (id: string) => void;
    readonly open: (cell: string) => void;
  }): JSX.Element => {
    const { near, numbers } = drawn;
    let begun = 0;
    const chips = cell.chips.map((chip) => {
      begun += chip.items.length;
      return { chip, fates: fates.slice(begun - chip.items.length, begun) };
    });
    const isAsked = ({ unit }: Chip) => (near?.has(unit.id) ?? false) || numbers.has(unit.id);
    const isDim = ({ unit }: Chip) => (near === null ? numbers.size > 0 && !numbers.has(unit.id) : !near.has(unit.id));
    const all =
      whole || opened || chips.length <= mostChips || chips.slice(mostChips - 1).some(({ chip }) => isAsked(chip));
    const folded = all ? [] : chips.slice(mostChips - 1);
    return (
      <td class={`${cell.column.kind}${away ? " away" : ""}`}>
        <div class="chips">
          {(all ? chips : chips.slice(0, mostChips - 1)).map(({ chip, fates: here }) => (
            <ChipButton
              key={chip.id}
              chip={chip}
              fates={here}
              focus={focus}
              dim={isDim(chip)}
              near={near?.has(chip.unit.id) ?? false}
              numbers={numbers.get(chip.unit.id) ?? []}
              prefix={prefix}
              reachable={reachable === chip.id}
              placeName={placeName}
              look={look}
            />
          ))}
          {(opened || folded.length > 0) && (
            <button type="button" class="fold" onClick={() => open(cell.id)}>
              {opened ? "show fewer" : `${folded.length} more${lostAmong(folded.map((one) => one.fates))}`}
            </button>
          )}
        </div>
      </td>
    );
  },
);

/** What has become of chips that are folded away, in a few words. */
function lostAmong(fates: readonly (readonly Fate[])[]): string {
  const lost = fates.filter((all) => all.every((fate) => fate === "gone" || fate === "down")).length;
  const perhaps = fates.filter((all) => all.includes("perhaps")).length;
  return `${lost > 0 ? `, ${lost} lost` : ""}${perhaps > 0 ? `, ${perhaps} perhaps` : ""}`;
}
