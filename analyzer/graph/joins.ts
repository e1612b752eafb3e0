import type { RedundancyGroup } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { joiningResources } from "./joining-resources.ts";
import type { ListenerJoin } from "./listeners.ts";
import { findListeners, ownListenerId } from "./listeners.ts";
import { membersOfClusters } from "./members.ts";
import { findPools } from "./pools.ts";
import type { Surroundings } from "./surroundings.ts";

/** What linking resources join: balancers with listeners, listeners with pools, pools with targets. */
export interface JoinedResources {
  readonly pools: readonly RedundancyGroup[];
  /** Listener or rule → where its requests go. */
  readonly listeners: ReadonlyMap<Urn, ListenerJoin>;
  /** Balancer → its listeners. */
  readonly listenersOf: ReadonlyMap<Urn, readonly Urn[]>;
  /** What instances are made from → those instances' resource. */
  readonly templatesOf: ReadonlyMap<Urn, readonly Urn[]>;
  /** Cluster → its members. */
  readonly clusters: ReadonlyMap<Urn, RedundancyGroup>;
}

export function joinResources(around: Surroundings): JoinedResources {
  const joining = joiningResources(around.stack);
  const listeners = findListeners(joining);
  const listenersOf = new Map<Urn, Urn[]>();
  for (const [urn, { balancer, isRule }] of listeners) {
    if (balancer !== null && !isRule && urn !== ownListenerId(balancer))
      listenersOf.set(balancer, [...(listenersOf.get(balancer) ?? []), urn]);
  }
  const templatesOf = new Map<Urn, readonly Urn[]>();
  for (const { record, joins } of joining.all) {
    if (joins.kind === "template")
      templatesOf.set(
        record.urn,
        joining.named(record, joins.of).map((user) => user.urn),
      );
  }
  return {
    pools: findPools(joining, listeners, around),
    listeners,
    listenersOf,
    templatesOf,
    clusters: membersOfClusters(around),
  };
}
