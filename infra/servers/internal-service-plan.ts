import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss, weakestLoss } from "../placement/survived-loss.ts";
import type { ServerGroupRequest } from "./server-group-plan.ts";
import { planServerGroup } from "./server-group-plan.ts";

export interface InternalServiceRequest extends ServerGroupRequest {
  /** Where the load balancer stands: two or more, both clouds refuse fewer. */
  readonly balancerZones: readonly string[];
}

export interface InternalServicePlan {
  readonly balancerZones: readonly string[];
  readonly survives: SurvivedLoss;
}

/** Returns where the balancer stands and what it survives with its servers. Throws where a balancer can't stand so. */
export function planInternalService(request: InternalServiceRequest): InternalServicePlan {
  const balancerZones = zonesOfBalancer(request.balancerZones);
  // The balancer reaches servers in every zone, so one node of it and one server anywhere are enough.
  const survives = weakestLoss([planServerGroup(request).survives, survivedLoss(balancerZones, 1)]);
  return { balancerZones, survives };
}

/** Returns the zones, or throws where no cloud would make a load balancer in them. */
export function zonesOfBalancer(zones: readonly string[]): readonly string[] {
  if (new Set(zones).size !== zones.length || zones.length < 2) {
    throw new RangeError(`Expected two or more zones, each once, for a load balancer, read [${zones.join(", ")}].`);
  }
  return zones;
}
