import { z } from "zod";

// The forms of what a loss takes and of a replay: written key by key in loss.ts, as the report is in stack.ts.

const text = z.string();
const texts = z.array(text);
const count = z.int().min(0);
const domainId = text.meta({ description: "The id of a failure domain, as in domains[].id" });
const node = text.meta({ description: "A Pulumi URN, or what the stack calls something that is not its own" });
const seconds = z.number().min(0).nullable();

const sure = z.boolean().meta({
  description: "In every world; else in some world only, by facts that are not known yet or by how well the rest works",
});
const told = z.object({ service: text, sure });
const steps = z
  .array(z.object({ says: text, subject: text, from: z.array(count) }))
  .meta({ description: "Each step follows from the earlier ones at the positions in `from`" });
const away = z.array(
  z.object({
    domain: domainId,
    inPart: z.boolean().meta({ description: "It works in part: at best it counts as there" }),
  }),
);
const lostElsewhere = z.array(told);

const asked = {
  project: text,
  stack: text,
  resources: count,
  objectives: text.nullable().meta({ description: "The objectives file; null: services were assumed" }),
  services: texts,
  domains: z
    .array(z.object({ id: domainId, kind: text, label: text, within: z.array(domainId), aliases: texts }))
    .meta({ description: "Every domain that is spoken of" }),
};

const state = z.object({
  lost: z.array(told.extend({ derivation: steps })),
  late: z
    .array(
      told.extend({
        limits: z.array(z.object({ rto: seconds, rpo: seconds })),
        takes: z.object({ time: seconds, lag: seconds }).meta({ description: "Seconds; null: not stated" }),
        derivation: steps,
      }),
    )
    .meta({
      description: "Back only later, or with more of the latest data gone, than the objective allows; not among `lost`",
    }),
  wrong: texts.meta({ description: "Up, and answering with wrong data" }),
  dataLost: z.array(told),
  capacityShort: z.array(told),
  redundancyLost: z.array(told.extend({ lostWith: z.array(domainId) })).meta({
    description: "Up, with single points of failure that they lacked: `lostWith`",
  }),
  stuck: z.array(told.extend({ until: z.array(domainId) })).meta({
    description: "Down, and not to be brought back before all of `until` return",
  }),
  frozen: z.array(z.object({ until: z.array(domainId), nodes: z.array(node), sure })).meta({
    description: "Up, and none can be added or replaced before all of `until` return",
  }),
  down: z.object({ sure: z.array(node), perhaps: z.array(node) }).meta({ description: "Resources that are down" }),
  capacities: z
    .array(z.object({ service: text, group: text, peak: z.number(), unit: text, best: z.number(), worst: z.number() }))
    .meta({ description: "What is left of each group with a stated capacity whose service states its peak" }),
  untouched: texts,
  facts: z.array(z.object({ id: text, what: text, remedy: text.nullable() })).meta({
    description: "What is not known yet, by which the best and the worst differ",
  }),
});

const ranked = z.array(
  z.object({
    domains: z.array(domainId),
    lost: texts,
    perhapsLost: texts,
    together: texts.meta({ description: "What none of the domains takes alone" }),
  }),
);

/** What `what-if` answers. */
export const publishedLoss = z.object({
  version: z.literal(1),
  kind: z.literal("loss"),
  ...asked,
  question: z.object({
    lost: z.array(domainId),
    down: z.array(node),
    surges: z.array(z.object({ service: text, factor: z.number() })),
    corrupted: z.array(node),
    worst: z.boolean(),
  }),
  away,
  state,
  surges: z.array(
    z.object({
      service: text,
      factor: z.number(),
      peak: z
        .object({ stated: z.number(), surged: z.number(), unit: text })
        .nullable()
        .meta({ description: "null: no peak is stated, so that nothing can be told" }),
      unstated: z.array(text).meta({ description: "What is on its path, and nobody states what it carries" }),
    }),
  ),
  waves: z.array(z.object({ wave: domainId, lost: lostElsewhere, chosen: z.boolean() })),
  ranking: z
    .object({
      singles: ranked,
      pairs: ranked,
      tried: z.object({ singles: count, pairs: count, bounded: z.boolean() }),
    })
    .nullable(),
});

const products = texts.nullable();
const effect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("lose"), what: text, of: products }),
  z.object({ kind: z.literal("degrade"), what: text, of: products, to: z.number().nullable() }),
  z.object({ kind: z.literal("saturate"), what: text, to: z.number() }),
  z.object({ kind: z.literal("corrupt"), what: text }),
  z.object({ kind: z.literal("restore"), what: text, of: products }),
]);
const reopens = z.enum(["cancel-only", "post-only", "full"]).nullable();
const at = text.meta({ description: "UTC; only the day where the record has no more" });

const incident = z.object({
  id: text,
  title: text,
  summary: text,
  sources: z.array(z.object({ kind: z.enum(["official", "copy", "press"]), title: text, where: text })),
  struck: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("zone"), region: text }),
      z.object({ kind: z.literal("instance"), of: text }),
      z.object({ kind: z.literal("resource"), of: text }),
    ])
    .nullable(),
  steps: z.array(
    z.object({ at, published: text, says: text, sources: z.array(count), effects: z.array(effect), reopens }),
  ),
  record: z.object({ lost: texts, kept: texts }),
});

const minutes = z.number().nullable().meta({ description: "By the record's own times; null where it has none" });

/** What `replay` answers. */
export const publishedReplay = z.object({
  version: z.literal(1),
  kind: z.literal("replay"),
  ...asked,
  incident,
  asIf: domainId.nullable().meta({ description: "Onto what it was transposed" }),
  elsewhere: text.nullable().meta({ description: "Why it does not touch this stack; null: it does" }),
  meaning: texts.meta({ description: "What the record's words mean in this stack" }),
  choice: z
    .object({ chosen: domainId, others: z.array(z.object({ domain: domainId, lost: lostElsewhere })), of: count })
    .nullable()
    .meta({
      description: "Where it could have hit one of several: the one that is replayed, and what others would take",
    }),
  steps: z.array(
    z.object({
      at,
      published: text,
      says: text,
      reopens,
      minutes,
      away,
      change: z.object({
        lost: z.array(told),
        late: z.array(told),
        degraded: texts,
        stuck: z.array(told),
        restored: texts,
        repairable: texts,
      }),
      state,
    }),
  ),
  outages: z.array(
    z.object({
      service: text,
      sure,
      from: count.meta({ description: "Position of the step with which it begins" }),
      to: count
        .nullable()
        .meta({ description: "Position of the step with which it ends; null: not before the record does" }),
      minutes,
    }),
  ),
});
