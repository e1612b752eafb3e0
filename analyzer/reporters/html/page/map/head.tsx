import type { JSX } from "preact";
import type { DomainId } from "../../../../model/failure-domain.ts";
import type { Outcome } from "../outcome.ts";
import { isAway } from "../outcome.ts";
import type { Stack } from "../stack.ts";
import type { Wishes } from "../wishes.ts";
import type { MapLayout } from "./lay-out.ts";
import type { Column, ProviderFrame, RegionFrame } from "./places.ts";

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
  const isBlamed = ({ domains }: Column) =>
    lostByFinding !== null && domains.some((one) => stack.above(one).includes(lostByFinding));
  const headOf = (column: Column, rows: number) => (
    <th
      key={column.id}
      scope="col"
      rowSpan={rows}
      class={`${column.kind}${columnAway(column, outcome, stack) ? " away" : ""}${isBlamed(column) ? " blamed" : ""}`}
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
        <>
          <span class="place still">{column.label}</span>
          {rows > 1 && <Prefix layout={layout} column={column} />}
        </>
      )}
    </th>
  );
  const { providers } = layout.places;
  return (
    <thead>
      <tr class="providers">
        <td rowSpan={3} class="corner" />
        {providers.map((provider) => {
          const { domain, label, regions } = provider;
          const [lone] = regions.flatMap(({ columns }) => columns);
          if (lone !== undefined && rowsOfHead(lone, provider, regions[0]) === 3) return headOf(lone, 3);
          return (
            <th
              key={domain ?? label}
              scope="colgroup"
              colSpan={regions.reduce((sum, region) => sum + region.columns.length, 0)}
            >
              <Place domain={domain} label={label} kind="provider" stack={stack} outcome={outcome} wishes={wishes} />
            </th>
          );
        })}
      </tr>
      <tr class="regions">
        {providers.flatMap((provider) =>
          provider.regions.map((region) => {
            const { domain, label, columns } = region;
            const [lone] = columns;
            const rows = lone === undefined ? 1 : rowsOfHead(lone, provider, region);
            if (lone !== undefined && rows > 1) return rows === 2 ? headOf(lone, 2) : null;
            return (
              <th key={`${provider.domain} ${domain}`} scope="colgroup" colSpan={columns.length}>
                <Place domain={domain} label={label} kind="region" stack={stack} outcome={outcome} wishes={wishes} />
                {lone !== undefined && <Prefix layout={layout} column={lone} />}
              </th>
            );
          }),
        )}
      </tr>
      <tr class="zones">
        {providers.flatMap((provider) =>
          provider.regions.flatMap((region) =>
            region.columns.flatMap((column) => (rowsOfHead(column, provider, region) > 1 ? [] : [headOf(column, 1)])),
          ),
        )}
      </tr>
    </thead>
  );
}

/** What is left out on the chips of a region. */
function Prefix({ layout, column }: { readonly layout: MapLayout; readonly column: Column }): JSX.Element | null {
  const prefix = layout.prefixes.get(column.id) ?? "";
  return prefix === "" ? null : <span class="prefix">names begin with {prefix}</span>;
}

/** How many rows of the head a column takes: what is in no region needs no region's head above it, what has no place none at all. */
function rowsOfHead(column: Column, provider: ProviderFrame, region: RegionFrame | undefined): 1 | 2 | 3 {
  if (column.kind !== "provider" || region?.domain !== null || region.columns.length > 1) return 1;
  return provider.domain === null && provider.regions.length === 1 ? 3 : 2;
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
      {away && (
        <span class="sign" aria-hidden="true">
          ✕
        </span>
      )}
      <span class="name">{label}</span>
      {away && <span class="unseen"> is lost</span>}
    </button>
  );
}
