import type { DependencyGraph } from "../model/graph.ts";
import type { Level } from "../model/objectives.ts";
import { levels } from "../model/objectives.ts";
import type { Answer, ServiceReport, StackReport } from "../model/report.ts";
import { listAll, listSome } from "../reporters/wording/list.ts";
import type { Names } from "../reporters/wording/names.ts";
import { namesIn } from "../reporters/wording/names.ts";
import { sayPromises } from "../reporters/wording/promise.ts";
import { sayNeeds } from "./needs.ts";

/** One service of a stack: what it was promised to survive, what it is entered by and needs, and what takes it down. */
export function explainService(report: StackReport, graph: DependencyGraph, service: ServiceReport): Answer {
  const names = namesIn(report);
  const stated = graph.services.find(({ name }) => name === service.name);
  const findings = report.findings.filter(({ services }) => services.includes(service.name));
  const sections = [
    { heading: "Entered by", lines: service.entries },
    {
      heading: "What it needs",
      lines: sayNeeds(graph, [...(stated?.entries ?? []), ...(stated?.needs ?? [])]),
    },
    { heading: "What takes it down", lines: levels.flatMap((level) => losses(service, level, names)) },
    {
      heading: "Findings about it",
      lines: findings.map(({ status, rule, message }) => `${status} (${rule}): ${message}`),
    },
    { heading: "Next", lines: [`faultline check --stack ${report.stack} shows the proof of every finding.`] },
  ];
  return {
    kind: "explanation",
    of: service.name,
    title: `${service.name}, a service of ${report.project}/${report.stack}`,
    paragraphs: [promise(service)],
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

function promise({ origin, promise: promised }: ServiceReport): string {
  const promises = sayPromises(promised);
  const whose =
    origin === "declared"
      ? "The objectives file names it"
      : "No objectives file names it; it is assumed, being needed by nothing else";
  return promises.length === 0
    ? `${whose}. Nobody promises that it survives anything.`
    : `${whose}. It is promised to survive ${listAll(promises)}.`;
}

function losses(service: ServiceReport, level: Level, names: Names): readonly string[] {
  const survival = service.survives.find((each) => each.level === level);
  if (survival === undefined || service.levels[level] === "yes") return [`any one ${level}: it survives`];
  const certain = survival.lostWith.map((id) => names.domain(id));
  const open = survival.undecided.map(({ domain }) => names.domain(domain));
  return [
    ...(certain.length === 0 ? [] : [`${level}: lost with ${listSome(certain, 12)}`]),
    ...(open.length === 0 ? [] : [`${level}: perhaps lost with ${listSome(open, 12)}; only deployment decides`]),
  ];
}
