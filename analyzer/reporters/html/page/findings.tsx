import type { JSX } from "preact";
import type { Evidence } from "../../../model/finding.ts";
import type { ReportedFinding } from "../../../model/report.ts";
import { visible } from "../../wording/visible.ts";
import type { Filters, Looking } from "./address.ts";
import { noFilters } from "./address.ts";
import { Proof } from "./proof.tsx";
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

function isAccepted({ waiver, baseline, since, blocks }: ReportedFinding): boolean {
  return !blocks && (waiver !== null || baseline || since === "still-there");
}

function statusOf(finding: ReportedFinding): string {
  return isAccepted(finding) ? "accepted" : finding.status;
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

const severitySigns = { error: "✕ error", warning: "! warning", note: "i note" } as const;

function FindingCard({
  finding,
  stack,
  looking,
  wishes,
  printing,
}: {
  readonly finding: ReportedFinding;
  readonly stack: Stack;
  readonly looking: Looking;
  readonly wishes: Wishes;
  readonly printing: boolean;
}): JSX.Element {
  const { domain, remedy, waiver, evidence } = finding;
  const rule = stack.rules.get(finding.rule);
  const chosen = looking.finding === finding.fingerprint;
  return (
    <article
      class={`finding ${finding.severity} ${finding.status}${chosen ? " chosen" : ""}`}
      data-finding={finding.fingerprint}
    >
      <p class="kinds">
        <span class={`severity ${finding.severity}`}>{severitySigns[finding.severity]}</span>
        <span class="status">{statusOf(finding)}</span>
        <span class="rule">{visible(finding.rule)}</span>
      </p>
      <h4>{visible(finding.message)}</h4>
      {waiver !== null && (
        <p class="waiver">
          Accepted by {visible(waiver.owner)} until {visible(waiver.expires)}: {visible(waiver.reason)}
        </p>
      )}
      {finding.baseline && <p class="waiver">In the baseline.</p>}
      <p class="tools">
        <button
          type="button"
          class="quiet"
          aria-pressed={chosen}
          onClick={() =>
            wishes.look(chosen ? { finding: null } : { finding: finding.fingerprint, view: "map", focus: null })
          }
        >
          Show the evidence on the map
        </button>
        {domain !== null && stack.domains.has(domain) && (
          <button
            type="button"
            class="quiet"
            onClick={() => wishes.look({ view: "map", lost: [domain], finding: finding.fingerprint })}
          >
            Lose {stack.domain(domain)}
          </button>
        )}
      </p>
      {remedy.length > 0 && (
        <>
          <h5>What to change</h5>
          <ul class="remedies">
            {remedy.map((one, index) => {
              const source = one.subject === null ? undefined : stack.report.sources[one.subject];
              return (
                <li key={index}>
                  {one.subject !== null && (
                    <button
                      type="button"
                      class="link"
                      onClick={() => one.subject !== null && wishes.look({ focus: one.subject })}
                    >
                      {stack.name(one.subject)}
                    </button>
                  )}
                  {one.property !== null && (
                    <code>
                      {visible(one.property)}
                      {one.value === null ? "" : ` = ${visible(one.value)}`}
                    </code>
                  )}{" "}
                  {visible(one.advice)}
                  {source !== undefined && (
                    <span class="source">
                      {" "}
                      ({visible(source.file)}:{source.line})
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {evidence.length > 0 && (
        <details open={printing || chosen}>
          <summary>Evidence</summary>
          {evidence.map((one, index) => (
            <EvidenceText key={index} evidence={one} stack={stack} wishes={wishes} />
          ))}
        </details>
      )}
      {rule !== undefined && (
        <details open={printing}>
          <summary>Why this is a rule</summary>
          <p>{visible(rule.summary)}</p>
          <p>{visible(rule.rationale)}</p>
          <p>
            {rule.origin.kind === "incident" ? `${visible(rule.origin.date)}, ${visible(rule.origin.provider)}: ` : ""}
            {visible(rule.origin.title)} (<Address url={rule.origin.url} />
            ). {visible(rule.origin.lesson)}
          </p>
          <p>
            <strong>When it may be ignored:</strong> {visible(rule.falseAlarms)}
          </p>
        </details>
      )}
    </article>
  );
}

/** A link where it leads to a page of the web; house rules may name anything else, which is then only text. */
function Address({ url }: { readonly url: string }): JSX.Element {
  if (!url.startsWith("https://")) return <span>{visible(url)}</span>;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      {visible(url.replace("https://", ""))}
    </a>
  );
}

function EvidenceText({
  evidence,
  stack,
  wishes,
}: {
  readonly evidence: Evidence;
  readonly stack: Stack;
  readonly wishes: Wishes;
}): JSX.Element {
  switch (evidence.kind) {
    case "fact":
      return <p>{visible(evidence.what)}</p>;
    case "also-lost-with":
      return <p>Lost as well with {evidence.domains.map((domain) => stack.domain(domain)).join(", ")}.</p>;
    case "derivation":
      return (
        <>
          <h5>{visible(evidence.service)}</h5>
          <Proof derivation={evidence.derivation} stack={stack} wishes={wishes} />
        </>
      );
  }
}
