import type { Rule } from "../model/finding.ts";
import { cautionFindings } from "./wording/caution-findings.ts";

const id = "changes-roll-back";

export const changesRollBack = {
  id,
  severity: "warning",
  summary: "A rollout that fails takes itself back, where the service is to survive a change.",
  rationale: `A rolling change that goes wrong stops half-way at best. What serves then is whatever the old version still has, until
somebody has understood what happened; a rollout that takes itself back is over before that.`,
  origin: {
    kind: "incident",
    date: "2023-08-14",
    provider: "OKX",
    title: "Trading service failure report",
    url: "https://www.okx.com/help/aug-14-2023-trading-service-failure-report",
    lesson: "A rolling upgrade wrote wrong metadata, and orders failed for 22 minutes, until it had run to its end.",
  },
  falseAlarms: `Asked only where survives: names a change, and of what takes back a rollout by a property of its own. Where a pipeline
watches and takes back instead, accept the finding with that reason.`,
  remedy:
    "Let a failed rollout be taken back by itself; where a product has no such property, stage the change in waves.",
  check: (analysis) =>
    cautionFindings(analysis, {
      rule: id,
      severity: "warning",
      of: (service) => service.survivesChange,
      violated: (named, services) =>
        `A rollout to ${named} that fails is not taken back by itself, and no change may take ${services} down.`,
      undecided: (named) => `a rollout to ${named} that fails is taken back by itself`,
      advice: "let a rollout that fails be taken back by itself",
    }),
} satisfies Rule;
