import { Buffer } from "node:buffer";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import type { ServerGroupArgs } from "./server-group.ts";
import { ServerGroup } from "./server-group.ts";
import type { ServerGroupPlan } from "./server-group-plan.ts";
import { planServerGroup } from "./server-group-plan.ts";

/** An Auto Scaling group over private subnets, its servers made from a launch template and replaced a few at a time. */
export class AwsServerGroup extends ServerGroup {
  readonly plan: ServerGroupPlan;
  readonly groupUrn: pulumi.Output<string>;

  constructor(
    name: string,
    args: ServerGroupArgs & { readonly network: AwsNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    this.plan = planServerGroup(args);

    const template = new aws.ec2.LaunchTemplate(
      name,
      {
        imageId: args.image,
        instanceType: args.instanceType,
        vpcSecurityGroupIds: [args.network.insideGroupId],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required" },
        blockDeviceMappings: [
          { deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 40, encrypted: "true" } },
        ],
        ...(args.profile === undefined ? {} : { iamInstanceProfile: { name: args.profile } }),
        userData: pulumi.output(args.userData).apply((text) => Buffer.from(text).toString("base64")),
        updateDefaultVersion: true,
      },
      { parent: this },
    );
    const group = new aws.autoscaling.Group(
      name,
      {
        minSize: this.plan.servers.min,
        desiredCapacity: this.plan.servers.desired,
        maxSize: this.plan.servers.max,
        vpcZoneIdentifiers: this.plan.zones.map((zone) => args.network.place(zone).subnetId),
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        targetGroupArns: args.pools.map((pool) => pool.id),
        // Without a balancer there is only the machine's own state to go by.
        healthCheckType: args.pools.length > 0 ? "ELB" : "EC2",
        healthCheckGracePeriod: 60,
        // A new template that makes servers ill goes no further than the first tenth, and back.
        instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 90, autoRollback: true } },
        tags: [{ key: "Name", value: name, propagateAtLaunch: true }],
      },
      { parent: this },
    );

    this.groupUrn = group.urn;
    this.registerOutputs({ group: group.urn, survives: this.plan.survives });
  }
}
