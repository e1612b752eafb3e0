import type { Dependency, NodeId, RedundancyGroup } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { label } from "./labels.ts";
import { namedBy } from "./place-givers.ts";
import type { Surroundings } from "./surroundings.ts";
import { requiredOf } from "./takeovers.ts";

/** Clusters whose members are resources of their own: the group that each rests on. */
export function membersOfClusters(around: Surroundings): ReadonlyMap<Urn, RedundancyGroup> {
  const { stack } = around;
  const members = new Map<Urn, NodeId[]>();
  for (const record of stack.records) {
    const joins = stack.entry(record)?.joins;
    if (joins?.kind !== "member") continue;
    for (const cluster of namedBy(record, joins.of)) {
      const known = members.get(cluster);
      if (known === undefined) members.set(cluster, [record.urn]);
      else known.push(record.urn);
    }
  }
  const groups = new Map<Urn, RedundancyGroup>();
  for (const record of stack.records) {
    const entry = stack.entry(record);
    const found = members.get(record.urn);
    if (entry?.stands.kind !== "joined" || found === undefined) continue;
    const { required, switchOver } = entry.stands;
    const needed = requiredOf(required, found.length);
    groups.set(record.urn, {
      id: `group:members ${record.urn}`,
      name: `members of ${label(record, stack)}`,
      kind: "members",
      members: found.sort(),
      required: needed,
      requiredAtMost: needed,
      facts: [],
      membersFact: null,
      crossZone: "yes",
      takeover: found.length > 1 ? around.takeovers.of(record, switchOver) : null,
      primary: null,
      perMember: null,
      origin: "catalogue",
    });
  }
  return groups;
}

/** A cluster needs its members. */
export function memberNeeds(clusters: ReadonlyMap<Urn, RedundancyGroup>): readonly Dependency[] {
  return [...clusters].map(([from, group]) => ({
    from,
    to: group.id,
    kind: "needs",
    origin: "catalogue",
    property: null,
    fact: null,
  }));
}
