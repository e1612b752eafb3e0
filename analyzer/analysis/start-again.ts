import { at } from "../graph/algorithms/at.ts";
import type { RestartNetwork } from "../model/fault-model.ts";
import type { DependencyGraph, NodeId } from "../model/graph.ts";
import { compileNetwork } from "./compile-network.ts";
import type { Propagation } from "./propagate.ts";
import { propagate } from "./propagate.ts";
import type { Solver } from "./solver.ts";

/** What a loss leaves that can be started, in one reading. */
export interface StartAgain {
  /** `still`: what is lost of it once part of it has returned; what went down with the loss is down until it is started. */
  after(
    loss: Propagation,
    still?: Propagation,
  ): {
    /** Services that are down and can't be brought back. */
    readonly stuck: readonly string[];
    /** Resources with members, up or not, of which no further one can be started. */
    readonly closed: readonly NodeId[];
  };
}

/** Cost of a question: as the restart of everything, once. */
export function createStartAgain(graph: DependencyGraph, solver: Solver, restart: RestartNetwork): StartAgain {
  const compiled = compileNetwork(restart.network);
  const position = (gate: number) => at(compiled.position, gate);
  const upHolds = new Set(restart.holds.flatMap(({ gate, up }) => (up ? [gate] : [])));
  const { gates } = restart.network;
  const anew = graph.nodes.flatMap(({ id, standing }) => {
    const start = standing.kind === "parts" ? restart.startable[id] : undefined;
    const either = start === undefined ? undefined : gates[start];
    if (either === undefined || either.kind === "event") return [];
    // "It is up" is the one way, all that must hold for a new one the other.
    const way = either.children.find((child) => {
      const gate = gates[child];
      return gate?.kind === "and" && !gate.children.some((one) => upHolds.has(one));
    });
    return way === undefined ? [] : [{ id, way }];
  });
  const services = Object.entries(restart.services);
  return {
    after(loss, still = loss) {
      const holds = restart.holds
        .filter(({ fault, up }) => at((up ? loss : still).round, at(solver.compiled.position, fault)) === -1)
        .map(({ gate }) => position(gate));
      const started = propagate(compiled, holds);
      const fails = (gate: number) => at(started.round, position(gate)) === -1;
      return {
        stuck: services.flatMap(([name, gate]) => (fails(gate) ? [name] : [])),
        closed: anew.flatMap(({ id, way }) => (fails(way) ? [id] : [])),
      };
    },
  };
}
