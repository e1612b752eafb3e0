import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { Reading } from "./fault-model.ts";
import type { DependencyGraph, FactId, GroupId, NodeId } from "./graph.ts";
import type { Level } from "./objectives.ts";

/** Everything a rule may see. */
export interface Analysis {
  readonly graph: DependencyGraph;
  /** Sorted by id. */
  readonly domains: readonly FailureDomain[];
  readonly blastRadii: readonly BlastRadius[];
  readonly survivals: readonly Survival[];
  /** Services that are unavailable before anything is lost, each with the reason. */
  readonly unavailable: readonly { readonly service: string; readonly derivation: Derivation }[];
  /** What deployment will decide about objectives, each set of facts once. */
  readonly openQuestions: readonly OpenQuestion[];
  /** Why a service is lost with a domain, in the reading in which it is. */
  derive(reading: Reading, service: string, lost: DomainId): Derivation;
  /** Every resource whose own place takes the service along when a domain is lost, sorted: all of them stand in the way. */
  placedCauses(service: string, lost: DomainId): readonly PlacedCause[];
}

/** Facts that together decide whether services keep their objectives. */
export interface OpenQuestion {
  readonly facts: readonly FactId[];
  /** Sorted. */
  readonly services: readonly string[];
  /** Levels at which it decides, smallest first. */
  readonly levels: readonly Level[];
  /** A loss that decides, for the derivation. */
  readonly example: { readonly service: string; readonly domain: DomainId };
}

/** A resource that is lost because of where it stands. */
export interface PlacedCause {
  readonly node: NodeId;
  /** The subnet or vSwitch that gives it its place, where one does. */
  readonly through: NodeId | null;
  /** The property that says so. */
  readonly property: string;
  /** The group or resource whose members stand in for each other, this one among them; `null` for one that stands alone. */
  readonly redundancy: GroupId | NodeId | null;
}

/** Services lost with a domain: in every world, and in some world at least. Both sorted. */
export interface BlastRadius {
  readonly domain: DomainId;
  readonly lost: readonly string[];
  readonly perhapsLost: readonly string[];
}

/** Whether a service survives the loss of any one domain of a level. */
export interface Survival {
  readonly service: string;
  readonly level: Level;
  /** The stated level that asks for it; `null`: nobody asked. */
  readonly objective: Level | null;
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
