import type { JSX } from "preact";
import { Fragment } from "preact";
import { useMemo } from "preact/hooks";
import type { ServiceWays } from "../../../model/report.ts";
import { visible } from "../../wording/visible.ts";
import { countsByOrder, grouped, orderColumns, waysLegend } from "../../wording/ways.ts";
import type { Questions } from "./questions.ts";
import type { Stack } from "./stack.ts";
import { useWays } from "./use-ways.ts";
import type { Wishes } from "./wishes.ts";

/** In how many ways each service can be lost, by how many losses it takes, and the smallest of them, each to be tried at a click. */
export function Ways({
  stack,
  questions,
  focus,
  wishes,
  printing,
}: {
  readonly stack: Stack;
  /** `null`: the page is not ready to answer yet. */
  readonly questions: Questions | null;
  readonly focus: string | null;
  readonly wishes: Wishes;
  readonly printing: boolean;
}): JSX.Element {
  const services = useMemo(() => stack.report.services.map(({ name }) => name), [stack]);
  const ways = useWays(questions, services, printing);
  const single = stack.report.services.filter(({ name }) => ways.get(name)?.leastFavourable?.byOrder[0] === "0").length;
  if (stack.report.graph === undefined) {
    return (
      <p role="status" class="ways-told" data-told="true">
        This report was made without its graph, so that the ways can't be worked out here.
      </p>
    );
  }
  return (
    <>
      <p class="legend ways-legend">{waysLegend.replaceAll("`", "")}</p>
      <p role="status" class="ways-told" data-told={String(ways.size === services.length)}>
        {ways.size < services.length
          ? `Working out the ways: ${ways.size} of ${services.length} services …`
          : `${single} of ${services.length} services are taken by no single loss.`}
      </p>
      <section
        class="scrolls"
        aria-label="Ways to lose each service"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys to be scrolled by them
        tabIndex={0}
      >
        <table class="ways">
          <caption class="unseen">How many minimal cut sets each service has, by order</caption>
          <thead>
            <tr>
              <th scope="col">Service</th>
              {orderColumns.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {services.map((name) => {
              const one = ways.get(name);
              const chosen = focus === `service:${name}`;
              return (
                <Fragment key={name}>
                  <tr data-ways={name} class={chosen ? "chosen" : undefined}>
                    <th scope="row">
                      <button
                        type="button"
                        class="link"
                        aria-expanded={chosen}
                        onClick={() => wishes.look({ focus: chosen ? null : `service:${name}` })}
                      >
                        {visible(name)}
                      </button>
                    </th>
                    {orderColumns.map((title, index) => {
                      const count = one === undefined ? "…" : (countsByOrder(one)[index] ?? "");
                      return (
                        <td
                          key={title}
                          class={count === "0" ? "none" : index === 0 && one !== undefined ? "single" : ""}
                        >
                          {count}
                        </td>
                      );
                    })}
                  </tr>
                  {chosen && one !== undefined && (
                    <tr>
                      <td colSpan={orderColumns.length + 1}>
                        <Smallest ways={one} stack={stack} wishes={wishes} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The smallest ways of one service, lower orders first. */
function Smallest({
  ways,
  stack,
  wishes,
}: {
  readonly ways: ServiceWays;
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element {
  const { service, smallest, leastFavourable: least } = ways;
  if (smallest.length === 0) {
    return <p>{least === null ? "Telling them would take too much." : "No loss that the report knows of takes it."}</p>;
  }
  const rest = BigInt(least?.minimalCutSets ?? "0") - BigInt(smallest.length);
  return (
    <>
      <ol class="sets" aria-label={`The smallest ways to lose ${visible(service)}`}>
        {smallest.map(({ domains, sure }) => {
          const said = domains.map((domain) => stack.domain(domain)).join(" + ");
          const away = JSON.stringify(wishes.lost) === JSON.stringify(domains);
          return (
            <li key={domains.join("\n")}>
              <button
                type="button"
                class="lose"
                aria-pressed={away}
                data-set={JSON.stringify(domains)}
                onClick={() => wishes.lose(away ? [] : domains)}
              >
                {away ? "Bring back" : "Lose"} {said}
              </button>
              {!sure && <span class="possible"> perhaps</span>}
            </li>
          );
        })}
      </ol>
      {rest > 0n && (
        <p>
          and {grouped(String(rest))} more{least?.complete === false ? " at least" : ""}
        </p>
      )}
    </>
  );
}
