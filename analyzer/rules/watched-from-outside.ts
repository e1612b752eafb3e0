import { membersOf } from "../graph/algorithms/members-of.ts";
import type { Analysis } from "../model/analysis.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { Finding, Rule } from "../model/finding.ts";
import type { GraphNode } from "../model/graph.ts";
import { listed } from "./wording/listed.ts";

const id = "watched-from-outside";

export const watchedFromOutside = {
  id,
  severity: "note",
  summary: "Something that watches a service is left when the service is lost.",
  rationale: `Alarms and logs that are kept where the service stands are silent when it is needed that they speak: the first who tells of the
loss is a customer, and those who look for its cause look at empty screens.`,
  origin: {
    kind: "incident",
    date: "2021-12-07",
    provider: "AWS",
    title: "Summary of the AWS service event in the Northern Virginia region",
    url: "https://aws.amazon.com/message/12721/",
    lesson: "The congestion took the monitoring along, so that the cause was sought without it.",
  },
  falseAlarms: `Asked only where objectives are stated and none of them says independentOf:. What watches from outside this stack is not seen
here: name it in a waiver.`,
  remedy:
    "Watch from another region or provider as well, make that a service in faultline.yaml, and state independentOf: what it watches; then a breach is an error.",
  check: (analysis) => {
    const { graph } = analysis;
    const isStated = graph.services.some((service) => service.origin === "declared");
    if (!isStated || graph.services.some((service) => service.independentOf.length > 0)) return [];
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const observers = [
      ...new Set(graph.dependencies.filter(({ kind }) => kind === "observed-by").map(({ to }) => to)),
    ].flatMap((observer) => nodes.get(observer) ?? []);
    const placed = observers.filter((observer) => membersOf(observer.standing).length > 0);
    if (placed.length === 0) return [];
    const blind = smallestBlind(placed, analysis);
    return blind === null ? [] : [findingOf(blind, placed, analysis)];
  },
} satisfies Rule;

interface Blind {
  readonly domain: DomainId;
  readonly services: readonly string[];
}

/** The smallest domain whose loss takes a service and all that watches. */
function smallestBlind(observers: readonly GraphNode[], analysis: Analysis): Blind | null {
  const within = new Map(analysis.domains.map((domain) => [domain.id, domain.within]));
  const contains = (larger: DomainId, smaller: DomainId): boolean =>
    larger === smaller || (within.get(smaller) ?? []).some((one) => contains(larger, one));
  const found = analysis.blastRadii.filter(
    ({ domain, lost }) =>
      lost.length > 0 &&
      observers.every((observer) => membersOf(observer.standing).every((member) => contains(domain, member.domain))),
  );
  const smallest = found.find(
    ({ domain }) => !found.some((other) => other.domain !== domain && contains(domain, other.domain)),
  );
  return smallest === undefined ? null : { domain: smallest.domain, services: smallest.lost };
}

function findingOf({ domain, services }: Blind, observers: readonly GraphNode[], analysis: Analysis): Finding {
  const lost = analysis.domains.find((one) => one.id === domain);
  return {
    rule: id,
    severity: "note",
    status: "violated",
    domain,
    services: [...services].sort(),
    subjects: observers.flatMap((observer) => observer.urn ?? []).sort(),
    message: `Losing ${lost?.kind ?? "domain"} ${lost?.label ?? domain} takes ${listed(services)} and all that watches: nothing of this stack is left to tell of it.`,
    evidence: observers.map((observer) => ({ kind: "fact", what: `${observer.label} stands there` })),
    remedy: [
      {
        subject: null,
        property: null,
        value: null,
        advice: "watch from another region or provider, and state independentOf: for it in faultline.yaml",
      },
    ],
  };
}
