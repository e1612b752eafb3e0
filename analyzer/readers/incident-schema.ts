import { z } from "zod";
import { productClasses } from "../model/product-class.ts";

const text = z.string().min(1);
const of = z.array(z.enum(productClasses)).min(1).optional();

/** A day, or a time in UTC. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/)
  .refine((at) => !Number.isNaN(Date.parse(at)));

const what = z.string().regex(/^(struck|name:\S+|control-plane:[\w-]+\/[\w*-]+|[\w-]+(\/[\w-]+){0,2})$/);

const effect = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lose"), what, of }),
  z.strictObject({ kind: z.literal("degrade"), what, of, to: z.number().min(0).lt(1).optional() }),
  z.strictObject({ kind: z.literal("saturate"), what: z.literal("struck"), to: z.number().min(0).lt(1) }),
  z.strictObject({ kind: z.literal("corrupt"), what: z.literal("struck") }),
  z.strictObject({ kind: z.literal("restore"), what, of }),
]);

/** An incident's data file. What must agree between its steps is checked beside this. */
export const incidentFile = z.strictObject({
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  summary: text,
  sources: z.array(z.strictObject({ kind: z.enum(["official", "copy", "press"]), title: text, where: text })).min(1),
  struck: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("zone"), region: z.string().regex(/^[\w-]+\/[\w-]+$/) }),
      z.strictObject({ kind: z.literal("instance"), of: z.enum(productClasses) }),
      z.strictObject({ kind: z.literal("resource"), of: z.enum(productClasses) }),
    ])
    .optional(),
  steps: z.array(
    z.strictObject({
      at: moment,
      published: text,
      says: text,
      sources: z.array(z.int().min(1)).min(1),
      effects: z.array(effect),
      reopens: z.enum(["cancel-only", "post-only", "full"]).optional(),
    }),
  ),
  record: z.strictObject({ lost: z.array(text), kept: z.array(text) }),
});
