import { z } from "zod";
import { housePrefix } from "../../model/finding.ts";

const severity = z.enum(["error", "warning", "note"]);
const text = z.string().regex(/\S/, "a text that is not empty");

const source = { title: text, url: text, lesson: text };

const origin = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("incident"), date: text, provider: text, ...source }),
  z.strictObject({ kind: z.enum(["vendor-statement", "published-model"]), ...source }),
]);

const id = z
  .string()
  .regex(
    new RegExp(`^${housePrefix}[a-z0-9]+(-[a-z0-9]+)*$`),
    `${housePrefix} and words of small letters and digits, joined by hyphens`,
  );

/** A rule as a house module states it, its check not yet asked. */
export const houseRule = z.strictObject({
  id,
  severity,
  summary: text,
  rationale: text,
  origin,
  falseAlarms: text,
  remedy: text,
  check: z.custom<(analysis: unknown) => unknown>((value) => typeof value === "function", "a function"),
});

const step = z.strictObject({
  says: z.string(),
  subject: z.string(),
  placed: z.string().nullable(),
  from: z.array(z.int().nonnegative()),
});

const evidence = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("derivation"),
    service: z.string(),
    derivation: z.strictObject({ steps: z.array(step).min(1) }),
  }),
  z.strictObject({ kind: z.literal("fact"), what: text }),
  z.strictObject({ kind: z.literal("also-lost-with"), domains: z.array(z.string()) }),
]);

const remedy = z.strictObject({
  subject: z.string().nullable(),
  property: z.string().nullable(),
  value: z.string().nullable(),
  advice: text,
});

/** What a house rule's check is to give. */
export const houseFindings = z.array(
  z.strictObject({
    rule: z.string(),
    severity,
    status: z.enum(["violated", "undetermined"]),
    domain: z.string().nullable(),
    services: z.array(z.string()),
    subjects: z.array(z.string()),
    message: text,
    evidence: z.array(evidence),
    remedy: z.array(remedy),
  }),
);
