import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { Reading } from "./fault-model.ts";
import type { DependencyGraph, FactId, GroupId, NodeId } from "./graph.ts";
import type { Level, Limits } from "./objectives.ts";
import type { Parity } from "./stack-shape.ts";

/** Everything a rule may see. */
export interface Analysis {
  readonly graph: DependencyGraph;
  /** Sorted by id. */
  readonly domains: readonly FailureDomain[];
  readonly blastRadii: readonly BlastRadius[];
  /** Whether each service is there. */
  readonly survivals: readonly Survival[];
  /** Whether its data is, where a service is to keep it. */
  readonly dataSurvivals: readonly Survival[];
  /** Whether what is left carries its peak, where one is stated. */
  readonly capacitySurvivals: readonly Survival[];
  readonly repairs: readonly Repair[];
  readonly independences: readonly Independence[];
  /** What can't be started when everything is down and nothing is lost, sorted: it waits for itself. */
  readonly bootstrapCycles: readonly (readonly NodeId[])[];
  /** Services that are unavailable before anything is lost, each with the reason. */
  readonly unavailable: readonly { readonly service: string; readonly derivation: Derivation }[];
  /** Stacks that this one is stated to be like; left out where none is. */
  readonly parity?: readonly Parity[];
  /** What deployment will decide about objectives, each set of facts once. */
  readonly openQuestions: readonly OpenQuestion[];
  /** Why a service is lost with a domain, in the reading in which it is. */
  derive(reading: Reading, question: string, lost: DomainId): Derivation;
  /** Every resource whose own place takes the service along when a domain is lost, sorted: all of them stand in the way. */
  placedCauses(question: string, lost: DomainId): readonly PlacedCause[];
  /** What several losses at once take, in one reading. */
  lose(reading: Reading, lost: readonly DomainId[]): LossOutcome;
}

/** What losses take. All lists sorted. */
export interface LossOutcome {
  readonly services: readonly string[];
  readonly dataLost: readonly string[];
  readonly capacityShort: readonly string[];
  /** Services that are up, and now have a single point of failure that they lacked: with each such domain. */
  readonly redundancyLost: readonly { readonly service: string; readonly lostWith: readonly DomainId[] }[];
  /** Resources that are down and can't be started while the losses last. */
  readonly unrepairable: readonly NodeId[];
  readonly down: readonly NodeId[];
  /** Services that are down and can't be brought back while the losses last. */
  readonly unrepairableServices: readonly string[];
}

/** Whether a service can be rebuilt after the loss of any one domain of a level, while that stays away. */
export interface Repair {
  readonly service: string;
  readonly level: Level;
  /** Domains after whose loss it can't be, in every world. */
  readonly stuckWith: readonly DomainId[];
  /** The same in some world only. */
  readonly perhapsStuckWith: readonly DomainId[];
}

/** What takes two services that are to be independent. */
export interface Independence {
  readonly service: string;
  readonly of: string;
  readonly takesBoth: readonly DomainId[];
  readonly perhapsTakesBoth: readonly DomainId[];
}

/** Facts that together decide whether services keep their objectives. */
export interface OpenQuestion {
  readonly facts: readonly FactId[];
  /** Sorted. */
  readonly services: readonly string[];
  /** Levels at which it decides, smallest first. */
  readonly levels: readonly LossLevel[];
  /** A loss that decides, for the derivation. */
  readonly example: { readonly service: string; readonly question: string; readonly domain: DomainId };
}

/** A resource that is lost because of where it stands. */
export interface PlacedCause {
  readonly node: NodeId;
  /** The subnet or vSwitch that gives it its place, where one does. */
  readonly through: NodeId | null;
  /** The property that says so; empty where its place is not to blame. */
  readonly property: string;
  /** The group or resource whose members stand in for each other, this one among them; `null` for one that stands alone. */
  readonly redundancy: GroupId | NodeId | null;
  /** Set where its place is not to blame but a takeover that is too slow, gives up too much, or can't be told. */
  readonly takeover: { readonly label: string; readonly limit: "rto" | "rpo" } | null;
  /** Set where a change that reaches it at once with others is to blame. */
  readonly changed: boolean;
}

/** Services lost with a domain: in every world, and in some world at least. Both sorted. */
export interface BlastRadius {
  readonly domain: DomainId;
  readonly lost: readonly string[];
  readonly perhapsLost: readonly string[];
}

/** A level of loss, or one change that reaches all who take it at once. */
export type LossLevel = Level | "change";

/** Whether a service keeps what it promises through the loss of any one domain of a level. */
export interface Survival {
  readonly service: string;
  /** The key of the top event that was asked. */
  readonly question: string;
  readonly level: LossLevel;
  /** The stated level that asks for it; `null`: nobody asked. */
  readonly objective: LossLevel | null;
  /** How fast it must be back, and how much of its latest data may be gone. */
  readonly limits: Limits;
  /** Single points of failure in every world, sorted. */
  readonly lostWith: readonly DomainId[];
  /** Single points of failure in some world only, sorted, each with the sets of facts that decide. */
  readonly undecided: readonly { readonly domain: DomainId; readonly facts: readonly (readonly FactId[])[] }[];
}

/**
 * Why a service is lost when a domain is: all children at an and-gate, enough at a k-of-n gate, one at an or-gate. Steps stand
 * in an order in which each follows from earlier ones; the first is the lost domain, the last the service.
 */
export interface Derivation {
  readonly steps: readonly DerivationStep[];
}

export interface DerivationStep {
  /** One clause for a person: `vSwitch hk-a stands in cn-hongkong-c`. */
  readonly says: string;
  /** What the clause is about: a URN, a group, a domain, a service. */
  readonly subject: string;
  /** The resource whose own placement brings it down here, where that is what the step says. */
  readonly placed: NodeId | null;
  /** Indices of earlier steps. */
  readonly from: readonly number[];
}
