import type { JSX } from "preact";
import type { DomainId } from "../../../../model/failure-domain.ts";
import type { Fate } from "../outcome.ts";
import type { Chip, Item } from "./lay-out.ts";

const signs = { well: "", gone: "✕ ", down: "✕ ", perhaps: "? " } as const satisfies Record<Fate, string>;
const words = {
  well: "",
  gone: "gone with its place",
  down: "down",
  perhaps: "perhaps down",
} as const satisfies Record<Fate, string>;

/** A unit in one place; looked at, it shows what it is made of there. */
export function ChipButton({
  chip,
  fates,
  focus,
  dim,
  near,
  numbers,
  reachable,
  prefix,
  placeName,
  look,
}: {
  readonly chip: Chip;
  /** Of each of its items. */
  readonly fates: readonly Fate[];
  readonly focus: string | null;
  readonly dim: boolean;
  readonly near: boolean;
  /** Steps of a proof that speak of it. */
  readonly numbers: readonly number[];
  /** Whether Tab leads to it; arrows lead from chip to chip. */
  readonly reachable: boolean;
  /** How its name begins, where that is said above the column. */
  readonly prefix: string;
  readonly placeName: (place: DomainId) => string;
  readonly look: (id: string) => void;
}): JSX.Element {
  const { unit, items } = chip;
  const count = (kind: Fate) => fates.filter((one) => one === kind).length;
  const lost = count("gone") + count("down");
  const fate: Fate =
    lost === items.length ? (count("gone") > 0 ? "gone" : "down") : count("perhaps") > 0 ? "perhaps" : "well";
  const looked = focus === unit.id || (focus !== null && unit.nodes.includes(focus));
  const alone = items.length === 1 && items[0]?.node === unit.id;
  const part = lost > 0 && lost < items.length;
  const says = [
    items.length > 1 ? `${items.length} resources` : "",
    part ? `${lost} of them lost` : words[fate],
    numbers.length > 0 ? `step ${numbers.join(", ")}` : "",
  ].filter(Boolean);
  return (
    <span class={`unit${dim ? " dim" : ""}${looked ? " looked" : ""}${near ? " near" : ""}`} data-chip={chip.id}>
      <button
        type="button"
        class={`chip ${fate}${part ? " part" : ""}`}
        tabIndex={reachable ? 0 : -1}
        aria-pressed={looked}
        data-unit={unit.id}
        title={alone ? items[0]?.label : unit.label}
        onClick={() => look(unit.id)}
      >
        {numbers.length > 0 && (
          <span class="number" aria-hidden="true">
            {numbers.length > 3 ? `${numbers.slice(0, 2).join(" ")} …` : numbers.join(" ")}
          </span>
        )}
        <span class="name">
          <span aria-hidden="true">{signs[fate]}</span>
          {prefix !== "" && unit.label.startsWith(prefix) ? (
            <>
              <span class="unseen">{prefix}</span>
              {unit.label.slice(prefix.length)}
            </>
          ) : (
            unit.label
          )}
        </span>
        {items.length > 1 && (
          <span class="many" aria-hidden="true">
            {part ? `${items.length - lost}/${items.length}` : `×${items.length}`}
          </span>
        )}
        {says.length > 0 && <span class="unseen">, {says.join(", ")}</span>}
      </button>
      {looked && !alone && (
        <span class="items">
          {items.map((item, index) => (
            <ItemButton
              key={`${item.node} ${item.place}`}
              item={item}
              fate={fates[index] ?? "well"}
              placeName={placeName}
              chosen={focus === item.node}
              look={look}
            />
          ))}
        </span>
      )}
    </span>
  );
}

function ItemButton({
  item,
  fate,
  placeName,
  chosen,
  look,
}: {
  readonly item: Item;
  readonly fate: Fate;
  readonly placeName: (place: DomainId) => string;
  readonly chosen: boolean;
  readonly look: (id: string) => void;
}): JSX.Element {
  const where = item.place === null ? "" : ` in ${placeName(item.place)}`;
  return (
    <button
      type="button"
      class={`item ${fate}`}
      tabIndex={-1}
      aria-pressed={chosen}
      title={`${item.label}${where}`}
      onClick={() => look(item.node)}
    >
      <span aria-hidden="true">{signs[fate]}</span>
      {item.label}
      {fate !== "well" && <span class="unseen">, {words[fate]}</span>}
    </button>
  );
}
