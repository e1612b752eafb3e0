import type { KnownFinding } from "../model/acceptance.ts";
import type { Finding, FindingStatus, Severity } from "../model/finding.ts";

const severities = { note: 0, warning: 1, error: 2 } satisfies Record<Severity, number>;
const statuses = { undetermined: 0, violated: 1 } satisfies Record<FindingStatus, number>;

/**
 * Whether a cause that was known does more harm now: it takes another service, counts for more, or what was open is proved.
 * Accepting the smaller one was not accepting this.
 */
export function isWorse(now: Finding, then: KnownFinding): boolean {
  return (
    severities[now.severity] > severities[then.severity] ||
    statuses[now.status] > statuses[then.status] ||
    now.services.some((service) => !then.services.includes(service))
  );
}

/** Findings by their fingerprint. Of two that share one, what is known of both counts. */
export function byFingerprint<Known extends KnownFinding>(findings: readonly Known[]): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const finding of findings) {
    const other = known.get(finding.fingerprint);
    known.set(finding.fingerprint, other === undefined ? finding : together(other, finding));
  }
  return known;
}

function together<Known extends KnownFinding>(one: Known, other: Known): Known {
  return {
    ...one,
    severity: severities[one.severity] >= severities[other.severity] ? one.severity : other.severity,
    status: statuses[one.status] >= statuses[other.status] ? one.status : other.status,
    services: [...new Set([...one.services, ...other.services])].sort(),
  };
}
