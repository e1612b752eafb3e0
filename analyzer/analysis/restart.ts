import { at } from "../graph/algorithms/at.ts";
import { stronglyConnectedComponents } from "../graph/algorithms/strongly-connected-components.ts";
import type { RestartNetwork } from "../model/fault-model.ts";
import type { DependencyGraph, NodeId } from "../model/graph.ts";
import { compileNetwork } from "./compile-network.ts";
import type { Propagation } from "./propagate.ts";
import { propagate } from "./propagate.ts";
import type { Solver } from "./solver.ts";

/** Answers what can be started, in one reading. */
export interface Restart {
  /** Services, and nodes or groups, that are down and can't be started while a loss lasts. */
  after(loss: Propagation): { readonly services: readonly string[]; readonly nodes: readonly NodeId[] };
  /** Nodes that wait for each other, or for such ones, when everything is down and nothing is lost; each circle sorted. */
  bootstrapCycles(graph: DependencyGraph): readonly (readonly NodeId[])[];
}

/** Cost of a question: one visit of what holds and of what can be started because of it. */
export function createRestart(solver: Solver, restart: RestartNetwork): Restart {
  const compiled = compileNetwork(restart.network);
  const position = (gate: number) => at(compiled.position, gate);
  const startableWhen = (holds: readonly number[]) => propagate(compiled, holds);
  const stuckOf = (gates: Readonly<Record<string, number>>, started: Propagation) =>
    Object.entries(gates)
      .filter(([, gate]) => at(started.round, position(gate)) === -1)
      .map(([name]) => name)
      .sort();
  return {
    after(loss) {
      const holds = restart.holds
        .filter(({ fault }) => at(loss.round, at(solver.compiled.position, fault)) === -1)
        .map(({ gate }) => position(gate));
      const started = startableWhen(holds);
      return {
        services: stuckOf(restart.services, started),
        nodes: stuckOf(restart.startable, started).filter((id) => !id.startsWith("group:")),
      };
    },
    bootstrapCycles(graph) {
      const holds = restart.holds
        .filter(({ fault, up }) => !up && at(solver.standing.round, at(solver.compiled.position, fault)) === -1)
        .map(({ gate }) => position(gate));
      const stuck = stuckOf(restart.startable, startableWhen(holds));
      if (stuck.length === 0) return [];
      const indexOf = new Map(stuck.map((id, index) => [id, index]));
      const edges = stuck.map((): number[] => []);
      for (const { from, to, kind } of graph.dependencies) {
        const source = indexOf.get(from);
        const target = indexOf.get(to);
        if (source === undefined || target === undefined || kind === "placed-in" || kind === "copies-from") continue;
        // A group waits for its members; a member does not wait for its group.
        if (kind === "member-of") edges[target]?.push(source);
        else edges[source]?.push(target);
      }
      const component = stronglyConnectedComponents(edges);
      const circles = new Map<number, NodeId[]>();
      for (const [id, index] of indexOf) {
        const known = circles.get(at(component, index));
        if (known === undefined) circles.set(at(component, index), [id]);
        else known.push(id);
      }
      return [...circles.values()]
        .filter((circle) => circle.length > 1)
        .map((circle) => circle.filter((id) => !id.startsWith("group:")).sort())
        .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
    },
  };
}
