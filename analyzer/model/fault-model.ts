import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { FactId, GroupId, NodeId } from "./graph.ts";

/**
 * The two ways to read what a preview can't know. `favourable`: unknown places differ from each other and from every named
 * zone, counts suffice; what is lost here is lost in every world. `least-favourable`: every unknown place that may be the
 * lost one is it; what holds here holds in every world.
 */
export type Reading = "favourable" | "least-favourable";

/** The failure domains, and what "lost" means for each service, once for each reading. */
export interface FaultModel {
  /** Sorted by id; every basic event's domain is among them. */
  readonly domains: readonly FailureDomain[];
  readonly favourable: FaultNetwork;
  readonly leastFavourable: FaultNetwork;
}

/**
 * The fault trees of all services, sharing nodes: a monotone formula as a list of gates, read as a least fixpoint where gates
 * need each other. Gates name their children by index.
 */
export interface FaultNetwork {
  readonly gates: readonly Gate[];
  /** Service name → its top event. */
  readonly tops: Readonly<Record<string, number>>;
  /** Domain → its basic event. */
  readonly events: Readonly<Record<DomainId, number>>;
  /** Choices of the least favourable reading: "this unknown place is that zone". Of those that exclude each other one is made. */
  readonly assumptions: readonly Assumption[];
}

export interface Assumption {
  readonly gate: number;
  readonly variable: DomainId;
  readonly zone: DomainId;
}

export type Gate = (EventGate | AndOrGate | AtLeastGate) & {
  readonly meaning: Meaning;
  /** Unknown facts by which this gate is worse than in the favourable reading. */
  readonly facts: readonly FactId[];
};

export interface EventGate {
  readonly kind: "event";
}

export interface AndOrGate {
  readonly kind: "or" | "and";
  readonly children: readonly number[];
}

/** Fails when failed children weigh `threshold` or more; without weights each weighs 1. */
export interface AtLeastGate {
  readonly kind: "at-least";
  readonly threshold: number;
  readonly children: readonly number[];
  readonly weights: readonly number[] | null;
}

/** What a gate says when it fails: the words of a derivation. */
export type Meaning =
  | { readonly kind: "domain"; readonly domain: DomainId }
  | { readonly kind: "assumed-place"; readonly variable: DomainId; readonly zone: DomainId }
  /** A subnet or vSwitch whose zone is lost. */
  | { readonly kind: "place"; readonly node: NodeId; readonly property: string }
  | { readonly kind: "node"; readonly node: NodeId }
  | {
      readonly kind: "member";
      readonly node: NodeId;
      readonly member: string;
      readonly property: string;
      readonly mends: string | null;
    }
  | {
      readonly kind: "part";
      readonly node: NodeId;
      readonly part: string;
      readonly members: number;
      readonly required: number;
    }
  | { readonly kind: "balancer-zone"; readonly node: NodeId; readonly zone: DomainId }
  | { readonly kind: "entered"; readonly node: NodeId; readonly balancer: NodeId }
  | { readonly kind: "group"; readonly group: GroupId; readonly members: number; readonly required: number }
  | {
      readonly kind: "need";
      readonly node: NodeId;
      readonly needed: NodeId | GroupId;
      readonly property: string | null;
      readonly possible: boolean;
    }
  | { readonly kind: "service"; readonly service: string };
