import type { FaultNetwork, Gate } from "../../analyzer/model/fault-model.ts";

/**
 * Returns the one fault tree of an Open-PSA model: named and nested gates, basic events, and the gate that no other names as
 * its top, as the service called like the tree. Of the format it knows what coherent trees of and, or and atleast need.
 *
 * @throws Error where the text is no such model; of a gate that makes a tree non-coherent (`not`, `xor`) it names the gate.
 */
export function readOpenPsa(text: string): FaultNetwork {
  const model = parse(text);
  const indexOf = new Map([...model.gates.keys(), ...model.events].map((name, index) => [name, index]));
  if (indexOf.size !== model.gates.size + model.events.size) throw new Error("a gate and a basic event share a name");
  const gates: Gate[] = [...indexOf.keys()].map((name) => ({
    kind: "event",
    meaning: { kind: "domain", domain: name },
    facts: [],
  }));
  const gateOf = (name: string, from: string): number => {
    const index = indexOf.get(name);
    if (index === undefined) throw new Error(`${from} names ${name}, which is defined nowhere`);
    return index;
  };
  // A queue, as formulas may be nested to any depth.
  const open = [...model.gates].map(([name, formula]) => ({ index: gateOf(name, name), name, formula }));
  for (const { index, name, formula } of open) {
    const children = formula.children.map((child) => {
      if (typeof child === "string") return gateOf(child, `gate ${name}`);
      const nested = gates.push({ kind: "event", meaning: { kind: "node", node: name }, facts: [] }) - 1;
      open.push({ index: nested, name, formula: child });
      return nested;
    });
    const said = { meaning: { kind: "node", node: name }, facts: [] } as const;
    gates[index] =
      formula.kind === "atleast"
        ? { kind: "at-least", threshold: formula.min, children, weights: null, ...said }
        : { kind: formula.kind, children, ...said };
  }
  const named = new Set(gates.flatMap((gate) => (gate.kind === "event" ? [] : gate.children)));
  const tops = [...model.gates.keys()].filter((name) => !named.has(gateOf(name, name)));
  const [top] = tops;
  if (top === undefined || tops.length > 1)
    throw new Error(`one top gate is expected, found ${tops.join(", ") || "none"}`);
  const events = [...model.events].sort().map((name): readonly [string, number] => [name, gateOf(name, name)]);
  return { gates, tops: { [model.name]: gateOf(top, top) }, events: Object.fromEntries(events), assumptions: [] };
}

interface Formula {
  readonly kind: "and" | "or" | "atleast";
  readonly min: number;
  /** Names, and formulas without one. */
  readonly children: (string | Formula)[];
}

interface Model {
  readonly name: string;
  readonly gates: ReadonlyMap<string, Formula>;
  readonly events: ReadonlySet<string>;
}

/** Elements that say nothing about the shape of the tree. */
const ignored: ReadonlySet<string> = new Set(["opsa-mef", "model-data", "float", "label"]);

const elements = /<(\/?)([\w-]+)((?:\s+[\w-]+\s*=\s*"[^"]*")*)\s*(\/?)>/g;

function parse(text: string): Model {
  const plain = text.replace(/<\?.*?\?>|<!--.*?-->/gs, "");
  const gates = new Map<string, Formula>();
  const events = new Set<string>();
  const nesting: string[] = [];
  const formulas: Formula[] = [];
  let name = "";
  let gate = "";
  const odd = plain.replaceAll(elements, "").trim();
  if (odd !== "") throw new Error(`"${odd.slice(0, 40)}" is no element with attributes in double quotes`);
  for (const [tag, closing, element = "", written = "", empty] of plain.matchAll(elements)) {
    if (closing === "/") {
      const opened = nesting.pop();
      if (opened !== element) throw new Error(`</${element}> closes <${opened ?? "nothing"}>`);
      if (element === "and" || element === "or" || element === "atleast") formulas.pop();
      continue;
    }
    if (empty !== "/") nesting.push(element);
    const attributes = new Map(
      [...written.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
    );
    const stated = (key: string): string => {
      const value = attributes.get(key);
      if (value === undefined) throw new Error(`${tag} states no ${key}`);
      return value;
    };
    const add = (child: string | Formula): void => {
      const above = formulas.at(-1);
      if (above !== undefined) above.children.push(child);
      else if (typeof child !== "string" && gate !== "" && !gates.has(gate)) gates.set(gate, child);
      // A gate that only stands for another one.
      else if (typeof child === "string" && gate !== "" && !gates.has(gate))
        gates.set(gate, { kind: "or", min: 1, children: [child] });
      else throw new Error(`${tag} stands in no gate, or gate ${gate} is defined twice`);
    };
    switch (element) {
      case "define-fault-tree":
        if (name !== "") throw new Error(`one fault tree is expected, found ${name} and ${stated("name")}`);
        name = stated("name");
        break;
      case "define-gate":
        gate = stated("name");
        break;
      case "define-basic-event":
        events.add(stated("name"));
        break;
      case "and":
      case "or":
      case "atleast": {
        const formula: Formula = {
          kind: element,
          min: element === "atleast" ? Number(stated("min")) : 1,
          children: [],
        };
        add(formula);
        if (empty !== "/") formulas.push(formula);
        break;
      }
      case "gate":
      case "basic-event":
      case "event":
        add(stated("name"));
        break;
      case "not":
      case "xor":
        throw new Error(
          `gate ${gate} has a <${element}>: the tree is not coherent, so that its minimal cut sets are not defined`,
        );
      default:
        if (!ignored.has(element)) throw new Error(`<${element}> in gate ${gate || "none"} is not understood`);
    }
  }
  if (name === "" || nesting.length > 0)
    throw new Error(`a whole Open-PSA model is expected; ${nesting.at(-1) ?? "it"} has no end`);
  return { name, gates, events };
}
