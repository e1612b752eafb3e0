import { z } from "zod";
import type { Completeness, Snapshot } from "../../model/snapshot.ts";
import { InputError } from "../input-error.ts";
import { settleResources } from "../settle-resources.ts";
import type { WireRecord } from "../wire.ts";
import { checkShape } from "./check-shape.ts";
import { saySome } from "./say-some.ts";
import { byUrn, namedButMissing, stackOf } from "./stack-of.ts";
import type { StateResource } from "./state-resource.ts";
import { recordOfState, stateResource } from "./state-resource.ts";

const deployment = z.object({
  resources: z.array(stateResource).nullish(),
  pending_operations: z.array(z.object({ resource: stateResource, type: z.string() })).nullish(),
  snippets: z.array(z.unknown()).nullish(),
});
type Deployment = z.infer<typeof deployment>;

const featureNames = z.array(z.string()).nullish();
const exportedState = z.object({ version: z.number(), features: featureNames, deployment });
const keptState = z.object({
  version: z.number(),
  features: featureNames,
  checkpoint: z.object({ latest: deployment.nullish() }),
});

/** Features of version 4 that change nothing in what is read here (pkg/resource/stack/deployment.go). */
const knownFeatures: ReadonlySet<string> = new Set([
  "refreshBeforeUpdate",
  "views",
  "hooks",
  "taint",
  "replaceWith",
  "extensionParameterization",
  "byteString",
]);

/**
 * Returns the stack as it is deployed, from `pulumi stack export` or from the file in which a backend keeps it. What is to be
 * deleted is left out; what was under way when the state was written makes it partial.
 * @throws InputError where version or shape is another, or the file is of no stack.
 */
export function readCheckpoint(file: string, content: WireRecord): Snapshot {
  requireVersion(file, content);
  const latest =
    "deployment" in content
      ? checkShape(file, exportedState, content, "a stack's exported state").deployment
      : (checkShape(file, keptState, content, "a stack's checkpoint").checkpoint.latest ?? {});
  const all = latest.resources ?? [];
  const standing = all.filter((resource) => resource.delete !== true);
  const identity = stackOf(
    file,
    all.map(({ urn }) => urn),
  );
  const records = byUrn(
    file,
    standing.map((resource) => recordOfState(resource)),
  );
  return {
    ...identity,
    source: "state",
    completeness: completenessOf(latest, standing, namedButMissing(records)),
    resources: settleResources(records),
    lookups: [],
  };
}

/** @throws InputError for a version or a feature that a later Pulumi, or one before its first release, wrote. */
function requireVersion(file: string, { version, features }: WireRecord): void {
  if (version !== 3 && version !== 4) {
    const read = typeof version === "number" ? `version ${version}` : "a version that is no number";
    const old = typeof version === "number" && version < 3;
    throw new InputError(
      `${file} is a Pulumi state of ${read}, expected version 3 or 4; ${old ? "export it with a Pulumi of today, which brings it up to date" : "update faultline, or export the state with an earlier Pulumi"}.`,
    );
  }
  const unknown = (Array.isArray(features) ? features : []).map(String).filter((name) => !knownFeatures.has(name));
  if (unknown.length > 0) {
    throw new InputError(
      `${file} is a Pulumi state that uses ${saySome(unknown)}, which faultline can't read; update faultline, or check the stack's program.`,
    );
  }
}

function completenessOf(
  { pending_operations: pending, snippets }: Deployment,
  standing: readonly StateResource[],
  missing: readonly string[],
): Completeness {
  const underWay = (pending ?? []).map(({ type, resource }) => `${type} ${resource.urn}`).sort();
  const between = standing.flatMap(({ urn, pendingReplacement }) => (pendingReplacement === true ? [urn] : []));
  const told = [
    ...(underWay.length === 0
      ? []
      : [`operations were under way when it was written: ${saySome(underWay)} (pulumi refresh settles them)`]),
    ...(between.length === 0 ? [] : [`deleted and not yet created again: ${saySome(between)}`]),
    ...(missing.length === 0 ? [] : [`named but missing: ${saySome(missing)}`]),
    ...((snippets ?? []).length === 0 ? [] : ["its snippets make further resources"]),
  ];
  return told.length === 0
    ? { kind: "whole" }
    : { kind: "partial", why: `the state does not show the whole stack; ${told.join("; ")}` };
}
