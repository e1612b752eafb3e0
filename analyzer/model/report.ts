import type { BlastRadius, Survival } from "./analysis.ts";
import type { DomainId, FailureDomain } from "./failure-domain.ts";
import type { Finding, Rule } from "./finding.ts";
import type { Correction } from "./graph.ts";
import type { Level } from "./objectives.ts";
import type { SnapshotSource, Urn } from "./snapshot.ts";

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
  /** Sorted: errors first, violated before undetermined, then by rule, domain and subjects. */
  readonly findings: readonly Finding[];
  readonly totals: Totals;
}

export type Verdict = "pass" | "fail";

export interface Totals {
  readonly violated: number;
  readonly undetermined: number;
  readonly warnings: number;
  readonly notes: number;
}

export interface ServiceReport {
  readonly name: string;
  readonly origin: "declared" | "assumed";
  readonly entries: readonly string[];
  readonly objective: readonly Level[];
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
  | { readonly kind: "check"; readonly stacks: readonly StackReport[]; readonly verdict: Verdict }
  | { readonly kind: "rules"; readonly rules: readonly RulePage[] }
  | {
      readonly kind: "explanation";
      readonly of: string;
      readonly title: string;
      readonly paragraphs: readonly string[];
      readonly sections?: readonly { readonly heading: string; readonly lines: readonly string[] }[];
    };

export type RulePage = Omit<Rule, "check">;

/** One function from an answer to text; it neither prints, decides nor computes. */
export type Reporter = (answer: Answer, options: ReporterOptions) => string;

export interface ReporterOptions {
  /** Columns of the terminal, or 80 where there is none. */
  readonly columns: number;
  readonly colour: boolean;
}
