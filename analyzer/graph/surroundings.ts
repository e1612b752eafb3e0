import type { DomainRegister } from "./domains.ts";
import type { FactRegister } from "./facts.ts";
import type { PlaceResolver } from "./places.ts";
import type { StackIndex } from "./stack-index.ts";

/** What is needed to tell how a resource stands. */
export interface Surroundings {
  readonly stack: StackIndex;
  readonly places: PlaceResolver;
  readonly domains: DomainRegister;
  readonly facts: FactRegister;
}
