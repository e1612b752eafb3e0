import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Evidence } from "../../../model/finding.ts";
import type { ReportedFinding } from "../../../model/report.ts";
import { visible } from "../../wording/visible.ts";
import type { Looking } from "./address.ts";
import { Proof } from "./proof.tsx";
import { Remedies } from "./remedies.tsx";
import type { Stack } from "./stack.ts";
import type { Wishes } from "./wishes.ts";

/** Whether somebody has accepted it, so that it does not make the stack fail. */
export function isAccepted({ waiver, baseline, since, blocks }: ReportedFinding): boolean {
  return !blocks && (waiver !== null || baseline || since === "still-there");
}

/** `violated`, `undetermined` or `accepted`. */
export function statusOf(finding: ReportedFinding): string {
  return isAccepted(finding) ? "accepted" : finding.status;
}

const severitySigns = { error: "✕ error", warning: "! warning", note: "i note" } as const;

/** One finding: what was found, what to change, the evidence, and why there is such a rule. */
export function FindingCard({
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
  const card = useRef<HTMLElement>(null);
  // Who comes from elsewhere to read it finds it, however long the list is.
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <article
      ref={card}
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
            onClick={() => {
              wishes.lose([domain]);
              wishes.look({ view: "map", finding: finding.fingerprint });
            }}
          >
            Lose {stack.domain(domain)}
          </button>
        )}
      </p>
      <Remedies remedy={remedy} stack={stack} wishes={wishes} />
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
