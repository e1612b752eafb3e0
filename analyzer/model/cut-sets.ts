import type { DomainId } from "./failure-domain.ts";
import type { Reading } from "./fault-model.ts";

/** The ways in which a service can be lost, in one reading: the answer to one question. Counts outgrow a double, and are text. */
export interface CutSetsAnswer {
  readonly service: string;
  readonly reading: Reading;
  /** Up to which order was asked; `null`: all orders. */
  readonly order: number | null;
  /** Up to which order the answer holds every minimal cut set; `null`: all of them. Nothing is said of higher orders. */
  readonly completeTo: number | null;
  /** Whether every minimal cut set of the orders asked for is counted. */
  readonly complete: boolean;
  /** How many minimal cut sets there are up to `completeTo`. */
  readonly minimalCutSets: string;
  /** How many of them have 1, 2, 3 … domains. A service that is lost before anything is has one of none, and no other: `lostAnyway`. */
  readonly byOrder: readonly string[];
  readonly lostAnyway: boolean;
  /** By order, then by domains; or the most probable first, where probabilities are known. */
  readonly sets: readonly MinimalCutSet[];
  /** Whether `sets` leaves out some of those that are counted. */
  readonly isCut: boolean;
  /** That the service is lost; `null` where some domain that matters has no probability. */
  readonly probability: ProbabilityRange | null;
  /** The most important first. */
  readonly importance: readonly Importance[];
  /** What was done about the order in which domains are decided, one sentence each. */
  readonly method: readonly string[];
}

export interface MinimalCutSet {
  /** Sorted; its number is the order. */
  readonly domains: readonly DomainId[];
  /** That all of them are lost. */
  readonly probability: number | null;
}

/** Exact where both are equal; else the answer certainly lies between them. */
export interface ProbabilityRange {
  readonly lowest: number;
  readonly highest: number;
}

/** How much one domain has to do with the loss of a service. */
export interface Importance {
  readonly domain: DomainId;
  /** Birnbaum: how much more probable the loss is when the domain is lost for certain than when it certainly stands. */
  readonly birnbaum: number;
  /** Fussell–Vesely: the share of the probability that would go if the domain could not be lost. */
  readonly fussellVesely: number;
  /** Risk achievement worth: how many times more probable the loss is when the domain is lost for certain. */
  readonly riskAchievementWorth: number;
  /** Risk reduction worth: how many times less probable it would be if the domain could not be lost; `null`: infinitely. */
  readonly riskReductionWorth: number | null;
}
