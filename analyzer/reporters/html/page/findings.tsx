import type { JSX } from "preact";
import type { ReportedFinding } from "../../../model/report.ts";
import { visible } from "../../wording/visible.ts";
import type { Filters, Looking } from "./address.ts";
import { noFilters } from "./address.ts";
import { FindingCard, isAccepted, statusOf } from "./finding-card.tsx";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** Every finding, those that make the stack fail first; what is undetermined and what was accepted stand apart. */
export function Findings({
  stack,
  looking,
  wishes,
  printing,
}: {
  readonly stack: Stack;
  readonly looking: Looking;
  readonly wishes: Wishes;
  readonly printing: boolean;
}): JSX.Element {
  const { findings } = stack.report;
  const { filters } = looking;
  const shown = findings.filter((finding) => passes(finding, filters));
  const sections = [
    { title: "Proved", of: shown.filter((one) => !isAccepted(one) && one.status === "violated") },
    {
      title: "Undetermined: only deployment, or a statement, can tell",
      of: shown.filter((one) => !isAccepted(one) && one.status === "undetermined"),
    },
    { title: "Accepted", of: shown.filter(isAccepted) },
  ];
  const filter = (name: keyof Filters, value: string) => wishes.look({ filters: { ...filters, [name]: value } });
  return (
    <>
      <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          name="Service"
          chosen={filters.service}
          of={findings.flatMap((one) => one.services)}
          choose={(value) => filter("service", value)}
        />
        <Choice
          name="Rule"
          chosen={filters.rule}
          of={findings.map((one) => one.rule)}
          choose={(value) => filter("rule", value)}
        />
        <Choice
          name="Severity"
          chosen={filters.severity}
          of={findings.map((one) => one.severity)}
          choose={(value) => filter("severity", value)}
        />
        <Choice
          name="Status"
          chosen={filters.status}
          of={findings.map(statusOf)}
          choose={(value) => filter("status", value)}
        />
        <button
          type="button"
          class="quiet"
          disabled={Object.values(filters).every((value) => value === "")}
          onClick={() => wishes.look({ filters: noFilters })}
        >
          Show all
        </button>
        <p role="status">
          {shown.length} of {findings.length} {findings.length === 1 ? "finding" : "findings"}
        </p>
      </form>
      {findings.length === 0 && <p class="well">✓ Nothing was found.</p>}
      {sections.map(({ title, of }) =>
        of.length === 0 ? null : (
          <section key={title} class="found" aria-label={title}>
            <h3>
              {title} <span class="count">{of.length}</span>
            </h3>
            {of.map((finding) => (
              <FindingCard
                key={finding.fingerprint}
                finding={finding}
                stack={stack}
                looking={looking}
                wishes={wishes}
                printing={printing}
              />
            ))}
          </section>
        ),
      )}
      {stack.report.assumptions.length > 0 && (
        <details class="assumptions" open={printing}>
          <summary>What was assumed of the account ({stack.report.assumptions.length})</summary>
          <ul>
            {stack.report.assumptions.map((one) => (
              <li key={one}>{visible(one)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function passes(finding: ReportedFinding, { service, rule, severity, status }: Filters): boolean {
  return (
    (service === "" || finding.services.includes(service)) &&
    (rule === "" || finding.rule === rule) &&
    (severity === "" || finding.severity === severity) &&
    (status === "" || statusOf(finding) === status)
  );
}

function Choice({
  name,
  chosen,
  of,
  choose,
}: {
  readonly name: string;
  readonly chosen: string;
  readonly of: readonly string[];
  readonly choose: (value: string) => void;
}): JSX.Element {
  return (
    <label>
      {name}
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">all</option>
        {[...new Set(of)].sort().map((value) => (
          <option key={value} value={value}>
            {visible(value)}
          </option>
        ))}
      </select>
    </label>
  );
}
