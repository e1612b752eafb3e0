import type { Derivation } from "./analysis.ts";
import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { FactId, GroupId, NodeId } from "./graph.ts";
import type { Incident, IncidentStep } from "./incident.ts";
import type { Limits } from "./objectives.ts";
import type { ProductClass } from "./product-class.ts";
import type { SnapshotSource } from "./snapshot.ts";

/** What is taken away in a question, beside the domains that the fault model has. */
export type Disturbance =
  /** One kind of product in a place, and nothing else there. */
  | { readonly kind: "narrowed"; readonly id: DomainId; readonly place: DomainId; readonly of: ProductClass }
  /** A whole resource: gone, or there and with more to do than it can. */
  | { readonly kind: "down"; readonly id: DomainId; readonly node: NodeId; readonly how: "lost" | "overloaded" }
  /** A store that is up and wrong: it takes what reads it, wherever that stands. */
  | {
      readonly kind: "wrong";
      readonly id: DomainId;
      readonly node: NodeId;
      /** Set where changes reach its readers wave by wave: the one wave that they have reached. */
      readonly wave: DomainId | null;
    };

/** One thing that is away while a question is asked. */
export interface Away {
  readonly domain: DomainId;
  /** It works in part: at best it counts as there. */
  readonly inPart: boolean;
}

/** `sure`: in every world; else in some world only, which facts that are not known yet decide, or how well the rest of something works. */
export interface Told {
  readonly service: string;
  readonly sure: boolean;
}

export interface Late extends Told {
  /** The objectives' limits that are broken. */
  readonly limits: readonly Limits[];
  /** The slowest takeover that keeps it waiting, and the most that one of them gives up; `null`: not stated. */
  readonly takes: Limits;
  readonly derivation: Derivation;
}

/** What is taken while some things are away. All lists sorted by service or id. */
export interface LossState {
  readonly lost: readonly (Told & { readonly derivation: Derivation })[];
  /** Back only later, or with more of the latest data gone, than some objective of theirs allows. */
  readonly late: readonly Late[];
  /** Up, and answering with wrong data. */
  readonly wrong: readonly string[];
  readonly dataLost: readonly Told[];
  readonly capacityShort: readonly Told[];
  /** Up, and now with single points of failure that they lacked. */
  readonly redundancyLost: readonly (Told & { readonly lostWith: readonly DomainId[] })[];
  /** Down, and not to be brought back before all of these return. */
  readonly stuck: readonly (Told & { readonly until: readonly DomainId[] })[];
  /** Up, and none can be added or replaced before all of these return. */
  readonly frozen: readonly {
    readonly until: readonly DomainId[];
    readonly nodes: readonly NodeId[];
    readonly sure: boolean;
  }[];
  /** Resources that are down: in every world, and in some world at least. */
  readonly down: { readonly sure: readonly NodeId[]; readonly perhaps: readonly NodeId[] };
  /** What is left of each group with a stated capacity whose service states its peak. */
  readonly capacities: readonly CapacityLeft[];
  /** Services that lose nothing of all this. */
  readonly untouched: readonly string[];
  /** Facts by which the best and the worst differ, sorted. */
  readonly facts: readonly FactId[];
}

export interface CapacityLeft {
  readonly service: string;
  readonly group: GroupId;
  readonly peak: number;
  readonly unit: string;
  readonly best: number;
  readonly worst: number;
}

/** What is asked. */
export interface LossQuestion {
  readonly lost: readonly DomainId[];
  /** Resources that are lost as a whole. */
  readonly down: readonly NodeId[];
  readonly surges: readonly { readonly service: string; readonly factor: number }[];
  readonly corrupted: readonly NodeId[];
  readonly worst: boolean;
}

/** Which stack was asked, and how what is said of it is called. */
export interface Asked {
  readonly project: string;
  readonly stack: string;
  readonly resources: number;
  readonly source: SnapshotSource;
  readonly objectives: string | null;
  readonly services: readonly string[];
  /** Every domain that is spoken of. */
  readonly domains: readonly FailureDomain[];
  readonly labels: Readonly<Record<string, string>>;
  /** What a fact says, and what to write so that it is known. */
  readonly facts: Readonly<Record<FactId, { readonly what: string; readonly remedy: string }>>;
}

export interface LossReport {
  readonly of: Asked;
  readonly question: LossQuestion;
  readonly away: readonly Away[];
  readonly state: LossState;
  readonly surges: readonly SurgeReport[];
  readonly waves: readonly WaveReport[];
  readonly ranking: Ranking | null;
}

export interface SurgeReport {
  readonly service: string;
  readonly factor: number;
  /** The peak that is stated, and what it becomes; `null`: none is stated, so that nothing can be told. */
  readonly peak: { readonly stated: number; readonly surged: number; readonly unit: string } | null;
  /** Groups and resources with several members on its path of which nobody states what they carry. */
  readonly unstated: readonly string[];
}

/** What else a wrong store would take, had its change reached another wave. */
export interface WaveReport {
  readonly wave: DomainId;
  readonly lost: readonly Told[];
  readonly chosen: boolean;
}

/** Single domains and pairs by what they take. */
export interface Ranking {
  readonly singles: readonly Ranked[];
  /** Pairs that take something together that neither takes alone. */
  readonly pairs: readonly Ranked[];
  /** How many were tried; `bounded`: of very many pairs the first ones only, those of larger domains first. */
  readonly tried: { readonly singles: number; readonly pairs: number; readonly bounded: boolean };
}

export interface Ranked {
  readonly domains: readonly DomainId[];
  readonly lost: readonly string[];
  readonly perhapsLost: readonly string[];
  /** Of these, what none of the domains takes alone. */
  readonly together: readonly string[];
}

export interface ReplayReport {
  readonly of: Asked;
  readonly incident: Incident;
  /** The domain onto which it was transposed. */
  readonly asIf: DomainId | null;
  /** Why it does not touch this stack; `null`: it does. */
  readonly elsewhere: string | null;
  /** What the record's keys mean here, in sentences. */
  readonly meaning: readonly string[];
  /** Where it could have hit one of several: the one that is replayed, and what each other would have taken. */
  readonly choice: ReplayChoice | null;
  readonly steps: readonly ReplayStep[];
  /** For each service that was lost or late, how long by the record's own times. */
  readonly outages: readonly Outage[];
}

export interface ReplayChoice {
  readonly chosen: DomainId;
  /** Those that take something, the worst first. */
  readonly others: readonly { readonly domain: DomainId; readonly lost: readonly Told[] }[];
  /** How many there are in all. */
  readonly of: number;
}

export interface ReplayStep {
  readonly step: IncidentStep;
  /** Minutes since the first step; `null` where the record has no times. */
  readonly minutes: number | null;
  /** What is away after it. */
  readonly away: readonly Away[];
  readonly state: LossState;
  readonly change: StepChange;
}

/** What is different from the step before. Names of services, sorted. */
export interface StepChange {
  readonly lost: readonly Told[];
  readonly late: readonly Told[];
  readonly degraded: readonly string[];
  readonly stuck: readonly Told[];
  readonly restored: readonly string[];
  readonly repairable: readonly string[];
}

export interface Outage {
  readonly service: string;
  readonly sure: boolean;
  /** Indices of steps; `null`: not before the record ends. */
  readonly from: number;
  readonly to: number | null;
  /** By the record's own times; `null` where it has none. */
  readonly minutes: number | null;
}
