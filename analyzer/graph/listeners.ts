import type { Joins, Setting } from "../model/catalogue.ts";
import type { GroupId } from "../model/graph.ts";
import type { ResourceRecord, Urn } from "../model/snapshot.ts";
import type { JoiningResources } from "./joining-resources.ts";
import { knownText, readValues } from "./property-path.ts";

/** Where the requests that enter a listener, or meet a rule of one, go. */
export interface ListenerJoin {
  readonly record: ResourceRecord;
  readonly balancer: Urn | null;
  readonly pools: readonly GroupId[];
  readonly isRule: boolean;
  /** Says whether the listener checks targets of pools that have no word on it themselves. */
  readonly healthCheck: Setting | null;
}

export function poolId(urn: Urn): GroupId {
  return `group:pool ${urn}`;
}

export function findListeners(joining: JoiningResources): ReadonlyMap<Urn, ListenerJoin> {
  const listeners = new Map<Urn, ListenerJoin>();
  for (const { record, joins } of joining.all) {
    if (joins.kind !== "listener") continue;
    const balancer = joining.named(record, joins.balancer).find(joining.isBalancer)?.urn ?? null;
    const stated = poolsNamed(record, joins, joining);
    const pools = stated.length === 0 && joins.ownServers === true && balancer !== null ? [poolId(balancer)] : stated;
    listeners.set(record.urn, { record, balancer, pools, isRule: false, healthCheck: joins.healthCheck ?? null });
  }
  for (const { record, joins } of joining.all) {
    if (joins.kind !== "rule") continue;
    const listener = joining.named(record, joins.listener).find((one) => listeners.get(one.urn)?.isRule === false);
    const balancer = listener === undefined ? null : (listeners.get(listener.urn)?.balancer ?? null);
    listeners.set(record.urn, {
      record,
      balancer,
      pools: poolsNamed(record, joins, joining),
      isRule: true,
      healthCheck: null,
    });
  }
  return listeners;
}

/** The pools that a listener names, those outside the stack included: by id, or as something that deployment will tell. */
function poolsNamed(
  record: ResourceRecord,
  joins: Extract<Joins, { kind: "listener" | "rule" }>,
  joining: JoiningResources,
): readonly GroupId[] {
  const pools = [joins.pools, ...(joins.morePools ?? [])].flatMap((path) => {
    const inStack = joining
      .named(record, path)
      .filter((one) => joining.kind(one) === "pool")
      .map((one) => one.urn);
    const stated = readValues(record, path).filter(
      (value) => value.kind !== "absent" && !(value.kind === "known" && value.value === null),
    );
    const outside = stated
      .slice(0, Math.max(stated.length - inStack.length, 0))
      .map((value) => `outside:${knownText(value) ?? `${record.urn} ${path}`}`);
    return [...inStack, ...outside];
  });
  return [...new Set(pools)].sort().map(poolId);
}
