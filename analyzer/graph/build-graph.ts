import type { Catalogue } from "../model/catalogue.ts";
import type { Dependency, DependencyGraph, Gap, Service } from "../model/graph.ts";
import type { Objectives } from "../model/objectives.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { createAccounts } from "./accounts.ts";
import { alternativesAsked } from "./alternatives.ts";
import { assumptionsOf } from "./assumptions.ts";
import { findChanges } from "./changes.ts";
import { partsOfComponent } from "./components.ts";
import { replicatedCopies } from "./copies.ts";
import { correctDependencies, findDependencies, passesOn } from "./dependencies.ts";
import { createDomainRegister } from "./domains.ts";
import { createEgress } from "./egress.ts";
import { findEndpoints } from "./endpoints.ts";
import { createFactRegister } from "./facts.ts";
import { gapsOf, whyNoService } from "./gaps.ts";
import { createGroups } from "./groups.ts";
import { joinResources } from "./joins.ts";
import { linksBetweenNetworks } from "./links.ts";
import { meantBy } from "./meant-by.ts";
import { memberNeeds } from "./members.ts";
import { findNames, targetsOfNames } from "./names.ts";
import { findNetworks } from "./networks.ts";
import { nodeOf } from "./nodes.ts";
import { createPlaceResolver } from "./places.ts";
import { publicNeeds } from "./public-needs.ts";
import { nearestReplicas } from "./replicas.ts";
import { certainNeeds } from "./roots.ts";
import { matches, nearest } from "./selectors.ts";
import { serversWithEgress } from "./servers-with-egress.ts";
import { assumedServices, hasPublicAddress, statedServices } from "./services.ts";
import { indexStack } from "./stack-index.ts";
import { statedGroups } from "./stated-groups.ts";
import { createTakeovers } from "./stated-takeovers.ts";
import {
  entryEdge,
  listenerEdges,
  memberEdge,
  nameEdges,
  placementEdges,
  sortDependencies,
} from "./structural-edges.ts";
import type { Surroundings } from "./surroundings.ts";
import { workloadNeeds } from "./workloads.ts";

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
  const domains = createDomainRegister(catalogue, objectives.sites);
  const facts = createFactRegister();
  const places = createPlaceResolver(stack, domains, facts, objectives.placement);
  const takeovers = createTakeovers(objectives, stack, facts, unmatched);
  const egress = createEgress(stack, facts);
  const around: Surroundings = { stack, places, domains, facts, takeovers, egress, accounts: createAccounts(stack) };
  const joined = joinResources(around);
  const names = findNames(around, objectives.names);
  const stated = statedGroups(objectives.groups, stack, unmatched, takeovers.ofGroup);
  const pools = [...joined.pools, ...joined.clusters.values()];
  const groups = createGroups(stack, facts, stated, pools, alternativesAsked(stack));
  const workloads = workloadNeeds(stack, facts);
  const copies = replicatedCopies(around);
  const named = [
    ...findDependencies(around, joined, groups),
    ...[...joined.listeners.values()].flatMap(listenerEdges),
    ...memberNeeds(joined.clusters),
    ...workloads.dependencies,
    ...copies.dependencies,
  ];
  const replicas = nearestReplicas(named, around);
  const found = replicas.dependencies;
  // What a component stands for depends on the needs within it as corrected, and is itself open to correction.
  const quiet = { unmatched: () => {}, ineffective: () => {} };
  const needsOf = certainNeeds(correctDependencies(found, objectives.dependencies, around, groups, quiet).dependencies);
  const components = stack.records.filter((record) => record.origin === "component");
  const parts = new Map(components.map((record) => [record.urn, partsOfComponent(record, stack, groups, needsOf)]));
  const entries = components.flatMap((record) => (parts.get(record.urn) ?? []).map((to) => entryEdge(record, to)));
  const corrected = correctDependencies([...found, ...entries], objectives.dependencies, around, groups, {
    unmatched,
    ineffective,
  });
  const services = servicesOf(corrected.dependencies);
  if (services.length === 0) gaps.push({ kind: "no-service", why: whyNoService(stack) });

  // Asked about groups only.
  const kept = new Set<string>();
  for (const { from, to } of corrected.dependencies) if (to.startsWith("group:")) kept.add(`${from} ${to}`);
  const own = [
    ...stack.records.map((record) => nodeOf(record, around, joined, kept, parts.get(record.urn)?.length === 0, names)),
    ...names.nodes,
    ...workloads.nodes,
    ...copies.nodes,
    ...replicas.nodes,
  ];
  const byId = new Map(own.map((node) => [node.id, node]));
  const networks = findNetworks(around, byId, corrected.dependencies);
  const reach = {
    nodes: byId,
    networks,
    isPublic: (id: string) => hasPublicAddress(id, stack, joined) === "yes",
    isInert: (id: string) => passesOn(id, around),
    targetsOf: targetsOfNames(corrected.dependencies, byId, groups),
  };
  const links = linksBetweenNetworks(corrected.dependencies, reach, groups, facts);
  const endpoints = findEndpoints(stack, networks);
  const outside = publicNeeds(corrected.dependencies, { ...reach, stack, endpoints, groups, facts });
  const outward = new Set([
    ...links.egress,
    ...outside.egress,
    ...serversWithEgress(
      objectives,
      { nodes: own, dependencies: links.dependencies, groups: groups.all(), services },
      stack,
    ),
  ]);
  const nodes = [...own.map((node) => (outward.has(node.id) ? { ...node, egress: true } : node)), ...links.nodes];
  const staging = objectives.staging.map((statement) => ({
    statement,
    meant: meantBy(statement.changes, stack, stated, services, unmatched),
  }));
  const changes = findChanges(stack, byId, links.dependencies, joined.templatesOf, staging, domains);
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
  reportUnused();
  const allGroups = [...groups.all(), ...links.groups].sort((one, other) => (one.id < other.id ? -1 : 1));
  const dependencies = [
    ...links.dependencies,
    ...outside.dependencies,
    ...names.nodes.flatMap(nameEdges),
    ...allGroups.flatMap((group) => group.members.map((member) => memberEdge(member, group.id, group.origin))),
    ...nodes.flatMap(placementEdges),
  ];
  // The variables' candidates bring in zones of their own, so they come before the list of domains.
  const variables = domains.variables();
  return {
    nodes,
    dependencies: sortDependencies(dependencies),
    groups: allGroups,
    services,
    domains: domains.domains(),
    variables,
    facts: facts.all(),
    changes,
    assumptions: assumptionsOf(snapshot, objectives, catalogue),
    corrections: corrected.corrections,
    gaps,
  };

  /** What faultline.yaml states and nothing obeys is said. */
  function reportUnused(): void {
    for (const { group } of takeovers.unused())
      ineffective(group, "takeover", "no group of that name, and no resource that keeps standbys, was found for it");
    for (const { name } of names.unused()) ineffective(name, "names", "this stack has no record of that name");
    for (const site of objectives.sites) {
      if (!domains.domains().some((domain) => domain.id === `site:${site.name}`))
        ineffective(site.name, "sites", "nothing of this stack stands in any of its zones");
    }
    for (const { statement, meant } of staging) {
      if (meant.size > 0 && !changes.some((change) => meant.has(change.what)))
        ineffective(statement.changes, "staging", "nothing takes changes of it, as far as the catalogue knows");
    }
  }

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
