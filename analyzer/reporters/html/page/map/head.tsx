import type { JSX } from "preact";
import type { DomainId } from "../../../../model/failure-domain.ts";
import type { Outcome } from "../outcome.ts";
import { isAway } from "../outcome.ts";
import type { Stack } from "../stack.ts";
import type { Wishes } from "../wishes.ts";
import type { MapLayout } from "./lay-out.ts";
import type { Column } from "./places.ts";

/** The places above the map, each within the larger one that it lies in; a click takes one away. */
export function MapHead({
  layout,
  lostByFinding,
  stack,
  outcome,
  wishes,
  open,
}: {
  readonly layout: MapLayout;
  /** The domain that the finding is about whose evidence is drawn. */
  readonly lostByFinding: DomainId | null;
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
  /** Opens a column of folded places. */
  readonly open: (column: string) => void;
}): JSX.Element {
  return (
    <thead>
      <tr class="providers">
        <td rowSpan={3} class="corner" />
        {layout.places.providers.map(({ domain, label, regions }) => (
          <th
            key={domain ?? label}
            scope="colgroup"
            colSpan={regions.reduce((sum, region) => sum + region.columns.length, 0)}
          >
            <Place domain={domain} label={label} kind="provider" stack={stack} outcome={outcome} wishes={wishes} />
          </th>
        ))}
      </tr>
      <tr class="regions">
        {layout.places.providers.flatMap((provider) =>
          provider.regions.map(({ domain, label, columns }) => (
            <th key={`${provider.domain} ${domain}`} scope="colgroup" colSpan={columns.length}>
              <Place domain={domain} label={label} kind="region" stack={stack} outcome={outcome} wishes={wishes} />
              {(layout.prefixes.get(columns[0]?.id ?? "") ?? "") !== "" && (
                <span class="prefix">names begin with {layout.prefixes.get(columns[0]?.id ?? "")}</span>
              )}
            </th>
          )),
        )}
      </tr>
      <tr class="zones">
        {layout.places.columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            class={`${column.kind}${columnAway(column, outcome, stack) ? " away" : ""}${lostByFinding !== null && column.domains.some((one) => stack.above(one).includes(lostByFinding)) ? " blamed" : ""}`}
          >
            {column.kind === "unknowns" ? (
              <button type="button" class="place" aria-expanded={false} onClick={() => open(column.id)}>
                <span class="name">{column.label}</span> <span class="note">open</span>
              </button>
            ) : column.kind === "zone" || column.kind === "unknown" ? (
              <Place
                domain={column.domains[0] ?? null}
                label={column.label}
                kind={column.kind}
                stack={stack}
                outcome={outcome}
                wishes={wishes}
              />
            ) : (
              <span class="place still">{column.label}</span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Whether all that a column stands for is away. */
export function columnAway(column: Column, outcome: Outcome, stack: Stack): boolean {
  return column.domains.length > 0 && column.domains.every((domain) => isAway(domain, outcome, stack));
}

function Place({
  domain,
  label,
  kind,
  stack,
  outcome,
  wishes,
}: {
  readonly domain: string | null;
  readonly label: string;
  readonly kind: string;
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
}): JSX.Element {
  if (domain === null || !stack.domains.has(domain)) return <span class="place still">{label}</span>;
  const lost = outcome.lost.includes(domain);
  const away = lost || isAway(domain, outcome, stack);
  return (
    <button
      type="button"
      class={`place ${kind}${away ? " away" : ""}`}
      aria-pressed={lost}
      data-place={domain}
      title={`${lost ? "Bring back" : "Lose"} ${stack.domain(domain)}`}
      onClick={() => wishes.toggle(domain)}
    >
      {away && <span aria-hidden="true">✕ </span>}
      <span class="name">{label}</span>
      {away && <span class="unseen"> is lost</span>}
    </button>
  );
}
