import type { Rule } from "../model/finding.ts";
import { cautionFindings } from "./wording/caution-findings.ts";

const id = "data-outlives-mistakes";

export const dataOutlivesMistakes = {
  id,
  severity: "warning",
  summary: "What keeps the data that an objective promises to keep can't be deleted by one command, and has backups.",
  rationale: `Copies in other zones follow the original in everything, a deletion and a wrong write included. Only what refuses to be
deleted, and a state of yesterday that nobody writes to, brings data back that a person or a program has destroyed.`,
  origin: {
    kind: "vendor-statement",
    title: "Amazon RDS User Guide, Deleting a DB instance: Prerequisites for deleting a DB instance",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
    lesson:
      "A database with deletion protection can't be deleted; its automated backups are deleted with it otherwise.",
  },
  falseAlarms: `Asked only of stores that a service with keepsData: rests on. A store that is filled anew from another one needs neither;
take it off the path under dependencies:, or accept the finding with that reason.`,
  remedy: "Switch the protection against deletion on, and keep backups for some days.",
  check: (analysis) =>
    cautionFindings(analysis, {
      rule: id,
      severity: "warning",
      of: (service) => service.keepsData !== null,
      along: ["copies-from"],
      concerns: (node) => node.keepsData,
      violated: (named, services, property) =>
        `${named}, which keeps data of ${services}, is not guarded against a mistake by ${property}.`,
      undecided: (named) => `${named} is guarded against a mistake`,
      advice: "state it, so that a mistake can be taken back",
    }),
} satisfies Rule;
