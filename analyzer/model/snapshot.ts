import type { Value } from "./value.ts";

/** A Pulumi URN: `urn:pulumi:<stack>::<project>::<parent types $ type>::<name>`. */
export type Urn = string;

/** One stack exactly as its reader reports it. */
export interface Snapshot {
  readonly project: string;
  readonly stack: string;
  readonly source: SnapshotSource;
  readonly completeness: Completeness;
  /** Sorted by URN; URNs are unique. */
  readonly resources: readonly ResourceRecord[];
  /** Sorted by token, then by what was asked. */
  readonly lookups: readonly Lookup[];
}

/** `state`: of what is deployed, from a file · `plan`: of what a preview or plan in a file would deploy. */
export type SnapshotSource = "embedded-preview" | "guard" | "policy-pack" | "state" | "plan" | "model";

/** Whether the reader saw the whole stack. A part is never judged as if it were the whole. */
export type Completeness = { readonly kind: "whole" } | { readonly kind: "partial"; readonly why: string };

export interface ResourceRecord {
  readonly urn: Urn;
  /** Type token, `aws:ec2/subnet:Subnet`. */
  readonly type: string;
  readonly name: string;
  readonly origin: ResourceOrigin;
  /** The stack's URN for a resource at the top; `null` for the stack itself and for providers without a parent. */
  readonly parent: Urn | null;
  /** URN of the provider resource that manages it, default providers included; `null` for components and providers. */
  readonly provider: Urn | null;
  /** What it is registered after, sorted. Order only: never a failure. */
  readonly dependencies: readonly Urn[];
  /** Top-level property → resources whose outputs its value was made from, sorted. Survives unknown values. */
  readonly propertyDependencies: Readonly<Record<string, readonly Urn[]>>;
  /**
   * What the program states, and what the provider computed where it is known already. What the program leaves out and
   * the provider decides later is absent. For a component: its registered outputs.
   */
  readonly properties: Readonly<Record<string, Value>>;
  /** The provider's id, where it is known: given to `X.get(name, id)`, or of a resource that exists already. */
  readonly id?: string;
  /** Where the program creates it, where the SDK says so. */
  readonly source?: SourcePosition;
}

/** A line of the program. */
export interface SourcePosition {
  /** As seen from the program's folder, with `/` between the parts: `index.ts`, `../infra/network.ts`; never absolute. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * `managed`: created by this stack · `read`: somebody else's, fetched with `X.get()` · `component`: groups its children ·
 * `remote-component`: made by a provider process, its children unseen in the embedded preview · `provider` · `stack`.
 */
export type ResourceOrigin = "managed" | "read" | "component" | "remote-component" | "provider" | "stack";

/** A question that the program asked about the account, and who answered. */
export interface Lookup {
  /** `aws:index/getAvailabilityZones:getAvailabilityZones`. */
  readonly token: string;
  /** The region it was asked for, where one is known. */
  readonly region: string | null;
  /**
   * `catalogue`: from our zone data, an assumption about the account · `recorded`: by the cloud itself, on an earlier day · `none`:
   * nobody could; its readers got unknowns or nothing.
   */
  readonly answer: "catalogue" | "recorded" | "none";
  /** Set where it was recorded: on which day, in whose account where the cloud said so, and whether that is too long ago. */
  readonly recorded?: { readonly on: string; readonly account: string | null; readonly isOld: boolean };
}
