import type { Catalogue } from "../model/catalogue.ts";
import type { Dependency, DependencyGraph, Gap, Service } from "../model/graph.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { assumptionsOf } from "./assumptions.ts";
import { partsOfComponent } from "./components.ts";
import { correctDependencies, findDependencies } from "./dependencies.ts";
import { createDomainRegister } from "./domains.ts";
import { createFactRegister } from "./facts.ts";
import { gapsOf, whyNoService } from "./gaps.ts";
import { createGroups } from "./groups.ts";
import { joinResources } from "./joins.ts";
import { linksBetweenClouds } from "./links.ts";
import { nodeOf } from "./nodes.ts";
import { createPlaceResolver } from "./places.ts";
import { matches, nearest } from "./selectors.ts";
import { assumedServices, statedServices } from "./services.ts";
import { indexStack } from "./stack-index.ts";
import { statedGroups } from "./stated-groups.ts";
import { entryEdge, listenerEdges, memberEdge, placementEdges, sortDependencies } from "./structural-edges.ts";
import type { Surroundings } from "./surroundings.ts";

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
  const joins = [...joined.listeners].flatMap(([urn, listener]) => listenerEdges(urn, listener));
  const found = [...findDependencies(around, joined, groups), ...joins];
  // What a component stands for depends on the needs within it as corrected, and is itself open to correction.
  const quiet = { unmatched: () => {}, ineffective: () => {} };
  const needs = correctDependencies(found, objectives.dependencies, around, groups, quiet).dependencies;
  const components = stack.records.filter((record) => record.origin === "component");
  const parts = new Map(components.map((record) => [record.urn, partsOfComponent(record, stack, groups, needs)]));
  const entries = components.flatMap((record) => (parts.get(record.urn) ?? []).map((to) => entryEdge(record, to)));
  const corrected = correctDependencies([...found, ...entries], objectives.dependencies, around, groups, {
    unmatched,
    ineffective,
  });
  const services = servicesOf(corrected.dependencies);
  if (services.length === 0) gaps.push({ kind: "no-service", why: whyNoService(stack) });

  const kept = new Set(corrected.dependencies.map((dependency) => `${dependency.from} ${dependency.to}`));
  const own = stack.records.map((record) => nodeOf(record, around, joined, kept, parts.get(record.urn)?.length === 0));
  const links = linksBetweenClouds(corrected.dependencies, own, groups, facts);
  const nodes = [...own, ...links.nodes];
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
    ...corrected.dependencies,
    ...links.dependencies,
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

  function servicesOf(all: readonly Dependency[]): readonly Service[] {
    if (objectives.services.length > 0) return statedServices(objectives, stack, groups, unmatched);
    const assumed = assumedServices(stack, groups, joined, all);
    if (assumed.services.length > 0 && assumed.unknownRoots.length > 0) {
      const types = assumed.unknownRoots.map((urn) => stack.record(urn)?.type ?? urn);
      const decides = assumed.services.every((service) => service.severity === "warning");
      gaps.push({ kind: "unknown-roots", roots: assumed.unknownRoots, types: [...new Set(types)].sort(), decides });
    }
    return assumed.services;
  }
}
