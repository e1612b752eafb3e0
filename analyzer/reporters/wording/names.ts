import type { DomainId, FailureDomain } from "../../model/failure-domain.ts";
import type { GroupId, NodeId } from "../../model/graph.ts";
import type { StackReport } from "../../model/report.ts";
import type { Urn } from "../../model/snapshot.ts";

/** How a report calls domains and resources: as a person would, and by the full key wherever that could be mistaken. */
export interface Names {
  /** `zone cn-hongkong-c`; the key where two domains bear the same label. */
  domain(id: DomainId): string;
  /** `cn-hongkong-c`: for headings that say the kind already. */
  place(id: DomainId): string;
  /** `vSwitch hk-a`, `group match-nodes`. */
  resource(id: NodeId | GroupId): string;
}

/** The names used in one report. Nothing is escaped yet. */
export function namesIn(report: Pick<StackReport, "domains" | "labels">): Names {
  const domains = new Map(report.domains.map((domain) => [domain.id, domain]));
  const bearers = new Map<string, number>();
  for (const { label } of report.domains) bearers.set(label, (bearers.get(label) ?? 0) + 1);
  const labels: ReadonlyMap<string, string> = new Map(Object.entries(report.labels));

  const called = (domain: FailureDomain) => (bearers.get(domain.label) === 1 ? domain.label : domain.id);
  return {
    domain(id) {
      const domain = domains.get(id);
      if (domain === undefined) return id;
      const name = called(domain);
      // A label of several words is a phrase of its own: `zone of vSwitch hk-a`, `instance match-0`.
      return name.includes(" ") ? name : `${domain.kind} ${name}`;
    },
    place(id) {
      const domain = domains.get(id);
      return domain === undefined ? id : called(domain);
    },
    resource(id) {
      return labels.get(id) ?? (id.startsWith("group:") ? id.replace(":", " ") : nameInUrn(id));
    },
  };
}

/** `Switch hk-a`, where the report gives the resource no label. */
function nameInUrn(urn: Urn): string {
  const parts = urn.split("::");
  const name = parts.slice(3).join("::");
  const type = parts[2]?.split(/[$:]/).at(-1);
  return name === "" || type === undefined ? urn : `${type} ${name}`;
}
