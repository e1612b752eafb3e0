import { z } from "zod";
import { name, reason, selector } from "./words.ts";

/** A day that there is: 2027-02-30 would otherwise count until somebody's library decides what it means. */
const day = z
  .string({ error: "a day such as 2027-01-31" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a day such as 2027-01-31" })
  .refine(isDay, { error: "a day that the calendar has" })
  .meta({ description: "The last day on which it counts, in UTC.", format: "date" });

export const waiver = z.strictObject({
  rule: name.meta({ description: "The id of the rule whose findings are accepted." }),
  match: selector.meta({ description: "The resources whose findings are accepted." }),
  reason,
  owner: z
    .string()
    .refine((text) => text.trim() !== "", { error: "who answers for it" })
    .meta({ description: "Who answers for it.", minLength: 1 }),
  expires: day,
});

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
