import { at } from "../graph/algorithms/at.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { FactId } from "../model/graph.ts";
import type { Propagation } from "./propagate.ts";
import type { Solver } from "./solver.ts";

/**
 * The unknown facts by which a service is lost in least favourable worlds, apart where they decide apart: facts that must come
 * together at an and-gate or k-of-n gate form one set; facts of which each suffices stand in sets of their own.
 *
 * Input: how the loss spreads in each of those worlds, as places that differ can't all be the lost one in the same. Cost: one
 * visit of each failed gate above which the service stands, for each world.
 */
export function decidingFacts(
  solver: Solver,
  spreads: readonly Propagation[],
  service: string,
): readonly (readonly FactId[])[] {
  const top = solver.network.tops[service];
  const bundles = new Bundles();
  if (top !== undefined) for (const spread of spreads) gather(solver, spread, top, bundles);
  return bundles.sets();
}

/** The same for several services at once: a loss spreads in the same way whichever of them is looked at. */
export function decidingFactsOfLoss(
  solver: Solver,
  domain: DomainId,
  services: readonly string[],
): ReadonlyMap<string, readonly (readonly FactId[])[]> {
  const bundlesOf = new Map(services.map((service) => [service, new Bundles()]));
  for (const spread of solver.spreadsOf(domain)) {
    for (const [service, bundles] of bundlesOf) {
      const top = solver.network.tops[service];
      if (top !== undefined && at(spread.round, at(solver.compiled.position, top)) !== -1)
        gather(solver, spread, top, bundles);
    }
  }
  return new Map([...bundlesOf].map(([service, bundles]) => [service, bundles.sets()]));
}

/**
 * Gathers the facts of one world. A bundle is what bears facts beneath a gate that takes several children, or that is worse by
 * a fact of its own: these facts come together. Where two bundles share a gate or a fact they are one.
 */
function gather(solver: Solver, spread: Propagation, top: number, bundles: Bundles): void {
  const { compiled, network } = solver;
  const reached = new Set([at(compiled.position, top)]);
  // What is reached on the way is appended, and visited in its turn.
  for (const gate of reached) for (const child of failedChildren(solver, spread, gate)) reached.add(child);
  const bearing = bearingFacts(solver, reached);
  const bundleOf = new Map<number, number>();
  for (const root of bearing) {
    if (!bringsTogether(solver, root) || bundleOf.has(root)) continue;
    const own = bundles.open();
    bundleOf.set(root, own);
    const open = [root];
    for (const gate of open) {
      bundles.add(own, network.gates[at(compiled.gate, gate)]?.facts ?? []);
      for (const child of failedChildren(solver, spread, gate)) {
        const known = bundleOf.get(child);
        if (known !== undefined) bundles.join(own, known);
        else if (bearing.has(child)) {
          bundleOf.set(child, own);
          open.push(child);
        }
      }
    }
  }
}

/** Of some gates those that have facts, or stand above one that has: what two gates share without any keeps nothing together. */
function bearingFacts({ compiled, network }: Solver, gates: ReadonlySet<number>): ReadonlySet<number> {
  const bearing = new Set([...gates].filter((gate) => (network.gates[at(compiled.gate, gate)]?.facts.length ?? 0) > 0));
  for (const gate of bearing) {
    for (let edge = at(compiled.firstParent, gate); edge < at(compiled.firstParent, gate + 1); edge += 1) {
      const parent = at(compiled.parents, edge);
      if (gates.has(parent)) bearing.add(parent);
    }
  }
  return bearing;
}

function bringsTogether({ compiled, network }: Solver, gate: number): boolean {
  const meant = network.gates[at(compiled.gate, gate)];
  if (meant === undefined || meant.kind === "event") return false;
  return meant.facts.length > 0 || (meant.kind !== "or" && at(compiled.threshold, gate) > 1);
}

function failedChildren({ compiled }: Solver, spread: Propagation, gate: number): readonly number[] {
  const failed: number[] = [];
  for (let edge = at(compiled.firstChild, gate); edge < at(compiled.firstChild, gate + 1); edge += 1) {
    const child = at(compiled.children, edge);
    if (at(spread.round, child) !== -1) failed.push(child);
  }
  return failed;
}

/** Sets of facts that grow together: union by a shared element, with paths halved on the way. */
class Bundles {
  readonly #parent: number[] = [];
  readonly #bundleOf = new Map<FactId, number>();

  open(): number {
    return this.#parent.push(this.#parent.length) - 1;
  }

  add(bundle: number, facts: readonly FactId[]): void {
    for (const fact of facts) {
      const known = this.#bundleOf.get(fact);
      if (known === undefined) this.#bundleOf.set(fact, bundle);
      else this.join(bundle, known);
    }
  }

  join(one: number, other: number): void {
    this.#parent[this.#root(other)] = this.#root(one);
  }

  /** The sets and their facts, sorted. */
  sets(): readonly (readonly FactId[])[] {
    const sets = new Map<number, FactId[]>();
    for (const fact of [...this.#bundleOf.keys()].sort()) {
      const root = this.#root(this.#bundleOf.get(fact) ?? -1);
      const set = sets.get(root);
      if (set === undefined) sets.set(root, [fact]);
      else set.push(fact);
    }
    return [...sets.values()].sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
  }

  #root(bundle: number): number {
    let root = bundle;
    for (let parent = this.#parent[root] ?? root; parent !== root; parent = this.#parent[root] ?? root) {
      this.#parent[root] = this.#parent[parent] ?? parent;
      root = parent;
    }
    return root;
  }
}
