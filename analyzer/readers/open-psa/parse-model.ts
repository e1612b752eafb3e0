import type { SaxesTagPlain } from "saxes";
import { SaxesParser } from "saxes";

/** A formula as it stands in a file: names, and formulas without one. */
export interface WrittenFormula {
  readonly kind: "and" | "or" | "atleast" | "same";
  readonly min: number;
  readonly line: number;
  readonly children: (NamedChild | WrittenFormula | WrittenConstant)[];
}

interface NamedChild {
  readonly kind: "named";
  /** `event` may be anything that has the name. */
  readonly expects: "gate" | "basic-event" | "house-event" | "event";
  readonly name: string;
  readonly line: number;
}

interface WrittenConstant {
  readonly kind: "constant";
  readonly value: boolean;
}

/** What a file defines, by name. */
export interface WrittenModel {
  readonly trees: readonly string[];
  readonly gates: ReadonlyMap<string, WrittenFormula>;
  /** With the probability that is stated as a plain number, else `null`. */
  readonly events: ReadonlyMap<string, number | null>;
  readonly houses: ReadonlyMap<string, boolean>;
  readonly labels: ReadonlyMap<string, string>;
}

/** What is wrong with a model, as the end of a sentence about its file. */
export class ModelProblem extends Error {}

/** Elements that hold others and say nothing themselves. */
const containers: ReadonlySet<string> = new Set(["opsa-mef", "define-fault-tree", "define-component", "model-data"]);

/** Elements that say nothing about the shape of a tree, with all that they hold. */
const passedOver: ReadonlySet<string> = new Set(["attributes", "define-parameter"]);

/** Connectives by which something that fails may mend something else. */
const incoherent: ReadonlySet<string> = new Set(["not", "xor", "nand", "nor", "iff", "imply", "cardinality"]);

/**
 * The fault trees of an Open-PSA model (Model Exchange Format 2.0d and 3.0): gates of and, or and atleast, named or nested to
 * any depth, basic events, house events and constants. Of what basic events state, a plain number is read; any other
 * expression counts as no probability.
 * @throws ModelProblem where the text is no such model, or says what a coherent fault tree can't; the gate is named.
 */
export function parseModel(text: string): WrittenModel {
  const trees: string[] = [];
  const gates = new Map<string, WrittenFormula>();
  const events = new Map<string, number | null>();
  const houses = new Map<string, boolean>();
  const labels = new Map<string, string>();
  const parser = new SaxesParser<{ readonly xmlns: false }>({ xmlns: false });
  /** Names of open elements; formulas that are open among them. */
  const open: string[] = [];
  const formulas: WrittenFormula[] = [];
  let gate: string | null = null;
  let event: string | null = null;
  let house: string | null = null;
  let label: string | null = null;
  let skipping = 0;
  let isModel = false;

  const here = () => `line ${parser.line}`;
  const inGate = () => (gate === null ? "" : ` in gate ${gate}`);
  parser.on("error", (error) => {
    throw new ModelProblem(`is not well-formed XML (${error.message.replace(/^:?(\d+):(\d+): /, "line $1: ")})`);
  });
  parser.on("doctype", (declared) => {
    if (/<!ENTITY/i.test(declared))
      throw new ModelProblem("declares XML entities, which are refused: a few of them can stand for gigabytes");
  });
  parser.on("opentag", (tag) => {
    const { name } = tag;
    if (skipping > 0) skipping += 1;
    else if (passedOver.has(name)) skipping = 1;
    else if (event !== null) readProbability(tag, event);
    else openElement(tag);
    open.push(name);
  });
  parser.on("text", (said) => {
    if (skipping > 0) return;
    if (label !== null) label += said;
    else if (said.trim() !== "")
      throw new ModelProblem(`has the text "${said.trim().slice(0, 40)}" where an element is expected (${here()})`);
  });
  parser.on("closetag", ({ name }) => {
    open.pop();
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    if (name === "label") {
      const named = event ?? gate;
      if (named !== null && label !== null && label.trim() !== "") labels.set(named, label.trim());
      label = null;
    } else if (name === "and" || name === "or" || name === "atleast") endFormula(formulas.pop());
    else if (name === "define-gate") {
      endFormula(formulas.pop());
      gate = null;
    } else if (name === "define-basic-event") event = null;
    else if (name === "define-house-event") house = null;
  });
  parser.write(text).close();
  if (!isModel) throw new ModelProblem("has no <opsa-mef>, with which an Open-PSA model begins");
  return { trees, gates, events, houses, labels };

  function openElement(tag: SaxesTagPlain): void {
    const { name } = tag;
    const above = open.at(-1);
    if (name === "label") {
      label = "";
      return;
    }
    if (gate !== null) {
      readFormula(tag, formulas.at(-1));
      return;
    }
    if (house !== null && name === "constant") {
      houses.set(house, truth(tag));
      return;
    }
    if (containers.has(name)) {
      if (name === "opsa-mef" ? above !== undefined : above === undefined)
        throw new ModelProblem(
          `has <${name}> where ${above === undefined ? "<opsa-mef>" : "a definition"} is expected`,
        );
      if (name === "opsa-mef") isModel = true;
      if (name === "define-fault-tree") trees.push(stated(tag, "name"));
      if (tag.attributes.role === "private")
        throw new ModelProblem(
          `has the private <${name}> ${stated(tag, "name")}, whose names only it knows (${here()})`,
        );
      return;
    }
    if (above === undefined || !containers.has(above))
      throw new ModelProblem(`has <${name}> where it means nothing that is known (${here()})`);
    switch (name) {
      case "define-gate": {
        gate = define(tag);
        const formula: WrittenFormula = { kind: "same", min: 1, line: parser.line, children: [] };
        gates.set(gate, formula);
        formulas.push(formula);
        return;
      }
      case "define-basic-event":
        event = define(tag);
        events.set(event, null);
        return;
      case "define-house-event":
        house = define(tag);
        houses.set(house, false);
        return;
      default:
        throw new ModelProblem(`has <${name}>, which is not understood (${here()})`);
    }
  }

  function readFormula(tag: SaxesTagPlain, above: WrittenFormula | undefined): void {
    const { name } = tag;
    const line = parser.line;
    switch (name) {
      case "and":
      case "or":
      case "atleast": {
        const formula: WrittenFormula = { kind: name, min: name === "atleast" ? leastOf(tag) : 1, line, children: [] };
        above?.children.push(formula);
        formulas.push(formula);
        return;
      }
      case "gate":
      case "basic-event":
      case "house-event":
      case "event": {
        const type = name === "event" ? tag.attributes.type : undefined;
        const expects = type === "gate" || type === "basic-event" || type === "house-event" ? type : name;
        above?.children.push({ kind: "named", expects, name: stated(tag, "name"), line });
        return;
      }
      case "constant":
        above?.children.push({ kind: "constant", value: truth(tag) });
        return;
      default:
        if (incoherent.has(name))
          throw new ModelProblem(
            `has a <${name}>${inGate()} (${here()}): the tree is not coherent, and its minimal cut sets are not defined; of gates and, or and atleast are read`,
          );
        throw new ModelProblem(`has <${name}>${inGate()}, which is not understood (${here()})`);
    }
  }

  function endFormula(formula: WrittenFormula | undefined): void {
    if (formula === undefined) return;
    const what = formula.kind === "same" ? "a formula" : `<${formula.kind}>`;
    const count = formula.children.length;
    if (count === 0) throw new ModelProblem(`has ${what} of nothing${inGate()} (line ${formula.line})`);
    if (formula.kind === "same" && count > 1)
      throw new ModelProblem(`has ${count} formulas${inGate()}, where one is expected (line ${formula.line})`);
    if (formula.kind === "atleast" && formula.min > count)
      throw new ModelProblem(`asks for ${formula.min} of ${count}${inGate()} (line ${formula.line})`);
  }

  function readProbability(tag: SaxesTagPlain, of: string): void {
    if (tag.name === "label") label = "";
    else if (tag.name === "float" && open.at(-1) === "define-basic-event") {
      const value = Number(stated(tag, "value"));
      if (!(value >= 0 && value <= 1))
        throw new ModelProblem(
          `gives basic event ${of} the probability "${stated(tag, "value")}"; one between 0 and 1 is expected (${here()})`,
        );
      events.set(of, value);
    }
  }

  function define(tag: SaxesTagPlain): string {
    const name = stated(tag, "name");
    if (gates.has(name) || events.has(name) || houses.has(name))
      throw new ModelProblem(`defines ${name} twice (${here()})`);
    return name;
  }

  function stated({ name, attributes }: SaxesTagPlain, attribute: string): string {
    const value = attributes[attribute]?.trim();
    if (value === undefined || value === "")
      throw new ModelProblem(`has a <${name}> without ${attribute}${inGate()} (${here()})`);
    return value;
  }

  function leastOf(tag: SaxesTagPlain): number {
    const written = stated(tag, "min");
    if (!/^[1-9]\d{0,8}$/.test(written))
      throw new ModelProblem(
        `has <atleast min="${written}">${inGate()}; a whole number above 0 is expected (${here()})`,
      );
    return Number(written);
  }

  function truth(tag: SaxesTagPlain): boolean {
    const written = stated(tag, "value");
    if (written !== "true" && written !== "false")
      throw new ModelProblem(`has <constant value="${written}">${inGate()}; true or false is expected (${here()})`);
    return written === "true";
  }
}
