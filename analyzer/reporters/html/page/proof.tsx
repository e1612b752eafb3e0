import type { JSX } from "preact";
import type { Derivation } from "../../../model/analysis.ts";
import { visible } from "../../wording/visible.ts";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** The steps of a derivation, each with those that it follows from; the numbers are those on the map. */
export function Proof({
  derivation,
  stack,
  wishes,
}: {
  readonly derivation: Derivation;
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element {
  return (
    <ol class="proof">
      {derivation.steps.map(({ says, subject, from }, index) => (
        <li key={index}>
          {stack.nodes.has(subject) ? (
            <button type="button" class="link" onClick={() => wishes.look({ focus: subject })}>
              {visible(says)}
            </button>
          ) : (
            visible(says)
          )}
          {from.length > 0 && index > 1 && <span class="because"> (from {from.map((one) => one + 1).join(", ")})</span>}
        </li>
      ))}
    </ol>
  );
}
