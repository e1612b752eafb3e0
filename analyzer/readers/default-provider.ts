import type { ResourceRecord } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import type { StackIdentity } from "./urn.ts";
import { makeUrn, packageOf, providerTypePrefix } from "./urn.ts";
import { isUnknownText } from "./wire.ts";

/** Which provider a resource asks for where it names none. */
export interface ProviderRequest {
  readonly package: string;
  readonly version: string;
  readonly downloadUrl: string;
}

/** The configuration that a program runs with, as far as default providers read it. */
export interface ProgramConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

/** A package that the program registered by reference (`RegisterPackage`), by that reference. */
export type PackageReferences = ReadonlyMap<string, ProviderRequest>;

/** Returns what a resource or look-up of a type asks for. */
export function providerRequest(
  token: string,
  asked: { readonly version: string; readonly downloadUrl: string; readonly packageReference: string },
  packages: PackageReferences,
): ProviderRequest {
  const registered = packages.get(asked.packageReference);
  return registered ?? { package: packageOf(token), version: asked.version, downloadUrl: asked.downloadUrl };
}

/**
 * Returns the default provider that the engine makes for a request: `default_7_48_0` for version 7.48.0, at the top of
 * the stack without a parent, configured with its package's keys (deploy/default_providers.go, providers/provider.go).
 */
export function defaultProvider(
  identity: StackIdentity,
  request: ProviderRequest,
  config: ProgramConfig,
): ResourceRecord {
  const type = `${providerTypePrefix}${request.package}`;
  const name = ["default", ...versionParts(request.version), ...downloadParts(request.downloadUrl)].join("_");
  return {
    urn: makeUrn(identity, null, type, name),
    type,
    name,
    origin: "provider",
    parent: null,
    provider: null,
    dependencies: [],
    propertyDependencies: {},
    properties: configuredProperties(request.package, config),
  };
}

/** Returns the version, pre-release and build of a semantic version in the engine's order: `1.2.3-a.1+b` → 1 2 3 a 1 b. */
function versionParts(version: string): readonly string[] {
  return version === "" ? [] : version.replace(/^v/, "").split(/[.+-]/);
}

function downloadParts(url: string): readonly string[] {
  if (url === "") return [];
  const segments = url.split("/").filter((segment) => segment !== "");
  return [segments.map((segment) => segment.replaceAll(/[^A-Za-z0-9_.-]/g, "_")).join("/")];
}

function configuredProperties(packageName: string, config: ProgramConfig): Readonly<Record<string, Value>> {
  // The provider of dynamic resources is handed the whole configuration, secrets and all; none of it places anything.
  if (packageName === "pulumi-nodejs") return {};
  const properties: Record<string, Value> = {};
  for (const key of Object.keys(config.values).sort()) {
    const text = config.values[key];
    if (text === undefined || !key.startsWith(`${packageName}:`)) continue;
    const marks = config.secretKeys.includes(key) ? ({ secret: true } as const) : {};
    properties[key.slice(packageName.length + 1)] = isUnknownText(text)
      ? { kind: "unknown", ...marks }
      : { kind: "known", value: text, ...marks };
  }
  return properties;
}
