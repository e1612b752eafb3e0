import type { Rule } from "../model/finding.ts";
import { cautionFindings } from "./wording/caution-findings.ts";

const id = "replaces-ill-servers";

export const replacesIllServers = {
  id,
  severity: "note",
  summary: "A scaling group behind a balancer replaces servers that the balancer finds ill.",
  rationale: `A server that runs and answers nobody is taken out by the balancer and kept by a group that asks the machine alone. Nothing
replaces it, so that the group is one server short for as long as nobody looks, and the next loss meets what is left.`,
  origin: {
    kind: "vendor-statement",
    title: "Amazon EC2 Auto Scaling User Guide, Health checks for instances in an Auto Scaling group",
    url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
    lesson:
      "Left alone, a group replaces instances that fail the machine's status checks, and none that only the load balancer finds ill.",
  },
  falseAlarms:
    "Where the balancer's check fails by what all servers share, such a group replaces all of them for nothing: then the machine's check alone may be meant.",
  remedy: "Let the balancer's health check count for the group.",
  check: (analysis) => {
    const pooled = new Set(
      analysis.graph.groups.filter((group) => group.kind === "pool").flatMap((group) => group.members),
    );
    return cautionFindings(analysis, {
      rule: id,
      severity: "note",
      of: () => true,
      concerns: (node) => pooled.has(node.id),
      violated: (named) => `${named} keeps servers that run and that its balancer finds ill.`,
      undecided: (named) => `${named} replaces servers that its balancer finds ill`,
      advice: "let the balancer's health check count",
    });
  },
} satisfies Rule;
