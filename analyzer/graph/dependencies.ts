import type { CatalogueEntry, Stands, Use } from "../model/catalogue.ts";
import type { Correction, Dependency, DependencyKind, GroupId, NodeId } from "../model/graph.ts";
import type { DependencyCorrection } from "../model/objectives.ts";
import type { ResourceRecord, Urn } from "../model/snapshot.ts";
import type { Groups } from "./groups.ts";
import type { JoinedResources } from "./joins.ts";
import { label } from "./labels.ts";
import { topLevel } from "./property-path.ts";
import { matches } from "./selectors.ts";
import type { Surroundings } from "./surroundings.ts";

/** What each resource needs, boots from, and so on, by what its properties name. Placement is told by standings. */
export function findDependencies(around: Surroundings, joined: JoinedResources, groups: Groups): readonly Dependency[] {
  const dependencies = around.stack.records.flatMap((record) => dependenciesOf(record, record.urn, around, groups));
  const inherited = around.stack.records.flatMap((record) => throughTemplates(record, around, joined, groups));
  return [...dependencies, ...inherited];
}

/** The dependencies that one resource's properties name, told as those of `from`. */
function dependenciesOf(
  record: ResourceRecord,
  from: Urn,
  around: Surroundings,
  groups: Groups,
): readonly Dependency[] {
  const role = around.stack.role(record);
  if (!hasNeeds.has(role)) return [];
  const entry = around.stack.entry(record);
  const silent = entry === undefined ? new Set<string>() : propertiesToldElsewhere(entry);
  return Object.entries(record.propertyDependencies).flatMap(([property, urns]) => {
    if (silent.has(property)) return [];
    const use = useOf(entry, property);
    if (use === "none" || use === "target-of") return [];
    const kind: DependencyKind = use === "text" || use === "possible" ? "needs" : use;
    const named = urns.filter((urn) => urn !== from && canBeNeeded(urn, kind, around));
    return groups.together(named).map((to) => ({
      from,
      to,
      kind,
      origin: use === "possible" ? ("program" as const) : ("catalogue" as const),
      property,
      fact: use === "possible" ? needFact(record, to, property, around) : null,
    }));
  });
}

const hasNeeds: ReadonlySet<string> = new Set(["serves", "pool", "unsupported", "template"]);

function useOf(entry: CatalogueEntry | undefined, property: string): Use | "possible" {
  return entry?.uses?.[property] ?? "possible";
}

/** Properties that placement and joins read already. */
function propertiesToldElsewhere(entry: CatalogueEntry): ReadonlySet<string> {
  const { joins } = entry;
  const paths = pathsOf(entry.stands);
  if (joins?.kind === "listener") paths.push(joins.balancer, joins.pools, ...(joins.morePools ?? []));
  if (joins?.kind === "rule") paths.push(joins.listener, joins.pools, ...(joins.morePools ?? []));
  if (joins?.kind === "pool" && joins.targets !== undefined) paths.push(joins.targets);
  return new Set(paths.map(topLevel));
}

function pathsOf(stands: Stands): string[] {
  const list =
    stands.kind === "spread" || stands.kind === "balancer" || stands.kind === "primary-standby"
      ? stands.over
      : undefined;
  const placements = [...(list?.lists ?? []), ...(list?.each ?? [])];
  if (stands.kind === "one") placements.push(stands);
  if (stands.kind === "primary-standby") placements.push(stands.primary);
  const paths = placements.flatMap((place) => [place.zone, place.within]);
  if (stands.kind === "primary-standby") paths.push(...stands.standbyZones);
  if (stands.kind === "spread") paths.push(stands.placedBy);
  paths.push(list?.group);
  return paths.filter((path) => path !== undefined);
}

/** Roles decide: rules and networks never fail and pass nothing on, whatever names them. */
function canBeNeeded(urn: Urn, kind: DependencyKind, around: Surroundings): boolean {
  const record = around.stack.record(urn);
  if (record === undefined) return false;
  const role = around.stack.role(record);
  if (role === "template") return kind === "boots-from";
  return role === "serves" || role === "unsupported";
}

/** What a template's text names, the instances made from it need. */
function throughTemplates(
  record: ResourceRecord,
  around: Surroundings,
  joined: JoinedResources,
  groups: Groups,
): readonly Dependency[] {
  const { stack } = around;
  const users = new Set(joined.templatesOf.get(record.urn) ?? []);
  if (stack.role(record) === "template") {
    for (const user of stack.records) {
      const uses = stack.entry(user)?.uses ?? {};
      const bootsFrom = Object.entries(user.propertyDependencies).some(
        ([property, urns]) => uses[property] === "boots-from" && urns.includes(record.urn),
      );
      if (bootsFrom) users.add(user.urn);
    }
  }
  return [...users].sort().flatMap((user) => dependenciesOf(record, user, around, groups));
}

function needFact(record: ResourceRecord, to: NodeId | GroupId, property: string, around: Surroundings): string {
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
    const found = around.stack.records.filter(
      (record) => record.origin !== "stack" && record.origin !== "provider" && matches(selector, record),
    );
    if (found.length === 0) report.unmatched(selector, where);
    return found.map((record) => record.urn);
  };
  for (const correction of corrections) {
    const from = select(correction.from, "dependencies: from");
    const to = new Set(select(correction.to, "dependencies: to"));
    const isNamed = (id: NodeId | GroupId) =>
      to.has(id) || (groups.membersOf(id).length > 0 && groups.membersOf(id).every((member) => to.has(member)));
    const isMeant = (dependency: Dependency) => from.includes(dependency.from) && isNamed(dependency.to);
    if (correction.kind === "none" && from.length > 0 && to.size > 0 && !current.some(isMeant)) {
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
