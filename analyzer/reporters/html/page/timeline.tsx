import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Incident } from "../../../model/incident.ts";
import type { StepChange } from "../../../model/loss.ts";
import { visible } from "../../wording/visible.ts";
import type { Outcome } from "./outcome.ts";
import type { Replaying } from "./questions.ts";
import type { Stack } from "./stack.ts";
import { Taken } from "./taken.tsx";
import type { Wishes } from "./wishes.ts";

/** How long a step stands while the incident plays, in milliseconds: as long as its sentence takes to read. */
const stepTime = 3500;

/** An incident's steps in their order, and what each of them does to this stack. */
export function Timeline({
  incident,
  replaying,
  step,
  stack,
  outcome,
  wishes,
  go,
  close,
}: {
  readonly incident: Incident;
  /** `null`: it is still being worked out. */
  readonly replaying: Replaying | null;
  readonly step: number;
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
  readonly go: (step: number) => void;
  readonly close: () => void;
}): JSX.Element {
  const [playing, setPlaying] = useState(false);
  const last = incident.steps.length - 1;
  useEffect(() => {
    if (!playing) return;
    if (step >= last) return setPlaying(false);
    const timer = setTimeout(() => go(step + 1), stepTime);
    return () => clearTimeout(timer);
  }, [playing, step]);
  const now = replaying?.steps[step];
  const label = (domain: string) => visible(replaying?.domains.get(domain)?.label ?? domain);
  return (
    <section class="timeline" aria-label="Replay">
      <div class="heading">
        <h2>{visible(incident.title)}</h2>
        <span class="tools">
          <button type="button" class="quiet" disabled={step === 0} onClick={() => go(step - 1)}>
            ◀ Back
          </button>
          <button type="button" class="quiet" aria-pressed={playing} onClick={() => setPlaying(!playing)}>
            {playing ? "❚❚ Pause" : "▶ Play"}
          </button>
          <button type="button" class="quiet" disabled={step >= last} onClick={() => go(step + 1)}>
            Next ▶
          </button>
          <button type="button" class="quiet" onClick={close}>
            Close the replay
          </button>
        </span>
      </div>
      <ol class="steps">
        {incident.steps.map((one, index) => {
          const change = replaying?.steps[index]?.change;
          const kind =
            change === undefined ? "" : change.lost.length > 0 ? " worse" : change.restored.length > 0 ? " better" : "";
          return (
            <li key={index}>
              <button
                type="button"
                class={`step${kind}${index < step ? " past" : ""}`}
                aria-current={index === step ? "step" : undefined}
                title={visible(one.says)}
                onClick={() => go(index)}
              >
                <span class="unseen">Step {index + 1}: </span>
                {visible(one.published)}
              </button>
            </li>
          );
        })}
      </ol>
      <p class="says">
        <strong>{visible(incident.steps[step]?.published ?? "")}</strong>
        {now?.minutes != null && now.minutes > 0 ? `, ${hours(now.minutes)} in` : ""}:{" "}
        {visible(incident.steps[step]?.says ?? "")}
      </p>
      {replaying?.elsewhere != null && <p class="hint">{visible(replaying.elsewhere)}</p>}
      {now !== undefined && now.away.length > 0 && (
        <p>
          Away: {now.away.map(({ domain, inPart }) => `${label(domain)}${inPart ? " (works in part)" : ""}`).join(", ")}
          .
        </p>
      )}
      <div class="taken" aria-live="polite" data-settled={String(replaying !== null)}>
        {replaying === null ? (
          "Working out what it does to this stack …"
        ) : (
          <Taken stack={stack} outcome={outcome} wishes={wishes} />
        )}
      </div>
      {now !== undefined && <Change change={now.change} />}
      {replaying !== null && replaying.meaning.length > 0 && (
        <details>
          <summary>How the record was read</summary>
          {replaying.meaning.map((one) => (
            <p key={one}>{visible(one)}</p>
          ))}
        </details>
      )}
    </section>
  );
}

function Change({ change }: { readonly change: StepChange }): JSX.Element | null {
  const parts = [
    ["Now lost", change.lost.map(({ service }) => service)],
    ["Back", change.restored],
    ["Can be repaired again", change.repairable],
  ] as const;
  const told = parts.filter(([, services]) => services.length > 0);
  if (told.length === 0) return null;
  return (
    <p class="change">
      {told.map(([says, services]) => (
        <span key={says}>
          <strong>{says}:</strong> {services.map(visible).join(", ")}.{" "}
        </span>
      ))}
    </p>
  );
}

function hours(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
