import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { FaultModel, FaultNetwork, Reading } from "../model/fault-model.ts";
import type { DependencyGraph } from "../model/graph.ts";
import { lossOfDomain } from "./domain.ts";
import { lossOfGroup } from "./group.ts";
import { createNetworkBuilder } from "./network-builder.ts";
import { lossOfNode } from "./node.ts";
import { lossOfService } from "./service.ts";
import { createWorld } from "./world.ts";

/** The failure domains of a graph, and for each service the formula of "unavailable", in both readings. */
export function buildFaultModel(graph: DependencyGraph): FaultModel {
  const declared = new Map<DomainId, FailureDomain>();
  const favourable = buildNetwork(graph, "favourable", declared);
  const leastFavourable = buildNetwork(graph, "least-favourable", declared);
  return {
    domains: [...graph.domains, ...declared.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    favourable,
    leastFavourable,
  };
}

function buildNetwork(graph: DependencyGraph, reading: Reading, declared: Map<DomainId, FailureDomain>): FaultNetwork {
  const network = createNetworkBuilder(reading);
  const world = createWorld(graph, network, declared, (id, here) =>
    id.startsWith("group:") ? lossOfGroup(id, here) : lossOfNode(id, here),
  );
  const services = new Map(graph.services.map((service) => [service.name, service]));
  for (const service of graph.services) network.top(service.name, lossOfService(service, services, world));
  // Every domain can be asked about. What an unknown place may be is told where something stands in it.
  for (const domain of graph.domains)
    world.variable(domain.id) === undefined ? lossOfDomain(domain.id, world) : network.event(domain.id);
  return network.finish();
}
