import type * as pulumi from "@pulumi/pulumi";
import { readerProfileOf } from "../metadata/metadata-store.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsServerGroup } from "../servers/aws-server-group.ts";
import type { OrderEntryArgs } from "./order-entry.ts";
import { OrderEntry } from "./order-entry.ts";
import { orderEntryUserData } from "./order-entry-user-data.ts";

/** An Auto Scaling group behind the ways in for apps and programs. */
export class AwsOrderEntry extends OrderEntry {
  constructor(
    name: string,
    args: OrderEntryArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const { network, servers, zones, image, instanceType, pools } = args;
    const group = new AwsServerGroup(
      name,
      {
        ...{ network, servers, zones, image, instanceType, pools },
        ...readerProfileOf(args.metadata),
        userData: orderEntryUserData(args),
      },
      { parent: this },
    );
    this.registerOutputs({ servers: group.groupUrn, survives: group.plan.survives });
  }
}
