import type { SurvivedLoss } from "../placement/survived-loss.ts";
import { survivedLoss } from "../placement/survived-loss.ts";

/** A tunnel between the clouds. */
export interface TunnelPlan {
  /** Part of names, and so of identity. */
  readonly role: "master" | "slave";
  /** Where the tunnel ends on Alibaba Cloud. On AWS the two ends of a connection are in zones that AWS chooses. */
  readonly zone: string;
}

export interface LinkPlan {
  readonly tunnels: readonly [TunnelPlan, TunnelPlan];
  readonly survives: SurvivedLoss;
}

/**
 * Returns the tunnels of a link, the first one carrying the traffic while it is up. Alibaba Cloud makes a VPN gateway with two
 * tunnels and asks for the zone of each; both may be one zone. Throws where another number is asked for.
 */
export function planLink({ zones }: { readonly zones: readonly string[] }): LinkPlan {
  const [master, slave, ...others] = zones;
  if (master === undefined || slave === undefined || others.length > 0) {
    throw new RangeError(`Expected the zones of two tunnels, read [${zones.join(", ")}].`);
  }
  return {
    tunnels: [
      { role: "master", zone: master },
      { role: "slave", zone: slave },
    ],
    survives: survivedLoss([master, slave], 1),
  };
}
