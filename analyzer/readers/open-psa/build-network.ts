import type { FaultNetwork, Gate, Meaning } from "../../model/fault-model.ts";
import type { WrittenFormula, WrittenModel } from "./parse-model.ts";
import { ModelProblem } from "./parse-model.ts";

/** A model's gates as one network, in which every gate and tree of the file may be asked about by its name. */
export interface ModelNetwork {
  readonly network: FaultNetwork;
  /** Gates that no other names, sorted. */
  readonly tops: readonly string[];
}

/**
 * The network that a written model means: gates first, then events, then formulas without a name.
 * @throws ModelProblem where a gate names what is defined nowhere or is something else, or gates need each other in a circle.
 */
export function buildNetwork({ trees, gates: written, events, houses }: WrittenModel): ModelNetwork {
  const indexOf = new Map([...written.keys(), ...events.keys()].map((name, index) => [name, index]));
  const gates: Gate[] = [...indexOf.keys()].map((name) => ({ kind: "event", meaning: domain(name), facts: [] }));
  const named = new Set<string>();
  // A queue, as formulas may be nested to any depth.
  const open = [...written].map(([name, formula]) => ({ index: indexOf.get(name) ?? -1, name, formula }));
  const add = (name: string) => gates.push({ kind: "event", meaning: part(name), facts: [] }) - 1;
  const constantGate = (value: boolean, name: string) =>
    gates.push({ kind: value ? "and" : "or", children: [], meaning: part(name), facts: [] }) - 1;
  for (const { index, name, formula } of open) {
    const children = formula.children.map((child) => {
      if (child.kind === "constant") return constantGate(child.value, name);
      if (child.kind !== "named") {
        const nested = add(name);
        open.push({ index: nested, name, formula: child });
        return nested;
      }
      const house = houses.get(child.name);
      const is = written.has(child.name) ? "gate" : events.has(child.name) ? "basic-event" : "house-event";
      if (is === "house-event" && house === undefined)
        throw new ModelProblem(
          `has no ${child.expects.replace("-", " ")} ${child.name}, which gate ${name} names (line ${child.line})`,
        );
      if (child.expects !== "event" && child.expects !== is)
        throw new ModelProblem(
          `has ${child.name} as a ${is.replace("-", " ")}, where gate ${name} names it as a ${child.expects.replace("-", " ")} (line ${child.line})`,
        );
      if (is === "gate") named.add(child.name);
      return house === undefined ? (indexOf.get(child.name) ?? -1) : constantGate(house, child.name);
    });
    gates[index] = gateOf(formula, children, part(name));
  }
  requireNoCircle(written);
  const tops = [...written.keys()].filter((name) => !named.has(name)).sort();
  const [top] = tops;
  const asked = [...written.keys()].map((name): readonly [string, number] => [name, indexOf.get(name) ?? -1]);
  // Where there is one tree with one top, either name will do.
  const [tree] = trees;
  const isOne = trees.length === 1 && tops.length === 1 && tree !== undefined && !written.has(tree);
  if (isOne && top !== undefined) asked.push([tree, indexOf.get(top) ?? -1]);
  return {
    network: {
      gates,
      tops: Object.fromEntries(asked),
      events: Object.fromEntries([...events.keys()].sort().map((name) => [name, indexOf.get(name) ?? -1])),
      assumptions: [],
    },
    tops,
  };
}

function gateOf({ kind, min }: WrittenFormula, children: readonly number[], meaning: Meaning): Gate {
  if (kind === "atleast") return { kind: "at-least", threshold: min, children, weights: null, meaning, facts: [] };
  return { kind: kind === "and" ? "and" : "or", children, meaning, facts: [] };
}

function domain(name: string): Meaning {
  return { kind: "domain", domain: name };
}

function part(name: string): Meaning {
  return { kind: "part", node: name, part: "", members: 1, required: 1 };
}

/** @throws ModelProblem naming the gates of a circle, if there is one. */
function requireNoCircle(gates: ReadonlyMap<string, WrittenFormula>): void {
  const named = new Map([...gates].map(([name, formula]) => [name, gatesNamedIn(formula, gates)]));
  const done = new Set<string>();
  for (const start of gates.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    const left: (readonly string[])[] = [];
    const enter = (name: string) => {
      path.push(name);
      onPath.add(name);
      left.push(named.get(name) ?? []);
    };
    if (!done.has(start)) enter(start);
    while (path.length > 0) {
      const [next, ...rest] = left.pop() ?? [];
      left.push(rest);
      if (next === undefined) {
        left.pop();
        const name = path.pop() ?? "";
        onPath.delete(name);
        done.add(name);
      } else if (onPath.has(next)) {
        const circle = [...path.slice(path.indexOf(next)), next];
        const shown = circle.length > 8 ? [...circle.slice(0, 4), "…", ...circle.slice(-3)] : circle;
        throw new ModelProblem(`has gates that need each other in a circle: ${shown.join(" → ")}`);
      } else if (!done.has(next)) enter(next);
    }
  }
}

function gatesNamedIn(formula: WrittenFormula, gates: ReadonlyMap<string, WrittenFormula>): readonly string[] {
  const names = new Set<string>();
  const open = [formula];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const child of one.children) {
      if (child.kind === "named") {
        if (gates.has(child.name)) names.add(child.name);
      } else if (child.kind !== "constant") open.push(child);
    }
  }
  return [...names];
}
