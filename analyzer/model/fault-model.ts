import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { FactId, GroupId, NodeId } from "./graph.ts";
import type { Limits } from "./objectives.ts";

/**
 * The two ways to read what a preview can't know. `favourable`: unknown places differ from each other and from every named
 * zone, counts suffice; what is lost here is lost in every world. `least-favourable`: every unknown place that may be the
 * lost one is it; what holds here holds in every world.
 */
export type Reading = "favourable" | "least-favourable";

/** What a top event asks. */
export type TopQuestion =
  /** This service is unavailable; where limits are set, also where it is not back in time or lost too much of its latest data. */
  | { readonly kind: "unavailable"; readonly service: string; readonly limits: Limits }
  /** Every copy of some of its data is gone. */
  | { readonly kind: "data-lost"; readonly service: string }
  /** What is left can't carry its peak. */
  | { readonly kind: "capacity-short"; readonly service: string };

/** The failure domains, and what "lost" means for each service, once for each reading. */
export interface FaultModel {
  /** Sorted by id; every basic event's domain is among them. */
  readonly domains: readonly FailureDomain[];
  readonly favourable: FaultNetwork;
  readonly leastFavourable: FaultNetwork;
  /** What each top event of both networks asks, by its key; that of a service without limits is the service's name. */
  readonly questions: Readonly<Record<string, TopQuestion>>;
  readonly restart: { readonly favourable: RestartNetwork; readonly leastFavourable: RestartNetwork };
}

/**
 * "It can be started again", for everything that a loss may take: a monotone formula over what still stands, read as a least
 * fixpoint. Its events are gates of the fault network of the same reading that have not failed.
 */
export interface RestartNetwork {
  readonly network: FaultNetwork;
  /** Event gate → the gate of the fault network that must not have failed; `up`: it counts as down in a black start. */
  readonly holds: readonly { readonly gate: number; readonly fault: number; readonly up: boolean }[];
  /** Node or group → "it is up, or can be started". */
  readonly startable: Readonly<Record<NodeId | GroupId, number>>;
  /** Service → the same. */
  readonly services: Readonly<Record<string, number>>;
}

/**
 * The fault trees of all services, sharing nodes: a monotone formula as a list of gates, read as a least fixpoint where gates
 * need each other. Gates name their children by index.
 */
export interface FaultNetwork {
  readonly gates: readonly Gate[];
  /** Service name, or the key of another question → its top event. */
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
  /** A switch that takes too long, loses too much, or can't be made. */
  | {
      readonly kind: "takeover";
      readonly of: NodeId | GroupId;
      readonly label: string;
      readonly why: "time" | "lag" | "unknown-time" | "unknown-lag" | "needs";
      readonly takes: number | null;
      readonly limit: number | null;
      readonly needed: string | null;
    }
  /** The member that serves is lost, and no standby comes to serve in its place as it should. */
  | { readonly kind: "not-taken-over"; readonly of: NodeId | GroupId }
  /** A change of something reaches a user of it. */
  | { readonly kind: "changed"; readonly node: NodeId; readonly what: NodeId }
  /** A DNS name: no provider that answers for it is left, or one of them leads nowhere. */
  | { readonly kind: "name"; readonly node: NodeId }
  | { readonly kind: "delegation"; readonly node: NodeId; readonly provider: DomainId; readonly product: string }
  | {
      readonly kind: "record-set";
      readonly node: NodeId;
      readonly type: string;
      readonly records: number;
      readonly required: number;
    }
  /** Servers in a subnet that have lost their way out. */
  | { readonly kind: "egress"; readonly node: NodeId; readonly gateway: NodeId }
  /** A member of a group that is reached over a link. */
  | { readonly kind: "reached"; readonly node: NodeId; readonly member: NodeId; readonly link: NodeId | GroupId }
  /** Every copy of what a resource keeps. */
  | { readonly kind: "data"; readonly node: NodeId }
  | { readonly kind: "copy"; readonly node: NodeId }
  /** What is left of a group carries less than the peak. */
  | {
      readonly kind: "capacity";
      readonly group: GroupId;
      readonly carries: number;
      readonly peak: number;
      readonly unit: string;
    }
  /** Members that stand where no balancer on their way passes anything to. */
  | { readonly kind: "passed-by"; readonly node: NodeId; readonly place: DomainId; readonly balancer: NodeId }
  | { readonly kind: "top"; readonly question: TopQuestion }
  | { readonly kind: "service"; readonly service: string };
