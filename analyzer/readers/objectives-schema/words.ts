import { z } from "zod";
import type { Seconds } from "../../model/objectives.ts";
import { levels } from "../../model/objectives.ts";

// What several parts of the file are written with. Each `error` ends the sentence "… is …; expected".

/** What makes a text a selector rather than a name. */
export const selector = z
  .string()
  .regex(/^[^\s:][^\s]*::\S+$|^\*::\S+$/, { error: `a selector <type glob>::<name glob>, such as "*::matching-*"` })
  .meta({ description: "Selects resources: <type glob>::<name glob>, * for any run of characters." });

export const name = z.string().min(1, "a name that is not empty");

export const reason = z
  .string()
  .refine((text) => text.trim().length >= 3, { error: "a reason of a few words" })
  .meta({ description: "Why, for whoever reads the report.", minLength: 3 });

export const level = z.enum(levels, { error: `a level (${levels.join(", ")})` });

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** A hundred years: above it somebody has mistaken the unit. */
const mostSeconds = 36_500 * 86_400;

/** `10s`, `15m`, `24h`, `1d`. A bare number is refused: whoever writes 60 may mean minutes. */
export const time = z
  .string({ error: "a time with its unit, such as 30s, 15m, 24h or 1d" })
  .regex(/^\d+[smhd]$/, { error: "a time in whole numbers with its unit, such as 30s, 15m, 24h or 1d" })
  .refine((text) => secondsOf(text) <= mostSeconds, { error: "a time of at most 36500d" })
  .meta({ description: "A time: 30s, 15m, 24h, 1d." })
  .transform(secondsOf);

function secondsOf(text: string): Seconds {
  return Number(text.slice(0, -1)) * (secondsIn[text.slice(-1)] ?? 1);
}

/** A list in which nothing may stand twice: the second would be meant to say something else. */
export function distinct<Item extends z.ZodType>(item: Item, least: number, otherwise: string) {
  return z
    .array(item)
    .min(least, otherwise)
    .superRefine((items, context) => {
      for (const [index, each] of items.entries()) {
        if (items.indexOf(each) < index) {
          context.addIssue({ code: "custom", path: [index], message: "one that is not in the list already" });
        }
      }
    })
    .meta({ minItems: least, uniqueItems: true });
}
