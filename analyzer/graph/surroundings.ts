import type { Accounts } from "./accounts.ts";
import type { DomainRegister } from "./domains.ts";
import type { EgressOfSubnets } from "./egress.ts";
import type { FactRegister } from "./facts.ts";
import type { PlaceResolver } from "./places.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StatedTakeovers } from "./stated-takeovers.ts";

/** What is needed to tell how a resource stands. */
export interface Surroundings {
  readonly stack: StackIndex;
  readonly places: PlaceResolver;
  readonly domains: DomainRegister;
  readonly facts: FactRegister;
  readonly takeovers: StatedTakeovers;
  readonly egress: EgressOfSubnets;
  readonly accounts: Accounts;
}
