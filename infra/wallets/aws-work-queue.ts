import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { endpointHost, interfaceEndpoint } from "../endpoints/aws-interface-endpoint.ts";
import type { AwsNetwork } from "../network/aws-network.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import { attempt, WorkQueue } from "./work-queue.ts";

export interface AwsWorkQueueArgs {
  readonly network: AwsNetwork;
  readonly region: string;
  /** Where the network reaches the queue. */
  readonly zones: readonly string[];
}

/** An SQS queue, a service of the region, and an endpoint for it in the network's zones. */
export class AwsWorkQueue extends WorkQueue {
  readonly address: pulumi.Output<string>;
  readonly queueId: pulumi.Output<string>;

  constructor(name: string, args: AwsWorkQueueArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const { network, region, zones } = args;

    const failed = new aws.sqs.Queue(
      `${name}-failed`,
      {
        fifoQueue: true,
        contentBasedDeduplication: true,
        sqsManagedSseEnabled: true,
        messageRetentionSeconds: 1209600,
      },
      { parent: this },
    );
    const queue = new aws.sqs.Queue(
      name,
      {
        // In order and once: a withdrawal taken twice is money gone.
        fifoQueue: true,
        contentBasedDeduplication: true,
        visibilityTimeoutSeconds: attempt.seconds,
        messageRetentionSeconds: 1209600,
        sqsManagedSseEnabled: true,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: attempt.most }),
      },
      { parent: this },
    );
    const endpoint = interfaceEndpoint(name, { network, region, service: "sqs", zones }, this);

    this.queueId = queue.arn;
    // The queue's URL is its name to the API, not where the API is reached.
    this.address = pulumi.interpolate`https://${endpointHost(endpoint)}/?QueueUrl=${queue.url}`;
    this.registerOutputs({ queue: queue.urn, endpoint: endpoint.urn, survives: survivedLoss(zones, 1) });
  }
}
