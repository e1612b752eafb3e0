import type { Rule } from "../model/finding.ts";
import { cautionFindings } from "./wording/caution-findings.ts";

const id = "launches-several-types";

export const launchesSeveralTypes = {
  id,
  severity: "note",
  summary: "What is to be rebuilt after a loss can be launched as servers of more than one type.",
  rationale: `When a zone is lost, everybody asks the zones that are left for the same servers at once. A group that may take one of
several types gets one of them; a group that knows one type waits.`,
  origin: {
    kind: "incident",
    date: "2022-12-18",
    provider: "Alibaba Cloud",
    title: "Service interruption in Hong Kong zone C",
    url: "https://www.aliyun.com/noticelist/articleid/1061819219.html",
    lesson:
      "The rush for new servers in the zones that stood was more than their control plane and their capacity could take.",
  },
  falseAlarms: `Asked only where a service states repairable:. Reserved capacity of that one type in each zone does as well; accept the note
with that reason.`,
  remedy: "Name two or more types of server that will do.",
  check: (analysis) =>
    cautionFindings(analysis, {
      rule: id,
      severity: "note",
      of: (service) => service.repairable !== null,
      along: ["boots-from"],
      isOneWeakness: true,
      violated: (named, services) =>
        `One type of server only is known to ${named}, and when ${services} must be rebuilt, everybody asks for servers.`,
      undecided: (named) => `more than one type of server is known to ${named}`,
      advice: "name several types that will do",
    }),
} satisfies Rule;
