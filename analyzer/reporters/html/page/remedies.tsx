import type { JSX } from "preact";
import type { ReportedFinding } from "../../../model/report.ts";
import { visible } from "../../wording/visible.ts";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

type Remedy = ReportedFinding["remedy"][number];

/** What to change: each advice once, and under it every resource that it is for, with the properties that decide. */
export function Remedies({
  remedy,
  stack,
  wishes,
}: {
  readonly remedy: readonly Remedy[];
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element | null {
  if (remedy.length === 0) return null;
  return (
    <>
      <h5>What to change</h5>
      <ul class="remedies">
        {[...Map.groupBy(remedy, ({ advice }) => advice)].map(([advice, all]) => {
          const bySubject = [...Map.groupBy(all, ({ subject }) => subject)];
          return (
            <li key={advice}>
              {capitalised(visible(advice))}
              {bySubject.some(([subject]) => subject !== null) && (
                <ul>
                  {bySubject.map(([subject, some]) => (
                    <Place key={subject} subject={subject} some={some} stack={stack} wishes={wishes} />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Place({
  subject,
  some,
  stack,
  wishes,
}: {
  readonly subject: string | null;
  readonly some: readonly Remedy[];
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element {
  const source = subject === null ? undefined : stack.report.sources[subject];
  return (
    <li>
      {subject !== null && (
        <button type="button" class="link" onClick={() => wishes.look({ focus: subject })}>
          {stack.name(subject)}
        </button>
      )}
      {some.map(({ property, value }) =>
        property === null ? null : (
          <code key={property}>
            {visible(property)}
            {value === null ? "" : ` = ${visible(value)}`}
          </code>
        ),
      )}
      {source !== undefined && (
        <span class="source">
          {" "}
          {visible(source.file)}:{source.line}
        </span>
      )}
    </li>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
