import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudServerGroup } from "../servers/alicloud-server-group.ts";
import type { WebFrontArgs } from "./web-front.ts";
import { WebFront, webFrontUserData } from "./web-front.ts";

/** A scaling group behind the way in for browsers. */
export class AlicloudWebFront extends WebFront {
  constructor(
    name: string,
    args: WebFrontArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const { network, servers, zones, image, instanceType, pools } = args;
    const group = new AlicloudServerGroup(
      name,
      { network, servers, zones, image, instanceType, pools, userData: webFrontUserData(args) },
      { parent: this },
    );
    this.registerOutputs({ servers: group.groupUrn, survives: group.plan.survives });
  }
}
