import type { Rule } from "../model/finding.ts";
import { survivalFindings } from "./wording/survival-findings.ts";

const id = "keeps-data";

export const keepsData = {
  id,
  severity: "error",
  summary: "Some copy of a service's data outlives the loss of any one domain of the level that its objective names.",
  rationale: `A service may be down for a while and lose nothing; data whose every copy stood in one place is gone for good. A standby
beside its primary, a backup in the same region, a replica in the same zone: none of them is a copy when that place burns.`,
  origin: {
    kind: "incident",
    date: "2021-03-10",
    provider: "OVHcloud",
    title: "Fire in the SBG2 data centre in Strasbourg",
    url: "https://us.ovhcloud.com/press/press-releases/2021/fire-our-strasbourg-site",
    lesson: "Customers whose backups stood in the next building of the same campus lost both.",
  },
  falseAlarms: `A store that can be made anew (a cache, a queue of work that is repeated) is taken off the path under dependencies: in
faultline.yaml. A copy that another stack or a tape keeps is not seen here.`,
  remedy: "Replicate or back up into another domain of that level, by a resource of this program.",
  check: (analysis) =>
    survivalFindings(id, analysis.dataSurvivals, analysis, {
      violated: (lost, services) => `Losing ${lost} takes every copy of some data of ${services}.`,
      undecided: (levels, services) =>
        `Whether a copy of the data of ${services} outlives the loss of any one ${levels}`,
      advice: "keep a copy of it in another domain of that level",
      about: (subject, { graph }) =>
        graph.nodes.filter((node) => node.id === subject && node.keepsData).map((node) => node.id),
    }),
} satisfies Rule;
