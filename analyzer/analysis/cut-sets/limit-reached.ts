/** A computation would outgrow what it was allowed. What was asked can be asked again with more, or up to a lower order. */
export class LimitReached extends Error {
  readonly limit: number;

  constructor(what: string, limit: number) {
    super(`more than ${limit} ${what} would be needed`);
    this.name = "LimitReached";
    this.limit = limit;
  }
}
