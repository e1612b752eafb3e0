import { describe, expect, test } from "vitest";
import { apEast } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { survives, verdicts, violated } from "../../builders/verdicts.ts";

/** What published rules for AWS were found to get wrong: each is asked of the analyser's own graph. */

type Properties = Readonly<Record<string, Given>>;
type Answer = "yes" | "no" | "undetermined";

const web = objectives().service("web", "web");
const a = "ap-east-1a";
const b = "ap-east-1b";
const c = "ap-east-1c";

/** A stack with a subnet s0, s1, … in each of these zones. */
const subnetsIn = (zones: readonly Given[]): StackBuilder =>
  zones.reduce<StackBuilder>((built, zone, index) => built.subnet(`s${index}`, { zone }), stack());
const allOf = (zones: readonly Given[]): readonly Given[] => zones.map((_, index) => of(`s${index}`));

describe("subnets are counted by the zones that they stand in", () => {
  test.each<[string, readonly Given[], Answer]>([
    ["three subnets of one zone", [a, a, a], "no"],
    ["two subnets of two zones", [a, b], "yes"],
    ["a zone that deployment decides beside a literal one", [a, unknown], "undetermined"],
  ])("a scaling group over %s", (_title, zones, expected) => {
    const built = subnetsIn(zones).add("aws:autoscaling/group:Group", "web", {
      vpcZoneIdentifiers: allOf(zones),
      minSize: 3,
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly Given[], Answer]>([
    ["three subnets of one zone", [a, a, a], "no"],
    ["two subnets of two zones", [a, b], "yes"],
  ])("container tasks over %s", (_title, zones, expected) => {
    const built = subnetsIn(zones).add("aws:ecs/service:Service", "web", {
      desiredCount: 3,
      networkConfiguration: { subnets: allOf(zones) },
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly Given[], Answer]>([
    ["two subnets of one zone", [b, b], "no"],
    ["two subnets of two zones", [a, b], "yes"],
  ])("Kubernetes nodes over %s", (_title, zones, expected) => {
    const built = subnetsIn(zones).add("aws:eks/nodeGroup:NodeGroup", "web", {
      clusterName: "shop",
      subnetIds: allOf(zones),
      scalingConfig: { desiredSize: 4, minSize: 4, maxSize: 8 },
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly Given[], Answer]>([
    ["two subnets of one zone", [b, b], "no"],
    ["two subnets of two zones", [a, b], "yes"],
  ])("a function over %s", (_title, zones, expected) => {
    const built = subnetsIn(zones).add("aws:lambda/function:Function", "web", {
      vpcConfig: { subnetIds: allOf(zones), securityGroupIds: ["sg-1"] },
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly Given[], Answer]>([
    ["one subnet", [b], "no"],
    ["subnets of two zones", [a, b], "yes"],
  ])("a private endpoint with an interface in %s", (_title, zones, expected) => {
    const built = subnetsIn(zones).add("aws:ec2/vpcEndpoint:VpcEndpoint", "web", {
      vpcId: "vpc-1",
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.ap-east-1.sqs",
      subnetIds: allOf(zones),
    });
    expect(survives(built, web)).toBe(expected);
  });
});

describe("failover that is switched on is not yet another zone", () => {
  const cache = (properties: Properties) =>
    stack().add("aws:elasticache/replicationGroup:ReplicationGroup", "web", {
      description: "cache",
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      ...properties,
    });

  test.each<[string, Properties, Answer]>([
    ["both nodes in one zone", { numCacheClusters: 2, preferredCacheClusterAzs: [a, a] }, "no"],
    ["its nodes in two zones", { numCacheClusters: 2, preferredCacheClusterAzs: [a, b] }, "yes"],
    ["one node", { numCacheClusters: 1, preferredCacheClusterAzs: [a] }, "no"],
    [
      "one of two shards in one zone",
      {
        numNodeGroups: 2,
        replicasPerNodeGroup: 1,
        nodeGroupConfigurations: [
          { primaryAvailabilityZone: a, replicaAvailabilityZones: [b] },
          { primaryAvailabilityZone: c, replicaAvailabilityZones: [c] },
        ],
      },
      "no",
    ],
    [
      "every shard in two zones",
      {
        numNodeGroups: 2,
        replicasPerNodeGroup: 1,
        nodeGroupConfigurations: [
          { primaryAvailabilityZone: a, replicaAvailabilityZones: [b] },
          { primaryAvailabilityZone: c, replicaAvailabilityZones: [a] },
        ],
      },
      "yes",
    ],
  ])("a cache with %s", (_title, properties, expected) => {
    expect(survives(cache(properties), web)).toBe(expected);
  });
});

describe("Aurora has no standby of its own: its instances are counted, by zone", () => {
  const aurora = (zones: readonly (string | null)[], over: readonly string[] = [a, b, c]) => {
    const built = subnetsIn(over)
      .add("aws:rds/subnetGroup:SubnetGroup", "group", { subnetIds: allOf(over) })
      .add("aws:rds/cluster:Cluster", "web", { engine: "aurora-postgresql", dbSubnetGroupName: of("group") });
    for (const [index, zone] of zones.entries())
      built.add("aws:rds/clusterInstance:ClusterInstance", `instance-${index}`, {
        clusterIdentifier: of("web"),
        ...(zone === null ? {} : { availabilityZone: zone }),
      });
    return built;
  };

  test.each<[string, readonly (string | null)[], Answer, Answer]>([
    ["one instance", [a], "no", "no"],
    ["two instances of one zone", [a, a], "no", "yes"],
    ["instances of two zones", [a, b], "yes", "yes"],
    ["two instances wherever the provider puts them", [null, null], "undetermined", "yes"],
  ])("%s", (_title, zones, zone, instance) => {
    expect(survives(aurora(zones), web, "zone")).toBe(zone);
    expect(survives(aurora(zones), web, "instance")).toBe(instance);
  });

  test("instances that state no zone stand in the only one that their cluster's subnets have", () => {
    expect(survives(aurora([null, null], [b, b]), web)).toBe("no");
  });

  test("a cluster class makes a Multi-AZ DB cluster of three in three zones", () => {
    const built = subnetsIn([a, b, c])
      .add("aws:rds/subnetGroup:SubnetGroup", "group", { subnetIds: allOf([a, b, c]) })
      .add("aws:rds/cluster:Cluster", "web", {
        engine: "mysql",
        dbClusterInstanceClass: "db.m6gd.large",
        storageType: "io1",
        dbSubnetGroupName: of("group"),
      });
    expect(survives(built, web)).toBe("yes");
  });
});

describe("what is regional by design needs no zones", () => {
  test.each<[string, Properties]>([
    ["aws:s3/bucket:Bucket", {}],
    ["aws:dynamodb/table:Table", { hashKey: "id" }],
    ["aws:sqs/queue:Queue", {}],
    ["aws:ec2/natGateway:NatGateway", { availabilityMode: "regional", vpcId: "vpc-1" }],
    ["aws:lambda/function:Function", { role: "r" }],
    ["aws:ec2transitgateway/transitGateway:TransitGateway", {}],
  ])("%s survives a zone, and not its region", (type, properties) => {
    const built = stack().add(type, "web", properties);
    expect(survives(built, web, "zone")).toBe("yes");
    expect(survives(built, web, "region")).toBe("no");
  });

  test("a NAT gateway that states no mode is pinned to its subnet's zone", () => {
    const built = stack()
      .subnet("s", { zone: b })
      .add("aws:ec2/natGateway:NatGateway", "web", { subnetId: of("s") });
    expect(verdicts(built, web)).toEqual([violated(apEast.b, ["web"], built.urns("web"))]);
  });

  test.each<[string, Properties, readonly string[], Answer]>([
    ["with mount targets in two zones", {}, [a, b], "yes"],
    ["with mount targets in one zone", {}, [b, b], "no"],
    ["of one zone, whatever its mount targets", { availabilityZoneName: a }, [a], "no"],
  ])("a file system %s", (_title, properties, zones, expected) => {
    const built = subnetsIn(zones).add("aws:efs/fileSystem:FileSystem", "web", properties);
    for (const index of zones.keys())
      built.add("aws:efs/mountTarget:MountTarget", `target-${index}`, {
        fileSystemId: of("web"),
        subnetId: of(`s${index}`),
      });
    expect(survives(built, web)).toBe(expected);
  });
});

describe("a quorum is asked for, not a number of nodes", () => {
  const domain = (zones: readonly string[], clusterConfig: Properties) =>
    subnetsIn(zones).add("aws:opensearch/domain:Domain", "web", {
      clusterConfig,
      vpcOptions: { subnetIds: allOf(zones) },
    });
  const aware = { zoneAwarenessEnabled: true };
  const masters = { dedicatedMasterEnabled: true, dedicatedMasterCount: 3 };

  test.each<[string, readonly string[], Properties, Answer]>([
    ["three nodes in one zone", [a], { instanceCount: 3 }, "no"],
    ["three nodes in three zones", [a, b, c], { instanceCount: 3, ...aware }, "yes"],
    ["two nodes in two zones", [a, b], { instanceCount: 2, ...aware }, "no"],
    // One of the zones holds two of them, and nothing tells which.
    ["three masters in two zones", [a, b], { instanceCount: 4, ...aware, ...masters }, "undetermined"],
    ["three masters in three zones", [a, b, c], { instanceCount: 3, ...aware, ...masters }, "yes"],
  ])("a search domain of %s", (_title, zones, clusterConfig, expected) => {
    expect(survives(domain(zones, clusterConfig), web)).toBe(expected);
  });

  test.each<[string, readonly string[], number, Answer, Answer]>([
    ["three brokers in three zones", [a, b, c], 3, "yes", "yes"],
    ["six brokers in three zones", [a, b, c], 6, "yes", "yes"],
    ["two brokers in two zones", [a, b], 2, "yes", "yes"],
  ])("Kafka: %s", (_title, zones, brokers, zone, instance) => {
    const built = subnetsIn(zones).add("aws:msk/cluster:Cluster", "web", {
      kafkaVersion: "3.6.0",
      numberOfBrokerNodes: brokers,
      brokerNodeGroupInfo: { instanceType: "kafka.m5.large", clientSubnets: allOf(zones), securityGroups: ["sg-1"] },
    });
    expect(survives(built, web, "zone")).toBe(zone);
    expect(survives(built, web, "instance")).toBe(instance);
  });

  test.each<[string, Properties, Answer]>([
    ["one broker, as is the default", {}, "no"],
    ["an active and a standby one", { deploymentMode: "ACTIVE_STANDBY_MULTI_AZ" }, "yes"],
    ["a cluster", { deploymentMode: "CLUSTER_MULTI_AZ" }, "yes"],
  ])("message brokers: %s", (_title, properties, expected) => {
    const zones = "deploymentMode" in properties ? [a, b, c] : [a];
    const built = subnetsIn(zones).add("aws:mq/broker:Broker", "web", {
      engineType: "ActiveMQ",
      subnetIds: allOf(zones),
      ...properties,
    });
    expect(survives(built, web)).toBe(expected);
  });
});

describe("what leaving a property out means", () => {
  test.each<[string, Properties, Answer]>([
    ["two nodes where no zone is named, over two zones", { numCacheNodes: 2 }, "no"],
    ["nodes in named zones", { numCacheNodes: 2, azMode: "cross-az", preferredAvailabilityZones: [a, b] }, "yes"],
  ])("a cache of its own: %s", (_title, properties, expected) => {
    const built = subnetsIn([a, b])
      .add("aws:elasticache/subnetGroup:SubnetGroup", "group", { subnetIds: allOf([a, b]) })
      .add("aws:elasticache/cluster:Cluster", "web", { subnetGroupName: of("group"), ...properties });
    expect(survives(built, web)).toBe(expected);
  });

  test("a cache that names its one zone stands there, beside what stands there as well", () => {
    const cache = (zone: string) =>
      subnetsIn([a, b])
        .add("aws:elasticache/subnetGroup:SubnetGroup", "group", { subnetIds: allOf([a, b]) })
        .add("aws:elasticache/cluster:Cluster", "web-1", {
          subnetGroupName: of("group"),
          numCacheNodes: 1,
          availabilityZone: zone,
        })
        .add("aws:elasticache/cluster:Cluster", "web-2", {
          subnetGroupName: of("group"),
          numCacheNodes: 1,
          availabilityZone: a,
        });
    const either = objectives().service("web", "web-*", {}).group("caches", "web-*", 1);
    expect(survives(cache(b), either)).toBe("yes");
    expect(survives(cache(a), either)).toBe("no");
  });

  test.each<[string, Properties, Answer]>([
    ["single by default", {}, "no"],
    ["in two zones", { deploymentType: "MULTI_AZ_1", preferredSubnetId: of("s0") }, "yes"],
  ])("a Windows file system is %s", (_title, properties, expected) => {
    const built = subnetsIn([a, b]).add("aws:fsx/windowsFileSystem:WindowsFileSystem", "web", {
      subnetIds: "deploymentType" in properties ? allOf([a, b]) : [of("s0")],
      throughputCapacity: 32,
      ...properties,
    });
    expect(survives(built, web)).toBe(expected);
  });

  test("a replication server stands alone unless it says otherwise", () => {
    const server = (properties: Properties) =>
      subnetsIn([a, b])
        .add("aws:dms/replicationSubnetGroup:ReplicationSubnetGroup", "group", { subnetIds: allOf([a, b]) })
        .add("aws:dms/replicationInstance:ReplicationInstance", "web", {
          replicationSubnetGroupId: of("group"),
          ...properties,
        });
    expect(survives(server({}), web)).toBe("no");
    expect(survives(server({ multiAz: true }), web)).toBe("yes");
  });
});
