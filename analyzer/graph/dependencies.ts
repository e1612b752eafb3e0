import type { CatalogueEntry, Joins, Stands, Use } from "../model/catalogue.ts";
import type { Correction, Dependency, DependencyKind, GroupId, NodeId } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { DependencyCorrection } from "../model/objectives.ts";
import type { Urn } from "../model/snapshot.ts";
import type { Groups } from "./groups.ts";
import type { JoinedResources } from "./joins.ts";
import { label } from "./labels.ts";
import { readValue, saysOneThing, topLevel } from "./property-path.ts";
import { select as selectRecords } from "./selectors.ts";
import { readSetting } from "./settings.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";

/** What each resource needs, boots from, and so on, by what its properties name. Placement is told by standings. */
export function findDependencies(around: Surroundings, joined: JoinedResources, groups: Groups): readonly Dependency[] {
  const dependencies = around.stack.records.flatMap((record) => dependenciesOf(record, record.urn, around, groups));
  return [...dependencies, ...passedOn(around, joined, groups)];
}

/** The dependencies that one resource's properties name, told as those of `from`. */
function dependenciesOf(record: StackRecord, from: Urn, around: Surroundings, groups: Groups): readonly Dependency[] {
  if (!hasNeeds.has(record.role)) return none;
  const alternatives = groups.alternativesOf(record.urn);
  const joins = record.entry?.joins;
  const asked = joins?.kind === "alternatives" ? topLevel(joins.of) : null;
  const edges: Dependency[] = [];
  for (const { property, use, records } of namedWithUse(record)) {
    if (alternatives !== undefined && property === asked) {
      edges.push({ from, to: alternatives, kind: "needs", origin: "catalogue", property, fact: null });
      continue;
    }
    const kind: DependencyKind = use === "text" || use === "possible" ? "needs" : use;
    const edge = (to: NodeId | GroupId, as: DependencyKind): Dependency => ({
      from,
      to,
      kind: as,
      origin: use === "possible" ? "program" : "catalogue",
      property,
      fact: use === "possible" ? needFact(record, to, property, around) : null,
    });
    // What was read when its users started, or what they were made from, they run on with, whatever becomes of it.
    const others: Urn[] = [];
    for (const named of records) {
      if (named.urn === from || !canBeNeeded(named)) continue;
      if (isPassingOn(named)) edges.push(edge(named.urn, carries.has(kind) ? "boots-from" : kind));
      else others.push(named.urn);
    }
    for (const to of groups.together(others)) edges.push(edge(to, kind));
  }
  return edges;
}

const none: readonly Dependency[] = [];

interface NamedWithUse {
  readonly property: string;
  readonly use: Exclude<Use, "none" | "spares" | "target-of">;
  readonly records: readonly StackRecord[];
}

/** What a resource's properties name, with what that means; places, joins and what means nothing are left aside. */
function namedWithUse(record: StackRecord): readonly NamedWithUse[] {
  const { entry } = record;
  const silent = entry === undefined ? noProperties : propertiesToldElsewhere(entry);
  const instead = usesInstead(record, entry);
  const named: NamedWithUse[] = [];
  for (const property of Object.keys(record.propertyDependencies)) {
    if (silent.has(property)) continue;
    const told = instead?.[property] ?? useOf(entry, property);
    const use = told !== "spares" ? told : saysOneThing(readValue(record, property)) ? "needs" : "possible";
    if (use !== "none" && use !== "target-of") named.push({ property, use, records: record.named[property] ?? [] });
  }
  return named;
}

const noProperties: ReadonlySet<string> = new Set();

/** Properties that mean something else by what another one says, or may say. */
function usesInstead(record: StackRecord, entry: CatalogueEntry | undefined): CatalogueEntry["uses"] {
  const instead = entry?.usesInstead;
  if (instead === undefined) return undefined;
  const answer = readSetting(record, instead.where);
  return answer === "yes" || answer === "unknown" ? instead.uses : undefined;
}

/** Whether what it needs, its users need: a template, or a store of what they read when they start. */
export function passesOn(urn: NodeId, { stack }: { readonly stack: StackIndex }): boolean {
  const record = stack.record(urn);
  return record !== undefined && isPassingOn(record);
}

function isPassingOn({ role, entry }: StackRecord): boolean {
  return role === "template" || entry?.readAtStart === true;
}

const hasNeeds: ReadonlySet<string> = new Set(["serves", "pool", "unsupported", "template"]);

const carries: ReadonlySet<string> = new Set(carriesFailure);

function useOf(entry: CatalogueEntry | undefined, property: string): Use {
  const { joins } = entry ?? {};
  // What a record leads to it needs, whatever else names it.
  if (joins?.kind === "record") return joins.targets.some((path) => topLevel(path) === property) ? "needs" : "none";
  return entry?.uses?.[property] ?? "possible";
}

const toldElsewhere = new WeakMap<CatalogueEntry, ReadonlySet<string>>();

/** Properties that placement and joins read already. Kept, as every resource of a type asks for the same. */
function propertiesToldElsewhere(entry: CatalogueEntry): ReadonlySet<string> {
  const known = toldElsewhere.get(entry) ?? readElsewhere(entry);
  toldElsewhere.set(entry, known);
  return known;
}

function readElsewhere(entry: CatalogueEntry): ReadonlySet<string> {
  const paths = [...pathsOf(entry.stands), ...pathsOfJoins(entry.joins)];
  if (entry.standsInstead !== undefined) paths.push(...pathsOf(entry.standsInstead.stands));
  if (entry.network !== undefined) paths.push(entry.network);
  return new Set(paths.map(topLevel));
}

function pathsOfJoins(joins: Joins | undefined): readonly string[] {
  switch (joins?.kind) {
    case "listener":
      return [joins.balancer, joins.pools, ...(joins.morePools ?? []), ...(joins.standbyPools ?? [])];
    case "rule":
      return [joins.listener, joins.pools, ...(joins.morePools ?? [])];
    case "pool":
    case "own-listeners":
      return joins.targets === undefined ? [] : [joins.targets];
    case "member":
    case "template":
    case "health-check":
      return [joins.of];
    case "gateway":
    case "endpoint":
      return [joins.network];
    case "link":
      return joins.ends;
    default:
      return [];
  }
}

function pathsOf(stands: Stands): string[] {
  const list = "over" in stands ? stands.over : undefined;
  const placements = [...(list?.lists ?? []), ...(list?.each ?? [])];
  if (stands.kind === "one") placements.push(stands);
  if (stands.kind === "primary-standby") placements.push(stands.primary);
  const paths = placements.flatMap((place) => [place.zone, place.within]);
  if (stands.kind === "primary-standby") paths.push(...stands.standbyZones);
  if (stands.kind === "spread") paths.push(stands.placedBy, stands.partsPlacedBy?.list);
  if (stands.kind === "site") paths.push(stands.site);
  paths.push(list?.group);
  const beside = "beside" in stands && stands.beside !== undefined ? pathsOf(stands.beside) : [];
  return [...paths.filter((path) => path !== undefined), ...beside];
}

/** Roles decide: rules and networks never fail and pass nothing on, whatever names them. */
function canBeNeeded({ role }: StackRecord): boolean {
  return role === "serves" || role === "unsupported" || role === "template";
}

/**
 * What a template, or a store of what is read at the start, needs, whoever names it needs, directly or through another one. Copies and
 * observers of it are its own affair.
 */
function passedOn(around: Surroundings, joined: JoinedResources, groups: Groups): readonly Dependency[] {
  const { stack } = around;
  const users = new Map<Urn, Map<Urn, "certain" | "possible">>();
  const use = (what: Urn, user: Urn, how: "certain" | "possible") => {
    if (what === user) return;
    const known = users.get(what) ?? new Map();
    users.set(what, known);
    if (known.get(user) !== "certain") known.set(user, how);
  };
  for (const record of stack.records.some(isPassingOn) ? stack.records : []) {
    if (!hasNeeds.has(record.role)) continue;
    for (const { use: meaning, records } of namedWithUse(record)) {
      if (meaning === "copies-from" || meaning === "observed-by") continue;
      for (const named of records)
        if (isPassingOn(named)) use(named.urn, record.urn, meaning === "possible" ? "possible" : "certain");
    }
  }
  // Stated the other way round: what it needs, they need, whatever they are.
  for (const [what, told] of joined.templatesOf) for (const user of told) use(what, user, "certain");

  return [...users.keys()].sort().flatMap((what) => {
    const record = stack.record(what);
    if (record === undefined) return [];
    return [...usersOf(what, users, around)].sort(byFirst).flatMap(([user, how]) =>
      dependenciesOf(record, user, around, groups)
        .filter(({ kind }) => carries.has(kind) || kind === "boots-from")
        .map((edge) => {
          const named = stack.record(user);
          if (how === "certain" || edge.fact !== null || named === undefined) return edge;
          return { ...edge, fact: needFact(named, edge.to, edge.property ?? "", around) };
        }),
    );
  });
}

/** Who uses something, directly or through what passes on; possibly where one step of every way to it is only possible. */
function usersOf(
  what: Urn,
  users: ReadonlyMap<Urn, ReadonlyMap<Urn, "certain" | "possible">>,
  around: Surroundings,
): ReadonlyMap<Urn, "certain" | "possible"> {
  const found = new Map<Urn, "certain" | "possible">();
  const open: (readonly [Urn, "certain" | "possible"])[] = [[what, "certain"]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, so] = next;
    if (one !== what && !passesOn(one, around)) continue;
    for (const [user, how] of users.get(one) ?? []) {
      const as = so === "certain" ? how : "possible";
      if (user === what || found.get(user) === "certain" || found.get(user) === as) continue;
      found.set(user, as);
      open.push([user, as]);
    }
  }
  return found;
}

function byFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function needFact(record: StackRecord, to: NodeId | GroupId, property: string, around: Surroundings): string {
  const target = around.stack.record(to);
  const named = target === undefined ? to.replace(/^group:/, "") : label(target, around.stack);
  return around.facts.add({
    id: `need:${record.urn}>${to}`,
    kind: "need",
    subjects: [record.urn],
    what: `whether ${label(record, around.stack)} needs ${named}, which its ${property} names`,
    remedy: `say so under dependencies: in faultline.yaml, with kind: needs or kind: none and a reason`,
  });
}

/** The dependencies as faultline.yaml corrects them, and what was corrected. */
export function correctDependencies(
  dependencies: readonly Dependency[],
  corrections: readonly DependencyCorrection[],
  around: Surroundings,
  groups: Groups,
  report: {
    readonly unmatched: (selector: string, where: string) => void;
    readonly ineffective: (statement: string, where: string, why: string) => void;
  },
): { readonly dependencies: readonly Dependency[]; readonly corrections: readonly Correction[] } {
  let current = [...dependencies];
  const applied: Correction[] = [];
  const select = (selector: string, where: string) => {
    const found = selectRecords(selector, around.stack.records);
    if (found.length === 0) report.unmatched(selector, where);
    return found.map((record) => record.urn);
  };
  for (const correction of corrections) {
    const from = new Set(select(correction.from, "dependencies: from"));
    const to = new Set(select(correction.to, "dependencies: to"));
    const isNamed = (id: NodeId | GroupId) =>
      to.has(id) || (groups.membersOf(id).length > 0 && groups.membersOf(id).every((member) => to.has(member)));
    const isMeant = (dependency: Dependency) => from.has(dependency.from) && isNamed(dependency.to);
    if (correction.kind === "none" && from.size > 0 && to.size > 0 && !current.some(isMeant)) {
      report.ineffective(
        `${correction.from} → ${correction.to}`,
        "dependencies, kind: none",
        "there is no such need to take away, as far as the program shows",
      );
    }
    for (const dependency of current.filter(isMeant)) {
      if (correction.kind === "none" || dependency.fact !== null)
        applied.push({
          from: dependency.from,
          to: dependency.to,
          effect: correction.kind === "none" ? "removed" : "added",
          reason: correction.reason,
        });
    }
    current = current.filter(
      (dependency) => !isMeant(dependency) || (correction.kind === "needs" && dependency.fact === null),
    );
    if (correction.kind === "none") continue;
    for (const dependent of from) {
      for (const needed of groups.together([...to].filter((urn) => urn !== dependent))) {
        if (
          current.some(
            (dependency) => dependency.from === dependent && dependency.to === needed && dependency.kind === "needs",
          )
        )
          continue;
        current.push({ from: dependent, to: needed, kind: "needs", origin: "declared", property: null, fact: null });
        if (!applied.some((one) => one.from === dependent && one.to === needed))
          applied.push({ from: dependent, to: needed, effect: "added", reason: correction.reason });
      }
    }
  }
  return { dependencies: current, corrections: applied };
}
