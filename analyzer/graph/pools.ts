import type { CatalogueEntry, Joins, Setting } from "../model/catalogue.ts";
import type { FactId, GroupId, RedundancyGroup } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { JoiningResources } from "./joining-resources.ts";
import { label } from "./labels.ts";
import type { ListenerJoin } from "./listeners.ts";
import { poolId, unionId } from "./listeners.ts";
import { readValue, readValues, topLevel } from "./property-path.ts";
import { readSetting } from "./settings.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";
import { withoutTakeover } from "./takeovers.ts";

/** Targets of a pool. A target of weight 0 gets no requests; one whose weight can't be told may get none. */
interface Targets {
  readonly members: Set<Urn>;
  perhapsIdle: number;
  /** What adds one target of several, whichever deployment picks: the others may be none. */
  readonly oneOfSeveral: StackRecord[];
  perhapsNone: number;
  /** Whether the stack names targets that are not its own. */
  hasOthers: boolean;
}

/** Every pool as a group whose members stand in for each other as far as their health is checked. */
export function findPools(
  joining: JoiningResources,
  listeners: ReadonlyMap<Urn, ListenerJoin>,
  around: Surroundings,
): readonly RedundancyGroup[] {
  const targets = collectTargets(joining);
  const sending = listenersByPool(listeners);
  // A pool may be checked by a resource of its own.
  const checked = new Set(
    joining.all.flatMap(({ record, joins }) =>
      joins.kind === "health-check" ? joining.named(record, joins.of).map((pool) => pool.urn) : [],
    ),
  );
  const pools = joining.all.flatMap(({ record, joins }) => {
    if (joins.kind !== "pool") return [];
    const crossZone = joins.crossZone === undefined ? "inherits" : readSetting(record, joins.crossZone);
    return [poolOf(record, joins.healthCheck, crossZone, targets.get(record.urn), sending, checked, around)];
  });
  const own = [...listeners.values()].flatMap(({ balancer, pools: named }) => {
    const record = balancer === null ? undefined : around.stack.record(balancer);
    if (record === undefined || !named.includes(poolId(record.urn))) return [];
    return [poolOf(record, undefined, "inherits", targets.get(record.urn), sending, checked, around)];
  });
  const known = new Set([...pools, ...own].map((pool) => pool.id));
  const outside = [...listeners.values()].flatMap(({ record, pools: named, unites }) =>
    (unites.length > 0 ? unites : named).filter((id) => !known.has(id)).map((id) => outsidePool(id, record, around)),
  );
  const byId = new Map([...pools, ...own, ...outside].map((pool) => [pool.id, pool]));
  for (const { record, unites } of listeners.values()) {
    if (unites.length === 0) continue;
    const union = unionOf(
      record,
      unites.flatMap((id) => byId.get(id) ?? []),
      around,
    );
    byId.set(union.id, union);
  }
  return [...byId.values()];
}

/** The targets of pools of which some stand by for others: lost when none of them is left, as far as all of them are checked. */
function unionOf(record: StackRecord, pools: readonly RedundancyGroup[], around: Surroundings): RedundancyGroup {
  const members = [...new Set(pools.flatMap((pool) => pool.members))].sort();
  const isEachEnough = pools.every((pool) => pool.requiredAtMost <= 1);
  const open = pools.flatMap((pool) => pool.membersFact ?? []);
  return {
    id: unionId(record.urn),
    name: `pools of ${label(record, around.stack)}`,
    kind: "pool",
    members,
    required: 1,
    requiredAtMost: isEachEnough ? 1 : members.length,
    facts: [...new Set(pools.flatMap((pool) => pool.facts))].sort(),
    membersFact: open.sort()[0] ?? null,
    crossZone: "yes",
    ...withoutTakeover,
    origin: "catalogue",
  };
}

function collectTargets(joining: JoiningResources): ReadonlyMap<Urn, Targets> {
  const { stack } = joining;
  const targets = new Map<Urn, Targets>();
  const add = (pool: Urn, target: StackRecord) => {
    if (isTarget(target, stack)) targetsOf(pool).members.add(target.urn);
  };
  const targetsOf = (pool: Urn) => {
    const known = targets.get(pool) ?? {
      members: new Set(),
      perhapsIdle: 0,
      oneOfSeveral: [],
      perhapsNone: 0,
      hasOthers: false,
    };
    targets.set(pool, known);
    return known;
  };
  for (const { record, joins } of joining.all) {
    if ((joins.kind === "pool" || joins.kind === "own-listeners") && joins.targets !== undefined) {
      const weights = joins.kind === "pool" ? listedWeights(record, joins) : [];
      if (weights.length > 0 && weights.every((weight) => weight === "idle")) continue;
      const named = joining.named(record, joins.targets);
      for (const target of named) add(record.urn, target);
      const list = readValue(record, topLevel(joins.targets));
      if (list.kind === "unknown" || (list.kind === "list" && list.items.length > named.length))
        targetsOf(record.urn).hasOthers = true;
      // Which element is which target can't be told, so any of them may be the idle ones.
      targetsOf(record.urn).perhapsIdle += weights.filter((weight) => weight !== "busy").length;
    }
    if (joins.kind === "target") {
      const weight = weightOf(record, joins);
      if (weight === "idle") continue;
      for (const pool of joining
        .named(record, joins.pool)
        .filter((one) => joining.kind(one) === "pool" || joining.isBalancer(one))) {
        const named = joining.named(record, joins.target);
        for (const target of named) add(pool.urn, target);
        if (named.length === 0) targetsOf(pool.urn).hasOthers = true;
        const serving = named.filter((one) => isTarget(one, stack)).length;
        if (serving > 1 && !joins.target.includes("[]") && readValue(record, joins.target).kind === "unknown") {
          targetsOf(pool.urn).oneOfSeveral.push(record);
          targetsOf(pool.urn).perhapsNone += serving - 1;
        }
        if (weight === "unknown") targetsOf(pool.urn).perhapsIdle += 1;
      }
    }
  }
  const naming = new Map<string, readonly string[]>();
  for (const record of stack.records) {
    const properties = naming.get(record.type) ?? propertiesNamingPools(stack.entry(record)?.uses);
    naming.set(record.type, properties);
    for (const property of properties) for (const pool of joining.named(record, property)) add(pool.urn, record);
  }
  return targets;
}

function isTarget(record: StackRecord, stack: StackIndex): boolean {
  const role = stack.role(record);
  return role === "serves" || role === "unsupported";
}

function propertiesNamingPools(uses: CatalogueEntry["uses"]): readonly string[] {
  return Object.entries(uses ?? {}).flatMap(([property, use]) => (use === "target-of" ? [property] : []));
}

type Weight = "busy" | "idle" | "unknown";

function listedWeights(record: StackRecord, joins: Extract<Joins, { kind: "pool" }>): readonly Weight[] {
  if (joins.weight === undefined) return [];
  return readValues(record, joins.weight).map((value) => {
    if (value.kind === "absent") return unsetWeight(joins.weightUnset);
    return value.kind === "known" && value.value !== null ? stated(Number(value.value)) : "unknown";
  });
}

function weightOf(record: StackRecord, joins: Extract<Joins, { kind: "target" }>): Weight {
  if (joins.weight === undefined) return "busy";
  const value = readValue(record, joins.weight);
  if (value.kind === "absent") return unsetWeight(joins.weightUnset);
  return value.kind === "known" && value.value !== null ? stated(Number(value.value)) : "unknown";
}

function unsetWeight(unset: number | "unknown" | undefined): Weight {
  if (unset === undefined) return "busy";
  return unset === "unknown" ? "unknown" : stated(unset);
}

function stated(weight: number): Weight {
  return weight === 0 ? "idle" : "busy";
}

function poolOf(
  record: StackRecord,
  ownCheck: Setting | undefined,
  crossZone: RedundancyGroup["crossZone"],
  targets: Targets | undefined,
  sending: ReadonlyMap<GroupId, readonly ListenerJoin[]>,
  checked: ReadonlySet<Urn>,
  around: Surroundings,
): RedundancyGroup {
  const named = label(record, around.stack);
  const members = [...(targets?.members ?? [])].sort();
  const health = checked.has(record.urn)
    ? "yes"
    : ownCheck === undefined
      ? checkedByListeners(sending.get(poolId(record.urn)) ?? [])
      : readSetting(record, ownCheck);
  const idle = targets?.perhapsIdle ?? 0;
  const none = targets?.perhapsNone ?? 0;
  const facts: FactId[] = [];
  if (health !== "yes" && health !== "no") facts.push(healthFact(record, named, ownCheck, around));
  if (idle > 0) facts.push(weightFact(record, named, around));
  for (const one of targets?.oneOfSeveral ?? []) facts.push(targetFact(one, named, around));
  return {
    id: poolId(record.urn),
    name: named,
    kind: "pool",
    members,
    // Without a health check requests go on to a target that is lost: each is needed.
    required: health === "no" ? members.length : 1,
    requiredAtMost: health === "yes" ? Math.max(1, Math.min(1 + idle + none, members.length)) : members.length,
    facts,
    ...(health === "yes" ? {} : { unchecked: health === "no" ? "yes" : "perhaps" }),
    membersFact: members.length > 0 && targets?.hasOthers !== true ? null : membersFact(record, named, around),
    crossZone,
    ...withoutTakeover,
    origin: "catalogue",
  };
}

/** A pool that this stack only names: whether it has targets, and where, nobody here can tell. */
function outsidePool(id: string, listener: StackRecord, around: Surroundings): RedundancyGroup {
  const named = `a pool outside this stack that ${label(listener, around.stack)} names`;
  return {
    id,
    name: named,
    kind: "pool",
    members: [],
    required: 1,
    requiredAtMost: 1,
    facts: [],
    membersFact: membersFact(listener, named, around),
    crossZone: "inherits",
    ...withoutTakeover,
    origin: "catalogue",
  };
}

/** The listeners that send requests to each pool. */
function listenersByPool(listeners: ReadonlyMap<Urn, ListenerJoin>): ReadonlyMap<GroupId, readonly ListenerJoin[]> {
  const sending = new Map<GroupId, ListenerJoin[]>();
  for (const listener of listeners.values()) {
    for (const pool of new Set([...listener.pools, ...listener.unites])) {
      const known = sending.get(pool);
      if (known === undefined) sending.set(pool, [listener]);
      else known.push(listener);
    }
  }
  return sending;
}

function checkedByListeners(sending: readonly ListenerJoin[]): "yes" | "no" | "unknown" {
  const answers = sending.map((listener) =>
    listener.healthCheck === null ? "unknown" : readSetting(listener.record, listener.healthCheck),
  );
  if (answers.includes("no")) return "no";
  return answers.length > 0 && answers.every((answer) => answer === "yes") ? "yes" : "unknown";
}

function healthFact(record: StackRecord, named: string, check: Setting | undefined, around: Surroundings): FactId {
  return around.facts.add({
    id: `mode:${record.urn}#health-check`,
    kind: "mode",
    subjects: [record.urn],
    what: `whether the health of ${named}'s targets is checked`,
    remedy:
      check === undefined
        ? `state the health check of the listeners of ${named} as a literal`
        : `state ${topLevel(check.property)} of ${named} as a literal`,
  });
}

function targetFact(record: StackRecord, pool: string, around: Surroundings): FactId {
  const named = label(record, around.stack);
  return around.facts.add({
    id: `target:${record.urn}`,
    kind: "group",
    subjects: [record.urn],
    what: `which of several targets ${named} adds to ${pool}`,
    remedy: `let ${named} name one target`,
  });
}

function weightFact(record: StackRecord, named: string, around: Surroundings): FactId {
  return around.facts.add({
    id: `mode:${record.urn}#weight`,
    kind: "mode",
    subjects: [record.urn],
    what: `which targets of ${named} have a weight above 0`,
    remedy: `state the weight of each target of ${named} as a literal above 0`,
  });
}

function membersFact(record: StackRecord, named: string, around: Surroundings): FactId {
  return around.facts.add({
    id: `members:${record.urn}`,
    kind: "group",
    subjects: [record.urn],
    what: `which targets ${named} has beside those of this stack`,
    remedy: `register the targets of ${named} in this stack`,
  });
}
