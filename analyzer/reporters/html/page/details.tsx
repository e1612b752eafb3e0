import type { JSX } from "preact";
import type { Looking } from "./address.ts";
import { mostDepth } from "./address.ts";
import type { Outcome } from "./outcome.ts";
import { ResourceDetails } from "./resource-details.tsx";
import { ServiceDetails } from "./service-details.tsx";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** One thing: what it is, where it stands, what it needs and what needs it, what is said of it, and what can be done to it. */
export function Details({
  stack,
  outcome,
  looking,
  wishes,
}: {
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly looking: Looking;
  readonly wishes: Wishes;
}): JSX.Element | null {
  const id = looking.focus;
  if (id === null) return null;
  return (
    <aside class="details" aria-label="Details">
      <p class="tools">
        <label>
          Steps around it{" "}
          <input
            type="number"
            min={1}
            max={mostDepth}
            value={String(looking.depth)}
            onInput={(event) =>
              wishes.look({ depth: Math.min(mostDepth, Math.max(1, Number(event.currentTarget.value) || 1)) })
            }
          />
        </label>
        <button type="button" class="quiet" onClick={() => wishes.look({ focus: null })}>
          Close <span aria-hidden="true">(Esc)</span>
        </button>
      </p>
      <h2>{stack.name(id)}</h2>
      {id.startsWith("service:") ? (
        <ServiceDetails name={id.slice("service:".length)} stack={stack} outcome={outcome} wishes={wishes} />
      ) : (
        <ResourceDetails id={id} stack={stack} outcome={outcome} wishes={wishes} />
      )}
    </aside>
  );
}
