import type { Rule } from "../model/finding.ts";
import { cautionFindings } from "./wording/caution-findings.ts";

const id = "not-placed-together";

export const notPlacedTogether = {
  id,
  severity: "warning",
  summary: "Servers that stand in for each other are not packed close together for speed.",
  rationale: `A placement strategy for low latency puts servers into one part of one zone, on one network spine and one power feed. They
are fast to reach, and lost together.`,
  origin: {
    kind: "vendor-statement",
    title: "Amazon EC2 User Guide, Placement strategies for your placement groups",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html",
    lesson: "A cluster placement group packs instances close together inside one Availability Zone.",
  },
  falseAlarms: "Servers of which none is to stand in for another, such as the nodes of one computation.",
  remedy: "Choose a strategy that keeps servers on different hosts.",
  check: (analysis) =>
    cautionFindings(analysis, {
      rule: id,
      severity: "warning",
      of: null,
      violated: (named) => `${named} packs its servers close together in one zone: they are lost together.`,
      undecided: (named) => `${named} packs its servers close together in one zone`,
      advice: "keep servers that stand in for each other apart",
    }),
} satisfies Rule;
