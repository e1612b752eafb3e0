import type { JSX } from "preact";
import type { DependencyKind } from "../../../../model/graph.ts";
import type { Looking } from "../address.ts";
import { edgeKinds, edgeLooks } from "../edge-kinds.ts";
import type { Wishes } from "../wishes.ts";

/** What signs and lines mean; each kind of line can be hidden. */
export function Legend({
  kinds,
  looking,
  wishes,
  lines,
  leftOut,
}: {
  readonly kinds: ReadonlySet<DependencyKind>;
  readonly looking: Looking;
  readonly wishes: Wishes;
  readonly lines: number;
  readonly leftOut: number;
}): JSX.Element {
  const toggle = (kind: DependencyKind) =>
    wishes.look({
      hidden: edgeKinds.filter((one) => (one === kind ? !looking.hidden.includes(one) : looking.hidden.includes(one))),
    });
  return (
    <div class="legend map-legend">
      <span class="signs">
        <span class="chip sample gone">✕ gone</span>
        <span class="chip sample down">✕ down</span>
        <span class="chip sample perhaps">? perhaps down</span>
        <span class="chip sample">
          runs <span class="many">×3</span>
        </span>
      </span>
      <span>curves beside the tiers: which needs which</span>
      <fieldset class="kinds">
        <legend>
          Lines around what is chosen{lines > 0 ? `: ${lines}` : ""}
          {leftOut > 0 ? ` (${leftOut} more are left out)` : ""}
        </legend>
        {edgeKinds
          .filter((kind) => kinds.has(kind))
          .map((kind) => (
            <label key={kind}>
              <input type="checkbox" checked={!looking.hidden.includes(kind)} onChange={() => toggle(kind)} />
              <svg class="sample" width="26" height="8" aria-hidden="true">
                <path class={`line ${kind}`} d="M0 4 H26" />
              </svg>
              {edgeLooks[kind].says}
            </label>
          ))}
      </fieldset>
    </div>
  );
}
