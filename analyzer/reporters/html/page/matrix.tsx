import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { BlastRadius } from "../../../model/analysis.ts";
import type { DomainId, DomainKind } from "../../../model/failure-domain.ts";
import { levels } from "../../../model/objectives.ts";
import { visible } from "../../wording/visible.ts";
import type { Stack } from "./stack.ts";
import { steady } from "./steady.ts";
import type { Wishes } from "./wishes.ts";

const titles = {
  zone: "Zones",
  region: "Regions",
  provider: "Providers",
  product: "Products of a region",
  site: "Sites",
  "control-plane": "Control planes",
  account: "Accounts",
  name: "Names",
  change: "Changes",
  instance: "Instances",
} as const satisfies Record<DomainKind, string>;

/** One row for each service, one column for each domain whose loss takes something, and every place: the table that a review ends with. */
export function Matrix({
  stack,
  lost,
  wishes,
}: {
  readonly stack: Stack;
  readonly lost: readonly DomainId[];
  readonly wishes: Wishes;
}): JSX.Element {
  const { report } = stack;
  const groups = useMemo(() => {
    const kindOf = ({ domain }: BlastRadius) => stack.domains.get(domain)?.kind ?? "instance";
    return [...Map.groupBy(report.blastRadii, kindOf)];
  }, [stack]);
  const taken = useMemo(
    () =>
      new Map(
        report.blastRadii.map(({ domain, lost: sure, perhapsLost }) => [
          domain,
          { sure: new Set(sure), perhaps: new Set(perhapsLost) },
        ]),
      ),
    [report],
  );
  // What is promised with times: who is back too late, or with too much of its latest data gone, has broken it, too.
  const promises = useMemo(
    () =>
      new Map(
        report.services.map(({ name, survives }) => [
          name,
          new Map<string, Promised>(
            survives
              .filter(({ objective }) => objective !== null)
              .map(({ level, lostWith, undecided }) => [
                level,
                { broken: new Set(lostWith), open: new Set(undecided.map(({ domain }) => domain)) },
              ]),
          ),
        ]),
      ),
    [report],
  );
  const rows = useMemo(
    () =>
      report.services.map(({ name }) => ({
        service: name,
        cells: groups.flatMap(([kind, radii]) => {
          const level =
            levels.find((one) => one === kind) ?? (kind === "change" ? "change" : kind === "site" ? "zone" : "");
          const promise = promises.get(name)?.get(level);
          return radii.map(({ domain }, index): MatrixCell => {
            const fate = fateOf(name, domain, taken.get(domain), promise);
            const promised = promise !== undefined;
            return {
              domain,
              fate,
              looks: `${fate}${promised ? " promised" : ""}${index === 0 ? " begins" : ""}`,
              sign: fate === "well" && promised ? "✓" : fateSigns[fate],
              says: `${visible(name)} ${fateWords[fate]} ${stack.domain(domain)}${promised ? " (promised to survive)" : ""}`,
            };
          });
        }),
      })),
    [groups, taken, promises],
  );
  return (
    <>
      <ul class="legend matrix-legend">
        <li>
          <span class="sample sure">✕</span> lost in every case
        </li>
        <li>
          <span class="sample perhaps">?</span> lost or not: only deployment tells
        </li>
        <li>
          <span class="sample well">·</span> keeps running
        </li>
        <li>
          <span class="sample well promised">✓</span> keeps running, as promised
        </li>
        <li>
          <span class="sample late promised">»</span> runs again, but later, or with more of its data gone, than
          promised
        </li>
        <li>
          <span class="sample sure promised">✕</span>
          <span class="sample perhaps promised">?</span> framed: a promise that does not hold, or may not
        </li>
      </ul>
      <section
        class="scrolls"
        aria-label="Services and losses"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys to be scrolled by them
        tabIndex={0}
      >
        <table class="matrix">
          <caption class="unseen">Which services are lost with which loss</caption>
          <thead>
            <tr>
              <td />
              {groups.map(([kind, radii]) => (
                <th key={kind} scope="colgroup" colSpan={radii.length}>
                  {titles[kind]}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="col" class="corner">
                Service
              </th>
              {groups.flatMap(([, radii]) =>
                radii.map(({ domain }, index) => (
                  <th key={domain} scope="col" class={index === 0 ? `loss begins` : "loss"}>
                    <button
                      type="button"
                      aria-pressed={lost.includes(domain)}
                      title={`Lose ${stack.domain(domain)}`}
                      onClick={() => wishes.toggle(domain)}
                    >
                      <span class="name">{stack.place(domain).replace(/^(a change of|the) /, "")}</span>
                    </button>
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ service, cells }) => (
              <MatrixRow key={service} service={service} cells={cells} lost={lost} look={wishes.look} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface MatrixCell {
  readonly domain: DomainId;
  readonly fate: keyof typeof fateSigns;
  readonly looks: string;
  readonly sign: string;
  readonly says: string;
}

const MatrixRow = steady(
  ({
    service,
    cells,
    lost,
    look,
  }: {
    readonly service: string;
    readonly cells: readonly MatrixCell[];
    readonly lost: readonly DomainId[];
    readonly look: Wishes["look"];
  }): JSX.Element => {
    // A large table has thousands: those that stay as they are must not even be compared.
    const asEver = useMemo(() => cells.map((cell) => cellOf(cell, false)), [cells]);
    return (
      <tr>
        <th scope="row">
          <button type="button" class="link" onClick={() => look({ focus: `service:${service}` })}>
            {visible(service)}
          </button>
        </th>
        {cells.map((cell, index) => (lost.includes(cell.domain) ? cellOf(cell, true) : asEver[index]))}
      </tr>
    );
  },
);

function cellOf({ domain, fate, looks, sign, says }: MatrixCell, away: boolean): JSX.Element {
  return (
    <td key={domain} class={`${looks}${away ? " away" : ""}`} title={says}>
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">{fateWords[fate]}</span>
    </td>
  );
}

interface Taken {
  readonly sure: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
}

interface Promised {
  readonly broken: ReadonlySet<DomainId>;
  readonly open: ReadonlySet<DomainId>;
}

function fateOf(service: string, domain: DomainId, taken: Taken | undefined, promise: Promised | undefined) {
  if (taken?.sure.has(service)) return "sure";
  if (promise?.broken.has(domain)) return "late";
  if (taken?.perhaps.has(service)) return "perhaps";
  return promise?.open.has(domain) ? "perhaps-late" : "well";
}

const fateSigns = { sure: "✕", late: "»", perhaps: "?", "perhaps-late": "»?", well: "·" } as const;
const fateWords = {
  sure: "is lost with",
  late: "breaks its promise of times with",
  perhaps: "is perhaps lost with",
  "perhaps-late": "perhaps breaks its promise of times with",
  well: "survives",
} as const;
