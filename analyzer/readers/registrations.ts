import { realpathSync } from "node:fs";
import type { ResourceRecord, Urn } from "../model/snapshot.ts";
import type { ProgramConfig, ProviderRequest } from "./default-provider.ts";
import { defaultProvider, providerRequest } from "./default-provider.ts";
import type { Registration } from "./registration.ts";
import { needsDefaultProvider, recordOf } from "./registration.ts";
import { settleResources } from "./settle-resources.ts";
import type { StackIdentity } from "./urn.ts";
import { stackType, stackUrn } from "./urn.ts";
import type { WireRecord } from "./wire.ts";

interface Entry {
  readonly registration: Registration;
  readonly urn: Urn;
  outputs: WireRecord;
}

/**
 * Everything that one run of a program registers. The embedded preview and the guard fill it from the same messages, so
 * that both read the same program alike. The stack and the default providers, which the engine makes without the program
 * asking, are added here.
 */
export class Registrations {
  readonly #identity: StackIdentity;
  readonly #config: ProgramConfig;
  readonly #directory: string;
  readonly #packages = new Map<string, ProviderRequest>();
  readonly #entries = new Map<Urn, Entry>();

  /** `directory`: the program's folder, that of its Pulumi.yaml. */
  constructor(identity: StackIdentity, config: ProgramConfig, directory: string) {
    this.#identity = identity;
    this.#config = config;
    this.#directory = withoutLinks(directory);
  }

  get identity(): StackIdentity {
    return this.#identity;
  }

  get count(): number {
    return this.#entries.size;
  }

  has(urn: Urn): boolean {
    return this.#entries.has(urn);
  }

  /** A resource was registered or fetched under this URN, and the engine answered with these outputs. */
  add(registration: Registration, urn: Urn, outputs: WireRecord): void {
    // A component's answer is empty: its outputs come later, by `addOutputs`, and never before this.
    const local = !registration.custom && !registration.remote;
    this.#entries.set(urn, { registration, urn, outputs: local ? {} : outputs });
  }

  /** A component registered its outputs. Only components do; anything else is ignored, as the engine does. */
  addOutputs(urn: Urn, outputs: WireRecord): void {
    const entry = this.#entries.get(urn);
    if (entry !== undefined && !entry.registration.custom) entry.outputs = outputs;
  }

  /** The program registered a package under a reference that later registrations name. */
  addPackage(reference: string, request: ProviderRequest): void {
    this.#packages.set(reference, request);
  }

  /** Returns the default provider that a resource or look-up of this type would use. */
  defaultProviderOf(
    token: string,
    asked: { readonly version: string; readonly downloadUrl: string; readonly packageReference: string },
  ): ResourceRecord {
    return defaultProvider(this.#identity, providerRequest(token, asked, this.#packages), this.#config);
  }

  /** Returns what one URN was registered with and answered; `undefined` where nothing was. */
  get(urn: Urn): { readonly registration: Registration; readonly outputs: WireRecord } | undefined {
    return this.#entries.get(urn);
  }

  /** Returns all resources, sorted by URN. */
  resources(): readonly ResourceRecord[] {
    const records = new Map<Urn, ResourceRecord>();
    for (const { registration, urn, outputs } of this.#entries.values()) {
      if (registration.type === stackType) continue;
      const provider = needsDefaultProvider(registration)
        ? this.defaultProviderOf(registration.type, registration)
        : undefined;
      if (provider !== undefined) records.set(provider.urn, provider);
      records.set(urn, recordOf(registration, urn, outputs, provider?.urn ?? null, this.#directory));
    }
    const stack = stackRecord(this.#identity);
    records.set(stack.urn, stack);
    return settleResources(records);
  }
}

/** Node resolves symbolic links in the paths of modules, and so in the frames of their functions. */
function withoutLinks(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return directory;
  }
}

/** Returns the stack as a resource. What it exports is for people, and places nothing. */
export function stackRecord(identity: StackIdentity): ResourceRecord {
  return {
    urn: stackUrn(identity),
    type: stackType,
    name: `${identity.project}-${identity.stack}`,
    origin: "stack",
    parent: null,
    provider: null,
    dependencies: [],
    propertyDependencies: {},
    properties: {},
  };
}
