import { neededBy } from "../graph/algorithms/needed-by.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Finding, Rule } from "../model/finding.ts";
import type { Service } from "../model/graph.ts";
import { sameFacts } from "./wording/open-question.ts";
import { survivalFindings } from "./wording/survival-findings.ts";

const id = "capacity-after-loss";

export const capacityAfterLoss = {
  id,
  severity: "error",
  summary: "What remains after the worst promised loss carries the stated peak.",
  rationale: `Three zones of which each is used to the brim survive the loss of none: the two that are left are overloaded, and what is
launched then waits for a control plane that everybody is asking at once. Only what runs already counts.`,
  origin: {
    kind: "incident",
    date: "2021-01-29",
    provider: "OKX",
    title: "Trading service failure report",
    url: "https://www.okx.com/help/jan-29-2021-trading-service-failure-report",
    lesson: "A surge used up the bandwidth of one cache, and market data, sessions and trading stopped with it.",
  },
  falseAlarms: `perMember: is what one instance carries at the response time that is promised, not what it reached in a load test. A peak
that is far above what was ever seen makes this rule stricter than the service needs.`,
  remedy: "More or larger members, so that the rest carries the peak when the largest share is gone.",
  check: (analysis) => [
    ...survivalFindings(id, analysis.capacitySurvivals, analysis, {
      violated: (lost, services) => `Losing ${lost} leaves ${services} with less than its peak needs.`,
      undecided: (levels, services) => `Whether ${services} can carry its peak after the loss of any one ${levels}`,
      advice: "add members, so that those that are left carry the peak",
      // The servers that carry too little, and the balancers that pass some of them by.
      about: (subject, { graph }) =>
        graph.nodes.some((node) => node.id === subject && node.standing.kind === "balancer")
          ? [subject]
          : (graph.groups.find((group) => group.id === subject && group.perMember !== null)?.members ?? []),
      // What takes the service itself is told by survives-loss.
      unless: (service, domain) =>
        analysis.blastRadii.some((radius) => radius.domain === domain && radius.lost.includes(service)),
      // Nor is a fact told twice: what leaves open whether there is a service leaves open what it carries.
      unlessOpen: (service, facts) =>
        analysis.openQuestions.some((open) => open.services.includes(service) && sameFacts(open.facts, facts)),
    }),
    ...withoutCarriers(analysis),
  ],
} satisfies Rule;

/** A peak that nothing is said to carry can't be shown to be carried. */
function withoutCarriers(analysis: Analysis): readonly Finding[] {
  const { graph } = analysis;
  const carriers = graph.groups.filter((group) => group.perMember !== null);
  const isCarried = (service: Service) => {
    const path = neededBy(graph, [service]);
    return carriers.some((group) => group.members.some((member) => path.has(member)));
  };
  return graph.services
    .filter((service) => service.capacity !== null && !isCarried(service))
    .map((service) => ({
      rule: id,
      severity: "error" as const,
      status: "undetermined" as const,
      domain: null,
      services: [service.name],
      subjects: [],
      message: `Whether ${service.name} carries its peak of ${service.capacity?.peak} ${service.capacity?.unit} can't be shown: no group on its path says what one of its members carries.`,
      evidence: [],
      remedy: [
        {
          subject: null,
          property: null,
          value: null,
          advice: "state perMember: for the groups on its path under groups: in faultline.yaml",
        },
      ],
    }));
}
