import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** Whoever names a queue, topic or account inside a broker needs the broker. */
const inside = (broker: string, noun: string, types: readonly string[], labels: string): readonly CatalogueEntry[] =>
  types.map((type) => ({
    type,
    noun,
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed(labels), [broker]: "needs" },
  }));

/** Brokers, queues, topics and event buses. */
export const messaging: readonly CatalogueEntry[] = [
  {
    type: "alicloud:alikafka/instance:Instance",
    noun: "Kafka broker cluster",
    role: "serves",
    stands: {
      kind: "spread",
      over: {
        lists: [{ zone: "selectedZones" }, { within: "vswitchIds" }],
        each: [{ zone: "zoneId", within: "vswitchId" }],
      },
      count: { property: "selectedZones", unset: "places" },
      spreading: "distinct",
      failover: {
        property: "specType",
        yes: ["professional", "professionalForHighRead", "enterprise"],
        undecided: ["normal"],
        unset: "unknown",
      },
      required: { 1: 1, 2: 1, 3: 2 },
    },
    uses: {
      ...noNeed(
        "vpcId vswitchId vswitchIds zoneId selectedZones securityGroup name config confluentConfig serverlessConfig password resourceGroupId tags",
      ),
      kmsKeyId: "boots-from",
    },
    network: "vpcId",
    restarts: "its-places",
    prints: ["selectedZones", "zoneId", "specType", "deployType"],
    sources: [
      "selectedZones: the zones of an instance in several; without it the instance stands where its vSwitch does: @pulumi/alicloud 3.108 alikafka/instance.d.ts",
      "an instance in several zones outlives the loss of one, an instance in one zone does not; specType decides whether several can be had: https://alibabacloud.com/help/en/apsaramq-for-kafka/cloud-message-queue-for-kafka/product-overview/instance-editions",
    ],
  },
  ...inside("instanceId", "Kafka topic", ["alicloud:alikafka/topic:Topic"], "topic remark configs tags"),
  ...inside(
    "instanceId",
    "Kafka consumer group",
    ["alicloud:alikafka/consumerGroup:ConsumerGroup"],
    "consumerId description remark tags",
  ),
  ...inside(
    "instanceId",
    "Kafka account",
    ["alicloud:alikafka/saslUser:SaslUser"],
    "username password kmsEncryptedPassword kmsEncryptionContext",
  ),
  {
    type: "alicloud:rocketmq/rocketMQInstance:RocketMQInstance",
    noun: "RocketMQ broker cluster",
    role: "serves",
    stands: {
      kind: "spread",
      over: {
        lists: [{ within: "networkInfo.vpcInfo.vswitches[].vswitchId" }],
        each: [{ within: "networkInfo.vpcInfo.vswitchId" }],
      },
      count: { property: "networkInfo.vpcInfo.vswitches", unset: "places" },
      spreading: "distinct",
      failover: { property: "subSeriesCode", yes: ["cluster_ha", "serverless"], unset: "unknown" },
    },
    uses: noNeed("networkInfo instanceName ipWhitelists aclInfo productInfo software remark resourceGroupId tags"),
    public: { property: "networkInfo.internetInfo.internetSpec", yes: ["enable"], unset: "unknown" },
    restarts: "its-places",
    prints: ["seriesCode", "subSeriesCode"],
    sources: [
      "subSeriesCode: cluster_ha and serverless keep several nodes, single_node one; always stated: @pulumi/alicloud 3.108 rocketmq/rocketMQInstance.d.ts",
      "networkInfo: an entry in each vSwitch that is named; internetSpec is always stated: @pulumi/alicloud 3.108 types/input.d.ts",
      "vswitches: as many places as are named: @pulumi/alicloud 3.108 types/input.d.ts",
    ],
  },
  ...inside(
    "instanceId",
    "RocketMQ topic",
    ["alicloud:rocketmq/rocketMQTopic:RocketMQTopic"],
    "topicName messageType remark",
  ),
  {
    type: "alicloud:amqp/instance:Instance",
    noun: "RabbitMQ broker cluster",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ within: "vswitchIds" }] },
      count: { property: "vswitchIds", unset: "places" },
      spreading: "distinct",
    },
    uses: {
      ...noNeed("vpcId vswitchIds securityGroupId instanceName tags"),
      kmsKeyId: "boots-from",
    },
    network: "vpcId",
    public: { property: "supportEip", yes: [true], unset: "no" },
    restarts: "its-places",
    prints: ["instanceType", "edition"],
    sources: [
      "vswitchIds: two of them, an entry in each: @pulumi/alicloud 3.108 amqp/instance.d.ts",
      "supportEip: no public entry unless stated: @pulumi/alicloud 3.108 amqp/instance.d.ts",
    ],
  },
  ...inside("instanceId", "RabbitMQ virtual host", ["alicloud:amqp/virtualHost:VirtualHost"], "virtualHostName"),
  ...inside(
    "instanceId",
    "RabbitMQ exchange",
    ["alicloud:amqp/exchange:Exchange"],
    "exchangeName virtualHostName alternateExchange",
  ),
  ...inside(
    "instanceId",
    "RabbitMQ queue",
    ["alicloud:amqp/queue:Queue"],
    "queueName virtualHostName deadLetterExchange deadLetterRoutingKey",
  ),
  ...inside("instanceId", "RabbitMQ account", ["alicloud:amqp/staticAccount:StaticAccount"], "accessKey secretKey"),
  {
    type: "alicloud:mns/queue:Queue",
    noun: "message queue",
    role: "serves",
    stands: { kind: "regional", product: "message queues", tolerates: 1 },
    uses: noNeed("name"),
  },
  {
    type: "alicloud:message/serviceQueue:ServiceQueue",
    noun: "message queue",
    role: "serves",
    stands: { kind: "regional", product: "message queues", tolerates: 1 },
    uses: { ...noNeed("queueName dlqPolicy tags"), kmsKeyId: "boots-from" },
  },
  {
    type: "alicloud:mns/topic:Topic",
    noun: "message topic",
    role: "serves",
    stands: { kind: "regional", product: "message queues", tolerates: 1 },
    uses: noNeed("name"),
  },
  {
    type: "alicloud:message/serviceTopic:ServiceTopic",
    noun: "message topic",
    role: "serves",
    stands: { kind: "regional", product: "message queues", tolerates: 1 },
    uses: noNeed("topicName tags"),
  },
  {
    type: "alicloud:eventbridge/eventBus:EventBus",
    noun: "event bus",
    role: "serves",
    stands: { kind: "regional", product: "event buses", tolerates: 1 },
    uses: noNeed("eventBusName description"),
  },
  // What receives messages is not needed by what sends them.
  ...neverFails("message subscription", [
    "alicloud:eventbridge/apiDestination:ApiDestination",
    "alicloud:eventbridge/connection:Connection",
    "alicloud:eventbridge/eventSource:EventSource",
    "alicloud:eventbridge/eventSourceV2:EventSourceV2",
    "alicloud:eventbridge/eventStreaming:EventStreaming",
    "alicloud:eventbridge/rule:Rule",
    "alicloud:message/serviceEventRule:ServiceEventRule",
    "alicloud:message/serviceSubscription:ServiceSubscription",
    "alicloud:mns/topicSubscription:TopicSubscription",
  ]),
  ...neverFails("broker setting", [
    "alicloud:alikafka/instanceAllowedIpAttachment:InstanceAllowedIpAttachment",
    "alicloud:alikafka/saslAcl:SaslAcl",
    "alicloud:alikafka/scheduledScalingRule:ScheduledScalingRule",
    "alicloud:amqp/binding:Binding",
    "alicloud:amqp/openSourcePermission:OpenSourcePermission",
    "alicloud:eventbridge/serviceLinkedRole:ServiceLinkedRole",
    "alicloud:eventbridge/slr:Slr",
    "alicloud:message/serviceAccountLogging:ServiceAccountLogging",
    "alicloud:message/serviceEndpoint:ServiceEndpoint",
    "alicloud:message/serviceEndpointAcl:ServiceEndpointAcl",
    "alicloud:message/serviceService:ServiceService",
    "alicloud:rocketmq/account:Account",
    "alicloud:rocketmq/acl:Acl",
    "alicloud:rocketmq/consumerGroup:ConsumerGroup",
  ]),
];
