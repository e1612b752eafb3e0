import type { ReadResourceRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import type { ResourceOrigin, ResourceRecord, Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { decodeProperties, layOver } from "./decode-value.ts";
import type { Frame } from "./source-position.ts";
import { framesOf, positionOf } from "./source-position.ts";
import { isProviderType, packageOf, stackType, urnOfProviderReference } from "./urn.ts";
import type { Wire, WireRecord } from "./wire.ts";
import { isUnknownText, isWireRecord, signatureOf, signatures, wireOf } from "./wire.ts";

/** What a program asks for when it registers a resource or fetches somebody else's; the wire message, made plain. */
export interface Registration {
  readonly kind: "register" | "read";
  readonly type: string;
  readonly name: string;
  readonly parent: Urn | null;
  /** Managed by a provider, unlike a component. */
  readonly custom: boolean;
  /** A component that a provider process makes. */
  readonly remote: boolean;
  /** `<urn>::<id>` of an explicit provider, "" for the default one. */
  readonly provider: string;
  readonly dependencies: readonly Urn[];
  readonly propertyDependencies: Readonly<Record<string, readonly Urn[]>>;
  readonly inputs: WireRecord;
  readonly version: string;
  readonly downloadUrl: string;
  readonly packageReference: string;
  /** The id that a resource is known by: given for a fetched one, answered for one that exists already; else "". */
  readonly id: string;
  /** Where in the program it was asked for, from the innermost call outwards. */
  readonly frames: readonly (Frame | null)[];
}

/** Returns a `RegisterResource` request made plain. Reads through getters only: the message may be of another SDK's copy. */
export function registrationOf(request: RegisterResourceRequest): Registration {
  const inputs = wireOf(request.getObject());
  const dependencies = request.getDependenciesList();
  const propertyDependencies: Record<string, readonly Urn[]> = {};
  request.getPropertydependenciesMap().forEach((message, property) => {
    propertyDependencies[property] = message.getUrnsList();
  });
  if (Object.keys(propertyDependencies).length === 0 && !request.getRemote()) {
    // The oldest SDKs don't say which property depends on what; the engine then takes every property to depend on all.
    for (const property of Object.keys(inputs)) propertyDependencies[property] = dependencies;
  }
  return {
    kind: "register",
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || null,
    custom: request.getCustom(),
    remote: request.getRemote(),
    provider: request.getProvider(),
    dependencies,
    propertyDependencies,
    inputs,
    version: request.getVersion(),
    downloadUrl: request.getPlugindownloadurl(),
    packageReference: packageReferenceOf(request),
    id: "",
    frames: framesOf(request),
  };
}

/** Returns a `ReadResource` request made plain. */
export function readRegistrationOf(request: ReadResourceRequest): Registration {
  return {
    kind: "read",
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || null,
    custom: true,
    remote: false,
    provider: request.getProvider(),
    dependencies: request.getDependenciesList(),
    propertyDependencies: {},
    inputs: wireOf(request.getProperties()),
    version: request.getVersion(),
    downloadUrl: request.getPlugindownloadurl(),
    packageReference: packageReferenceOf(request),
    id: request.getId(),
    frames: framesOf(request),
  };
}

/**
 * Returns the resource that a registration became. `outputs` is what the engine answered; for a component it is what the
 * component registered as its outputs, which are all of its properties. `directory` is the program's folder.
 */
export function recordOf(
  registration: Registration,
  urn: Urn,
  outputs: WireRecord,
  defaultProvider: Urn | null,
  directory: string,
): ResourceRecord {
  const origin = originOf(registration);
  const managed = origin === "managed" || origin === "read";
  const usesProvider = managed || origin === "remote-component";
  const hasId = registration.custom && registration.id !== "" && !isUnknownText(registration.id);
  const source = positionOf(registration.frames, directory);
  return {
    urn,
    type: registration.type,
    name: registration.name,
    origin,
    parent: registration.parent,
    provider: usesProvider ? (urnOfProviderReference(registration.provider) ?? defaultProvider) : null,
    dependencies: sorted(registration.dependencies),
    propertyDependencies: sortedDependencies(registration),
    properties: propertiesOf(origin, registration, outputs),
    ...(hasId ? { id: registration.id } : {}),
    ...(source === null ? {} : { source }),
  };
}

/** Says whether a registration needs a default provider: it is managed by one and names none. */
export function needsDefaultProvider({ type, custom, remote, provider }: Registration): boolean {
  return (custom || remote) && provider === "" && !isProviderType(type);
}

/** Drops what the engine keeps for itself among a provider's properties: its own version, origin, and internal notes. */
export function providerProperties(properties: WireRecord): WireRecord {
  const engineOwn = new Set(["version", "pluginDownloadURL", "__internal"]);
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !engineOwn.has(key)));
}

/** Returns the resources that a property's value was made from, as its output values say, at any depth. */
export function outputDependencies(wire: Wire): readonly Urn[] {
  const urns = new Set<Urn>();
  const pending: Wire[] = [wire];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next)) pending.push(...next);
    if (!isWireRecord(next)) continue;
    if (signatureOf(next) === signatures.output && Array.isArray(next.dependencies)) {
      for (const urn of next.dependencies) if (typeof urn === "string") urns.add(urn);
    }
    pending.push(...Object.values(next));
  }
  return [...urns];
}

function originOf({ kind, type, custom, remote }: Registration): ResourceOrigin {
  if (kind === "read") return "read";
  if (type === stackType) return "stack";
  if (isProviderType(type)) return "provider";
  if (remote) return "remote-component";
  return custom ? "managed" : "component";
}

function propertiesOf(
  origin: ResourceOrigin,
  { type, inputs }: Registration,
  outputs: WireRecord,
): Readonly<Record<string, Value>> {
  switch (origin) {
    case "stack":
      return {};
    case "component":
    case "remote-component":
      // What a component registers is stated, known or not.
      return decodeProperties(outputs, "kept");
    case "provider":
      if (packageOf(type.slice("pulumi:providers:".length)) === "pulumi-nodejs") return {};
      return layOver(decodeProperties(providerProperties(inputs)), decodeProperties(providerProperties(outputs)));
    default:
      return layOver(decodeProperties(inputs), decodeProperties(outputs));
  }
}

function sortedDependencies(registration: Registration): Readonly<Record<string, readonly Urn[]>> {
  const result: Record<string, readonly Urn[]> = {};
  const { propertyDependencies, inputs } = registration;
  for (const property of [...new Set([...Object.keys(propertyDependencies), ...Object.keys(inputs)])].sort()) {
    const urns = [...(propertyDependencies[property] ?? []), ...outputDependencies(inputs[property] ?? null)];
    if (urns.length > 0) result[property] = sorted(urns);
  }
  return result;
}

function sorted(urns: readonly Urn[]): readonly Urn[] {
  return [...new Set(urns)].sort();
}

/** SDKs before 3.126 have no package references. */
function packageReferenceOf(request: { getPackageref?: () => string }): string {
  return request.getPackageref?.() ?? "";
}
