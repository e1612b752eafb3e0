/** What faultline.yaml states: what a program can't show. */
export interface Objectives {
  /** The file that was read, as the user wrote its path; `null`: none, services are assumed. */
  readonly file: string | null;
  readonly services: readonly ServiceObjective[];
  readonly groups: readonly GroupStatement[];
  readonly takeover: readonly TakeoverStatement[];
  readonly staging: readonly StagingStatement[];
  readonly dependencies: readonly DependencyCorrection[];
  readonly placement: readonly PlacementStatement[];
  readonly names: readonly NameStatement[];
  readonly sites: readonly SiteStatement[];
  readonly probabilities: readonly ProbabilityStatement[];
  readonly parity: readonly ParityStatement[];
  readonly waivers: readonly Waiver[];
  /** Waivers that were written in a way that can't be obeyed: they count as absent, and each is told. */
  readonly malformedWaivers: readonly MalformedWaiver[];
  /** The module of house rules, as written; `null`: none. */
  readonly rules: string | null;
}

/** The levels of loss that can be promised, from the smallest to the largest. */
export const levels = ["instance", "zone", "region", "provider"] as const;
export type Level = (typeof levels)[number];

export type Seconds = number;

/** How fast a service must be back, and how much of its latest data may be gone; `null` sets no limit. */
export interface Limits {
  readonly rto: Seconds | null;
  readonly rpo: Seconds | null;
}

export const noLimits: Limits = { rto: null, rpo: null };

export interface SurvivalObjective extends Limits {
  readonly level: Level;
}

export interface ServiceObjective {
  readonly name: string;
  readonly entry: Selector;
  /** Services, groups or selectors. */
  readonly needs: readonly string[];
  /** The levels that are stated, smallest first; a level not stated takes the nearest larger one. */
  readonly survives: readonly SurvivalObjective[];
  /** No single change may take it: set where `survives: { change: {} }` is stated. */
  readonly survivesChange: boolean;
  readonly capacity: CapacityObjective | null;
  /** Its servers must reach the internet. */
  readonly egress: boolean;
  /** After losing one of this level, it can be rebuilt while that stays away. */
  readonly repairable: Level | null;
  /** Some copy of its data outlives one of this level. */
  readonly keepsData: Level | null;
  /** Services that nothing may take together with this one. */
  readonly independentOf: readonly string[];
}

export interface CapacityObjective {
  /** A whole number of units that remain needed after any promised loss. */
  readonly peak: number;
  readonly unit: string;
}

/** `<type glob>::<name glob>`. */
export type Selector = string;

export interface GroupStatement {
  readonly name: string;
  readonly members: Selector;
  /** Where given, one group for every resource matched by it, made of the members beneath that resource. */
  readonly within: Selector | null;
  readonly rule: GroupRule;
  /** What one instance of a member carries, in the unit of the services' peaks. */
  readonly perMember: number | null;
}

export type GroupRule =
  | { readonly kind: "required"; readonly required: number }
  | { readonly kind: "majority" }
  /** One member serves and the others stand by; `primary` tells which, `null`: nobody said. */
  | { readonly kind: "primary"; readonly primary: Selector | null };

/** How a standby comes to serve. Applies to the groups of that name, or to the resources that a selector names. */
export interface TakeoverStatement {
  readonly group: string;
  readonly mode: "automatic" | "manual";
  /** `null`: nobody said how long it takes. */
  readonly time: Seconds | null;
  /** How far the standby's data may be behind; `null`: nobody said. */
  readonly lag: Seconds | null;
  /** What the switch itself needs: services, groups or selectors. */
  readonly needs: readonly string[];
}

/** Changes of a store or template reach its users wave by wave. */
export interface StagingStatement {
  /** A service, group or selector: what is changed. */
  readonly changes: string;
  /** Providers, regions, zones or selectors; each user of what is changed belongs to the first that it stands in or matches. */
  readonly waves: readonly string[];
  readonly reason: string;
}

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

/** To whom a DNS name is delegated: `aws:route53`, `alicloud:dns`. */
export interface NameStatement {
  readonly name: string;
  readonly delegatedTo: readonly string[];
}

/** Zones that share a building. */
export interface SiteStatement {
  readonly name: string;
  /** Zones' names or keys. */
  readonly zones: readonly string[];
}

export interface ProbabilityStatement {
  /** `<kind of domain>:<glob of its id or label>`. */
  readonly match: string;
  readonly perYear: number;
  readonly source: string;
}

export interface ParityStatement {
  readonly of: string;
  readonly with: string;
}

/** A finding that somebody accepted. */
export interface Waiver {
  readonly rule: string;
  /** Which subjects it means. */
  readonly match: Selector;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it counts: `2027-01-31`. */
  readonly expires: string;
  /** Where it stands in the file, for what is said of it: `waivers[2], line 41`. */
  readonly where: string;
}

export interface MalformedWaiver {
  readonly where: string;
  /** What was read and what was expected. */
  readonly problem: string;
}
