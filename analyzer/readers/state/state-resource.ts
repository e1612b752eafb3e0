import { z } from "zod";
import type { ResourceOrigin, ResourceRecord, SourcePosition, Urn } from "../../model/snapshot.ts";
import type { Value } from "../../model/value.ts";
import { decodeProperties, layOver } from "../decode-value.ts";
import { providerProperties } from "../registration.ts";
import { stackRecord } from "../registrations.ts";
import { identityOf, isProviderType, stackType, urnOfProviderReference } from "../urn.ts";
import { isUnknownText } from "../wire.ts";
import { propertyMap } from "./check-shape.ts";
import { storedProperties } from "./stored-properties.ts";

const urns = z.array(z.string());

/** What is read of a resource in a state (sdk/go/common/apitype/core.go, ResourceV3). */
export const stateResource = z.object({
  urn: z.string(),
  custom: z.boolean(),
  type: z.string(),
  id: z.string().optional(),
  delete: z.boolean().optional(),
  inputs: propertyMap.optional(),
  outputs: propertyMap.optional(),
  parent: z.string().optional(),
  external: z.boolean().optional(),
  dependencies: urns.optional(),
  propertyDependencies: z.record(z.string(), urns.nullable()).optional(),
  provider: z.string().optional(),
  pendingReplacement: z.boolean().optional(),
  sourcePosition: z.string().optional(),
  stackTrace: z.array(z.object({ sourcePosition: z.string().optional() })).optional(),
});
export type StateResource = z.infer<typeof stateResource>;

/** Whether a form of file shows what components register as their outputs. */
export type ComponentOutputs = "shown" | "kept back";

/** Returns the resource that a state, or a step of a preview, tells of. */
export function recordOfState(resource: StateResource, outputs: ComponentOutputs = "shown"): ResourceRecord {
  const origin = originOf(resource, outputs);
  const identity = identityOf(resource.urn);
  if (origin === "stack" && identity !== undefined) return { ...stackRecord(identity), urn: resource.urn };
  const hasId = resource.custom && origin !== "provider" && resource.id !== undefined && resource.id !== "";
  const source = positionOf(resource);
  return {
    urn: resource.urn,
    type: resource.type,
    name: nameOf(resource.urn),
    origin,
    parent: resource.parent || null,
    provider: origin === "managed" || origin === "read" ? urnOfProviderReference(resource.provider ?? "") : null,
    dependencies: sorted(resource.dependencies ?? []),
    propertyDependencies: dependenciesOf(resource),
    properties: propertiesOf(origin, resource),
    ...(hasId && !isUnknownText(resource.id ?? "") ? { id: resource.id ?? "" } : {}),
    ...(source === null ? {} : { source }),
  };
}

/** Returns the name in a URN; one may contain what divides the other parts. */
export function nameOf(urn: Urn): string {
  return urn.split("::").slice(3).join("::");
}

/** Returns a resource that others name and that the file leaves out: somebody else's, of which nothing but its type is seen. */
export function unseenRecord(urn: Urn, provider: Urn | null): ResourceRecord {
  return {
    urn,
    type: urn.split("::")[2]?.split("$").at(-1) ?? "",
    name: nameOf(urn),
    origin: "read",
    parent: null,
    provider,
    dependencies: [],
    propertyDependencies: {},
    properties: {},
  };
}

function originOf({ type, custom, external }: StateResource, outputs: ComponentOutputs): ResourceOrigin {
  if (type === stackType) return "stack";
  if (isProviderType(type)) return "provider";
  if (custom) return external === true ? "read" : "managed";
  return outputs === "shown" ? "component" : "remote-component";
}

function propertiesOf(
  origin: ResourceOrigin,
  { type, inputs = {}, outputs = {} }: StateResource,
): Readonly<Record<string, Value>> {
  const stated = storedProperties(inputs);
  const computed = storedProperties(outputs);
  switch (origin) {
    case "component":
    case "remote-component":
      return decodeProperties(computed, "kept");
    case "provider":
      // The provider of resources that a program implements itself holds the whole configuration.
      if (/^pulumi:providers:pulumi-(?:nodejs|python)$/.test(type)) return {};
      return layOver(decodeProperties(providerProperties(stated)), decodeProperties(providerProperties(computed)));
    default:
      return layOver(decodeProperties(stated), decodeProperties(computed));
  }
}

function dependenciesOf(resource: StateResource): Readonly<Record<string, readonly Urn[]>> {
  const { propertyDependencies, dependencies = [], inputs = {} } = resource;
  // Checkpoints of the oldest engines don't say which property depends on what: each then depends on all.
  const told = propertyDependencies ?? Object.fromEntries(Object.keys(inputs).map((key) => [key, dependencies]));
  const result: Record<string, readonly Urn[]> = {};
  for (const property of Object.keys(told).sort()) {
    const named = told[property] ?? [];
    if (named.length > 0 && !property.startsWith("__")) result[property] = sorted(named);
  }
  return result;
}

/** The innermost line that is the program's own: `project:///index.ts#12,5`. */
function positionOf({ sourcePosition, stackTrace = [] }: StateResource): SourcePosition | null {
  const frames = stackTrace.length > 0 ? stackTrace.map((frame) => frame.sourcePosition) : [sourcePosition];
  for (const frame of frames) {
    const found = /^project:\/\/\/(?<file>[^#]+)#(?<line>\d+)/.exec(frame ?? "");
    const { file, line } = found?.groups ?? {};
    if (file === undefined || line === undefined) return null;
    if (!file.split("/").includes("node_modules")) return { file: decoded(file), line: Number(line) };
  }
  return null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function sorted(list: readonly Urn[]): readonly Urn[] {
  return [...new Set(list)].sort();
}
