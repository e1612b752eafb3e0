import type * as pulumi from "@pulumi/pulumi";
import { readerProfileOf } from "../metadata/metadata-store.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import { AwsServerGroup } from "../servers/aws-server-group.ts";
import type { WebFrontArgs } from "./web-front.ts";
import { WebFront, webFrontUserData } from "./web-front.ts";

/** An Auto Scaling group behind the way in for browsers. */
export class AwsWebFront extends WebFront {
  constructor(
    name: string,
    args: WebFrontArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const { network, servers, zones, image, instanceType, pools } = args;
    const group = new AwsServerGroup(
      name,
      {
        network,
        servers,
        zones,
        image,
        instanceType,
        pools,
        ...readerProfileOf(args.metadata),
        userData: webFrontUserData(args),
      },
      { parent: this },
    );
    this.registerOutputs({ servers: group.groupUrn, survives: group.plan.survives });
  }
}
