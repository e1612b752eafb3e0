import type { DependencyGraph, GraphNode, NodeId, RedundancyGroup } from "../../model/graph.ts";
import { levels } from "../../model/objectives.ts";
import type { ServiceReport, StackReport } from "../../model/report.ts";
import { listSome } from "../../reporters/wording/list.ts";
import { visible } from "../../reporters/wording/visible.ts";
import { selectorOf } from "./selector-of.ts";
import { yamlKey, yamlText } from "./yaml-words.ts";

/**
 * A faultline.yaml for a program that has none: what was assumed to be a service, each with what it survives today beside it, and
 * as comments what only a person can decide. It promises what was assumed without it, so that writing it changes no verdict.
 *
 * @param schema Where an editor finds the file's schema, as seen from the file; `null` where there is none to be named.
 */
export function proposeObjectives(report: StackReport, graph: DependencyGraph, schema: string | null): string {
  const lines = [
    ...(schema === null ? [] : [`# yaml-language-server: $schema=${schema}`]),
    `# What the program can't show. Proposed from stack ${visible(report.stack)}; read it, correct it, and keep it with the program.`,
    "version: 1",
    "",
    ...servicesBlock(report, graph),
    ...groupsBlock(graph),
  ];
  return `${lines.join("\n")}\n`;
}

function servicesBlock(report: StackReport, graph: DependencyGraph): readonly string[] {
  const unknown = graph.gaps.flatMap((gap) => (gap.kind === "unknown-roots" ? gap.types : []));
  const left =
    unknown.length === 0
      ? []
      : [`  # Nobody knows whether these make services as well: ${listSome(unknown.map(visible), 5)}.`];
  if (report.services.length === 0) {
    return [
      "# Nothing in the program answers requests, as far as the catalogue knows: name what does.",
      "services: {}",
      ...left,
      '#   shop: { entry: "<type glob>::<name glob>", survives: zone }',
    ];
  }
  return [
    "# What someone outside would miss. Taken for one: whatever nothing else in the program needs.",
    "services:",
    ...left,
    ...report.services.flatMap((service) => serviceLines(service, graph)),
  ];
}

function serviceLines(service: ServiceReport, graph: DependencyGraph): readonly string[] {
  const stated = graph.services.find(({ name }) => name === service.name);
  const entered = (stated?.entries ?? []).flatMap((entry) => membersOf(entry, graph));
  return [
    `  ${yamlKey(service.name)}:`,
    `    # ${visible(listSome(service.entries, 4))}`,
    `    # ${sayToday(service)}`,
    ...(stated?.severity === "warning"
      ? ["    # Not reached from outside, as far as the program shows: take it out if nobody would miss it."]
      : []),
    `    entry: ${yamlText(selectorOf(entered, graph.nodes))}`,
    `    survives: zone${service.levels.zone === "yes" ? "" : "    # not shown to hold today: faultline check says why"}`,
  ];
}

function sayToday({ levels: holds }: ServiceReport): string {
  const of = (answer: "yes" | "no" | "undetermined") => levels.filter((level) => holds[level] === answer);
  const parts = [
    ...(of("yes").length === 0 ? [] : [`survives the loss of any one ${listSome(of("yes"), 4, "or")}`]),
    ...(of("no").length === 0 ? [] : [`does not survive ${listSome(of("no"), 4, "or")}`]),
    ...(of("undetermined").length === 0 ? [] : [`can't be told for ${listSome(of("undetermined"), 4, "or")}`]),
  ];
  return `Today: ${parts.join("; ")}.`;
}

/** Look-alikes that nothing joins: how many of them are needed is a person's to say, so they stay comments. */
function groupsBlock(graph: DependencyGraph): readonly string[] {
  const suspected = graph.groups.filter(({ kind }) => kind === "suspected");
  if (suspected.length === 0) return [];
  return [
    "",
    "# These look alike, and nothing in the program joins them. How many of each are needed?",
    "# groups:",
    ...suspected.flatMap((group) => groupLines(group, graph)),
  ];
}

function groupLines(group: RedundancyGroup, graph: DependencyGraph): readonly string[] {
  const members = membersOf(group.id, graph);
  return [
    `#   # ${visible(
      listSome(
        members.map(({ label }) => label),
        4,
      ),
    )}`,
    `#   - name: ${yamlText(groupName(members))}`,
    `#     members: ${yamlText(selectorOf(members, graph.nodes))}`,
    `#     required: ${members.length}    # or less, or kind: majority in its place`,
  ];
}

/** What the names of the members begin with. */
function groupName(members: readonly GraphNode[]): string {
  const [first, ...others] = members.map(({ name }) => name);
  let begin = first ?? "";
  for (const other of others) while (!other.startsWith(begin)) begin = begin.slice(0, -1);
  const bare = begin.replace(/[-_.\s\d]+$/, "");
  return bare === "" ? "group" : bare;
}

function membersOf(id: NodeId, graph: DependencyGraph): readonly GraphNode[] {
  const members = graph.groups.find((group) => group.id === id)?.members ?? [id];
  return members.flatMap((member) => graph.nodes.find((node) => node.id === member) ?? []);
}
