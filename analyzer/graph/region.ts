import type { Provider } from "../model/catalogue.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { DomainRegister } from "./domains.ts";
import type { FactRegister } from "./facts.ts";
import { knownText, readValue } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** The region that a resource stands in: its own property, else its provider's; a domain of its own where neither is known. */
export function regionOf(
  record: StackRecord,
  provider: Provider,
  stack: StackIndex,
  domains: DomainRegister,
  facts: FactRegister,
): DomainId {
  const own = knownText(readValue(record, "region"));
  if (own !== null && stack.catalogue.region(provider, own) !== undefined) return domains.region(provider, own);
  const manager = record.provider === null ? undefined : stack.record(record.provider);
  const configured = manager === undefined ? null : knownText(readValue(manager, "region"));
  if (configured !== null) return domains.region(provider, configured);
  const decides = manager ?? record;
  const fact = facts.add({
    id: `place:region-of:${decides.urn}`,
    kind: "place",
    subjects: [decides.urn],
    what: `the region of provider ${decides.name}`,
    remedy: `state region of provider ${decides.name} in the program, or ${provider}:region in the stack's configuration`,
  });
  return domains.unknownRegion(provider, `region-of:${decides.urn}`, `region of provider ${decides.name}`, fact);
}
