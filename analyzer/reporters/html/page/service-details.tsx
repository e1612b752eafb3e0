import type { JSX } from "preact";
import { Badge } from "./badge.tsx";
import { About, Losses, Named } from "./details-lists.tsx";
import type { Outcome } from "./outcome.ts";
import { marksOf } from "./outcome.ts";
import { Proof } from "./proof.tsx";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** A service: what has become of it and why, what it needs, and with what it is lost. */
export function ServiceDetails({
  name,
  stack,
  outcome,
  wishes,
}: {
  readonly name: string;
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
}): JSX.Element {
  const service = stack.graph.services.find((one) => one.name === name);
  const report = stack.report.services.find((one) => one.name === name);
  const lost = outcome.state?.lost.find((one) => one.service === name);
  const late = outcome.state?.late.find((one) => one.service === name);
  const exposed = outcome.state?.redundancyLost.find((one) => one.service === name);
  const stuck = outcome.state?.stuck.find((one) => one.service === name);
  const taking = stack.report.blastRadii.filter((radius) => radius.lost.includes(name));
  const perhaps = stack.report.blastRadii.filter((radius) => radius.perhapsLost.includes(name));
  if (service === undefined && report === undefined) return <p>There is no such service in this stack.</p>;
  return (
    <>
      <p class="kind">service{report?.origin === "assumed" ? ", assumed: nobody stated it" : ""}</p>
      <p class="marks">
        {marksOf(name, outcome).map((mark) => (
          <Badge key={mark.kind} mark={mark} />
        ))}
      </p>
      {exposed !== undefined && (
        <p>
          {exposed.sure ? "Now lost" : "Now perhaps lost"} with any of these, which it survived before:{" "}
          {exposed.lostWith.map((domain) => stack.domain(domain)).join(", ")}.
        </p>
      )}
      {stuck !== undefined && stuck.until.length > 0 && (
        <p>
          {stuck.sure ? "Can't be repaired" : "Perhaps can't be repaired"} before{" "}
          {stuck.until.map((domain) => stack.domain(domain)).join(" and ")}{" "}
          {stuck.until.length === 1 ? "returns" : "return"}.
        </p>
      )}
      {lost !== undefined && (
        <>
          <h3>Why it is {lost.sure ? "lost" : "perhaps lost"}</h3>
          <Proof derivation={lost.derivation} stack={stack} wishes={wishes} />
        </>
      )}
      {late !== undefined && (
        <>
          <h3>Why it is {late.sure ? "" : "perhaps "}back too late</h3>
          <Proof derivation={late.derivation} stack={stack} wishes={wishes} />
        </>
      )}
      <Named title="Entered by" ids={service?.entries ?? []} stack={stack} wishes={wishes} />
      <Named title="Needs" ids={service?.needs ?? []} stack={stack} wishes={wishes} />
      <Losses
        title="Lost with"
        domains={taking.map(({ domain }) => domain)}
        stack={stack}
        outcome={outcome}
        wishes={wishes}
      />
      <Losses
        title="Perhaps lost with"
        domains={perhaps.map(({ domain }) => domain)}
        stack={stack}
        outcome={outcome}
        wishes={wishes}
      />
      <p class="tools">
        <button type="button" class="quiet" onClick={() => wishes.look({ view: "ways" })}>
          All ways to lose it
        </button>
      </p>
      <About id={`service:${name}`} stack={stack} wishes={wishes} />
    </>
  );
}
