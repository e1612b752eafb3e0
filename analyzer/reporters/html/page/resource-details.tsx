import type { JSX } from "preact";
import { membersOf } from "../../../graph/algorithms/members-of.ts";
import { visible } from "../../wording/visible.ts";
import { About, Edges, Losses, Named } from "./details-lists.tsx";
import type { Outcome } from "./outcome.ts";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** A resource or group: where it stands, what it needs and what needs it, and what is said of it. */
export function ResourceDetails({
  id,
  stack,
  outcome,
  wishes,
}: {
  readonly id: string;
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
}): JSX.Element {
  const node = stack.nodes.get(id);
  const group = stack.graph.groups.find((one) => one.id === id);
  if (node === undefined && group === undefined) return <p>There is no such resource in this stack.</p>;
  const places = node === undefined ? [] : [...new Set(membersOf(node.standing).map(({ domain }) => domain))].sort();
  const parts = stack.graph.nodes.filter(({ parent }) => parent === id);
  const out = stack.neighbours.from.get(id) ?? [];
  const into = stack.neighbours.to.get(id) ?? [];
  const losses = stack.report.domains
    .filter(
      ({ id: domain, kind }) =>
        (kind === "instance" || kind === "change") &&
        (domain === `${kind}:${id}` || domain.startsWith(`${kind}:${id}#`)),
    )
    .map((domain) => domain.id);
  return (
    <>
      <p class="kind">
        {node === undefined ? `group of ${group?.members.length ?? 0}` : visible(node.type)}
        {outcome.down.has(id) ? (
          <span class="badge lost">✕ down</span>
        ) : outcome.perhapsDown.has(id) ? (
          <span class="badge perhaps">? perhaps down</span>
        ) : null}
      </p>
      {places.length > 0 && <p>Stands in {places.map((place) => stack.domain(place)).join(", ")}.</p>}
      <Losses title="What if it is lost" domains={losses} stack={stack} outcome={outcome} wishes={wishes} />
      {node?.parent !== null && node?.parent !== undefined && stack.nodes.get(node.parent)?.role === "component" && (
        <Named title="Part of" ids={[node.parent]} stack={stack} wishes={wishes} />
      )}
      <Edges title="Needs" edges={out} end="to" stack={stack} wishes={wishes} />
      <Edges title="Needed by" edges={into} end="from" stack={stack} wishes={wishes} />
      <Named title="Members" ids={group?.members ?? []} stack={stack} wishes={wishes} />
      <Named
        title="Stands in for others in"
        ids={stack.neighbours.groupsOf.get(id) ?? []}
        stack={stack}
        wishes={wishes}
      />
      <Named title="Parts" ids={parts.map((part) => part.id)} stack={stack} wishes={wishes} />
      <About id={id} stack={stack} wishes={wishes} />
      {node?.urn !== undefined && node?.urn !== null && (
        <p class="urn">
          <code>{visible(node.urn)}</code>
        </p>
      )}
    </>
  );
}
