import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import type { Completeness, ResourceOrigin, ResourceRecord, Snapshot, Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { decodeProperties, layOver } from "./decode-value.ts";
import { policyProperties } from "./policy-properties.ts";
import { providerProperties } from "./registration.ts";
import { stackRecord } from "./registrations.ts";
import { settleResources } from "./settle-resources.ts";
import { identityOf, isProviderType, stackType } from "./urn.ts";
import type { WireRecord } from "./wire.ts";

/** What a program states for each resource: the inputs that a pack sees before it sees the stack. */
export type StatedInputs = ReadonlyMap<Urn, WireRecord>;

/** Returns the inputs of one resource, as `validateResource` gets them; unknowns are read without throwing. */
export function readStatedInputs(args: Pick<ResourceValidationArgs, "props">): WireRecord {
  return policyProperties(args.props);
}

/**
 * Returns the stack that a policy pack is shown. It can't show all: resources fetched by `X.get()` are kept from packs,
 * secrets come without their marks, and a component's reference to a resource with an unknown id is an unknown.
 */
export function readPolicyStack(args: Pick<StackValidationArgs, "resources">, stated: StatedInputs): Snapshot {
  const identity = args.resources.map(({ urn }) => identityOf(urn)).find((found) => found !== undefined);
  const records = new Map(args.resources.map((resource) => [resource.urn, recordOf(resource, stated)]));
  const named = new Set<Urn>();
  for (const resource of args.resources) {
    for (const urn of urnsNamedBy(resource)) if (!records.has(urn)) named.add(urn);
  }
  const absent = [...named].sort();
  return {
    project: identity?.project ?? "",
    stack: identity?.stack ?? "",
    source: "policy-pack",
    completeness: completenessOf(absent, identity === undefined),
    resources: settleResources(records),
    lookups: [],
  };
}

function recordOf(resource: PolicyResource, stated: StatedInputs): ResourceRecord {
  const { urn, type, name } = resource;
  const origin = originOf(resource);
  if (origin === "stack") {
    const identity = identityOf(urn);
    if (identity !== undefined) return { ...stackRecord(identity), urn };
  }
  const propertyDependencies: Record<string, readonly Urn[]> = {};
  for (const property of Object.keys(resource.propertyDependencies).sort()) {
    const urns = sortedUrns(resource.propertyDependencies[property] ?? []);
    if (urns.length > 0) propertyDependencies[property] = urns;
  }
  return {
    urn,
    type,
    name,
    origin,
    parent: parentOf(resource),
    provider: origin === "managed" ? (resource.provider?.urn ?? null) : null,
    dependencies: sortedUrns(resource.dependencies),
    propertyDependencies,
    properties: propertiesOf(resource, origin, stated.get(urn)),
  };
}

function originOf({ type, provider }: PolicyResource): ResourceOrigin {
  if (type === stackType) return "stack";
  if (isProviderType(type)) return "provider";
  return provider === undefined ? "component" : "managed";
}

function propertiesOf(
  resource: PolicyResource,
  origin: ResourceOrigin,
  inputs: WireRecord | undefined,
): Readonly<Record<string, Value>> {
  const outputs = policyProperties(resource.props);
  switch (origin) {
    case "component":
      return decodeProperties(outputs, "kept");
    case "provider":
      if (resource.type === "pulumi:providers:pulumi-nodejs") return {};
      return layOver(
        decodeProperties(providerProperties(inputs ?? outputs)),
        decodeProperties(providerProperties(outputs)),
      );
    default: {
      // Without inputs, what another resource feeds must have been stated.
      const fed = Object.entries(outputs).filter(([key]) => key in resource.propertyDependencies);
      return layOver(decodeProperties(inputs ?? Object.fromEntries(fed)), decodeProperties(outputs));
    }
  }
}

function parentOf(resource: PolicyResource): Urn | null {
  return resource.parent?.urn ?? resource.opts.parent ?? null;
}

function urnsNamedBy(resource: PolicyResource): readonly Urn[] {
  const parent = parentOf(resource);
  return [
    ...(parent === null ? [] : [parent]),
    ...(resource.provider === undefined ? [] : [resource.provider.urn]),
    ...resource.dependencies.map(({ urn }) => urn),
    ...Object.values(resource.propertyDependencies).flatMap((resources) => resources.map(({ urn }) => urn)),
  ];
}

function completenessOf(absent: readonly Urn[], empty: boolean): Completeness {
  if (empty) return { kind: "partial", why: "the policy pack was shown no resource at all" };
  return absent.length === 0
    ? { kind: "whole" }
    : {
        kind: "partial",
        why: `the policy pack was shown a part of the stack: ${absent.join(", ")} ${absent.length === 1 ? "is" : "are"} named but missing`,
      };
}

function sortedUrns(resources: readonly PolicyResource[]): readonly Urn[] {
  return [...new Set(resources.map(({ urn }) => urn))].sort();
}
