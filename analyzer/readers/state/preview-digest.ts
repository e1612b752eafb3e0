import { z } from "zod";
import type { Completeness, ResourceRecord, Snapshot, Urn } from "../../model/snapshot.ts";
import type { ProgramConfig } from "../default-provider.ts";
import { defaultProvider } from "../default-provider.ts";
import { settleResources } from "../settle-resources.ts";
import type { StackIdentity } from "../urn.ts";
import { isProviderType, packageOf, providerTypePrefix } from "../urn.ts";
import type { WireRecord } from "../wire.ts";
import { unknownText } from "../wire.ts";
import { checkShape } from "./check-shape.ts";
import { saySome } from "./say-some.ts";
import { byUrn, namedButMissing, stackOf } from "./stack-of.ts";
import type { StateResource } from "./state-resource.ts";
import { nameOf, recordOfState, stateResource, unseenRecord } from "./state-resource.ts";

const digest = z.object({
  config: z.record(z.string(), z.string()).nullish(),
  steps: z
    .array(
      z.object({
        op: z.string(),
        urn: z.string(),
        oldState: stateResource.nullish(),
        newState: stateResource.nullish(),
      }),
    )
    .nullish(),
  diagnostics: z.array(z.object({ message: z.string(), severity: z.string() })).nullish(),
  changeSummary: z.record(z.string(), z.number()).nullish(),
});
type Digest = z.infer<typeof digest>;
type Step = NonNullable<Digest["steps"]>[number];

/**
 * Returns the stack that `pulumi preview --json` tells of. It leaves out (display/json.go of Pulumi's engine): what stays as it
 * is, unless it ran with `--show-sames`; default providers, which are made from the configuration again; what a provider computes
 * and what a component registers, except where that stays as it was; which texts are secrets, beyond writing `[secret]`.
 * @throws InputError where the shape is another, or the file is of no stack.
 */
export function readPreviewDigest(file: string, content: WireRecord): Snapshot {
  const preview = checkShape(file, digest, content, "a preview");
  const steps = preview.steps ?? [];
  const identity = stackOf(
    file,
    steps.map(({ urn }) => urn),
  );
  const records = byUrn(file, steps.flatMap(recordOfStep));
  const missing = namedButMissing(records);
  const config = configOf(preview);
  for (const urn of missing) {
    const record = defaultProviderOf(urn, identity, config);
    if (record !== null) records.set(urn, record);
  }
  const unseen = missing.filter((urn) => !records.has(urn));
  for (const urn of unseen) records.set(urn, unseenRecord(urn, null));
  return {
    ...identity,
    source: "plan",
    completeness: completenessOf(preview, unseen),
    resources: settleResources(records),
    lookups: [],
  };
}

/** Operations that end with the resource gone; those on the way to a replacement have a `replace` beside them. */
const gone: ReadonlySet<string> = new Set([
  "delete",
  "delete-replaced",
  "create-replacement",
  "discard",
  "read-discard",
]);

function recordOfStep({ op, oldState, newState }: Step): readonly ResourceRecord[] {
  if (gone.has(op) || newState === null || newState === undefined) return [];
  if (op !== "same") return [recordOfState(newState, newState.custom ? "shown" : "kept back")];
  // Whether outputs of what stays as it is are there already when the step is written down is a matter of chance.
  const computed = newState.outputs ?? oldState?.outputs;
  const id = newState.id ?? oldState?.id;
  const settled: StateResource = {
    ...newState,
    ...(computed === undefined ? {} : { outputs: computed }),
    ...(id === undefined ? {} : { id }),
  };
  return [recordOfState(settled)];
}

function configOf({ config }: Digest): ProgramConfig {
  const entries = Object.entries(config ?? {});
  const secretKeys = entries.flatMap(([key, text]) => (text.includes("[secret]") ? [key] : []));
  const values = Object.fromEntries(entries.map(([key, text]) => [key, secretKeys.includes(key) ? unknownText : text]));
  return { values, secretKeys };
}

function defaultProviderOf(urn: Urn, identity: StackIdentity, config: ProgramConfig): ResourceRecord | null {
  const type = urn.split("::")[2] ?? "";
  const name = nameOf(urn);
  if (!isProviderType(type) || !/^default(?:_|$)/.test(name)) return null;
  const request = { package: packageOf(type.slice(providerTypePrefix.length)), version: "", downloadUrl: "" };
  return { ...defaultProvider(identity, request, config), urn, type, name };
}

function completenessOf({ steps, changeSummary, diagnostics }: Digest, unseen: readonly Urn[]): Completeness {
  const same = (steps ?? []).filter(({ op }) => op === "same").length;
  const left = (changeSummary?.same ?? 0) - same;
  const failed = (diagnostics ?? []).find(({ severity }) => severity === "error");
  const told = [
    ...(changeSummary === undefined || changeSummary === null ? ["it did not come to its end"] : []),
    ...(failed === undefined ? [] : [`it failed: ${firstLine(failed.message)}`]),
    ...(left > 0 ? [`it leaves out ${left} that stay as they are (run it with --show-sames)`] : []),
    ...(unseen.length === 0 ? [] : [`named but missing: ${saySome(unseen)}`]),
  ];
  return told.length === 0
    ? { kind: "whole" }
    : { kind: "partial", why: `the preview does not show the whole stack; ${told.join("; ")}` };
}

function firstLine(message: string): string {
  return (message.trim().split("\n")[0] ?? "").replace(/^error: /, "").replace(/\.$/, "");
}
