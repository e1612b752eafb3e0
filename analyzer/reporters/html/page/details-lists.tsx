import type { JSX } from "preact";
import type { Dependency } from "../../../model/graph.ts";
import { visible } from "../../wording/visible.ts";
import { edgeLooks } from "./edge-kinds.ts";
import type { Outcome } from "./outcome.ts";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** More than this many of a kind are counted, not named. */
const mostNamed = 40;

/** Things by their names, each to be looked at. */
export function Named({
  title,
  ids,
  stack,
  wishes,
}: {
  readonly title: string;
  readonly ids: readonly string[];
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element | null {
  if (ids.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {ids.slice(0, mostNamed).map((id) => (
          <li key={id}>
            <button type="button" class="link" onClick={() => wishes.look({ focus: id })}>
              {stack.name(id)}
            </button>
          </li>
        ))}
        {ids.length > mostNamed && <li>and {ids.length - mostNamed} more</li>}
      </ul>
    </>
  );
}

/** Needs and other edges, each with its kind and the property that makes it. */
export function Edges({
  title,
  edges,
  end,
  stack,
  wishes,
}: {
  readonly title: string;
  readonly edges: readonly Dependency[];
  readonly end: "from" | "to";
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element | null {
  if (edges.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="edges">
        {edges.slice(0, mostNamed).map((edge) => {
          const looks = edgeLooks[edge.kind];
          return (
            <li key={`${edge.kind} ${edge[end]} ${edge.property ?? ""}`}>
              <span class={`kind ${edge.kind}`}>{end === "to" ? looks.says : looks.passive}</span>{" "}
              <button type="button" class="link" onClick={() => wishes.look({ focus: edge[end] })}>
                {stack.name(edge[end])}
              </button>
              {edge.property !== null && <code>{visible(edge.property)}</code>}
              {edge.fact !== null && <span class="possible"> possibly</span>}
              {edge.origin === "declared" && <span class="possible"> as stated</span>}
            </li>
          );
        })}
        {edges.length > mostNamed && <li>and {edges.length - mostNamed} more</li>}
      </ul>
    </>
  );
}

/** Losses, each to be tried at a click. */
export function Losses({
  title,
  domains,
  stack,
  outcome,
  wishes,
}: {
  readonly title: string;
  readonly domains: readonly string[];
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
}): JSX.Element | null {
  if (domains.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="tokens">
        {domains.slice(0, mostNamed).map((domain) => (
          <li key={domain}>
            <button
              type="button"
              class="lose"
              aria-pressed={outcome.lost.includes(domain)}
              onClick={() => wishes.toggle(domain)}
            >
              {outcome.lost.includes(domain) ? "Bring back" : "Lose"} {stack.domain(domain)}
            </button>
          </li>
        ))}
        {domains.length > mostNamed && <li>and {domains.length - mostNamed} more</li>}
      </ul>
    </>
  );
}

/** What was found about something. */
export function About({
  id,
  stack,
  wishes,
}: {
  readonly id: string;
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element | null {
  const name = id.startsWith("service:") ? id.slice("service:".length) : null;
  const found = stack.report.findings.filter((finding) =>
    name === null ? finding.subjects.includes(id) : finding.services.includes(name),
  );
  if (found.length === 0) return null;
  return (
    <>
      <h3>Findings</h3>
      <ul>
        {found.slice(0, mostNamed).map((finding) => (
          <li key={finding.fingerprint}>
            <button
              type="button"
              class="link"
              onClick={() => wishes.look({ finding: finding.fingerprint, view: "map" })}
            >
              {visible(finding.message)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
