import type { JSX } from "preact";
import { visible } from "../../wording/visible.ts";
import { noFilters } from "./address.ts";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** More causes than this stand in the list of findings only. */
const mostCauses = 3;

/**
 * What a reader asks first: what breaks the objectives, to be tried at a click; and once something is lost, what was found about that
 * very loss, so that from "what goes" it is one step to "why" and "what do I change".
 */
export function Causes({ stack, wishes }: { readonly stack: Stack; readonly wishes: Wishes }): JSX.Element | null {
  const { lost } = wishes;
  const { findings } = stack.report;
  const told = findings.filter(({ blocks, domain }) =>
    lost.length === 0 ? blocks : domain !== null && lost.includes(domain),
  );
  if (told.length === 0) return null;
  if (lost.length > 0) {
    return (
      <p class="causes">
        <WhyButton fingerprint={told[0]?.fingerprint ?? null} wishes={wishes} />
      </p>
    );
  }
  return (
    <ul class="causes" aria-label="What breaks the objectives">
      {told.slice(0, mostCauses).map(({ fingerprint, status, message, domain }) => (
        <li key={fingerprint}>
          <span class={`says ${status}`}>
            <span aria-hidden="true">{status === "violated" ? "✕ " : "? "}</span>
            {visible(message)}
          </span>
          {domain !== null && stack.domains.has(domain) && (
            <button type="button" class="lose" onClick={() => wishes.lose([domain])}>
              Lose {stack.domain(domain)}
            </button>
          )}
          <WhyButton fingerprint={fingerprint} wishes={wishes} />
        </li>
      ))}
      {told.length > mostCauses && (
        <li>
          <button type="button" class="link" onClick={() => wishes.look({ view: "findings", finding: null })}>
            and {told.length - mostCauses} more
          </button>
        </li>
      )}
    </ul>
  );
}

function WhyButton({
  fingerprint,
  wishes,
}: {
  readonly fingerprint: string | null;
  readonly wishes: Wishes;
}): JSX.Element {
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => wishes.look({ view: "findings", finding: fingerprint, filters: noFilters })}
    >
      Why, and what to change
    </button>
  );
}
