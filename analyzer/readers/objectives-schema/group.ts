import { z } from "zod";
import { name, selector } from "./words.ts";

export const group = z
  .strictObject({
    name,
    members: selector.meta({ description: "The resources that stand in for each other." }),
    within: selector.optional().meta({ description: "One group for each resource that this matches." }),
    required: z.int().min(1).optional().meta({ description: "How many of the members are needed." }),
    kind: z.enum(["majority", "primary"]).optional(),
    primary: selector.optional().meta({ description: "With kind: primary, the member that serves." }),
    perMember: z.int().min(1).optional().meta({ description: "What one member carries, in the unit of the peaks." }),
  })
  .refine(
    (stated) => (stated.required === undefined) !== (stated.kind === undefined),
    "either required (a number) or kind: majority or primary",
  )
  .refine((stated) => stated.primary === undefined || stated.kind === "primary", {
    path: ["primary"],
    error: "kind: primary beside it",
  });
