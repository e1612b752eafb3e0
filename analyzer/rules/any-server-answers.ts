import type { Rule } from "../model/finding.ts";
import { cautionFindings } from "./wording/caution-findings.ts";
import { ownDiskFindings } from "./wording/own-disks.ts";

const id = "any-server-answers";

export const anyServerAnswers = {
  id,
  severity: "note",
  summary: "Any server of a pool can answer any request: none keeps a session, or a disk, that the others lack.",
  rationale: `A session that one server keeps is gone with it, and new servers stand idle while those that hold sessions are overloaded.
A disk of one zone that is attached to one server stays behind with both. What must be remembered belongs into a store that every server
reads.`,
  origin: {
    kind: "incident",
    date: "2019-08-23",
    provider: "AWS",
    title: "Summary of the Amazon EC2 and Amazon EBS service event in the Tokyo region",
    url: "https://aws.amazon.com/jp/message/56489/",
    lesson:
      "Some applications in several zones failed with one of them: among them such whose balancers kept sessions with their servers.",
  },
  falseAlarms:
    "A binding that only spares work, such as a warm cache, loses nothing when its server goes; nor does a disk whose content the servers copy among themselves.",
  remedy: "Switch the binding of sessions off, and keep them, and data, in a store that every server reads.",
  check: (analysis) => [
    ...cautionFindings(analysis, {
      rule: id,
      severity: "note",
      of: null,
      violated: (named) => `${named} binds sessions to single servers: each is gone with its server.`,
      undecided: (named) => `${named} binds sessions to single servers`,
      advice: "bind no session to a server; keep it in a store that all of them read",
    }),
    ...ownDiskFindings(id, analysis),
  ],
} satisfies Rule;
