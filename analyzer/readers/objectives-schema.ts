import { z } from "zod";
import { levels } from "../model/objectives.ts";

const selector = z.string().regex(/^[^\s:][^\s]*::\S+$|^\*::\S+$/, {
  error: `a selector <type glob>::<name glob>, such as "*::matching-*"`,
});
const name = z.string().min(1, "a name that is not empty");
const reason = z.string().min(3, "a reason of a few words");
const level = z.enum(levels);
const noTimes = z.strictObject({});
/** The levels in words. */
export const someLevels = `a level (${levels.join(", ")}), or levels with nothing beneath, such as { instance: {}, zone: {} }`;

export const service = z.strictObject({
  entry: selector,
  needs: z.array(name).default([]),
  survives: z.union(
    [
      level,
      z.partialRecord(level, noTimes).refine((stated) => Object.keys(stated).length > 0, {
        error: `at least one level (${levels.join(", ")})`,
      }),
    ],
    { error: someLevels },
  ),
});

export const group = z
  .strictObject({
    name,
    members: selector,
    within: selector.optional(),
    required: z.int().min(1).optional(),
    kind: z.literal("majority").optional(),
  })
  .refine(
    (stated) => (stated.required === undefined) !== (stated.kind === undefined),
    "either required (a number) or kind: majority",
  );

export const dependency = z.strictObject({ from: selector, to: selector, kind: z.enum(["needs", "none"]), reason });
export const placed = z.strictObject({ match: selector, zone: name });

/** What faultline.yaml may say. Unknown keys are refused: half obeyed would read as obeyed. */
export const objectivesFile = z
  .strictObject({
    version: z.literal(1, { error: "1, the only one there is" }),
    services: z.record(name, service).default({}),
    groups: z.array(group).default([]),
    dependencies: z.array(dependency).default([]),
    placement: z.array(placed).default([]),
  })
  .superRefine(({ services, groups }, context) => {
    // `needs` names services and groups alike: two of one name could not be told apart.
    const taken = new Set(Object.keys(services));
    for (const [index, each] of groups.entries()) {
      if (taken.has(each.name)) {
        const message = "a name that no service and no other group bears";
        context.addIssue({ code: "custom", path: ["groups", index, "name"], message });
      }
      taken.add(each.name);
    }
  });
