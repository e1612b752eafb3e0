import type { Analysis, Derivation } from "./analysis.ts";
import type { DomainId } from "./failure-domain.ts";
import type { Urn } from "./snapshot.ts";

export type Severity = "error" | "warning" | "note";

/** `violated`: proved in every world · `undetermined`: cannot be shown either way before deployment. */
export type FindingStatus = "violated" | "undetermined";

/** One cause. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  /** The lost domain, where the finding is about one. */
  readonly domain: DomainId | null;
  /** The services that it takes, sorted. */
  readonly services: readonly string[];
  /** The resources whose properties decide, sorted. */
  readonly subjects: readonly Urn[];
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly remedy: readonly Remedy[];
}

/** What proves it. */
export type Evidence =
  | { readonly kind: "derivation"; readonly service: string; readonly derivation: Derivation }
  | FactEvidence
  | { readonly kind: "also-lost-with"; readonly domains: readonly DomainId[] };

export interface FactEvidence {
  readonly kind: "fact";
  readonly what: string;
  /** Set where the fact is that a part of the stack could not be judged: of a type that nobody described, say. */
  readonly unjudged?: true;
}

/** One thing to change. */
export interface Remedy {
  readonly subject: Urn | null;
  /** The property that decides, where there is one, and its present value where that may be printed. */
  readonly property: string | null;
  readonly value: string | null;
  readonly advice: string;
}

export type Origin =
  | {
      readonly kind: "incident";
      readonly date: string;
      readonly provider: string;
      readonly title: string;
      readonly url: string;
      readonly lesson: string;
    }
  | {
      readonly kind: "vendor-statement" | "published-model";
      readonly title: string;
      readonly url: string;
      readonly lesson: string;
    };

/** What the id of every house rule begins with, so that each report tells it from ours and no later rule of ours bears its name. */
export const housePrefix = "house/";

export interface Rule {
  /** States what holds when all is well; also the file's name, the test's and the page's heading. */
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly rationale: string;
  readonly origin: Origin;
  readonly falseAlarms: string;
  readonly remedy: string;
  readonly check: (analysis: Analysis) => readonly Finding[];
}
