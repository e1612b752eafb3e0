import type { Provider } from "./catalogue.ts";
import type { DomainId, FailureDomain, PlaceVariable } from "./failure-domain.ts";
import type { Level } from "./objectives.ts";
import type { Urn } from "./snapshot.ts";

/** What needs what, what stands where, what stands in for what. Plain sorted arrays; knows no cloud. */
export interface DependencyGraph {
  readonly nodes: readonly GraphNode[];
  readonly dependencies: readonly Dependency[];
  readonly groups: readonly RedundancyGroup[];
  readonly services: readonly Service[];
  /** Zones, regions, providers and unknown places; instances are the fault model's. */
  readonly domains: readonly FailureDomain[];
  readonly variables: readonly PlaceVariable[];
  readonly facts: readonly UnknownFact[];
  readonly assumptions: readonly string[];
  /** Edges that faultline.yaml added or took away, with the reason given. */
  readonly corrections: readonly Correction[];
  /** What keeps the graph from being the whole truth; each becomes a finding. */
  readonly gaps: readonly Gap[];
}

/** A URN, or `outside:<provider>:<id>` for something that the stack only names. */
export type NodeId = string;

export interface GraphNode {
  readonly id: NodeId;
  readonly urn: Urn | null;
  readonly type: string;
  readonly name: string;
  /** `vSwitch hk-a`: how findings call it. */
  readonly label: string;
  readonly provider: Provider | null;
  readonly parent: NodeId | null;
  readonly role: NodeRole;
  readonly standing: Standing;
  /** The property to change so that it stands elsewhere, with its present value where that may be printed. */
  readonly decides: readonly DecidingProperty[];
}

export type NodeRole =
  | "serves"
  | "place"
  | "network"
  | "rule"
  | "pool"
  | "link"
  | "template"
  | "component"
  | "provider"
  | "stack"
  | "unsupported";

export interface DecidingProperty {
  readonly property: string;
  readonly value: string | null;
}

/** Where something stands: its zone, or the unknown zone of what gives it its place. */
export interface Place {
  readonly domain: DomainId;
  /** The subnet or vSwitch that it stands in, where the place comes from one. */
  readonly through: NodeId | null;
  /** The property that says so. */
  readonly property: string;
}

export interface Member {
  /** `primary`, `standby`, `replica 2`; empty for the only member of a resource. */
  readonly name: string;
  readonly place: Place;
  /** Set where it is unknown whether the member exists at all. */
  readonly fact: FactId | null;
  /** The property to change so that it has company, where that is another than the one that places it. */
  readonly mends: string | null;
}

/** Members that can stand in for each other inside one resource. */
export type Part =
  | { readonly kind: "placed"; readonly name: string; readonly members: readonly Member[]; readonly required: number }
  | {
      readonly kind: "spread";
      readonly name: string;
      readonly places: readonly Place[];
      /** `null`: the list of places is put together only at deployment and may be any part of `places`. */
      readonly placesFact: FactId | null;
      /** Most favourable and least favourable number of members. */
      readonly count: { readonly desired: number; readonly guaranteed: number; readonly fact: FactId | null };
      /** Set where nothing promises that members spread over the places: all may stand in one. */
      readonly spreadingFact: FactId | null;
    };

/** How a resource stands in the world, told without naming a cloud. */
export type Standing =
  | { readonly kind: "nowhere" }
  | { readonly kind: "unsupported"; readonly fact: FactId }
  | { readonly kind: "place"; readonly place: Place }
  /** One of two ways, whichever a setting will say. */
  | { readonly kind: "either"; readonly ways: readonly [Standing, Standing]; readonly fact: FactId }
  /** Every part is needed. */
  | { readonly kind: "parts"; readonly parts: readonly Part[] }
  | {
      readonly kind: "balancer";
      readonly places: readonly Place[];
      readonly placesFact: FactId | null;
      readonly crossZone: "yes" | "no" | "unknown";
      readonly crossZoneFact: FactId | null;
    }
  /** Where requests enter a balancer, and the pools that they go to, each needed. */
  | {
      readonly kind: "listener";
      readonly balancer: NodeId;
      readonly pools: readonly GroupId[];
      readonly isRule: boolean;
    }
  | { readonly kind: "regional"; readonly region: DomainId; readonly product: string; readonly tolerates: number }
  | { readonly kind: "global"; readonly provider: DomainId; readonly product: string };

export type DependencyKind =
  | "placed-in"
  | "needs"
  | "fronted-by"
  | "authorised-by"
  | "resolved-by"
  | "member-of"
  | "boots-from"
  | "controlled-by"
  | "copies-from"
  | "observed-by"
  | "changes-with";

/** The kinds along which a failure travels from what is needed to what needs it. */
export const carriesFailure = [
  "placed-in",
  "needs",
  "fronted-by",
  "authorised-by",
  "resolved-by",
] as const satisfies readonly DependencyKind[];

/** An edge points from the dependent to what it needs: a node, or a group as a whole. */
export interface Dependency {
  readonly from: NodeId;
  readonly to: NodeId | GroupId;
  readonly kind: DependencyKind;
  readonly origin: "declared" | "catalogue" | "program";
  /** The property that names it; `null` where faultline.yaml does. */
  readonly property: string | null;
  /** Set on a possible need: the unknown fact whether it is one. */
  readonly fact: FactId | null;
}

/** `group:<name>`. */
export type GroupId = string;

export interface RedundancyGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly kind: "required" | "majority" | "pool" | "suspected";
  /** Sorted. */
  readonly members: readonly NodeId[];
  /** Most favourably, how many of the members are needed. */
  readonly required: number;
  /** Least favourably, how many are needed, and the facts that decide where that is more. */
  readonly requiredAtMost: number;
  readonly facts: readonly FactId[];
  /** Set where not all members are seen, or none at all: there may be more of them, wherever they stand. */
  readonly membersFact: FactId | null;
  /** For a pool, whether a balancer reaches its targets in other zones; `inherits` leaves it to the balancer. */
  readonly crossZone: "yes" | "no" | "unknown" | "inherits";
  readonly origin: "declared" | "catalogue" | "program";
}

export interface Service {
  readonly name: string;
  /** What requests enter by; all are needed. */
  readonly entries: readonly (NodeId | GroupId)[];
  readonly needs: readonly (NodeId | GroupId | `service:${string}`)[];
  readonly survives: readonly Level[];
  /** `assumed`: no objectives were given; it is a root of the needs graph. */
  readonly origin: "declared" | "assumed";
  /** An assumed service that cannot be reached from outside only warns. */
  readonly severity: "error" | "warning";
}

export type FactId = string;

/** Something that only deployment, or a statement in faultline.yaml, can tell. */
export interface UnknownFact {
  readonly id: FactId;
  readonly kind: "place" | "places" | "need" | "count" | "mode" | "group" | "unsupported";
  /** The resources that leave it open, sorted. */
  readonly subjects: readonly Urn[];
  /** What is not known, as the rest of a sentence: `the zone of vSwitch hk-a`. */
  readonly what: string;
  /** What to write, and where. */
  readonly remedy: string;
}

export interface Correction {
  readonly from: NodeId;
  readonly to: NodeId | GroupId;
  readonly effect: "added" | "removed";
  readonly reason: string;
}

export type Gap =
  | {
      readonly kind: "selector-without-match";
      readonly selector: string;
      readonly where: string;
      readonly nearest: readonly string[];
    }
  /** Something in faultline.yaml that decides nothing, and why. */
  | {
      readonly kind: "statement-without-effect";
      readonly statement: string;
      readonly where: string;
      readonly why: string;
    }
  | { readonly kind: "partial"; readonly why: string }
  | { readonly kind: "look-up-without-answer"; readonly token: string }
  | { readonly kind: "no-service"; readonly why: string }
  /** Nobody stated services, and these may be some. `decides`: nothing else that can be entered from outside is known. */
  | {
      readonly kind: "unknown-roots";
      readonly roots: readonly NodeId[];
      readonly types: readonly string[];
      readonly decides: boolean;
    };
