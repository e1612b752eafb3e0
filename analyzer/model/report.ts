import type { KnownFinding } from "./acceptance.ts";
import type { BlastRadius, Survival } from "./analysis.ts";
import type { CutSetsAnswer, WaysReport } from "./cut-sets.ts";
import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { Finding, Rule } from "./finding.ts";
import type { Correction, DependencyGraph, DependencyKind, GroupId, NodeId, NodeRole } from "./graph.ts";
import type { Incident } from "./incident.ts";
import type { LossReport, ReplayReport } from "./loss.ts";
import type { CapacityObjective, Level, SurvivalObjective } from "./objectives.ts";
import type { SnapshotSource, SourcePosition, Urn } from "./snapshot.ts";

/** Everything a reporter needs about one stack. */
export interface StackReport {
  readonly project: string;
  readonly stack: string;
  readonly source: SnapshotSource;
  readonly resources: number;
  /** The objectives file that was used; `null`: services were assumed. */
  readonly objectives: string | null;
  readonly verdict: Verdict;
  readonly services: readonly ServiceReport[];
  readonly domains: readonly FailureDomain[];
  /** Zones, regions and providers first, then the rest; instances only where they take a service. */
  readonly blastRadii: readonly BlastRadius[];
  readonly whereabouts: readonly Whereabouts[];
  /** How a person calls each resource and group, by URN and id: `vSwitch hk-a`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly assumptions: readonly string[];
  readonly corrections: readonly Correction[];
  /** Sorted: what nobody accepted first, then errors first, violated before undetermined, then by rule, domain and subjects. */
  readonly findings: readonly ReportedFinding[];
  /** Compared with an earlier report, where one was named. */
  readonly since: SinceReport | null;
  readonly totals: Totals;
  /** Where the program creates what findings are about, by URN; a URN that is missing is one of which nobody knows. */
  readonly sources: Readonly<Record<Urn, SourcePosition>>;
  readonly topology: Topology;
  /** How each service can be lost, by order; left out where nobody asked. */
  readonly ways?: readonly ServiceWays[];
  /** The whole graph, for the page, which asks what further losses take; a report that was read from a file has none. */
  readonly graph?: DependencyGraph;
}

/** The minimal cut sets of one service, of every order that could be had, in both readings; `null`: not even those of order 1 could. */
export interface ServiceWays {
  readonly service: string;
  readonly favourable: CutSetsAnswer | null;
  readonly leastFavourable: CutSetsAnswer | null;
  /** The first of the least favourable reading, by order, then by domains; `sure`: it takes the service in every world. */
  readonly smallest: readonly { readonly domains: readonly DomainId[]; readonly sure: boolean }[];
}

/** What an organisation makes of a rule: whatever it finds fails, is told, or is not told. */
export type RuleLevel = "mandatory" | "advisory" | "disabled";

export type RuleLevels = Readonly<Record<string, RuleLevel>>;

/** A finding, and what somebody has said of it already. */
export interface ReportedFinding extends Finding {
  /** The same for the same cause: survives renamed stacks, reordered resources and moved files. */
  readonly fingerprint: string;
  /** Set where it was accepted by a waiver that is in force. */
  readonly waiver: WaiverNote | null;
  /** It was there when the baseline was written. */
  readonly baseline: boolean;
  /** Against an earlier report; `null`: none was named. `worse`: the cause was there, and now does more harm or is proved. */
  readonly since: "new" | "worse" | "still-there" | null;
  /** Whether it makes the stack fail. */
  readonly blocks: boolean;
}

export interface WaiverNote {
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it counts. */
  readonly expires: string;
}

/** A stack's findings with what was accepted of them. */
export interface Accepted {
  readonly findings: readonly ReportedFinding[];
  readonly since: SinceReport | null;
}

export interface SinceReport {
  /** The earlier report's file, as it was named. */
  readonly report: string;
  /** Causes that are gone. */
  readonly fixed: readonly KnownFinding[];
}

/** What stands where and what needs what, for drawing and for programs. Everything sorted by id. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
  /** Groups that edges lead to, or services enter by. */
  readonly groups: readonly { readonly id: GroupId; readonly label: string; readonly members: readonly NodeId[] }[];
  /** What each service enters by, and what it is stated to need: nodes and groups, and services as `service:<name>`. */
  readonly services: readonly {
    readonly name: string;
    readonly entries: readonly string[];
    readonly needs: readonly string[];
  }[];
}

export interface TopologyNode {
  /** A URN, or `outside:<provider>:<id>`. */
  readonly id: NodeId;
  readonly label: string;
  /** The type token. */
  readonly type: string;
  readonly role: NodeRole;
  /** The component that it is a part of. */
  readonly parent: NodeId | null;
  /** Zones, unknown places, regions or a provider that it stands in, sorted; none for what stands where others do. */
  readonly places: readonly DomainId[];
}

/** From what depends to what it depends on. */
export interface TopologyEdge {
  readonly from: NodeId;
  readonly to: NodeId | GroupId;
  readonly kind: DependencyKind;
  /** Only deployment, or a statement in faultline.yaml, can tell whether it is one. */
  readonly possible: boolean;
}

export type Verdict = "pass" | "fail";

/** Each finding is counted once. */
export interface Totals {
  /** Errors that make the stack fail. */
  readonly violated: number;
  readonly undetermined: number;
  readonly warnings: number;
  readonly notes: number;
  readonly waived: number;
  readonly baselined: number;
  /** Still there since the earlier report: they don't make the stack fail. */
  readonly known: number;
}

/** What an objectives file promises of a service. */
export interface ServicePromise {
  readonly survives: readonly SurvivalObjective[];
  readonly survivesChange: boolean;
  readonly capacity: CapacityObjective | null;
  readonly repairable: Level | null;
  readonly keepsData: Level | null;
  readonly independentOf: readonly string[];
}

export interface ServiceReport {
  readonly name: string;
  readonly origin: "declared" | "assumed";
  readonly entries: readonly string[];
  readonly objective: readonly Level[];
  /** All that it was promised. */
  readonly promise: ServicePromise;
  readonly survives: readonly Survival[];
  /** Every level, whether it holds: `yes` and `no` are proved. */
  readonly levels: Readonly<Record<Level, "yes" | "no" | "undetermined">>;
}

/** What stands in a place, by kind of resource. */
export interface Whereabouts {
  readonly domain: DomainId;
  readonly label: string;
  readonly resources: readonly { readonly urn: Urn; readonly label: string; readonly member: string }[];
}

/** What a command gives to a reporter: a closed union. */
export type Answer =
  | {
      readonly kind: "check";
      readonly stacks: readonly StackReport[];
      /** Stacks that could not be read: the verdict is then `fail`, whatever the others give. */
      readonly unread: readonly UnreadStack[];
      readonly verdict: Verdict;
      /** What was checked, for formats that say what a rule is beside what it found. */
      readonly rules?: readonly RulePage[];
      /** Incidents on record, for the page, which replays them. */
      readonly incidents?: readonly Incident[];
    }
  | { readonly kind: "rules"; readonly rules: readonly RulePage[] }
  | { readonly kind: "loss"; readonly loss: LossReport }
  | { readonly kind: "replay"; readonly replay: ReplayReport }
  | { readonly kind: "cut-sets"; readonly ways: WaysReport }
  | {
      readonly kind: "explanation";
      readonly of: string;
      readonly title: string;
      readonly paragraphs: readonly string[];
      readonly sections?: readonly { readonly heading: string; readonly lines: readonly string[] }[];
    };

export interface UnreadStack {
  readonly stack: string;
  readonly why: string;
}

export type RulePage = Omit<Rule, "check">;

/** One function from an answer to text; it neither prints, decides nor computes. */
export type Reporter = (answer: Answer, options: ReporterOptions) => string;

export interface ReporterOptions {
  /** Columns of the terminal, or 80 where there is none. */
  readonly columns: number;
  readonly colour: boolean;
  /** The program's folder as seen from where the report is read, `services/shop`; left out where that is the same folder. */
  readonly program?: string;
  /** What the HTML page is made of beside the answer. */
  readonly page?: PageParts;
}

/** The page's script and style, as they stand in the file, each with the SHA-256 by which the file allows it, in hexadecimal. */
export interface PageParts {
  readonly script: PagePart;
  readonly style: PagePart;
}

export interface PagePart {
  readonly text: string;
  readonly sha256: string;
}
