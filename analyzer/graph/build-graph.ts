import type { Catalogue } from "../model/catalogue.ts";
import type { Dependency, DependencyGraph, Gap, GraphNode, Place, Standing } from "../model/graph.ts";
import type { Objectives } from "../model/objectives.ts";
import type { ResourceRecord, Snapshot } from "../model/snapshot.ts";
import { partsOfComponent } from "./components.ts";
import { correctDependencies, findDependencies } from "./dependencies.ts";
import { createDomainRegister } from "./domains.ts";
import { createFactRegister } from "./facts.ts";
import { createGroups } from "./groups.ts";
import type { JoinedResources } from "./joins.ts";
import { joinResources } from "./joins.ts";
import { label } from "./labels.ts";
import { createPlaceResolver } from "./places.ts";
import { printable, readValue, topLevel } from "./property-path.ts";
import { matches, nearest } from "./selectors.ts";
import { assumedServices, statedServices } from "./services.ts";
import type { StackIndex } from "./stack-index.ts";
import { indexStack } from "./stack-index.ts";
import type { Surroundings } from "./standing.ts";
import { standingOf } from "./standing.ts";
import { statedGroups } from "./stated-groups.ts";

/** What a stack's resources need, where they stand and what stands in for what, with the services that rest on them. */
export function buildGraph(snapshot: Snapshot, objectives: Objectives, catalogue: Catalogue): DependencyGraph {
  const stack = indexStack(snapshot, catalogue);
  const gaps: Gap[] = gapsOf(snapshot, catalogue);
  const unmatched = (selector: string, where: string) => {
    gaps.push({ kind: "selector-without-match", selector, where, nearest: nearest(selector, stack.records) });
  };
  const ineffective = (statement: string, where: string, why: string) => {
    gaps.push({ kind: "statement-without-effect", statement, where, why });
  };
  const domains = createDomainRegister(catalogue);
  const facts = createFactRegister();
  const places = createPlaceResolver(stack, domains, facts, objectives.placement);
  const around: Surroundings = { stack, places, domains, facts };
  const joined = joinResources(around);
  const groups = createGroups(stack, facts, statedGroups(objectives.groups, stack, unmatched), joined.pools);
  const found = findDependencies(around, joined, groups);
  const corrected = correctDependencies(found, objectives.dependencies, around, groups, { unmatched, ineffective });
  const needs = [
    ...corrected.dependencies,
    ...[...joined.listeners].flatMap(([urn, listener]) => listenerEdges(urn, listener)),
  ];
  const components = stack.records.filter((record) => record.origin === "component");
  const parts = new Map(components.map((record) => [record.urn, partsOfComponent(record, stack, groups, needs)]));
  const services =
    objectives.services.length > 0
      ? statedServices(objectives, stack, groups, joined, unmatched)
      : assumedServices(stack, groups, joined, needs);
  if (services.length === 0) gaps.push({ kind: "no-service", why: whyNoService(stack) });

  const nodes = stack.records.map((record) => nodeOf(record, around, joined, parts.get(record.urn)?.length === 0));
  for (const { statement, why } of places.unused()) {
    if (!stack.records.some((record) => matches(statement.match, record))) {
      unmatched(statement.match, "placement: match");
      continue;
    }
    ineffective(
      `${statement.match}, zone ${statement.zone}`,
      "placement",
      why === "unknown-zone"
        ? "the zone is none that is on record for the cloud of what it places"
        : "the program states the place itself, or an earlier statement does",
    );
  }
  const dependencies = [
    ...needs,
    ...components.flatMap((record) => (parts.get(record.urn) ?? []).map((to) => entryEdge(record, to))),
    ...groups.all().flatMap((group) => group.members.map((member) => memberEdge(member, group.id, group.origin))),
    ...nodes.flatMap(placementEdges),
  ];
  // The variables' candidates bring in zones of their own, so they come before the list of domains.
  const variables = domains.variables();
  return {
    nodes,
    dependencies: sortDependencies(dependencies),
    groups: groups.all(),
    services,
    domains: domains.domains(),
    variables,
    facts: facts.all(),
    assumptions: assumptionsOf(snapshot, objectives, catalogue),
    corrections: corrected.corrections,
    gaps,
  };
}

function nodeOf(record: ResourceRecord, around: Surroundings, joined: JoinedResources, isHollow: boolean): GraphNode {
  const { stack } = around;
  const role = stack.role(record);
  return {
    id: record.urn,
    urn: record.urn,
    type: record.type,
    name: record.name,
    label: label(record, stack),
    provider: stack.catalogue.provider(record.type) ?? null,
    parent: record.parent,
    role,
    standing: isHollow
      ? { kind: "unsupported", fact: hollowFact(record, around) }
      : standingOfRecord(record, around, joined),
    decides: (stack.entry(record)?.prints ?? []).map((path) => ({
      property: topLevel(path),
      value: printable(readValue(record, path)),
    })),
  };
}

function standingOfRecord(record: ResourceRecord, around: Surroundings, joined: JoinedResources): Standing {
  const { stack } = around;
  const listener = joined.listeners.get(record.urn);
  if (listener !== undefined) {
    return listener.balancer === null
      ? { kind: "nowhere" }
      : { kind: "listener", balancer: listener.balancer, pools: listener.pools };
  }
  const entry = stack.entry(record);
  if (entry !== undefined && record.origin !== "component") return standingOf(record, entry, around);
  if (stack.role(record) !== "unsupported") return { kind: "nowhere" };
  const stated = around.places.stated(record);
  if (stated !== null)
    return {
      kind: "parts",
      parts: [
        {
          kind: "placed",
          name: "",
          members: stated.map((place) => ({ name: "", place, fact: null, mends: null })),
          required: 1,
        },
      ],
    };
  return { kind: "unsupported", fact: unsupportedFact(record, around) };
}

/** A component that stands for nothing that answers requests can't be shown to survive. */
function hollowFact(record: ResourceRecord, around: Surroundings): string {
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: `what requests to component ${record.name} meet: none of its children answers requests, as far as the catalogue knows`,
    remedy: "register its entry among the component's outputs, by URN, or name another entry in faultline.yaml",
  });
}

function unsupportedFact(record: ResourceRecord, around: Surroundings): string {
  const remote = record.origin === "remote-component";
  return around.facts.add({
    id: `unsupported:${record.urn}`,
    kind: "unsupported",
    subjects: [record.urn],
    what: remote
      ? `what ${record.type} ${record.name} is made of: it is a remote component, whose children only the engine sees`
      : `what ${record.type} ${record.name} means when something is lost: the catalogue does not know the type`,
    remedy: remote
      ? "preview it with the guard or the policy pack, which see its children"
      : "state its zone under placement: in faultline.yaml, or take it off the path under dependencies: with kind: none and a reason",
  });
}

function entryEdge(component: ResourceRecord, to: string): Dependency {
  return { from: component.urn, to, kind: "needs", origin: "program", property: null, fact: null };
}

function memberEdge(member: string, group: string, origin: Dependency["origin"]): Dependency {
  return { from: member, to: group, kind: "member-of", origin, property: null, fact: null };
}

function listenerEdges(
  urn: string,
  listener: { readonly balancer: string | null; readonly pools: readonly string[] },
): readonly Dependency[] {
  const edge = (to: string, kind: Dependency["kind"]): Dependency => ({
    from: urn,
    to,
    kind,
    origin: "catalogue",
    property: null,
    fact: null,
  });
  return [
    ...(listener.balancer === null ? [] : [edge(listener.balancer, "fronted-by")]),
    ...listener.pools.map((pool) => edge(pool, "needs")),
  ];
}

function placementEdges(node: GraphNode): readonly Dependency[] {
  const through = new Map<string, string>();
  for (const place of placesOf(node.standing)) if (place.through !== null) through.set(place.through, place.property);
  return [...through].map(([to, property]) => ({
    from: node.id,
    to,
    kind: "placed-in",
    origin: "catalogue",
    property,
    fact: null,
  }));
}

function placesOf(standing: Standing): readonly Place[] {
  if (standing.kind === "place") return [standing.place];
  if (standing.kind === "balancer") return standing.places;
  if (standing.kind === "either") return standing.ways.flatMap(placesOf);
  if (standing.kind !== "parts") return [];
  return standing.parts.flatMap((part) =>
    part.kind === "spread" ? part.places : part.members.map((member) => member.place),
  );
}

function sortDependencies(dependencies: readonly Dependency[]): readonly Dependency[] {
  const key = (one: Dependency) => `${one.from}\u0000${one.to}\u0000${one.kind}\u0000${one.property ?? ""}`;
  const unique = new Map(dependencies.map((dependency) => [key(dependency), dependency]));
  return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, dependency]) => dependency);
}

function whyNoService(stack: StackIndex): string {
  const unknown = stack.records.filter((record) => stack.role(record) === "unsupported").map((record) => record.type);
  if (unknown.length === 0) return "no resource of this stack answers requests, as far as the catalogue knows";
  const types = [...new Set(unknown)].sort();
  return `no resource of a known type answers requests, and the catalogue does not know ${types.slice(0, 5).join(", ")}${types.length > 5 ? ` and ${types.length - 5} more types` : ""}`;
}

function gapsOf(snapshot: Snapshot, catalogue: Catalogue): Gap[] {
  const partial: Gap[] =
    snapshot.completeness.kind === "partial" ? [{ kind: "partial", why: snapshot.completeness.why }] : [];
  const deciding = snapshot.lookups.filter(
    (lookup) => lookup.answer === "none" && catalogue.lookupDecidesPlacement(lookup.token),
  );
  const tokens = new Set(deciding.map((lookup) => lookup.token));
  return [...partial, ...[...tokens].map((token) => ({ kind: "look-up-without-answer" as const, token }))];
}

function assumptionsOf(snapshot: Snapshot, objectives: Objectives, catalogue: Catalogue): readonly string[] {
  const answered = snapshot.lookups.filter((lookup) => lookup.answer === "catalogue");
  const lookups = [
    ...new Set(answered.map((lookup) => `${lookup.token}${lookup.region === null ? "" : ` in ${lookup.region}`}`)),
  ].map((asked) => `${asked} was answered from the zone catalogue: the account is taken to see the zones on record`);
  const unanswered = snapshot.lookups.filter(
    (lookup) => lookup.answer === "none" && !catalogue.lookupDecidesPlacement(lookup.token),
  );
  for (const token of new Set(unanswered.map((lookup) => lookup.token))) {
    lookups.push(`${token} can't be answered before deployment; it decides neither what exists nor where it stands`);
  }
  if (objectives.services.length > 0) return lookups;
  return [
    "no objectives were given: every resource that nothing else needs counts as a service; one that can be entered from outside must survive the loss of a zone, the others only warn",
    ...lookups,
  ];
}
