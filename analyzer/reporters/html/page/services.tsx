import type { JSX } from "preact";
import { levels } from "../../../model/objectives.ts";
import type { ServiceReport } from "../../../model/report.ts";
import { visible } from "../../wording/visible.ts";
import type { Looking } from "./address.ts";
import { Badge } from "./badge.tsx";
import type { Mark, Outcome } from "./outcome.ts";
import { marksOf } from "./outcome.ts";
import type { Stack } from "./stack.ts";
import { steady } from "./steady.ts";
import type { Wishes } from "./wishes.ts";

const signs = { yes: "✓", no: "✕", undetermined: "?" } as const;
const says = {
  yes: "survives the loss of any",
  no: "does not survive the loss of every",
  undetermined: "may not survive the loss of every",
} as const;

/** Every service: what it survives, and what has become of it. */
export function Services({
  stack,
  outcome,
  looking,
  wishes,
}: {
  readonly stack: Stack;
  readonly outcome: Outcome;
  readonly looking: Looking;
  readonly wishes: Wishes;
}): JSX.Element {
  const { services } = stack.report;
  return (
    <section class="services" aria-label="Services">
      <h2>
        Services <span class="count">{services.length}</span>
      </h2>
      <p class="legend">
        survives the loss of any: <b>I</b>nstance <b>Z</b>one <b>R</b>egion <b>P</b>rovider; promised ones framed
      </p>
      <ul>
        {services.map((service) => (
          <ServiceRow
            key={service.name}
            service={service}
            marks={marksOf(service.name, outcome)}
            looked={looking.focus === `service:${service.name}`}
            look={wishes.look}
          />
        ))}
      </ul>
    </section>
  );
}

const ServiceRow = steady(
  ({
    service,
    marks,
    looked,
    look,
  }: {
    readonly service: ServiceReport;
    readonly marks: readonly Mark[];
    readonly looked: boolean;
    readonly look: Wishes["look"];
  }): JSX.Element => {
    const [worst] = marks;
    return (
      <li class={worst === undefined ? "well" : `${worst.kind}${worst.sure ? "" : " perhaps"}`}>
        <button
          type="button"
          aria-pressed={looked}
          data-service={service.name}
          onClick={() => look({ focus: looked ? null : `service:${service.name}` })}
        >
          <span class="name">{visible(service.name)}</span>
          <Levels service={service} />
        </button>
        {marks.length > 0 && (
          <p class="marks">
            {marks.map((mark) => (
              <Badge key={mark.kind} mark={mark} />
            ))}
          </p>
        )}
      </li>
    );
  },
);

function Levels({ service }: { readonly service: ServiceReport }): JSX.Element {
  return (
    <span class="levels">
      {levels.map((level) => {
        const answer = service.levels[level];
        const promised = service.survives.some((one) => one.level === level && one.objective !== null);
        const sentence = `${says[answer]} ${level}${promised ? " (promised)" : ""}`;
        return (
          <span key={level} class={`level ${answer}${promised ? " promised" : ""}`} title={sentence}>
            <span aria-hidden="true">
              {level.charAt(0).toUpperCase()}
              {signs[answer]}
            </span>
            <span class="unseen">, {sentence}</span>
          </span>
        );
      })}
    </span>
  );
}
