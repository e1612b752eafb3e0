import type { JSX } from "preact";
import { visible } from "../../wording/visible.ts";
import { signs } from "./badge.tsx";
import type { Mark, Outcome } from "./outcome.ts";
import { marksOf } from "./outcome.ts";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

const says = {
  lost: "Lost",
  stuck: "Can't be repaired",
  data: "Data lost",
  late: "Back too late",
  capacity: "Too little capacity",
  redundancy: "Redundancy lost",
} as const satisfies Record<Mark["kind"], string>;

const kinds: readonly Mark["kind"][] = ["lost", "stuck", "data", "late", "capacity", "redundancy"];

/** More services than this of one kind are counted; the list of services marks each. */
const mostNamed = 12;

/** What has become of the services, a row for each kind of harm; a click on a service tells why. */
export function Taken({
  stack,
  outcome,
  wishes,
}: {
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly wishes: Wishes;
}): JSX.Element {
  const marks = stack.report.services.map(({ name }) => ({ name, marks: marksOf(name, outcome) }));
  const rows = kinds.flatMap((kind) => {
    const having = (sure: boolean) =>
      marks.filter((one) => one.marks.some((mark) => mark.kind === kind && mark.sure === sure));
    const named = [
      ...having(true).map((one) => ({ ...one, sure: true })),
      ...having(false).map((one) => ({ ...one, sure: false })),
    ];
    return named.length === 0 ? [] : [{ kind, named }];
  });
  const frozen = outcome.state?.frozen ?? [];
  if (rows.length === 0 && frozen.length === 0) {
    return (
      <p class="well">
        ✓ {outcome.state === null ? "No service is lost." : "No service is lost, or loses its redundancy."}
      </p>
    );
  }
  return (
    <dl class="harms">
      {rows.map(({ kind, named }) => (
        <div key={kind} class={kind}>
          <dt>
            <span aria-hidden="true">{signs[kind]} </span>
            {says[kind]} <span class="count">{named.length}</span>
          </dt>
          <dd>
            {named.slice(0, named.length > mostNamed + 1 ? mostNamed : named.length).map(({ name, sure }, index) => (
              <span key={name}>
                {index > 0 && ", "}
                <button
                  type="button"
                  class={`link${sure ? "" : " perhaps"}`}
                  onClick={() => wishes.look({ focus: `service:${name}` })}
                >
                  {sure ? "" : "perhaps "}
                  {visible(name)}
                </button>
              </span>
            ))}
            {named.length > mostNamed + 1 && ` and ${named.length - mostNamed} more`}
          </dd>
        </div>
      ))}
      {frozen.map(({ until, nodes, sure }) => (
        <div key={`${sure} ${until.join(" ")}`} class="frozen">
          <dt>
            <span aria-hidden="true">❄ </span>No more can be started
          </dt>
          <dd>
            of {nodes.length} {nodes.length === 1 ? "resource that runs" : "resources that run"}
            {sure ? "" : ", perhaps"}
            {until.length === 0 ? "" : `, before ${until.map((domain) => stack.domain(domain)).join(" and ")} returns`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
