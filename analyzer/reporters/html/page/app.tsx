import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { DomainId } from "../../../model/failure-domain.ts";
import type { PageAnswer } from "../page-data.ts";
import type { Looking, View } from "./address.ts";
import { atFirst, fragmentOf, lookingAt, views } from "./address.ts";
import { Details } from "./details.tsx";
import { edgeKinds } from "./edge-kinds.ts";
import { Findings } from "./findings.tsx";
import { MapView } from "./map/map.tsx";
import { Matrix } from "./matrix.tsx";
import { Search } from "./search.tsx";
import { Services } from "./services.tsx";
import { stackOf } from "./stack.ts";
import { Summary } from "./summary.tsx";
import { Timeline } from "./timeline.tsx";
import { useOutcome } from "./use-outcome.ts";
import { usePrinting } from "./use-printing.ts";
import { Ways } from "./ways.tsx";
import { WhatIf } from "./what-if.tsx";
import type { Wishes } from "./wishes.ts";

const titles = {
  map: "Map",
  findings: "Findings",
  matrix: "Services × losses",
  ways: "Ways to lose",
} as const satisfies Record<View, string>;

/** The whole page. What is looked at stands in its address, so that a link, and the browser's way back, show the same. */
export function App({ answer }: { readonly answer: PageAnswer }): JSX.Element {
  const kinds = edgeKinds;
  const read = useCallback(() => lookingAt(location.hash, answer.stacks.length, kinds), [answer, kinds]);
  const [looking, setLooking] = useState(read);
  const [undone, setUndone] = useState<readonly (readonly DomainId[])[]>([]);
  const report = answer.stacks[looking.stack];
  const stack = useMemo(() => (report === undefined ? null : stackOf(report, answer.rules ?? [])), [report, answer]);
  const incident = answer.incidents?.find(({ id }) => id === looking.replay) ?? null;
  const step = Math.min(looking.step, (incident?.steps.length ?? 1) - 1);
  const { outcome, replaying, questions } = useOutcome(stack, looking.lost, incident, step);
  const printing = usePrinting();

  useEffect(() => {
    // The page's own changes have been drawn by the time the browser tells of them.
    const follow = () => setLooking((before) => (fragmentOf(before) === fragmentOf(read()) ? before : read()));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [read]);

  const look = useCallback((change: Partial<Looking>) => {
    setLooking((before) => {
      const after = { ...before, ...change };
      const fragment = fragmentOf(after);
      if (fragment !== fragmentOf(before)) location.hash = fragment;
      return after;
    });
  }, []);
  const lose = useCallback(
    (lost: readonly DomainId[]) => {
      setUndone((before) => [...before, looking.lost]);
      look({ lost, replay: null, step: 0 });
    },
    [look, looking.lost],
  );
  const toggle = useCallback(
    (domain: DomainId) =>
      lose(looking.lost.includes(domain) ? looking.lost.filter((one) => one !== domain) : [...looking.lost, domain]),
    [lose, looking.lost],
  );
  const undo = useCallback(() => {
    const last = undone.at(-1);
    if (last === undefined) return;
    setUndone(undone.slice(0, -1));
    look({ lost: last });
  }, [undone, look]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key === "Escape") look({ focus: null, finding: null });
      else if (isTyping || event.altKey) return;
      else if (event.key === "/") document.getElementById("search")?.focus();
      else if (event.key === "z" && (event.ctrlKey || event.metaKey)) undo();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [look, undo]);

  if (stack === null) {
    return (
      <main class="empty">
        <h1>Dependency report</h1>
        <Unread answer={answer} />
      </main>
    );
  }
  const wishes: Wishes = { look, lost: outcome.lost, lose, toggle };
  const shows = (view: View) => printing || looking.view === view;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("view")?.focus()}>
        To the report
      </button>
      <header class="top">
        <Summary
          answer={answer}
          stack={stack}
          chosen={looking.stack}
          choose={(index) => look({ ...atFirst, stack: index, view: looking.view })}
        />
        <Search stack={stack} wishes={wishes} lost={looking.lost} />
      </header>
      <Unread answer={answer} />
      {incident === null ? (
        <WhatIf
          stack={stack}
          outcome={outcome}
          wishes={wishes}
          undo={undone.length > 0 ? undo : null}
          incidents={answer.incidents ?? []}
          play={(replay) => look({ replay, step: 0, lost: [], finding: null })}
        />
      ) : (
        <Timeline
          incident={incident}
          replaying={replaying}
          step={step}
          stack={stack}
          outcome={outcome}
          wishes={wishes}
          go={(next) => look({ step: next })}
          close={() => look({ replay: null, step: 0 })}
        />
      )}
      <div class={looking.focus === null ? "columns" : "columns detailed"}>
        <Services stack={stack} outcome={outcome} looking={looking} wishes={wishes} />
        <main id="view" tabIndex={-1}>
          <nav class="views" aria-label="Views">
            {views.map((view) => (
              <button
                key={view}
                type="button"
                aria-current={looking.view === view ? "page" : undefined}
                onClick={() => look({ view })}
              >
                {titles[view]}
                {view === "findings" && <span class="count"> {stack.report.findings.length}</span>}
              </button>
            ))}
          </nav>
          {shows("map") && (
            <section aria-label={titles.map} class="view">
              <h2 class="printed">{titles.map}</h2>
              <MapView stack={stack} outcome={outcome} looking={looking} wishes={wishes} printing={printing} />
            </section>
          )}
          {shows("matrix") && (
            <section aria-label={titles.matrix} class="view">
              <h2 class="printed">{titles.matrix}</h2>
              <Matrix stack={stack} lost={looking.lost} wishes={wishes} />
            </section>
          )}
          {shows("ways") && (
            <section aria-label={titles.ways} class="view">
              <h2 class="printed">{titles.ways}</h2>
              <Ways stack={stack} questions={questions} focus={looking.focus} wishes={wishes} printing={printing} />
            </section>
          )}
          {shows("findings") && (
            <section aria-label={titles.findings} class="view">
              <h2 class="printed">{titles.findings}</h2>
              <Findings stack={stack} looking={looking} wishes={wishes} printing={printing} />
            </section>
          )}
        </main>
        {looking.focus !== null && <Details stack={stack} outcome={outcome} looking={looking} wishes={wishes} />}
      </div>
    </>
  );
}

function Unread({ answer }: { readonly answer: PageAnswer }): JSX.Element | null {
  if (answer.unread.length === 0) return null;
  return (
    <section class="unread" aria-label="Stacks that could not be read">
      {answer.unread.map(({ stack, why }) => (
        <p key={stack}>
          <strong>{stack} could not be read.</strong> {why}
        </p>
      ))}
    </section>
  );
}
