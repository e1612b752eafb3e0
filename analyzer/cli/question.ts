/** Which stack is asked about, and how its program is read. */
export interface Question {
  readonly directory: string;
  readonly stack?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly typeCheck?: boolean;
  /** Days after which a recorded look-up is said to be old. */
  readonly lookupsAge?: number;
  /** Files, or folders of them, to read in place of a program; several stacks are one estate. */
  readonly state?: readonly string[];
}

/** What the gate is asked beside that. */
export interface GateQuestion extends Question {
  /** Every stack of the project. */
  readonly all?: boolean;
  /** An earlier JSON report: only what is worse than that fails. */
  readonly since?: string;
  /** Whether the report is to say in how many ways each service can be lost. */
  readonly ways?: boolean;
}

/** What is proposed beside faultline.yaml. */
export interface InitQuestion extends Question {
  /** A job for GitLab, in place of GitHub Actions. */
  readonly gitlab?: boolean;
  /** Whether the program's entry gets the guard's line. */
  readonly guard?: boolean;
}
