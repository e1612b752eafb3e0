import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { FaultModel, FaultNetwork, Reading, TopQuestion } from "../model/fault-model.ts";
import type { DependencyGraph, Service } from "../model/graph.ts";
import type { Limits } from "../model/objectives.ts";
import { noLimits } from "../model/objectives.ts";
import { lossOfCapacity } from "./capacity.ts";
import type { Copies } from "./copies.ts";
import { copiesOf } from "./copies.ts";
import { lossOfData } from "./data.ts";
import { lossOfDomain } from "./domain.ts";
import { lossOfGroup } from "./group.ts";
import { createNetworkBuilder } from "./network-builder.ts";
import { lossOfNode } from "./node.ts";
import { buildRestartNetwork } from "./restart.ts";
import { lossOfService } from "./service.ts";
import type { World } from "./world.ts";
import { createWorld, lookUp } from "./world.ts";

/** The failure domains of a graph, and for each service the formula of "unavailable", in both readings. */
export function buildFaultModel(graph: DependencyGraph): FaultModel {
  const { model, restarts } = buildModel(graph, (world) => buildRestartNetwork(graph, world));
  return { ...model, restart: { favourable: restarts.favourable, leastFavourable: restarts.least } };
}

/** What is lost with what, for those who don't ask what can be started again: only what some service rests on is in it. */
export type LossModel = Omit<FaultModel, "restart">;

/** The same without all that restarts need: as large as what the services rest on, not as the whole stack. */
export function buildLossModel(graph: DependencyGraph): LossModel {
  return buildModel(graph, () => null).model;
}

/** @param beside what is built into the same networks beside the losses of the services */
function buildModel<Beside>(
  graph: DependencyGraph,
  beside: (world: World) => Beside,
): { readonly model: LossModel; readonly restarts: { readonly favourable: Beside; readonly least: Beside } } {
  const declared = new Map<DomainId, FailureDomain>();
  const questions = new Map<string, TopQuestion>();
  const found = lookUp(graph);
  const build = (reading: Reading) => buildNetworks(graph, found, reading, declared, questions, beside);
  const favourable = build("favourable");
  const least = build("least-favourable");
  return {
    model: {
      domains: [...graph.domains, ...declared.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
      favourable: favourable.fault,
      leastFavourable: least.fault,
      questions: Object.fromEntries([...questions].sort(([one], [other]) => (one < other ? -1 : 1))),
    },
    restarts: { favourable: favourable.beside, least: least.beside },
  };
}

function buildNetworks<Beside>(
  graph: DependencyGraph,
  found: ReturnType<typeof lookUp>,
  reading: Reading,
  declared: Map<DomainId, FailureDomain>,
  questions: Map<string, TopQuestion>,
  beside: (world: World) => Beside,
): { readonly fault: FaultNetwork; readonly beside: Beside } {
  const network = createNetworkBuilder(reading);
  const world = createWorld(found, network, declared, (id, here) => {
    if (id.startsWith("group:")) return lossOfGroup(id, here);
    if (!id.startsWith("service:")) return lossOfNode(id, here);
    const service = here.service(id.slice("service:".length));
    return service === undefined
      ? here.network.named("no", id, { kind: "service", service: id }, () => ({ kind: "or", children: [] }))
      : lossOfService(service, here);
  });
  const copies = copiesOf(graph);
  for (const service of graph.services) {
    const asks = (question: TopQuestion, gate: number) => {
      network.top(topKey(question), gate);
      questions.set(topKey(question), question);
    };
    asks({ kind: "unavailable", service: service.name, limits: noLimits }, lossOfService(service, world));
    for (const limits of limitsOf(service))
      asks({ kind: "unavailable", service: service.name, limits }, lossOfService(service, world.within(limits)));
    for (const { question, gate } of besideAvailability(service, copies, world)) asks(question, gate);
  }
  // Every domain can be asked about. What an unknown place may be is told where something stands in it.
  for (const domain of graph.domains)
    world.variable(domain.id) === undefined && isPlace.has(domain.kind)
      ? lossOfDomain(domain.id, world)
      : network.event(domain.id);
  const built = beside(world);
  return { fault: network.finish(), beside: built };
}

const isPlace: ReadonlySet<string> = new Set(["zone", "region", "provider", "site"]);

function limitsOf(service: Service): readonly Limits[] {
  return service.survives.filter(({ rto, rpo }) => rto !== null || rpo !== null).map(({ rto, rpo }) => ({ rto, rpo }));
}

function besideAvailability(
  service: Service,
  copies: Copies,
  world: World,
): readonly { readonly question: TopQuestion; readonly gate: number }[] {
  const capacity = lossOfCapacity(service, world);
  return [
    ...(service.keepsData === null
      ? []
      : [
          {
            question: { kind: "data-lost", service: service.name } as const,
            gate: lossOfData(service, copies, world),
          },
        ]),
    ...(capacity === null
      ? []
      : [{ question: { kind: "capacity-short", service: service.name } as const, gate: capacity }]),
  ];
}

/** The name of a top event: for a service without limits its own name. */
function topKey(question: TopQuestion): string {
  const { service } = question;
  if (question.kind === "data-lost") return `data\n${service}`;
  if (question.kind === "capacity-short") return `capacity\n${service}`;
  const { rto, rpo } = question.limits;
  return rto === null && rpo === null ? service : `within ${rto ?? "-"}/${rpo ?? "-"}\n${service}`;
}
