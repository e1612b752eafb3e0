import { z } from "zod";
import { publishedLoss, publishedReplay } from "./loss-schema.ts";

// The form of the JSON report, published as schemas/report.schema.json. The report itself is written key by key in stack.ts; that
// both say the same is tested with real reports, in which no key may be one that stands here in no place.

const text = z.string();
const texts = z.array(text);
const verdict = z.enum(["pass", "fail"]);
const severity = z.enum(["error", "warning", "note"]);
const status = z.enum(["violated", "undetermined"]).meta({
  description: "violated: proved in every world; undetermined: can't be shown before deployment",
});
const count = z.int().min(0);

const domainId = text.meta({ description: "The id of a failure domain, as in domains[].id" });
const urn = text.meta({ description: "A Pulumi URN" });
const fingerprint = text.meta({
  description: "The same for the same cause, in a renamed stack, another order or a moved file, too",
});

const location = z
  .object({
    file: text.meta({ description: "As seen from the program's folder, never absolute" }),
    line: z.int().min(1),
    resources: z.array(urn).meta({ description: "What is created there; none where only the program is pointed at" }),
  })
  .meta({ description: "A line that creates what the finding is about" });

const evidence = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("derivation"),
    service: text,
    steps: z.array(z.object({ says: text, subject: text, from: z.array(count) })).meta({
      description: "Each step follows from the earlier ones at the positions in `from`",
    }),
  }),
  z.object({ kind: z.literal("fact"), what: text }),
  z.object({ kind: z.literal("also-lost-with"), domains: z.array(domainId) }),
]);

const finding = z.object({
  rule: text,
  severity,
  status,
  domain: domainId.nullable(),
  services: texts,
  subjects: z.array(urn).meta({ description: "The resources whose properties decide" }),
  message: text,
  evidence: z.array(evidence),
  remedy: z.array(
    z.object({ subject: urn.nullable(), property: text.nullable(), value: text.nullable(), advice: text }),
  ),
  locations: z.array(location).min(1),
  fingerprint,
  waiver: z
    .object({ reason: text, owner: text, expires: text.meta({ description: "The last day on which it counts" }) })
    .nullable(),
  baseline: z.boolean().meta({ description: "It was there when the baseline was written" }),
  since: z.enum(["new", "worse", "still-there"]).nullable().meta({ description: "Against an earlier report" }),
  blocks: z.boolean().meta({ description: "Whether it makes the stack fail" }),
});

const promised = z.enum(["yes", "no", "undetermined"]);

const seconds = z.number().nullable().meta({ description: "Seconds; null sets no limit" });

const service = z.object({
  name: text,
  origin: z.enum(["declared", "assumed"]),
  entries: texts,
  objective: texts.meta({ description: "The levels of loss that it is promised to survive" }),
  promise: z.object({
    survives: z.array(z.object({ level: text, rto: seconds, rpo: seconds })),
    survivesChange: z.boolean(),
    capacity: z.object({ peak: z.number(), unit: text }).nullable(),
    repairable: text.nullable(),
    keepsData: text.nullable(),
    independentOf: texts,
  }),
  levels: z.object({ instance: promised, zone: promised, region: promised, provider: promised }),
  survives: z.array(
    z.object({
      level: text,
      objective: text.nullable().meta({ description: "The stated level that asks for it" }),
      rto: seconds,
      rpo: seconds,
      lostWith: z.array(domainId).meta({ description: "Single points of failure in every world" }),
      undecided: z.array(z.object({ domain: domainId, facts: z.array(texts) })),
    }),
  ),
});

const graph = z
  .object({
    nodes: z.array(
      z.object({
        id: text,
        label: text,
        type: text,
        role: text,
        parent: text.nullable(),
        places: z.array(domainId),
      }),
    ),
    edges: z.array(z.object({ from: text, to: text, kind: text, possible: z.boolean() })).meta({
      description: "From what depends to what it depends on: a node, or a group as a whole",
    }),
    groups: z.array(z.object({ id: text, label: text, members: texts })),
    services: z.array(z.object({ name: text, entries: texts, needs: texts })),
  })
  .meta({ description: "What stands where and what needs what: all that a diagram is drawn from" });

const stack = z.object({
  project: text,
  stack: text,
  verdict,
  source: z.enum(["embedded-preview", "guard", "policy-pack", "state", "plan", "model"]),
  resources: count,
  objectives: text.nullable().meta({ description: "The objectives file; null: services were assumed" }),
  totals: z.object({
    violated: count,
    undetermined: count,
    warnings: count,
    notes: count,
    waived: count,
    baselined: count,
    known: count,
  }),
  services: z.array(service),
  assumptions: texts,
  findings: z.array(finding),
  since: z
    .object({
      report: text,
      fixed: z.array(z.object({ fingerprint, rule: text, severity, status, services: texts, message: text })),
    })
    .nullable(),
  domains: z.array(z.object({ id: domainId, kind: text, label: text, within: z.array(domainId), aliases: texts })),
  blastRadii: z.array(z.object({ domain: domainId, lost: texts, perhapsLost: texts })),
  whereabouts: z.array(
    z.object({
      domain: domainId,
      label: text,
      resources: z.array(z.object({ urn, label: text, member: text })),
    }),
  ),
  corrections: z.array(z.object({ from: text, to: text, effect: z.enum(["added", "removed"]), reason: text })),
  graph,
});

const named = { stack: text };

const check = z.object({
  version: z.literal(1),
  kind: z.literal("check"),
  verdict,
  stacks: z.array(stack),
  unread: z.array(z.object({ stack: text, why: text })).meta({ description: "Stacks that could not be read" }),
  services: z.array(service.extend(named)).meta({ description: "Those of all stacks" }),
  assumptions: z.array(z.object({ stack: text, says: text })),
  findings: z.array(finding.extend(named)).meta({ description: "Those of all stacks" }),
});

const origin = z.union([
  z.object({ kind: z.literal("incident"), date: text, provider: text, title: text, url: text, lesson: text }),
  z.object({ kind: z.enum(["vendor-statement", "published-model"]), title: text, url: text, lesson: text }),
]);

const rules = z.object({
  version: z.literal(1),
  kind: z.literal("rules"),
  rules: z.array(
    z.object({
      id: text,
      severity,
      summary: text,
      rationale: text,
      origin,
      falseAlarms: text,
      remedy: text,
    }),
  ),
});

const explanation = z.object({
  version: z.literal(1),
  kind: z.literal("explanation"),
  of: text,
  title: text,
  paragraphs: texts,
  sections: z.array(z.object({ heading: text, lines: texts })),
});

/** What `--format json` writes; a key may be added without a new version, so that readers pass over keys they don't know. */
export const publishedReport = z
  .discriminatedUnion("kind", [check, rules, explanation, publishedLoss, publishedReplay])
  .meta({ title: "Faultline report", description: "What faultline --format json writes" });
