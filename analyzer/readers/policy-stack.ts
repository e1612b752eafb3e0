import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import type { ResourceOrigin, ResourceRecord, Snapshot, Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { decodeProperties, layOver } from "./decode-value.ts";
import { completenessOf } from "./policy-completeness.ts";
import { policyProperties } from "./policy-properties.ts";
import { providerProperties } from "./registration.ts";
import { stackRecord } from "./registrations.ts";
import { settleResources } from "./settle-resources.ts";
import { identityOf, isProviderType, stackType } from "./urn.ts";
import type { WireRecord } from "./wire.ts";

/** The providers of resources that a program implements itself. */
const dynamicProviderType = /^pulumi:providers:pulumi-(?:nodejs|python)$/;

/** What a program states for each resource: the inputs that a pack sees before it sees the stack. */
export type StatedInputs = ReadonlyMap<Urn, WireRecord>;

/** Returns the inputs of one resource, as `validateResource` gets them; unknowns are read without throwing. */
export function readStatedInputs(args: Pick<ResourceValidationArgs, "props">): WireRecord {
  return policyProperties(args.props);
}

/**
 * Returns the stack that a policy pack is shown. It can't show all: resources fetched by `X.get()` are kept from packs,
 * secrets come without their marks, and a component's reference to a resource with an unknown id is an unknown.
 *
 * Under `--target` and `--exclude` the engine shows what the operation will leave standing. A resource that it skips is
 * shown as it was deployed, its inputs and dependencies included; where it was never deployed, without any property
 * (pkg/resource/deploy/step_generator.go of Pulumi's engine). The second makes the stack partial, as does a resource that
 * the program has not registered.
 */
export function readPolicyStack(args: Pick<StackValidationArgs, "resources">, stated: StatedInputs): Snapshot {
  const identity = args.resources.map(({ urn }) => identityOf(urn)).find((found) => found !== undefined);
  const records = new Map(args.resources.map((resource) => [resource.urn, recordOf(resource, stated)]));
  const ours = args.resources.filter((resource) => isOwn(originOf(resource)));
  return {
    project: identity?.project ?? "",
    stack: identity?.stack ?? "",
    source: "policy-pack",
    completeness: completenessOf({
      shown: identity === undefined ? 0 : args.resources.length,
      inputsShown: stated.size > 0,
      named: args.resources.flatMap(urnsNamedBy).filter((urn) => !records.has(urn)),
      missing: [...stated.keys()].filter((urn) => !records.has(urn)),
      unregistered: urnsOf(ours.filter(({ urn }) => !stated.has(urn))),
      skipped: urnsOf(ours.filter((resource) => isSkipped(resource, stated.get(resource.urn)))),
    }),
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
      if (dynamicProviderType.test(resource.type)) return {};
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
    ...urnsOf(resource.dependencies),
    ...Object.values(resource.propertyDependencies).flatMap(urnsOf),
  ];
}

/** Whether a program registers it, rather than the engine on its behalf. */
function isOwn(origin: ResourceOrigin): boolean {
  return origin !== "stack" && origin !== "provider";
}

/**
 * Whether the engine skipped a resource that was never deployed. Providers compute something of every resource, at preview
 * unknown; only one that the program implements itself may have neither inputs nor outputs. Of components it can't be told.
 */
function isSkipped({ props, provider }: PolicyResource, inputs: WireRecord | undefined): boolean {
  if (provider === undefined || dynamicProviderType.test(provider.type)) return false;
  return isEmpty(policyProperties(props)) && isEmpty(inputs ?? {});
}

function isEmpty(properties: WireRecord): boolean {
  return Object.keys(properties).every((key) => key.startsWith("__"));
}

function urnsOf(resources: readonly PolicyResource[]): readonly Urn[] {
  return resources.map(({ urn }) => urn);
}

function sortedUrns(resources: readonly PolicyResource[]): readonly Urn[] {
  return [...new Set(urnsOf(resources))].sort();
}
