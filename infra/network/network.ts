import * as pulumi from "@pulumi/pulumi";
import type { NetworkPlan, NetworkRequest } from "./network-plan.ts";

/**
 * A private network with a subnet in each zone that the caller names. A network spans its region; what survives a zone is
 * its offer of a place elsewhere, so it claims that from two zones on.
 */
export type NetworkArgs = NetworkRequest;

/** A subnet to stand in. */
export interface Place {
  readonly subnetId: pulumi.Output<string>;
  /** The subnet's own answer, so that whatever repeats the zone follows when the subnet moves. */
  readonly zone: pulumi.Output<string>;
}

/** The part of a network that its users see, whichever cloud it is in. */
export abstract class Network extends pulumi.ComponentResource {
  abstract readonly plan: NetworkPlan;
  abstract readonly networkId: pulumi.Output<string>;
  /** Lets what carries it be reached from inside the network, and from nowhere else. */
  abstract readonly insideGroupId: pulumi.Output<string>;
  protected abstract readonly places: ReadonlyMap<string, Place>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:network:Network", name, {}, options);
  }

  /** Returns the subnet of a zone. Throws where the network has none there. */
  place(zone: string): Place {
    const place = this.places.get(zone);
    if (place === undefined) {
      throw new RangeError(`Expected a zone of the network (${[...this.places.keys()].join(", ")}), read ${zone}.`);
    }
    return place;
  }
}
