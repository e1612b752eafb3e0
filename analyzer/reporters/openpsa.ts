import XmlBuilder from "fast-xml-builder";
import type { FaultTree, TreeGate, TreeNode, WaysReport } from "../model/cut-sets.ts";
import type { Reporter } from "../model/report.ts";
import { visible } from "./wording/visible.ts";
import { namesOfWays, saySubject } from "./wording/ways.ts";

/**
 * A service's fault tree in the Open-PSA Model Exchange Format, so that other tools can check what is said of it. Its names are
 * e1, e2 … and g1, g2 … (the format allows few characters); what an event stands for is its label. Probabilities stand where
 * they are stated; an event without one has no expression.
 */
export const openpsa: Reporter = (answer) =>
  answer.kind === "cut-sets" && answer.ways.tree !== null ? modelOf(answer.ways, answer.ways.tree) : "";

const options = {
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
} as const;

function modelOf(report: WaysReport, tree: FaultTree): string {
  const names = namesOfWays(report);
  const probabilities = new Map(report.stated.map(({ domain, probability }) => [domain, probability]));
  const top = tree.top.kind === "constant" ? { constant: { "@value": String(tree.top.lost) } } : named([tree.top]);
  return new XmlBuilder(options).build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    "opsa-mef": {
      label: plain(`${saySubject(report)}, ${report.answer.reading} reading`),
      "define-fault-tree": {
        "@name": "service",
        label: plain(tree.name),
        "define-gate": [
          { "@name": "top", ...top },
          ...tree.gates.map((gate, index) => ({ "@name": `g${index + 1}`, ...formulaOf(gate) })),
        ],
      },
      "model-data": {
        "define-basic-event": tree.events.map((domain, index) => {
          const probability = probabilities.get(domain);
          return {
            "@name": `e${index + 1}`,
            label: plain(names.domain(domain) === domain ? domain : `${names.domain(domain)}: ${domain}`),
            ...(probability === undefined ? {} : { float: { "@value": String(probability) } }),
          };
        }),
      },
    },
  });
}

function formulaOf({ kind, threshold, children }: TreeGate): object {
  return kind === "at-least" ? { atleast: { "@min": threshold, ...named(children) } } : { [kind]: named(children) };
}

function named(children: readonly TreeNode[]): object {
  const ofKind = (kind: TreeNode["kind"], letter: string) =>
    children.filter((child) => child.kind === kind).map(({ index }) => ({ "@name": `${letter}${index + 1}` }));
  const gates = ofKind("gate", "g");
  const events = ofKind("event", "e");
  return {
    ...(gates.length === 0 ? {} : { gate: gates }),
    ...(events.length === 0 ? {} : { "basic-event": events }),
  };
}

/** Characters that XML has no form for are made visible. */
function plain(text: string): string {
  return visible(text).replaceAll(/\p{Cs}|[\uFFFE\uFFFF]/gu, "\uFFFD");
}
