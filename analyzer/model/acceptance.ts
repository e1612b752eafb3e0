import type { Finding } from "./finding.ts";

/** A day in UTC, `2027-01-31`: two of them compare as texts do. */
export type Day = string;

/** What somebody accepted beside the waivers of faultline.yaml, and the day on which it is asked. */
export interface Acceptance {
  /** `null`: nobody said which day it is, so that no waiver counts. */
  readonly today: Day | null;
  readonly baseline: Baseline | null;
  readonly since: EarlierReport | null;
}

/** Nothing is accepted, waivers included. */
export const nothingAccepted: Acceptance = { today: null, baseline: null, since: null };

/** A finding as it was written down earlier. */
export interface KnownFinding extends Pick<Finding, "rule" | "severity" | "status" | "services"> {
  readonly fingerprint: string;
  readonly message: string;
}

/** The findings that were there when the gate was introduced. */
export interface Baseline {
  /** The file, as reports call it. */
  readonly file: string;
  readonly findings: readonly KnownFinding[];
}

/** What an earlier report said of the same stack. */
export interface EarlierReport {
  readonly file: string;
  readonly findings: readonly (KnownFinding & { readonly waived: boolean; readonly baseline: boolean })[];
}
