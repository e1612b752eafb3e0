import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { attempt, WorkQueue } from "./work-queue.ts";

export interface AlicloudWorkQueueArgs {
  readonly region: string;
}

/** A queue of Simple Message Queue, a service of the region that a VPC reaches without an endpoint of its own. */
export class AlicloudWorkQueue extends WorkQueue {
  readonly address: pulumi.Output<string>;
  readonly queueId: pulumi.Output<string>;

  constructor(name: string, args: AlicloudWorkQueueArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);

    const failed = new alicloud.message.ServiceQueue(
      `${name}-failed`,
      { queueName: `${name}-failed`, messageRetentionPeriod: 604800 },
      { parent: this },
    );
    const queue = new alicloud.message.ServiceQueue(
      name,
      {
        queueName: name,
        visibilityTimeout: attempt.seconds,
        messageRetentionPeriod: 604800,
        pollingWaitSeconds: 20,
        dlqPolicy: { enabled: true, deadLetterTargetQueue: failed.queueName, maxReceiveCount: attempt.most },
      },
      { parent: this },
    );

    this.queueId = queue.queueName;
    this.address = pulumi.interpolate`https://mns.${args.region}-internal.aliyuncs.com/queues/${queue.queueName}`;
    this.registerOutputs({ queue: queue.urn, survives: "zone" });
  }
}
