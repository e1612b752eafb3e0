import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudServerGroup } from "../servers/alicloud-server-group.ts";
import type { OrderEntryArgs } from "./order-entry.ts";
import { OrderEntry } from "./order-entry.ts";
import { orderEntryUserData } from "./order-entry-user-data.ts";

/** A scaling group behind the ways in for apps and programs. */
export class AlicloudOrderEntry extends OrderEntry {
  constructor(
    name: string,
    args: OrderEntryArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const { network, servers, zones, image, instanceType, pools } = args;
    const group = new AlicloudServerGroup(
      name,
      { network, servers, zones, image, instanceType, pools, userData: orderEntryUserData(args) },
      { parent: this },
    );
    this.registerOutputs({ servers: group.groupUrn, survives: group.plan.survives });
  }
}
