import type { Rule } from "../model/finding.ts";
import { cautionFindings } from "./wording/caution-findings.ts";

const id = "renews-itself";

export const renewsItself = {
  id,
  severity: "warning",
  summary: "What is paid for in advance, and a service rests on, is renewed without anybody having to remember.",
  rationale: `The day on which a subscription ends is an outage with a date: the instance is stopped, then released, in every zone at once
and with nothing broken. No standby helps, for it was bought on the same day.`,
  origin: {
    kind: "vendor-statement",
    title: "Elastic Compute Service, Subscription: what happens to an instance when its subscription expires",
    url: "https://www.alibabacloud.com/help/en/ecs/user-guide/subscription",
    lesson: "An expired instance that is not renewed is stopped and later released with its data.",
  },
  falseAlarms:
    "Something that is to end on that day. Who renews by hand says so in a waiver, with the name of who does it.",
  remedy: "Let it be renewed by itself, or pay as you go.",
  check: (analysis) =>
    cautionFindings(analysis, {
      rule: id,
      severity: "warning",
      of: () => true,
      violated: (named, services) =>
        `${named} is paid for in advance and not renewed by itself: the day on which that ends takes ${services} down.`,
      undecided: (named) => `${named} is renewed by itself when what was paid for ends`,
      advice: "let it be renewed by itself, or pay as you go",
    }),
} satisfies Rule;
