import type { Rule } from "../model/finding.ts";
import { listed } from "./wording/listed.ts";

const id = "no-bootstrap-cycle";

export const noBootstrapCycle = {
  id,
  severity: "warning",
  summary: "When everything is down and nothing is lost, everything can be started again.",
  rationale: `Two systems that need each other to start run for years, until one day both are down. Then neither comes up, and the first
hours are spent in finding out why.`,
  origin: {
    kind: "incident",
    date: "2021-10-28",
    provider: "Roblox",
    title: "Return to service, 28 to 31 October 2021",
    url: "https://blog.roblox.com/2022/01/roblox-return-to-service-10-28-10-31-2021/",
    lesson: "Service discovery was needed to start what service discovery and its monitoring needed: 73 hours.",
  },
  falseAlarms: `Servers that merely wait for each other and come up in any order are no circle: take one of the needs away under
dependencies: in faultline.yaml, with that reason.`,
  remedy: "Let one of them start from what it keeps itself: a cached configuration, a local image, static addresses.",
  check: (analysis) => {
    const nodes = new Map(analysis.graph.nodes.map((node) => [node.id, node]));
    return analysis.bootstrapCycles.map((cycle) => {
      const subjects = cycle.flatMap((waiting) => nodes.get(waiting)?.urn ?? []);
      return {
        rule: id,
        severity: "warning" as const,
        status: "violated" as const,
        domain: null,
        services: [],
        subjects,
        message: `Once all are down, none of ${listed(cycle.map((node) => nodes.get(node)?.label ?? node))} can be started: each waits for another.`,
        evidence: [],
        remedy: [
          {
            subject: subjects[0] ?? null,
            property: null,
            value: null,
            advice: "let one of them start without the others, from what it keeps itself",
          },
        ],
      };
    });
  },
} satisfies Rule;
