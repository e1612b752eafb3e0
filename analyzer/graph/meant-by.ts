import type { RedundancyGroup, Service } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { select } from "./selectors.ts";
import type { StackIndex } from "./stack-index.ts";

/**
 * The resources that faultline.yaml means by a service's name, a group's name or a selector; of a component, all that is beneath
 * it.
 */
export function meantBy(
  named: string,
  stack: StackIndex,
  groups: readonly RedundancyGroup[],
  services: readonly Service[],
  unmatched: (selector: string, where: string) => void,
): ReadonlySet<Urn> {
  const service = services.find((one) => one.name === named);
  const group = groups.filter((one) => one.name === named || one.name.startsWith(`${named} of `));
  const byId = new Map(groups.map((one) => [one.id, one]));
  const roots =
    service !== undefined
      ? service.entries.flatMap((entry) => byId.get(entry)?.members ?? [entry])
      : group.length > 0
        ? group.flatMap((one) => one.members)
        : select(named, stack.records).map((record) => record.urn);
  if (roots.length === 0) unmatched(named, "staging: changes");
  const meant = new Set<Urn>();
  const open = [...roots];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (meant.has(next)) continue;
    meant.add(next);
    open.push(...stack.children(next).map((child) => child.urn));
  }
  return meant;
}
