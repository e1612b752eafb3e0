import type { Urn } from "../../../analyzer/model/snapshot.ts";
import type { Value } from "../../../analyzer/model/value.ts";

/** Makes a resource of a cell; the suffix is its name within the cell, `named` what its properties are made from. */
export type Make = (
  type: string,
  suffix: string,
  properties: Readonly<Record<string, Value>>,
  named?: Readonly<Record<string, readonly Urn[]>>,
) => Urn;

/** What a tier is built on and from. */
export interface TierPlan {
  readonly tier: number;
  readonly network: CellNetwork;
  /** What it calls: the balancer of the next tier. */
  readonly next: Urn | null;
  /** Whether its database keeps to one zone. */
  readonly isPinned: boolean;
  readonly servers: number;
}

export interface CellNetwork {
  readonly network: Urn;
  /** One in each zone. */
  readonly subnets: readonly Urn[];
}

export const unknown: Value = { kind: "unknown" };

export function known(value: string | number | boolean): Value {
  return { kind: "known", value };
}

export function list(items: readonly Value[]): Value {
  return { kind: "list", items };
}

export function fields(of: Readonly<Record<string, Value>>): Value {
  return { kind: "record", fields: of };
}

/** A list of things of which not one is known before deployment. */
export function unknowns(of: readonly Urn[]): Value {
  return list(of.map(() => unknown));
}
