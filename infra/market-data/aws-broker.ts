import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsNetwork } from "../network/aws-network.ts";
import { Broker, partitionsPerTopic, topics } from "./broker.ts";
import type { BrokerPlan, BrokerRequest } from "./broker-plan.ts";
import { planBroker } from "./broker-plan.ts";

export interface AwsBrokerArgs extends BrokerRequest {
  readonly network: AwsNetwork;
  /** What one broker is: `kafka.m7g.large`. */
  readonly brokerClass: string;
  /** Of each broker, in GB. */
  readonly storage: number;
}

/** An MSK cluster: as many brokers in each zone. */
export class AwsBroker extends Broker {
  readonly bootstrap: pulumi.Output<string>;

  constructor(name: string, args: AwsBrokerArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const plan = planBroker(args);

    const configuration = new aws.msk.Configuration(
      name,
      { name, kafkaVersions: [kafkaVersion], serverProperties: serverProperties(plan) },
      { parent: this },
    );
    const cluster = new aws.msk.Cluster(
      name,
      {
        clusterName: name,
        kafkaVersion,
        numberOfBrokerNodes: args.brokers,
        brokerNodeGroupInfo: {
          clientSubnets: plan.zones.map((zone) => args.network.place(zone).subnetId),
          instanceType: args.brokerClass,
          securityGroups: [args.network.insideGroupId],
          storageInfo: { ebsStorageInfo: { volumeSize: args.storage } },
        },
        configurationInfo: { arn: configuration.arn, revision: configuration.latestRevision },
        encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } },
      },
      { parent: this },
    );
    for (const topic of topics) {
      new aws.msk.Topic(
        `${name}-${topic}`,
        {
          clusterArn: cluster.arn,
          name: topic,
          partitionCount: partitionsPerTopic,
          replicationFactor: plan.replicas,
        },
        { parent: this },
      );
    }

    this.bootstrap = cluster.bootstrapBrokersTls;
    this.registerOutputs({ cluster: cluster.urn, survives: plan.survives });
  }
}

const kafkaVersion = "3.6.0";

function serverProperties({ replicas, inSync }: BrokerPlan): string {
  return [
    "auto.create.topics.enable=false",
    `default.replication.factor=${replicas}`,
    `min.insync.replicas=${inSync}`,
    "unclean.leader.election.enable=false",
    "",
  ].join("\n");
}
