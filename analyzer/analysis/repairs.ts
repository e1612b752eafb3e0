import type { Repair } from "../model/analysis.ts";
import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { Reading } from "../model/fault-model.ts";
import type { DependencyGraph } from "../model/graph.ts";

/** Which losses of the promised level leave a service that can't be brought back while they last. */
export function repairs(
  graph: DependencyGraph,
  domains: readonly FailureDomain[],
  stuck: (reading: Reading, lost: DomainId) => ReadonlySet<string>,
): readonly Repair[] {
  const asked = graph.services.filter((service) => service.repairable !== null);
  const levels = new Set(asked.map((service) => service.repairable));
  const outcomes = domains
    .filter((domain) => [...levels].some((level) => level === domain.kind))
    .map(({ id, kind }) => ({
      id,
      kind,
      certainly: stuck("favourable", id),
      perhaps: stuck("least-favourable", id),
    }));
  return asked.flatMap(({ name, repairable }) => {
    if (repairable === null) return [];
    const meant = outcomes.filter((outcome) => outcome.kind === repairable);
    return [
      {
        service: name,
        level: repairable,
        stuckWith: meant.filter((outcome) => outcome.certainly.has(name)).map((outcome) => outcome.id),
        perhapsStuckWith: meant
          .filter((outcome) => !outcome.certainly.has(name) && outcome.perhaps.has(name))
          .map((outcome) => outcome.id),
      },
    ];
  });
}
