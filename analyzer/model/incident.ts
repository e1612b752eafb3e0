import type { ProductClass } from "./product-class.ts";

/** An incident as its record has it: what failed, when, and what came back when. One data file each. */
export interface Incident {
  /** Begins with the day on which it began: `2022-12-18-alibaba-cloud-hong-kong-zone-c`. */
  readonly id: string;
  readonly title: string;
  /** What happened, in two or three sentences. */
  readonly summary: string;
  /** Numbers in steps count from the first one, 1. */
  readonly sources: readonly IncidentSource[];
  /** What was hit, where the record tells the kind of thing and not which one of a stack it would be. */
  readonly struck: Struck | null;
  /** In the order of their times. */
  readonly steps: readonly IncidentStep[];
  /** What the record says was lost and kept, in sentences. */
  readonly record: { readonly lost: readonly string[]; readonly kept: readonly string[] };
}

export interface IncidentSource {
  /** `copy`: the provider's own text, seen in a verbatim copy. */
  readonly kind: "official" | "copy" | "press";
  readonly title: string;
  /** An address, or where to look. */
  readonly where: string;
}

export type Struck =
  /** One zone of that region, nobody says which. */
  | { readonly kind: "zone"; readonly region: string }
  /** One member of one resource of that kind. */
  | { readonly kind: "instance"; readonly of: ProductClass }
  /** One resource of that kind, all of it. */
  | { readonly kind: "resource"; readonly of: ProductClass };

export interface IncidentStep {
  /** UTC, `2022-12-18T01:23:00Z`; only the day where the record has no more. */
  readonly at: string;
  /** The time as it was published: `09:23 HKT`. */
  readonly published: string;
  readonly says: string;
  /** Numbers of the sources. */
  readonly sources: readonly number[];
  readonly effects: readonly IncidentEffect[];
  /** How far whoever was hit had reopened, where the record says so. */
  readonly reopens: Reopening | null;
}

/** `cancel-only`: orders can be withdrawn · `post-only`: and placed, but none is matched at once · `full`: as before. */
export type Reopening = "cancel-only" | "post-only" | "full";

/**
 * What a step does. `what` is a domain's key (`alicloud/cn-hongkong/cn-hongkong-c`, `control-plane:alicloud/cn-hongkong`,
 * `control-plane:alicloud/*` for all of a provider's, `name:aliyuncs.com`), or `struck`. `of`: only these kinds of products there.
 */
export type IncidentEffect =
  | { readonly kind: "lose"; readonly what: string; readonly of: readonly ProductClass[] | null }
  /** Works in part: at worst it counts as lost, at best as there. `to`: what share still worked, where the record has it. */
  | {
      readonly kind: "degrade";
      readonly what: string;
      readonly of: readonly ProductClass[] | null;
      readonly to: number | null;
    }
  /** Gets more to do than it can: carries that share of what it did. */
  | { readonly kind: "saturate"; readonly what: "struck"; readonly to: number }
  /** Up, but wrong. */
  | { readonly kind: "corrupt"; readonly what: "struck" }
  | { readonly kind: "restore"; readonly what: string; readonly of: readonly ProductClass[] | null };
