import type { Joins, Setting } from "../model/catalogue.ts";
import type { GroupId } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { JoiningResources } from "./joining-resources.ts";
import { knownText, readValues } from "./property-path.ts";
import type { StackRecord } from "./stack-record.ts";

/** Where the requests that enter a listener, or meet a rule of one, go. */
export interface ListenerJoin {
  readonly record: StackRecord;
  /** The balancer whose nodes requests pass; `null` where the stack doesn't show it. */
  readonly balancer: Urn | null;
  /** What stands for the balancer where requests pass no node of it: names are answered with the addresses of the pools. */
  readonly answering: Urn | null;
  readonly pools: readonly GroupId[];
  /** Pools whose targets stand in for each other across them: the only one of `pools` is made of these. */
  readonly unites: readonly GroupId[];
  readonly isRule: boolean;
  /** Says whether the listener checks targets of pools that have no word on it themselves. */
  readonly healthCheck: Setting | null;
}

export function poolId(urn: Urn): GroupId {
  return `group:pool ${urn}`;
}

/** All targets that a listener may send requests to, those of pools that stand by included. */
export function unionId(urn: Urn): GroupId {
  return `group:pools of ${urn}`;
}

/** A balancer that is its own listener is entered under this key: it bears no resource of its own. */
export function ownListenerId(balancer: Urn): string {
  return `listener of ${balancer}`;
}

export function findListeners(joining: JoiningResources): ReadonlyMap<Urn, ListenerJoin> {
  const listeners = new Map<Urn, ListenerJoin>();
  for (const { record, joins } of joining.all) {
    if (joins.kind !== "listener") continue;
    const named = joining.named(record, joins.balancer);
    const balancer = named.find(joining.isBalancer)?.urn ?? null;
    const stated = poolsNamed(record, joins, joining);
    const pools = stated.length === 0 && joins.ownServers === true && balancer !== null ? [poolId(balancer)] : stated;
    const standbys = (joins.standbyPools ?? []).flatMap((path) => poolsAt(record, path, joining));
    listeners.set(record.urn, {
      record,
      balancer,
      answering: balancer === null ? (named.find((one) => joining.stack.role(one) === "serves")?.urn ?? null) : null,
      pools: standbys.length > 0 ? [unionId(record.urn)] : pools,
      unites: standbys.length > 0 ? [...new Set([...pools, ...standbys.map(poolId)])].sort() : [],
      isRule: false,
      healthCheck: joins.healthCheck ?? null,
    });
  }
  for (const { record, joins } of joining.all) {
    if (joins.kind !== "own-listeners") continue;
    listeners.set(ownListenerId(record.urn), {
      record,
      balancer: record.urn,
      answering: null,
      pools: [poolId(record.urn)],
      unites: [],
      isRule: false,
      healthCheck: joins.healthCheck ?? null,
    });
  }
  for (const { record, joins } of joining.all) {
    if (joins.kind !== "rule") continue;
    const listener = joining.named(record, joins.listener).find((one) => listeners.get(one.urn)?.isRule === false);
    const balancer = listener === undefined ? null : (listeners.get(listener.urn)?.balancer ?? null);
    listeners.set(record.urn, {
      record,
      balancer,
      answering: null,
      pools: poolsNamed(record, joins, joining),
      unites: [],
      isRule: true,
      healthCheck: null,
    });
  }
  return listeners;
}

/** The pools that a listener names, those outside the stack included: by id, or as something that deployment will tell. */
function poolsNamed(
  record: StackRecord,
  joins: Extract<Joins, { kind: "listener" | "rule" }>,
  joining: JoiningResources,
): readonly GroupId[] {
  const pools = [joins.pools, ...(joins.morePools ?? [])].flatMap((path) => poolsAt(record, path, joining));
  return [...new Set(pools)].sort().map(poolId);
}

function poolsAt(record: StackRecord, path: string, joining: JoiningResources): readonly string[] {
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
}
