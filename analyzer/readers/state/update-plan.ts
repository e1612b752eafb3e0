import { z } from "zod";
import type { Completeness, Snapshot, Urn } from "../../model/snapshot.ts";
import { InputError } from "../input-error.ts";
import { settleResources } from "../settle-resources.ts";
import type { Wire, WireRecord } from "../wire.ts";
import { checkShape, propertyMap } from "./check-shape.ts";
import { saySome } from "./say-some.ts";
import { byUrn, namedButMissing, stackOf } from "./stack-of.ts";
import { recordOfState, unseenRecord } from "./state-resource.ts";

const diff = z.object({ adds: propertyMap.optional(), updates: propertyMap.optional() });
const urns = z.array(z.string());

/** What is read of a resource in a plan (sdk/go/common/apitype/plan.go, ResourcePlanV1). */
const resourcePlan = z.object({
  goal: z
    .object({
      type: z.string(),
      custom: z.boolean(),
      inputDiff: diff.optional(),
      outputDiff: diff.optional(),
      parent: z.string().optional(),
      dependencies: urns.optional(),
      provider: z.string().optional(),
      propertyDependencies: z.record(z.string(), urns.nullable()).optional(),
      id: z.string().optional(),
    })
    .nullish(),
  steps: z.array(z.string()).nullish(),
  state: propertyMap.nullish(),
});
type ResourcePlan = z.infer<typeof resourcePlan>;

const updatePlan = z.object({ resourcePlans: z.record(z.string(), resourcePlan).nullish() });

/**
 * Returns the stack that `pulumi preview --save-plan` constrains an update to. Of each resource it shows what changes in what is
 * stated, and all that it will consist of; what the program fetches with `X.get()` it leaves out, and what names that shows it.
 * @throws InputError where version or shape is another, or the file is of no stack.
 */
export function readUpdatePlan(file: string, content: WireRecord): Snapshot {
  const { resourcePlans } = checkShape(file, updatePlan, planOf(file, content), "an update plan");
  const plans = Object.entries(resourcePlans ?? {});
  const identity = stackOf(
    file,
    plans.map(([urn]) => urn),
  );
  const records = byUrn(
    file,
    plans.flatMap(([urn, plan]) => {
      const resource = resourceOf(urn, plan);
      return resource === null ? [] : [recordOfState(resource)];
    }),
  );
  const unseen = namedButMissing(records);
  for (const urn of unseen) records.set(urn, unseenRecord(urn, null));
  return {
    ...identity,
    source: "plan",
    completeness: completenessOf(plans),
    resources: settleResources(records),
    lookups: [],
  };
}

/** A plan stands alone, or with its version beside it. */
function planOf(file: string, content: WireRecord): Wire {
  if (!("plan" in content)) return content;
  if (content.version === 1) return content.plan ?? null;
  throw new InputError(
    `${file} is an update plan of version ${JSON.stringify(content.version)}, expected version 1; update faultline, or save the plan with an earlier Pulumi.`,
  );
}

const gone: ReadonlySet<string> = new Set(["delete", "discard", "read-discard", "remove-pending-replace"]);

function resourceOf(urn: Urn, { goal, steps, state }: ResourcePlan) {
  // Taken out of the program: only its end is planned.
  if (goal === undefined || goal === null || (steps ?? []).some((step) => gone.has(step))) return null;
  const { inputDiff = {}, outputDiff = {}, id, ...stated } = goal;
  return {
    ...stated,
    urn,
    inputs: { ...inputDiff.adds, ...inputDiff.updates },
    // Of a component the proposed outputs are missing where it is new to the plan's engine; the difference has them.
    outputs: goal.custom ? (state ?? {}) : { ...outputDiff.adds, ...outputDiff.updates, ...(state ?? {}) },
    ...(id === undefined ? {} : { id }),
  };
}

/** A resource that `--target` or `--exclude` skips is in the plan without a step. */
function completenessOf(plans: readonly (readonly [Urn, ResourcePlan])[]): Completeness {
  const skipped = plans.flatMap(([urn, { goal, steps }]) => (goal && (steps ?? []).length === 0 ? [urn] : [])).sort();
  return skipped.length === 0
    ? { kind: "whole" }
    : { kind: "partial", why: `the plan does not show the whole stack; planned without any step: ${saySome(skipped)}` };
}
