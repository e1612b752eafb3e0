import type { JSX } from "preact";
import type { DomainId } from "../../../model/failure-domain.ts";
import type { Incident } from "../../../model/incident.ts";
import { visible } from "../../wording/visible.ts";
import type { Mark, Outcome } from "./outcome.ts";
import { marksOf } from "./outcome.ts";
import type { Stack } from "./stack.ts";

/** What was taken away by hand, and in one sentence what that takes. */
export function WhatIf({
  stack,
  outcome,
  lose,
  toggle,
  undo,
  incidents,
  play,
}: {
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly lose: (lost: readonly DomainId[]) => void;
  readonly toggle: (domain: DomainId) => void;
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
                onClick={() => toggle(domain)}
              >
                <span aria-hidden="true">✕ </span>
                {stack.domain(domain)}
                <span class="unseen"> is lost; press to bring it back</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="taken" aria-live="polite" data-settled={String(lost.length === 0 || outcome.state !== null)}>
        {lost.length > 0 && <Taken stack={stack} outcome={outcome} />}
      </p>
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
        <button type="button" class="quiet" disabled={lost.length === 0} onClick={() => lose([])}>
          Bring all back
        </button>
      </span>
    </section>
  );
}

/** What has become of the services, in a sentence for each kind of harm. */
export function Taken({ stack, outcome }: { readonly stack: Stack; readonly outcome: Outcome }): JSX.Element {
  const services = stack.report.services.map(({ name }) => name);
  const having = (kind: Mark["kind"], sure: boolean) =>
    services
      .filter((name) => marksOf(name, outcome).some((mark) => mark.kind === kind && mark.sure === sure))
      .map(visible);
  const parts = [
    { says: "Lost", names: having("lost", true), class: "lost" },
    { says: "Perhaps lost", names: having("lost", false), class: "perhaps" },
    { says: "Can't be repaired", names: having("stuck", true), class: "stuck" },
    { says: "Back too late", names: having("late", true), class: "stuck" },
    { says: "Redundancy lost", names: having("redundancy", true), class: "redundancy" },
  ].filter(({ names }) => names.length > 0);
  if (parts.length === 0)
    return (
      <span class="well">
        ✓{" "}
        {outcome.state === null
          ? "No service is lost."
          : "No service is lost for certain or loses its redundancy for certain."}
      </span>
    );
  return (
    <>
      {parts.map(({ says, names, class: kind }) => (
        <span key={says} class={`part ${kind}`}>
          <strong>{says}:</strong>{" "}
          {names.length > 8 ? `${names.slice(0, 7).join(", ")} and ${names.length - 7} more` : names.join(", ")}.{" "}
        </span>
      ))}
    </>
  );
}
