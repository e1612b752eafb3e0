/** Which stack is asked about, and how its program is read. */
export interface Question {
  readonly directory: string;
  readonly stack?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly typeCheck?: boolean;
}
