import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { survivedLoss } from "../placement/survived-loss.ts";
import { Broker, partitionsPerTopic, topics } from "./broker.ts";

export interface AlicloudBrokerArgs {
  readonly network: AlicloudNetwork;
  /** Where the brokers stand, however many the traffic takes. */
  readonly zones: readonly string[];
  /** What traffic the cluster carries: `alikafka.hw.6xlarge`. */
  readonly trafficClass: string;
  /** In GB. */
  readonly storage: number;
}

/** An instance of ApsaraMQ for Kafka, with vSwitches in the zones over which Alibaba Cloud spreads its brokers. */
export class AlicloudBroker extends Broker {
  readonly bootstrap: pulumi.Output<string>;

  constructor(name: string, args: AlicloudBrokerArgs, options: pulumi.ComponentResourceOptions) {
    super(name, options);
    const places = args.zones.map((zone) => args.network.place(zone));
    const [first] = places;
    if (first === undefined) throw new RangeError(`Expected one zone or more for ${name}, read none.`);

    const instance = new alicloud.alikafka.Instance(
      name,
      {
        name,
        instanceType: "alikafka",
        specType: "professional",
        // Reachable from the VPC only.
        deployType: 5,
        ioMaxSpec: args.trafficClass,
        // SSD.
        diskType: 1,
        diskSize: args.storage,
        partitionNum: topics.length * partitionsPerTopic,
        paidType: "PostPaid",
        serviceVersion: "2.6.2",
        enableAutoTopic: "disable",
        vpcId: args.network.networkId,
        vswitchId: first.subnetId,
        vswitchIds: places.map((place) => place.subnetId),
        zoneId: first.zone,
        securityGroup: args.network.insideGroupId,
      },
      { parent: this },
    );
    for (const topic of topics) {
      new alicloud.alikafka.Topic(
        `${name}-${topic}`,
        { instanceId: instance.id, topic, partitionNum: partitionsPerTopic, remark: topic },
        { parent: this },
      );
    }

    this.bootstrap = instance.domainEndpoint;
    this.registerOutputs({ instance: instance.urn, survives: survivedLoss(args.zones, 1) });
  }
}
