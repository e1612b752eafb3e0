/** What faultline.yaml states: what a program can't show. */
export interface Objectives {
  /** The file that was read, as the user wrote its path; `null`: none, services are assumed. */
  readonly file: string | null;
  readonly services: readonly ServiceObjective[];
  readonly groups: readonly GroupStatement[];
  readonly dependencies: readonly DependencyCorrection[];
  readonly placement: readonly PlacementStatement[];
}

/** The levels of loss that can be promised, from the smallest to the largest. */
export const levels = ["instance", "zone", "region", "provider"] as const;
export type Level = (typeof levels)[number];

export interface ServiceObjective {
  readonly name: string;
  readonly entry: Selector;
  /** Services, groups or selectors. */
  readonly needs: readonly string[];
  /** The levels that are stated, smallest first; a level not stated takes the nearest larger one. */
  readonly survives: readonly Level[];
}

/** `<type glob>::<name glob>`. */
export type Selector = string;

export interface GroupStatement {
  readonly name: string;
  readonly members: Selector;
  /** Where given, one group for every resource matched by it, made of the members beneath that resource. */
  readonly within: Selector | null;
  readonly rule: GroupRule;
}

export type GroupRule = { readonly kind: "required"; readonly required: number } | { readonly kind: "majority" };

export interface DependencyCorrection {
  readonly from: Selector;
  readonly to: Selector;
  readonly kind: "needs" | "none";
  readonly reason: string;
}

export interface PlacementStatement {
  readonly match: Selector;
  /** A zone's name, or its key where two places bear the name. */
  readonly zone: string;
}
