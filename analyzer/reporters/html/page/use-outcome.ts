import { useEffect, useMemo, useState } from "preact/hooks";
import type { DomainId } from "../../../model/failure-domain.ts";
import type { Incident } from "../../../model/incident.ts";
import type { LossState } from "../../../model/loss.ts";
import type { Outcome } from "./outcome.ts";
import { outcomeOf, untouched } from "./outcome.ts";
import type { Questions, Replaying } from "./questions.ts";
import { questionsOf } from "./questions.ts";
import type { Stack } from "./stack.ts";

/**
 * What losses take, or what a step of an incident does. Which services go is told with the click; what that leaves without a spare or
 * beyond repair takes many more questions and follows as soon as the click has been shown.
 */
export function useOutcome(
  stack: Stack | null,
  lost: readonly DomainId[],
  incident: Incident | null,
  step: number,
): {
  readonly outcome: Outcome;
  readonly replaying: Replaying | null;
  /** `null` until the page can answer. */
  readonly questions: Questions | null;
} {
  const [asked, setAsked] = useState<{ readonly stack: Stack; readonly questions: Questions | null } | null>(null);
  const [told, setTold] = useState<{ readonly key: string; readonly state: LossState } | null>(null);
  const [replayed, setReplayed] = useState<{ readonly stack: Stack; readonly replaying: Replaying } | null>(null);
  const questions = asked !== null && asked.stack === stack ? asked.questions : null;

  useEffect(
    () =>
      afterPainting(() => {
        if (stack === null) return;
        setAsked({ stack, questions: questionsOf(stack.report) });
        performance.mark("faultline-interactive");
      }),
    [stack],
  );
  // A link may come from another version of the program: what it takes away and this one has not is left out.
  const here = useMemo(() => lost.filter((domain) => stack?.domains.has(domain)), [lost, stack]);
  const key = JSON.stringify([stack?.report.stack, here]);
  useEffect(() => {
    if (questions === null || here.length === 0 || incident !== null) return;
    return afterPainting(() => setTold({ key, state: questions.state(here) }), pause);
  }, [questions, key, incident]);
  useEffect(() => {
    if (questions === null || incident === null || stack === null) return;
    return afterPainting(() => setReplayed({ stack, replaying: questions.replay(incident) }));
  }, [questions, incident]);

  const replaying = replayed?.stack === stack && replayed?.replaying.incident === incident ? replayed.replaying : null;
  const outcome = useMemo(() => {
    if (incident !== null) return replaying === null ? untouched : outcomeAfter(replaying, step);
    if (questions === null || here.length === 0) return { ...untouched, lost: here };
    return outcomeOf(here, questions.services(here), told?.key === key ? told.state : null);
  }, [questions, key, told, incident, replaying, step]);
  return { outcome, replaying, questions };
}

function outcomeAfter({ steps }: Replaying, step: number): Outcome {
  const after = steps[step];
  if (after === undefined) return untouched;
  const { state } = after;
  const services = (sure: boolean) =>
    new Set(state.lost.filter((one) => one.sure === sure).map(({ service }) => service));
  const lost = after.away.filter(({ inPart }) => !inPart).map(({ domain }) => domain);
  return outcomeOf(lost, { sure: services(true), perhaps: services(false) }, state);
}

/** So long, in milliseconds, the next click may take to come before work begins that would make it wait. */
const pause = 50;

function afterPainting(work: () => void, wait = 0): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work, wait);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
