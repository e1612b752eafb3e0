import type { DependencyGraph, GraphNode } from "../model/graph.ts";
import type { Answer, StackReport } from "../model/report.ts";
import { listSome } from "../reporters/wording/list.ts";
import type { Names } from "../reporters/wording/names.ts";
import { namesIn } from "../reporters/wording/names.ts";
import { sayNeededBy, sayNeeds } from "./needs.ts";

/** One resource of a stack: where it stands and what decides that, what it needs and what needs it, and what goes with it. */
export function explainResource(report: StackReport, graph: DependencyGraph, node: GraphNode): Answer {
  const names = namesIn(report);
  // A pool's targets are a group of their own, which is named after it.
  const pools = graph.groups.flatMap(({ id }) => (id.endsWith(node.id) ? [id] : []));
  const neededBy = [node.id, ...pools].flatMap((id) => sayNeededBy(graph, id));
  const findings = report.findings.filter(({ subjects }) => subjects.includes(node.id));
  return {
    kind: "explanation",
    of: node.id,
    title: `${node.label}, in ${report.project}/${report.stack}`,
    paragraphs: [node.id],
    sections: [
      { heading: "Where it stands", lines: orElse(places(report, node, names), roles[node.role]) },
      { heading: "Properties that decide", lines: decisions(node) },
      { heading: "What it needs", lines: orElse(sayNeeds(graph, [node.id, ...pools]), "Nothing that could fail.") },
      { heading: "What needs it", lines: orElse(neededBy, "Nothing directly.") },
      { heading: "Services lost with it alone", lines: orElse(lostAlone(report, node), "None.") },
      {
        heading: "Findings about it",
        lines: findings.map(({ status, rule, message }) => `${status} (${rule}): ${message}`),
      },
    ].filter(({ lines }) => lines.length > 0),
  };
}

/** What is said of a resource that stands nowhere itself. */
const roles = {
  serves: "Nowhere of its own: no loss of a place takes it along directly.",
  place: "It is a place itself.",
  network: "Nowhere: it routes and joins, and has no failure of its own.",
  rule: "Nowhere: it permits, labels or sets parameters, and never fails.",
  pool: "Nowhere: it is a list of targets that stand in for each other.",
  link: "Nowhere: it joins two others.",
  template: "Nowhere: instances are made from it.",
  component: "Nowhere: it is made of its children.",
  provider: "Nowhere: it is how the program reaches a cloud.",
  stack: "Nowhere: it is the stack.",
  unsupported: "Nobody knows: its type is not in the catalogue.",
} as const satisfies Record<GraphNode["role"], string>;

function places(report: StackReport, node: GraphNode, names: Names): readonly string[] {
  if (node.standing.kind === "place") return [names.domain(node.standing.place.domain)];
  return report.whereabouts.flatMap(({ domain, resources }) =>
    resources
      .filter(({ urn }) => urn === node.id)
      .map(({ member }) => (member === "" ? names.domain(domain) : `${member}: ${names.domain(domain)}`)),
  );
}

function decisions(node: GraphNode): readonly string[] {
  return node.decides.flatMap(({ property, value }) => (value === null ? [] : [`${property}: ${value}`]));
}

function lostAlone(report: StackReport, node: GraphNode): readonly string[] {
  return report.blastRadii
    .filter(({ domain }) => domain === `instance:${node.id}`)
    .flatMap(({ lost, perhapsLost }) => [
      ...(lost.length === 0 ? [] : [listSome(lost, 12)]),
      ...(perhapsLost.length === 0 ? [] : [`perhaps ${listSome(perhapsLost, 12)}`]),
    ]);
}

function orElse(lines: readonly string[], otherwise: string): readonly string[] {
  return lines.length === 0 ? [otherwise] : lines;
}
