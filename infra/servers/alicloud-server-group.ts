import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import type { ServerGroupArgs } from "./server-group.ts";
import { ServerGroup } from "./server-group.ts";
import type { ServerGroupPlan } from "./server-group-plan.ts";
import { planServerGroup } from "./server-group-plan.ts";

/** A scaling group over vSwitches that keeps its zones even. */
export class AlicloudServerGroup extends ServerGroup {
  readonly plan: ServerGroupPlan;
  readonly groupUrn: pulumi.Output<string>;

  constructor(
    name: string,
    args: ServerGroupArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    this.plan = planServerGroup(args);

    const group = new alicloud.ess.ScalingGroup(
      name,
      {
        scalingGroupName: name,
        minSize: this.plan.servers.min,
        desiredCapacity: this.plan.servers.desired,
        maxSize: this.plan.servers.max,
        vswitchIds: this.plan.zones.map((zone) => args.network.place(zone).subnetId),
        multiAzPolicy: "BALANCE",
        // Without a balancer there is only the machine's own state to go by.
        healthCheckTypes: args.pools.length > 0 ? ["ECS", "LOAD_BALANCER"] : ["ECS"],
        removalPolicies: ["OldestScalingConfiguration", "OldestInstance"],
      },
      { parent: this },
    );
    const configuration = new alicloud.ess.ScalingConfiguration(
      name,
      {
        scalingGroupId: group.id,
        scalingConfigurationName: name,
        imageId: args.image,
        instanceType: args.instanceType,
        instanceName: name,
        securityGroupId: args.network.insideGroupId,
        systemDiskCategory: "cloud_essd",
        systemDiskSize: 40,
        systemDiskEncrypted: true,
        ...(args.profile === undefined ? {} : { roleName: args.profile }),
        userData: args.userData,
        active: true,
        enable: true,
        forceDelete: true,
      },
      { parent: this },
    );
    for (const pool of args.pools) {
      new alicloud.ess.ServerGroupAttachment(
        `${name}-${pool.name}`,
        {
          scalingGroupId: group.id,
          serverGroupId: pool.id,
          type: pool.balancer,
          port: pool.port,
          // A server without a weight gets no requests.
          weight: 100,
          forceAttach: true,
        },
        // The group takes no pool until it has a configuration to launch from.
        { parent: this, dependsOn: [configuration] },
      );
    }

    this.groupUrn = group.urn;
    this.registerOutputs({ group: group.urn, survives: this.plan.survives });
  }
}
