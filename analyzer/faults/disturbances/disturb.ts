import type { FailureDomain } from "../../model/failure-domain.ts";
import type { FaultModel, FaultNetwork, Reading, RestartNetwork } from "../../model/fault-model.ts";
import type { DependencyGraph, NodeId } from "../../model/graph.ts";
import type { Disturbance } from "../../model/loss.ts";
import type { Draft } from "./draft.ts";
import { addGate, draftOf, eventOf, placesIn } from "./draft.ts";
import { narrow } from "./narrowed.ts";
import type { Readers } from "./readers.ts";
import { readersOf } from "./readers.ts";
import type { Cause } from "./whole.ts";
import { loseWhole } from "./whole.ts";

/** A fault model in which more can be lost than before, each under the domain that names it. */
export interface Disturbed {
  readonly model: FaultModel;
  /** For each wrong store what holds or passes on the same content. */
  readonly same: Readonly<Record<string, readonly string[]>>;
}

/**
 * The same model with disturbances as further domains. While none of them is lost, everything is as it was; no domain that the model
 * had takes more or less than before.
 */
export function disturb(graph: DependencyGraph, model: FaultModel, disturbances: readonly Disturbance[]): Disturbed {
  if (disturbances.length === 0) return { model, same: {} };
  const readers = new Map(
    disturbances.flatMap((one) =>
      one.kind === "wrong" ? [[one.id, readersOf(graph, one.node, one.wave)] as const] : [],
    ),
  );
  const favourable = disturbed("favourable", model.favourable, model.restart.favourable, graph, disturbances, readers);
  const least = disturbed(
    "least-favourable",
    model.leastFavourable,
    model.restart.leastFavourable,
    graph,
    disturbances,
    readers,
  );
  const domains = disturbances.map((one) => domainOf(one, graph, model));
  return {
    model: {
      ...model,
      domains: [...model.domains, ...domains].sort((one, other) => (one.id < other.id ? -1 : 1)),
      favourable: favourable.fault,
      leastFavourable: least.fault,
      restart: { favourable: favourable.restart, leastFavourable: least.restart },
    },
    same: Object.fromEntries([...readers].map(([id, { same }]) => [id, [...same].sort()])),
  };
}

function disturbed(
  reading: Reading,
  fault: FaultNetwork,
  restart: RestartNetwork,
  graph: DependencyGraph,
  disturbances: readonly Disturbance[],
  readers: ReadonlyMap<string, Readers>,
): { readonly fault: FaultNetwork; readonly restart: RestartNetwork } {
  const draft = draftOf(reading, fault, restart);
  const places = placesIn(draft);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  narrow(
    draft,
    places,
    nodes,
    disturbances.filter((one) => one.kind === "narrowed"),
  );
  const causes = new Map<NodeId, Cause[]>();
  const add = (node: NodeId, cause: Cause) => causes.set(node, [...(causes.get(node) ?? []), cause]);
  for (const one of disturbances) {
    const event = eventOf(draft, one.id);
    if (one.kind === "down") add(one.node, { gate: event, startsAnyway: one.how === "lost" });
    for (const reader of readers.get(one.id)?.readers ?? []) {
      if (reader.possible && reading === "favourable") continue;
      add(reader.node, { gate: readingGate(draft, event, reader), startsAnyway: false });
    }
  }
  loseWhole(draft, places, causes);
  return {
    fault: { ...fault, gates: draft.gates, events: draft.events, assumptions: draft.assumptions },
    restart: {
      ...restart,
      network: { ...restart.network, gates: draft.startGates },
      holds: draft.holds,
    },
  };
}

function readingGate(
  draft: Draft,
  event: number,
  { node, read, property, possible }: Readers["readers"][number],
): number {
  return addGate(draft, "or", [event], { kind: "need", node, needed: read, property, possible });
}

function domainOf(one: Disturbance, graph: DependencyGraph, model: FaultModel): FailureDomain {
  switch (one.kind) {
    case "narrowed": {
      const label = model.domains.find(({ id }) => id === one.place)?.label ?? one.place;
      return {
        id: one.id,
        kind: "product",
        label: `${one.of.replaceAll("-", " ")} in ${label}`,
        within: [one.place],
        aliases: [],
      };
    }
    case "down": {
      const label = graph.nodes.find(({ id }) => id === one.node)?.label ?? one.node;
      return {
        id: one.id,
        kind: "instance",
        label: one.how === "lost" ? `all of ${label}` : `the capacity of ${label}`,
        within: [],
        aliases: [],
      };
    }
    case "wrong": {
      const label = graph.nodes.find(({ id }) => id === one.node)?.label ?? one.node;
      const wave = one.wave?.split("#").at(-1);
      return {
        id: one.id,
        kind: "change",
        label: `the right content of ${label}${wave === undefined ? "" : ` in wave ${wave}`}`,
        within: [],
        aliases: [],
      };
    }
  }
}
