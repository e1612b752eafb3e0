import { z } from "zod";
import { levels } from "../../model/objectives.ts";
import { distinct, level, name, selector, time } from "./words.ts";

/** The forms of `survives` in words. */
export const someLevels = `a level (${levels.join(", ")}), or levels with their times beneath, such as { instance: {}, zone: { rto: 60s, rpo: 0s } }`;

const limits = z.strictObject({
  rto: time.optional().meta({ description: "Within this time it must be back." }),
  rpo: time.optional().meta({ description: "Of its latest data at most this much may be gone." }),
});

const survivesAtLevels = z
  .strictObject({
    instance: limits.optional(),
    zone: limits.optional(),
    region: limits.optional(),
    provider: limits.optional(),
    change: z.strictObject({}).optional().meta({ description: "No single change, rolled out to all, may take it." }),
  })
  .refine((stated) => Object.keys(stated).length > 0, { error: `at least one level (${levels.join(", ")}) or change` })
  .meta({ minProperties: 1 });

export const capacity = z.strictObject({
  peak: z.int().min(1).meta({ description: "What must still be carried after any promised loss." }),
  unit: name.meta({ description: "The unit of peak and of the groups' perMember, such as requests/s." }),
});

/** What can be asked of a service; one of which nothing is asked would pass whatever happens. */
const asks = ["survives", "repairable", "keepsData", "independentOf"] as const;

export const service = z
  .strictObject({
    entry: selector.meta({ description: "What requests enter by: a listener, a rule or a component." }),
    needs: z.array(name).default([]).meta({ description: "Services, groups or selectors." }),
    survives: z
      .union([level, survivesAtLevels], { error: someLevels })
      .optional()
      .meta({ description: "Which losses it must survive; a level not stated takes the nearest larger one." }),
    capacity: capacity.optional(),
    egress: z
      .literal("required", { error: `"required", or nothing` })
      .optional()
      .meta({ description: "Its servers must reach the internet." }),
    repairable: level.optional().meta({ description: "After losing one of this level it can be rebuilt elsewhere." }),
    keepsData: level.optional().meta({ description: "Some copy of its data outlives one of this level." }),
    independentOf: distinct(name, 1, "at least one service")
      .optional()
      .meta({ description: "Services that nothing may take together with this one." }),
  })
  .refine((stated) => asks.some((ask) => stated[ask] !== undefined), {
    error: `a service of which something is asked (${asks.join(", ")})`,
    // Where survives is written in a way that can't be read, that is what is wrong.
    when: ({ issues }) => issues.length === 0,
  });
