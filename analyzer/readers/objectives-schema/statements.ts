import { z } from "zod";
import type { DomainKind } from "../../model/failure-domain.ts";
import { distinct, name, reason, selector, time } from "./words.ts";

export const takeover = z.strictObject({
  group: name.meta({ description: "A group, or a selector of resources with standbys of their own." }),
  mode: z.enum(["automatic", "manual"]),
  time: time.optional().meta({ description: "How long the switch takes." }),
  lag: time.optional().meta({ description: "How far the standby's data may be behind." }),
  needs: z
    .array(name)
    .default([])
    .meta({ description: "What the switch itself needs: services, groups or selectors." }),
});

export const staging = z.strictObject({
  changes: name.meta({ description: "What is changed: a service, a group or a selector." }),
  waves: distinct(name, 2, "at least two waves: a single one is a change to all at once").meta({
    description: "In order: providers, regions, zones or selectors.",
  }),
  reason,
});

export const dependency = z.strictObject({ from: selector, to: selector, kind: z.enum(["needs", "none"]), reason });

export const placed = z.strictObject({
  match: selector,
  zone: name.meta({ description: "A zone's name, or its key where two places bear the name." }),
});

export const dnsName = z.strictObject({
  name: z
    .string()
    .regex(/^(?:[A-Za-z0-9_*](?:[A-Za-z0-9_-]*[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?$/, {
      error: "a DNS name such as trade.example.com",
    }),
  delegatedTo: distinct(
    z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/, { error: "a provider and its product, such as aws:route53" }),
    1,
    "at least one provider and product, such as aws:route53",
  ),
});

export const site = z.strictObject({
  name,
  zones: distinct(name, 2, "at least two zones: one alone shares its building with none").meta({
    description: "The zones that share the building, by name or key.",
  }),
});

const domainKinds = Object.keys({
  instance: true,
  zone: true,
  site: true,
  region: true,
  provider: true,
  product: true,
  "control-plane": true,
  account: true,
  name: true,
  change: true,
} satisfies Record<DomainKind, true>);

export const probability = z.strictObject({
  match: z
    .string()
    .regex(new RegExp(`^(?:${domainKinds.join("|")}):\\S.*$`), {
      error: `a kind of domain and a glob of its name, such as zone:* (kinds: ${domainKinds.join(", ")})`,
    })
    .meta({ description: "<kind of domain>:<glob of its key or name>." }),
  perYear: z
    .number()
    .gt(0)
    .max(1)
    .meta({ description: "The probability that it is lost in a year: above 0, at most 1." }),
  source: z.string().min(3, "a source of a few words").meta({ description: "Where the number comes from." }),
});

export const parity = z
  .strictObject({
    of: name.meta({ description: "The stack that must have the shape of the other." }),
    with: name,
  })
  .refine((stated) => stated.of !== stated.with, { path: ["with"], error: "another stack than the first" });
