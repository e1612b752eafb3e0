import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { FaultNetwork, Reading } from "./fault-model.ts";

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
  /** Domains on which the service may depend, sorted. */
  readonly domains: readonly DomainId[];
  /** By order, then by domains; or the most probable first, where probabilities are known. */
  readonly sets: readonly MinimalCutSet[];
  /** Whether `sets` leaves out some of those that are counted. */
  readonly isCut: boolean;
  /** That the service is lost; `null` where some domain that matters has no probability. */
  readonly probability: ProbabilityRange | null;
  /** The most important first. */
  readonly importance: readonly Importance[];
  /** What was done, one sentence each. */
  readonly method: readonly string[];
  /** How the domains of each larger part of the tree were put in order, parts in the order in which they were solved. */
  readonly orders: readonly OrderChoice[];
}

/** The size of a decision diagram depends on the order in which it decides: which orders were tried, and which served. */
export interface OrderChoice {
  /** How many domains, and smaller parts, are decided. */
  readonly domains: number;
  /** In the order in which they were first tried. */
  readonly tried: readonly OrderTried[];
  readonly chosen: string;
}

export interface OrderTried {
  readonly order: string;
  /** How many nodes it took; where it does not fit, how many were not enough. */
  readonly nodes: number;
  readonly fits: boolean;
  /** Where the order comes of sifting: of which order, and how many nodes the diagrams built so far had before and after. */
  readonly sifted?: { readonly of: string; readonly nodesBefore: number; readonly nodesAfter: number };
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

/** What is asked of a service, or of a fault tree that was read from a file. */
export interface WaysQuestion {
  readonly service: string;
  readonly reading: Reading;
  /** Up to which order; `null`: all. */
  readonly order: number | null;
  /** How many sets are listed at most. */
  readonly top: number;
  /** How many nodes a diagram may have. */
  readonly mostNodes: number;
}

/** The answer to one question, and what formats need to tell it. */
export interface WaysReport {
  readonly of: WaysSubject;
  readonly answer: CutSetsAnswer;
  /** Those of the stack; none where a file was read, whose events are called by their names. */
  readonly domains: readonly FailureDomain[];
  /** What resources and the events of a file are called. */
  readonly labels: Readonly<Record<string, string>>;
  /** The probabilities that were stated of domains on which the service depends, sorted by domain. */
  readonly stated: readonly StatedProbability[];
  /** How many nodes a diagram was allowed. */
  readonly mostNodes: number;
  /** For formats that write the tree itself; `null`: it was not asked for. */
  readonly tree: FaultTree | null;
}

export type WaysSubject =
  | {
      readonly kind: "stack";
      readonly project: string;
      readonly stack: string;
      /** The objectives file that was used. */
      readonly objectives: string | null;
    }
  | { readonly kind: "file"; readonly file: string };

export interface StatedProbability {
  readonly domain: DomainId;
  readonly probability: number;
  /** Where the number comes from, as stated. */
  readonly source: string;
}

/**
 * One service's fault tree as other tools read them: no circles, no weights, no assumptions. A gate names gates that stand
 * before it.
 */
export interface FaultTree {
  readonly name: string;
  /** Sorted. */
  readonly events: readonly DomainId[];
  readonly gates: readonly TreeGate[];
  /** Lost always or never, where nothing decides. */
  readonly top: TreeNode | { readonly kind: "constant"; readonly lost: boolean };
}

export interface TreeGate {
  readonly kind: "and" | "or" | "at-least";
  /** How many failed children suffice, where the kind does not say. */
  readonly threshold: number;
  readonly children: readonly TreeNode[];
}

export interface TreeNode {
  readonly kind: "event" | "gate";
  /** Its place in `events` or `gates`. */
  readonly index: number;
}

/** A fault tree that was read from a file; its tops are all gates that no other names, and the trees by their names. */
export interface FaultTreeFile {
  readonly file: string;
  readonly network: FaultNetwork;
  /** Gates that no other gate names, sorted: what may be asked about, save that any gate may be named. */
  readonly tops: readonly string[];
  /** Of events that state a plain number. */
  readonly probabilities: Readonly<Record<DomainId, number>>;
  /** Of events that have one. */
  readonly labels: Readonly<Record<DomainId, string>>;
}
