import { at } from "../graph/algorithms/at.ts";
import type { Derivation, DerivationStep } from "../model/analysis.ts";
import type { Gate } from "../model/fault-model.ts";
import type { Names } from "./names.ts";
import type { Propagation } from "./propagate.ts";
import { sayStep } from "./say-step.ts";
import type { Solver } from "./solver.ts";

/**
 * Why a service is lost: from its top event back to what was lost, with all children at an and-gate, the earliest that suffice
 * at a k-of-n gate and the earliest one at an or-gate. Among children of one round the one that stands first in the model is
 * taken, so that the same input gives the same steps.
 *
 * Returns steps in an order in which each follows from earlier ones. Gates that only pass a loss on give no step of their own.
 */
export function derive(solver: Solver, spread: Propagation, service: string, names: Names): Derivation {
  const { compiled, network } = solver;
  const top = network.tops[service];
  if (top === undefined) return { steps: [] };
  const support = new Map<number, readonly number[]>();
  const open = [at(compiled.position, top)];
  for (let gate = open.pop(); gate !== undefined; gate = open.pop()) {
    if (support.has(gate)) continue;
    const children = supporting(solver, spread, gate);
    support.set(gate, children);
    // One by one: a gate may have more children than a call takes arguments.
    for (const child of children) open.push(child);
  }

  // What was lost comes first, before what is taken to have failed from the start.
  const isLost = (gate: number) => network.gates[at(compiled.gate, gate)]?.kind === "event";
  const order = [...support.keys()].sort(
    (one, other) =>
      at(spread.round, one) - at(spread.round, other) ||
      Number(isLost(other)) - Number(isLost(one)) ||
      at(compiled.gate, one) - at(compiled.gate, other),
  );
  const steps: DerivationStep[] = [];
  const told = new Map<string, number>();
  const stepsOf = new Map<number, readonly number[]>();
  for (const gate of order) {
    const from = [...new Set((support.get(gate) ?? []).flatMap((child) => stepsOf.get(child) ?? []))].sort(
      (one, other) => one - other,
    );
    const meant = network.gates[at(compiled.gate, gate)];
    const said = meant === undefined ? null : sayStep(meant, causesOf(solver, support, gate), names);
    if (said === null) {
      stepsOf.set(gate, from);
      continue;
    }
    // Two gates may say the same of the same thing: told once.
    const known = told.get(said.says);
    const index = known ?? steps.push({ ...said, from }) - 1;
    told.set(said.says, index);
    stepsOf.set(gate, [index]);
  }
  return { steps };
}

function causesOf(solver: Solver, support: ReadonlyMap<number, readonly number[]>, gate: number): readonly Gate[] {
  return (support.get(gate) ?? []).flatMap((child) => solver.network.gates[at(solver.compiled.gate, child)] ?? []);
}

/** Children that failed before the gate did and together suffice, the earliest first. */
function supporting(solver: Solver, spread: Propagation, gate: number): readonly number[] {
  const { compiled } = solver;
  const threshold = at(compiled.threshold, gate);
  const failed: { readonly child: number; readonly weight: number }[] = [];
  for (let edge = at(compiled.firstChild, gate); edge < at(compiled.firstChild, gate + 1); edge += 1) {
    const child = at(compiled.children, edge);
    const round = at(spread.round, child);
    const weight = at(compiled.weights, edge);
    if (round !== -1 && round < at(spread.round, gate) && weight > 0) failed.push({ child, weight });
  }
  // By the model's own numbers: compiled ones depend on the order in which children are listed.
  failed.sort(
    (one, other) =>
      at(spread.round, one.child) - at(spread.round, other.child) ||
      at(compiled.gate, one.child) - at(compiled.gate, other.child),
  );
  const taken: number[] = [];
  let weight = 0;
  for (const next of failed) {
    if (weight >= threshold) break;
    taken.push(next.child);
    weight += next.weight;
  }
  return taken;
}
