import * as fc from "fast-check";
import type { PlaceVariable } from "../../../../analyzer/model/failure-domain.ts";
import type { FaultNetwork } from "../../../../analyzer/model/fault-model.ts";
import type { Formula } from "../networks.ts";
import { nameOf, networkOf, smallNetwork } from "../networks.ts";

export interface AssumingNetwork {
  readonly formulas: readonly Formula[];
  readonly network: FaultNetwork;
  readonly variables: readonly PlaceVariable[];
}

/** Small networks of every kind, some of whose leaves are assumptions about unknown places, some of which exclude each other. */
export const assumingNetwork: fc.Arbitrary<AssumingNetwork> = smallNetwork.chain((formulas) => {
  const leaves = formulas.flatMap(({ kind }, index) => (kind === "event" ? [index] : []));
  return fc
    .record({
      assumed: fc.subarray(leaves, { maxLength: Math.min(leaves.length, 4) }),
      zones: fc.array(fc.constantFrom("zone-a", "zone-b"), { minLength: 4, maxLength: 4 }),
      differing: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }),
      top: fc.nat(formulas.length - 1),
    })
    .map(({ assumed, zones, differing, top }): AssumingNetwork => {
      const plain = networkOf(formulas, { service: top });
      const isAssumed = new Set(assumed);
      const assumptions = assumed.map((gate, index) => ({
        gate,
        variable: `zone-of:${index}`,
        zone: zones[index] ?? "zone-a",
      }));
      const events = Object.fromEntries(Object.entries(plain.events).filter(([, gate]) => !isAssumed.has(gate)));
      const variables = assumed.map((_, index) => ({
        domain: `zone-of:${index}`,
        candidates: ["zone-a", "zone-b"],
        differsFrom: differing.flatMap(([one, other]) =>
          one === index && other !== index ? [`zone-of:${other}`] : [],
        ),
        fact: `zone of ${nameOf(index)}`,
      }));
      return { formulas, network: { ...plain, events, assumptions }, variables };
    });
});
