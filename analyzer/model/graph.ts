import type { Provider } from "./catalogue.ts";
import type { DomainId, FailureDomain, PlaceVariable } from "./failure-domain.ts";
import type { CapacityObjective, Level, Seconds, SurvivalObjective } from "./objectives.ts";
import type { ProductClass } from "./product-class.ts";
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
  /** What takes one version together: a change of it reaches all its users at once. */
  readonly changes: readonly SharedChange[];
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
  /** What kind of product it is; left out where no record of an incident tells it apart. */
  readonly productClass?: ProductClass;
  readonly standing: Standing;
  /** The account that it is in; `null` for what belongs to no cloud. */
  readonly account: DomainId | null;
  /** Whether it keeps data that its users can't make anew. */
  readonly keepsData: boolean;
  /** Whether a lost one can be started in any of its places, or only where it stood. */
  readonly restarts: "its-places" | "in-place";
  /** Whether it must reach what only has a public address: then the way out of each subnet that it stands in is on its path. */
  readonly egress: boolean;
  /** The property to change so that it stands elsewhere, with its present value where that may be printed. */
  readonly decides: readonly DecidingProperty[];
  /** What rules that ask of single properties find here; left out where all is well. */
  readonly cautions?: readonly NodeCaution[];
}

/** A property that is not as a rule wants it, or of which nobody knows before deployment whether it is. */
export interface NodeCaution {
  readonly rule: string;
  readonly status: "violated" | "undetermined";
  readonly property: string;
  /** As it is now, where that may be printed. */
  readonly value: string | null;
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
  /** Where it will be one of several of these: all that it may be, sorted. */
  readonly among?: readonly NodeId[];
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
  /** The provider keeps more than one of it in its place: it is lost with the place and never alone. */
  readonly redundantInPlace?: true;
}

/** How a standby comes to serve. */
export interface Takeover {
  readonly mode: "automatic" | "manual";
  /** `null`: not known. */
  readonly time: Seconds | null;
  /** How far the standby's data may be behind; `null`: not known. */
  readonly lag: Seconds | null;
  /** What the switch itself needs. */
  readonly needs: readonly (NodeId | GroupId | `service:${string}`)[];
  /** The fact that is open where time or lag is not known. */
  readonly fact: FactId;
  /** What says so, for a person: `the takeover of ledger-db`. */
  readonly label: string;
  /** The resource or group that it is the takeover of. */
  readonly of: NodeId | GroupId;
}

/** Members that can stand in for each other inside one resource. */
export type Part =
  | {
      readonly kind: "placed";
      readonly name: string;
      readonly members: readonly Member[];
      readonly required: number;
      /** Set where data has a copy in each place, on a member nobody can tell: so many places without any lost member are needed. */
      readonly intactPlaces?: number;
      /** Set where the first member serves and the others take over from it. */
      readonly takeover: Takeover | null;
    }
  | {
      readonly kind: "spread";
      readonly name: string;
      readonly places: readonly Place[];
      /** Where any of them may be started anew, where that is more than the places that they stand in. */
      readonly permitted?: readonly Place[];
      /** `null`: the list of places is put together only at deployment and may be any part of `places`. */
      readonly placesFact: FactId | null;
      /** Most favourable and least favourable number of members. */
      readonly count: {
        readonly desired: number;
        readonly guaranteed: number;
        readonly fact: FactId | null;
        /** Set where nobody knows how many are desired: it may be any number more. */
        readonly isOpen?: true;
      };
      /** Set where nothing promises that members spread over the places: all may stand in one. */
      readonly spreadingFact: FactId | null;
      /** How many members must be left of as many as are desired, and of as many as are guaranteed. */
      readonly required: { readonly desired: number; readonly guaranteed: number };
      /** As on members that are placed. */
      readonly intactPlaces?: number;
      /** Set where one of the members, nobody knows which, serves and another takes over from it. */
      readonly takeover: Takeover | null;
      /** As on members that are placed. */
      readonly redundantInPlace?: true;
    };

/** How a resource stands in the world, told without naming a cloud. */
export type Standing =
  | { readonly kind: "nowhere" }
  | { readonly kind: "unsupported"; readonly fact: FactId }
  | {
      readonly kind: "place";
      readonly place: Place;
      /** What servers in it reach public addresses through: NAT gateways; none where they have addresses of their own. */
      readonly egress: readonly NodeId[];
      /** Set where it can't be told how they do. */
      readonly egressFact: FactId | null;
    }
  /** One of two ways, whichever a setting will say. */
  | { readonly kind: "either"; readonly ways: readonly [Standing, Standing]; readonly fact: FactId }
  /** Every part is needed, and what they rest on beside. */
  | { readonly kind: "parts"; readonly parts: readonly Part[]; readonly beside?: Standing }
  | {
      readonly kind: "balancer";
      readonly places: readonly Place[];
      readonly placesFact: FactId | null;
      readonly crossZone: "yes" | "no" | "unknown";
      readonly crossZoneFact: FactId | null;
      /** Set where targets in zones that it does not stand in receive nothing, even with cross-zone balancing. */
      readonly targetsIn?: "its-zones";
      /** Set where the node in the first place serves and the others take over from it. */
      readonly takeover?: Takeover;
      /** Pools of its own, where it is entered by itself. */
      readonly pools?: readonly GroupId[];
    }
  /** Where requests enter a balancer, and the pools that they go to, each needed. */
  | {
      readonly kind: "listener";
      readonly balancer: NodeId;
      readonly pools: readonly GroupId[];
      readonly isRule: boolean;
    }
  | {
      readonly kind: "regional";
      readonly region: DomainId;
      readonly product: string;
      readonly tolerates: number;
      /** The name under which the provider's services are found. */
      readonly foundUnder: string;
    }
  | { readonly kind: "global"; readonly provider: DomainId; readonly product: string; readonly foundUnder: string }
  /** A record of a DNS name: whoever names it asks for the name. */
  | { readonly kind: "record"; readonly name: NodeId }
  /** A DNS name and the providers that answer for it. */
  | {
      readonly kind: "name";
      readonly delegations: readonly Delegation[];
      /** Set where nobody said to which of several providers it is delegated, or where one has no record of it here. */
      readonly fact: FactId | null;
      /** Whether faultline.yaml says to whom it is delegated. */
      readonly isStated: boolean;
    };

/** One provider's answers for a DNS name. */
export interface Delegation {
  /** The provider, and its DNS product. */
  readonly provider: DomainId;
  readonly product: string;
  readonly foundUnder: string;
  /** Records of one type, as far as they are alternatives. */
  readonly sets: readonly RecordSet[];
}

export interface RecordSet {
  readonly type: string;
  readonly records: readonly NodeId[];
  /** Most and least favourably, how many of the records must lead somewhere. */
  readonly required: number;
  readonly requiredAtMost: number;
  readonly facts: readonly FactId[];
}

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
  /** Set on a copy that is put beside what its store keeps of its own: the store is not only a copy. */
  readonly beside?: true;
  /** Set on a need on a group: what joins the networks over which some of its members are reached. */
  readonly over?: readonly { readonly member: NodeId; readonly link: NodeId | GroupId }[];
}

/** `group:<name>`. */
export type GroupId = string;

export interface RedundancyGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly kind: "required" | "majority" | "primary" | "pool" | "suspected" | "members" | "links";
  /** Sorted. */
  readonly members: readonly NodeId[];
  /** Most favourably, how many of the members are needed. */
  readonly required: number;
  /** Least favourably, how many are needed, and the facts that decide where that is more. */
  readonly requiredAtMost: number;
  readonly facts: readonly FactId[];
  /** For a pool whose targets' health nobody checks, or perhaps nobody: every server of every target is needed. */
  readonly unchecked?: "yes" | "perhaps";
  /** Set where not all members are seen, or none at all: there may be more of them, wherever they stand. */
  readonly membersFact: FactId | null;
  /** For a pool, whether a balancer reaches its targets in other zones; `inherits` leaves it to the balancer. */
  readonly crossZone: "yes" | "no" | "unknown" | "inherits";
  /** Where one member serves and others take over: how they do, and which one serves where that is known. */
  readonly takeover: Takeover | null;
  readonly primary: NodeId | null;
  /** What one instance of a member carries, in the unit of the services' peaks. */
  readonly perMember: number | null;
  readonly origin: "declared" | "catalogue" | "program";
}

/** A store or template and who takes its changes at once. */
export interface SharedChange {
  readonly domain: DomainId;
  readonly what: NodeId;
  /** Sorted. */
  readonly users: readonly NodeId[];
}

export interface Service {
  readonly name: string;
  /** What requests enter by; all are needed. */
  readonly entries: readonly (NodeId | GroupId)[];
  readonly needs: readonly (NodeId | GroupId | `service:${string}`)[];
  readonly survives: readonly SurvivalObjective[];
  readonly survivesChange: boolean;
  readonly capacity: CapacityObjective | null;
  readonly repairable: Level | null;
  readonly keepsData: Level | null;
  /** Names of services that nothing may take together with this one. */
  readonly independentOf: readonly string[];
  /** `assumed`: no objectives were given; it is a root of the needs graph. */
  readonly origin: "declared" | "assumed";
  /** An assumed service that cannot be reached from outside only warns. */
  readonly severity: "error" | "warning";
}

export type FactId = string;

/** Something that only deployment, or a statement in faultline.yaml, can tell. */
export interface UnknownFact {
  readonly id: FactId;
  readonly kind: "place" | "places" | "need" | "count" | "mode" | "group" | "takeover" | "unsupported";
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
