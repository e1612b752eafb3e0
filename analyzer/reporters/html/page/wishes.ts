import type { DomainId } from "../../../model/failure-domain.ts";
import type { Looking } from "./address.ts";

/** What parts of the page can ask for. */
export interface Wishes {
  look(change: Partial<Looking>): void;
  /** What is away by the reader's wish. */
  readonly lost: readonly DomainId[];
  /** Takes these away, and nothing else. */
  lose(lost: readonly DomainId[]): void;
  /** Takes a domain away, or brings it back. */
  toggle(domain: DomainId): void;
}
