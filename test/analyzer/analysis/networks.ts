import * as fc from "fast-check";
import type { FaultNetwork, Gate, Meaning } from "../../../analyzer/model/fault-model.ts";

/** A gate without its words: what a network is drawn from. */
export type Formula =
  | { readonly kind: "event" }
  | { readonly kind: "or" | "and"; readonly children: readonly number[]; readonly facts?: readonly string[] }
  | {
      readonly kind: "at-least";
      readonly threshold: number;
      readonly children: readonly number[];
      readonly weights?: readonly number[];
      readonly facts?: readonly string[];
    };

export const event: Formula = { kind: "event" };

export function or(...children: readonly number[]): Formula {
  return { kind: "or", children };
}

export function and(...children: readonly number[]): Formula {
  return { kind: "and", children };
}

/** The name of a gate in derivations: a basic event is a domain, any other gate a part of a resource. */
export function nameOf(gate: number): string {
  return `gate-${gate}`;
}

/** A network of the given gates; every basic event is a domain, and each gate of `tops` a service, both by their names. */
export function networkOf(formulas: readonly Formula[], tops: Readonly<Record<string, number>> = {}): FaultNetwork {
  const gates = formulas.map((formula, index): Gate => {
    const node = nameOf(index);
    if (formula.kind === "event") return { kind: "event", meaning: { kind: "domain", domain: node }, facts: [] };
    const meaning: Meaning = { kind: "part", node, part: "", members: 1, required: 1 };
    const { children, facts = [] } = formula;
    if (formula.kind !== "at-least") return { kind: formula.kind, children, meaning, facts };
    return {
      kind: "at-least",
      threshold: formula.threshold,
      children,
      weights: formula.weights ?? null,
      meaning,
      facts,
    };
  });
  const events = gates.flatMap((gate, index): readonly [string, number][] =>
    gate.kind === "event" ? [[nameOf(index), index]] : [],
  );
  return { gates, tops, events: Object.fromEntries(events), assumptions: [] };
}

/**
 * Small networks of every kind of gate: weighted, constant either way, with one child twice, with gates that need each other
 * or themselves, and without.
 */
export const smallNetwork: fc.Arbitrary<readonly Formula[]> = fc
  .record({ size: fc.integer({ min: 1, max: 9 }), circular: fc.boolean() })
  .chain(({ size, circular }) =>
    fc.tuple(...Array.from({ length: size }, (_, index) => anyFormula(circular ? size : index))),
  );

/** A gate whose children are among the first `below`. */
function anyFormula(below: number): fc.Arbitrary<Formula> {
  const child = fc.integer({ min: 0, max: Math.max(below - 1, 0) });
  const maxLength = below === 0 ? 0 : 5;
  const children = fc.array(child, { maxLength });
  const weight = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 2 ** 30, max: 2 ** 31 - 2 }) },
  );
  const threshold = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 9 }) },
    { weight: 1, arbitrary: fc.integer({ min: -1, max: 0 }) },
    { weight: 2, arbitrary: fc.integer({ min: 2 ** 30, max: 2 ** 31 - 2 }) },
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(event) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("or" as const), children }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("and" as const), children }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("at-least" as const), threshold, children }) },
    {
      weight: 3,
      arbitrary: fc.array(fc.tuple(child, weight), { maxLength }).chain((edges) =>
        fc.record({
          kind: fc.constant("at-least" as const),
          threshold,
          children: fc.constant(edges.map(([to]) => to)),
          weights: fc.constant(edges.map(([, heavy]) => heavy)),
        }),
      ),
    },
  );
}

/** What may be lost of a network: any of its gates, none or all. */
export function lossesOf(formulas: readonly Formula[]): fc.Arbitrary<readonly number[]> {
  return fc.subarray([...formulas.keys()]);
}
