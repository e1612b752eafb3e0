import * as pulumi from "@pulumi/pulumi";
import type { NetworkPlan, NetworkRequest } from "./network-plan.ts";

/**
 * A private network with a subnet in each zone that the caller names. A network spans its region; what survives a zone is
 * its offer of a place elsewhere, so it claims that from two zones on. Its ways out survive a zone where each zone has one.
 */
export type NetworkArgs = NetworkRequest;

/** A subnet to stand in. */
export interface Place {
  readonly subnetId: pulumi.Output<string>;
  /** The subnet's own answer, so that whatever repeats the zone follows when the subnet moves. */
  readonly zone: pulumi.Output<string>;
}

/** What a network keeps for one zone, once it is built. */
export interface ZoneOfNetwork {
  /** Where servers and stores stand. */
  readonly place: Place;
  /** Where stands what the internet reaches. */
  readonly entrance: Place;
  /** What leaves the zone's private subnets follows this table. */
  readonly routeTableId: pulumi.Output<string>;
}

/** The part of a network that its users see, whichever cloud it is in. */
export abstract class Network extends pulumi.ComponentResource {
  abstract readonly plan: NetworkPlan;
  abstract readonly networkId: pulumi.Output<string>;
  /** Lets what carries it be reached from inside the network and from its peers, and from nowhere else. */
  abstract readonly insideGroupId: pulumi.Output<string>;
  protected abstract readonly zones: ReadonlyMap<string, ZoneOfNetwork>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:network:Network", name, {}, options);
  }

  /** Whose addresses may come in: for the allow-lists of stores. */
  get admits(): readonly string[] {
    return this.plan.admits;
  }

  /** Returns the private subnet of a zone. Throws where the network has none there. */
  place(zone: string): Place {
    return this.inZone(zone).place;
  }

  /** Returns the subnet of a zone for what the internet reaches: a balancer, a NAT gateway. Throws where the network has none. */
  entrance(zone: string): Place {
    return this.inZone(zone).entrance;
  }

  /** Returns the table that a private subnet of the zone follows; a subnet of one's own joins it. Throws where there is none. */
  routeTableId(zone: string): pulumi.Output<string> {
    return this.inZone(zone).routeTableId;
  }

  private inZone(zone: string): ZoneOfNetwork {
    const found = this.zones.get(zone);
    if (found === undefined) {
      throw new RangeError(`Expected a zone of the network (${[...this.zones.keys()].join(", ")}), read ${zone}.`);
    }
    return found;
  }
}
