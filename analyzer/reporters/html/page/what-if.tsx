import type { JSX } from "preact";
import type { Incident } from "../../../model/incident.ts";
import { visible } from "../../wording/visible.ts";
import { Causes } from "./causes.tsx";
import type { Outcome } from "./outcome.ts";
import type { Stack } from "./stack.ts";
import { Taken } from "./taken.tsx";
import type { Wishes } from "./wishes.ts";

/** What was taken away by hand, and what that takes. */
export function WhatIf({
  stack,
  outcome,
  wishes,
  undo,
  incidents,
  play,
}: {
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
  readonly undo: (() => void) | null;
  readonly incidents: readonly Incident[];
  readonly play: (incident: string) => void;
}): JSX.Element {
  const { lost } = outcome;
  return (
    <section class="what-if" aria-label="What if" data-lost={JSON.stringify(lost)}>
      <h2>What if</h2>
      {lost.length === 0 ? (
        <p class="hint">
          Click a zone, region or provider on the map, or find anything by name, to see what goes with it.
        </p>
      ) : (
        <ul class="tokens">
          {lost.map((domain) => (
            <li key={domain}>
              <button
                type="button"
                class="token"
                title={`Bring ${stack.domain(domain)} back`}
                onClick={() => wishes.toggle(domain)}
              >
                <span aria-hidden="true">✕ </span>
                {stack.domain(domain)}
                <span class="unseen"> is lost; press to bring it back</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {lost.length > 0 && <Causes stack={stack} wishes={wishes} />}
      <span class="tools">
        {incidents.length > 0 && (
          <select aria-label="Replay an incident" value="" onChange={(event) => play(event.currentTarget.value)}>
            <option value="">Replay an incident …</option>
            {incidents.map(({ id, title }) => (
              <option key={id} value={id}>
                {visible(id.slice(0, 10))} {visible(title)}
              </option>
            ))}
          </select>
        )}
        <button type="button" class="quiet" disabled={undo === null} onClick={() => undo?.()}>
          ↶ Undo
        </button>
        <button type="button" class="quiet" disabled={lost.length === 0} onClick={() => wishes.lose([])}>
          Bring all back
        </button>
      </span>
      {lost.length === 0 && <Causes stack={stack} wishes={wishes} />}
      <div class="taken" aria-live="polite" data-settled={String(lost.length === 0 || outcome.state !== null)}>
        {lost.length > 0 && <Taken stack={stack} outcome={outcome} wishes={wishes} />}
      </div>
    </section>
  );
}
