import type { JSX } from "preact";
import { membersOf } from "../../../graph/algorithms/members-of.ts";
import type { Dependency } from "../../../model/graph.ts";
import { visible } from "../../wording/visible.ts";
import type { Looking } from "./address.ts";
import { mostDepth } from "./address.ts";
import { Badge } from "./badge.tsx";
import { edgeLooks } from "./edge-kinds.ts";
import type { Outcome } from "./outcome.ts";
import { marksOf } from "./outcome.ts";
import { Proof } from "./proof.tsx";
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
          Steps{" "}
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

function ServiceDetails({
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
      <About id={`service:${name}`} stack={stack} wishes={wishes} />
    </>
  );
}

function ResourceDetails({
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

const mostNamed = 40;

function Named({
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

function Edges({
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

function Losses({
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

function About({
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
