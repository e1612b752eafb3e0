import { describe, expect, test } from "vitest";
import { catalogue } from "../../../analyzer/catalogue/index.ts";
import { hongKong } from "../../builders/domains.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";
import { survives, verdicts, violated } from "../../builders/verdicts.ts";
import { followPath } from "./sdk-declarations.ts";

/** What published rules for Alibaba Cloud were found to get wrong: each is asked of the analyser's own graph. */

type Properties = Readonly<Record<string, Given>>;
type Answer = "yes" | "no" | "undetermined";

const web = objectives().service("web", "web");
const b = "cn-hongkong-b";
const c = "cn-hongkong-c";
const d = "cn-hongkong-d";

/** A stack with a vSwitch s0, s1, … in each of these zones. */
const switchesIn = (zones: readonly Given[]): StackBuilder =>
  zones.reduce<StackBuilder>((built, zone, index) => built.vswitch(`s${index}`, { zone }), stack());
const allOf = (zones: readonly Given[]): readonly Given[] => zones.map((_, index) => of(`s${index}`));

const lone = (type: string, properties: Properties) => stack().add(type, "web", properties);

describe("vSwitches are counted by the zones that they stand in", () => {
  test.each<[string, readonly Given[], Answer]>([
    ["three vSwitches of one zone", [c, c, c], "no"],
    ["three vSwitches of three zones", [b, c, d], "yes"],
    ["a zone that deployment decides beside a literal one", [b, unknown], "undetermined"],
  ])("a balanced scaling group over %s", (_title, zones, expected) => {
    const built = switchesIn(zones).add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
      vswitchIds: allOf(zones),
      minSize: 3,
      maxSize: 6,
      multiAzPolicy: "BALANCE",
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly Given[], Answer]>([
    ["three vSwitches of one zone", [c, c, c], "no"],
    ["three vSwitches of three zones", [b, c, d], "yes"],
  ])("a node pool over %s", (_title, zones, expected) => {
    const built = switchesIn(zones).add("alicloud:cs/nodePool:NodePool", "web", {
      clusterId: "c-1",
      vswitchIds: allOf(zones),
      desiredSize: "3",
      multiAzPolicy: "BALANCE",
    });
    expect(survives(built, web)).toBe(expected);
  });

  test("a node pool that states no policy fills its first vSwitch", () => {
    const built = switchesIn([b, c, d]).add("alicloud:cs/nodePool:NodePool", "web", {
      clusterId: "c-1",
      vswitchIds: allOf([b, c, d]),
      desiredSize: "3",
    });
    expect(survives(built, web)).toBe("no");
  });

  test.each<[string, readonly Given[], Answer]>([
    ["two vSwitches of one zone", [c, c], "no"],
    ["two vSwitches of two zones", [b, c], "yes"],
  ])("RabbitMQ over %s", (_title, zones, expected) => {
    const built = switchesIn(zones).add("alicloud:amqp/instance:Instance", "web", { vswitchIds: allOf(zones) });
    expect(survives(built, web)).toBe(expected);
  });
});

describe("a standby zone counts where it is another one", () => {
  test.each<[string, Properties, Answer]>([
    ["equal to the primary's", { zoneIdSlaveA: c }, "no"],
    ["another", { zoneIdSlaveA: b }, "yes"],
    ["left to the system", { zoneIdSlaveA: "Auto" }, "undetermined"],
    ["left out", {}, "undetermined"],
    ["decided at deployment", { zoneIdSlaveA: unknown }, "undetermined"],
  ])("a database whose standby zone is %s", (_title, properties, expected) => {
    const built = lone("alicloud:rds/instance:Instance", { zoneId: c, category: "HighAvailability", ...properties });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, Properties, Answer]>([
    ["equal to the primary's", { slaveZoneId: c }, "no"],
    ["another", { slaveZoneId: b }, "yes"],
    ["left out", {}, "undetermined"],
    ["decided at deployment", { slaveZoneId: unknown }, "undetermined"],
  ])("a classic balancer whose secondary zone is %s", (_title, properties, expected) => {
    const built = switchesIn([b, c])
      .server("one", { in: "s0" })
      .server("two", { in: "s1" })
      .add("alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer", "lb", { masterZoneId: c, ...properties })
      .add("alicloud:slb/serverGroup:ServerGroup", "pool", {
        loadBalancerId: of("lb"),
        servers: [{ serverIds: [of("one"), of("two")], port: 80 }],
      })
      .add("alicloud:slb/listener:Listener", "web", {
        loadBalancerId: of("lb"),
        serverGroupId: of("pool"),
        protocol: "tcp",
        frontendPort: 80,
      });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, Properties, Answer]>([
    ["equal to the primary's", { secondaryZoneId: c }, "no"],
    ["another", { secondaryZoneId: b }, "yes"],
    ["decided at deployment", { secondaryZoneId: unknown }, "undetermined"],
    ["another, of an instance with one node", { secondaryZoneId: b, nodeType: "STAND_ALONE" }, "no"],
  ])("a cache whose second zone is %s", (_title, properties, expected) => {
    const built = lone("alicloud:redis/tairInstance:TairInstance", { zoneId: c, ...properties });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, Properties, Answer]>([
    ["off", { hotStandbyCluster: "OFF" }, "no"],
    ["in another zone", { hotStandbyCluster: "ON", standbyAz: b }, "yes"],
    ["in the same zone", { hotStandbyCluster: "ON", standbyAz: c }, "no"],
    ["in another zone of the system's choice", { hotStandbyCluster: "ON" }, "yes"],
    ["left to the provider", {}, "undetermined"],
  ])("a database cluster of several nodes whose standby storage is %s", (_title, properties, expected) => {
    const built = lone("alicloud:polardb/cluster:Cluster", { zoneId: c, dbNodeCount: 3, ...properties });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, Properties, Answer]>([
    ["nodes in three zones", { secondaryZoneId: b, hiddenZoneId: d }, "yes"],
    ["two of three nodes in one zone", { secondaryZoneId: c, hiddenZoneId: d }, "no"],
    ["all nodes where the first is", {}, "no"],
    ["one node", { replicationFactor: 1 }, "no"],
  ])("a document database with %s", (_title, properties, expected) => {
    expect(survives(lone("alicloud:mongodb/instance:Instance", { zoneId: c, ...properties }), web)).toBe(expected);
  });
});

describe("nodes are no zones", () => {
  test.each<[string, string, Properties]>([
    ["wide-column database", "alicloud:hbase/instance:Instance", { zoneId: c, coreInstanceQuantity: 4 }],
    ["database of several versions", "alicloud:lindorm/instance:Instance", { zoneId: c, tableEngineNodeCount: 4 }],
    ["analytical database", "alicloud:gpdb/instance:Instance", { zoneId: c, dbInstanceCategory: "HighAvailability" }],
  ])("the %s with many nodes in one zone is lost with it", (_title, type, properties) => {
    const built = lone(type, properties);
    expect(verdicts(built, web)).toEqual([violated(hongKong.c, ["web"], [built.urn("web")])]);
  });

  test.each<[string, readonly string[], Answer]>([
    ["the same zone twice", [c, c], "no"],
    ["two zones", [b, c], "yes"],
  ])("a key management instance in %s", (_title, zoneIds, expected) => {
    expect(survives(lone("alicloud:kms/instance:Instance", { zoneIds }), web)).toBe(expected);
  });

  test.each<[string, Properties, Answer]>([
    ["one zone", { selectedZones: [c] }, "no"],
    ["three zones", { selectedZones: [b, c, d] }, "yes"],
    ["letters that don't say of which region", { selectedZones: ["zoneb", "zonec", "zoned"] }, "undetermined"],
    [
      "three zones, of an edition that may have one only",
      { selectedZones: [b, c, d], specType: "normal" },
      "undetermined",
    ],
  ])("Kafka in %s", (_title, properties, expected) => {
    const built = lone("alicloud:alikafka/instance:Instance", { specType: "professional", ...properties });
    expect(survives(built, web)).toBe(expected);
  });
});

test("several proxies outlive one of them, and their zone no more than one does", () => {
  const proxied = (dbProxyInstanceNum: number) =>
    switchesIn([c]).add("alicloud:rds/rdsDbProxy:RdsDbProxy", "web", {
      instanceId: "rm-1",
      instanceNetworkType: "VPC",
      vpcId: "vpc-1",
      vswitchId: of("s0"),
      dbProxyInstanceNum,
    });
  expect(survives(proxied(2), web, "instance")).toBe("yes");
  expect(survives(proxied(1), web, "instance")).toBe("no");
  expect(survives(proxied(2), web)).toBe("no");
});

describe("a server stands where its vSwitch does, whatever else says a zone", () => {
  test.each<[string, readonly string[], Answer]>([
    ["one zone", [c, c], "no"],
    ["two zones", [b, c], "yes"],
  ])("a network balancer's servers in %s", (_title, zones, expected) => {
    const built = switchesIn([b, c])
      .add("alicloud:nlb/loadBalancer:LoadBalancer", "lb", {
        addressType: "Internet",
        vpcId: "vpc-1",
        crossZoneEnabled: true,
        zoneMappings: [
          { zoneId: b, vswitchId: of("s0") },
          { zoneId: c, vswitchId: of("s1") },
        ],
      })
      .add("alicloud:nlb/serverGroup:ServerGroup", "pool", { serverGroupName: "pool", vpcId: "vpc-1" })
      .add("alicloud:nlb/listener:Listener", "web", {
        loadBalancerId: of("lb"),
        serverGroupId: of("pool"),
        listenerPort: 443,
        listenerProtocol: "TCP",
      });
    for (const [index, zone] of zones.entries()) {
      built
        .server(`server-${index}`, { in: zone === b ? "s0" : "s1" })
        .add("alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment", `attached-${index}`, {
          serverGroupId: of("pool"),
          serverId: of(`server-${index}`),
          serverType: "Ecs",
          port: 443,
          weight: 100,
        });
    }
    expect(survives(built, web)).toBe(expected);
  });
});

describe("what leaving a property out means", () => {
  test.each<[string, string, Properties, Answer]>([
    ["a bucket is kept in one zone", "alicloud:oss/bucket:Bucket", {}, "no"],
    ["a bucket is kept in several where it says so", "alicloud:oss/bucket:Bucket", { redundancyType: "ZRS" }, "yes"],
    ["a file system stands in one zone", "alicloud:nas/fileSystem:FileSystem", { zoneId: c }, "no"],
    ["a disk stands in its zone", "alicloud:ecs/ecsDisk:EcsDisk", { zoneId: c }, "no"],
    [
      "a regional disk stands in several",
      "alicloud:ecs/ecsDisk:EcsDisk",
      { zoneId: c, category: "cloud_regional_disk_auto" },
      "yes",
    ],
    [
      "a search cluster stands in one zone",
      "alicloud:elasticsearch/instance:Instance",
      { vswitchId: "vsw-1", dataNodeAmount: 3 },
      "no",
    ],
    ["a search cluster stands in three", "alicloud:elasticsearch/instance:Instance", { zoneCount: 3 }, "yes"],
    ["a configuration store of three nodes is spread", "alicloud:mse/cluster:Cluster", { instanceCount: 3 }, "yes"],
    ["a configuration store of one node is not", "alicloud:mse/cluster:Cluster", { instanceCount: 1 }, "no"],
    ["a database of one zone by architecture", "alicloud:lindorm/instanceV2:InstanceV2", { zoneId: c }, "no"],
    [
      "a database of three zones by architecture",
      "alicloud:lindorm/instanceV2:InstanceV2",
      { archVersion: "2.0", zoneId: c, primaryZoneId: b, standbyZoneId: c, arbiterZoneId: d },
      "yes",
    ],
    ["a key is kept by the region's shared service", "alicloud:kms/key:Key", {}, "yes"],
  ])("%s", (_title, type, properties, expected) => {
    expect(survives(lone(type, properties), web)).toBe(expected);
  });

  test.each<[string, Properties, Answer]>([
    ["that states no mode is spread over zones", {}, "yes"],
    ["of one zone stands in its vSwitch's", { availabilityMode: "SingleAZ" }, "no"],
  ])("a NAT gateway %s", (_title, properties, expected) => {
    const built = switchesIn([c]).add("alicloud:vpc/natGateway:NatGateway", "web", {
      vpcId: "vpc-1",
      vswitchId: of("s0"),
      ...properties,
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly string[], Answer]>([
    ["one vSwitch", [c], "no"],
    ["a backup vSwitch in the same zone", [c, c], "no"],
    ["a backup vSwitch in another zone", [c, b], "yes"],
  ])("a VPN gateway with %s", (_title, zones, expected) => {
    const built = switchesIn(zones).add("alicloud:vpn/gateway:Gateway", "web", {
      vpcId: "vpc-1",
      vswitchId: of("s0"),
      ...(zones.length > 1 ? { disasterRecoveryVswitchId: of("s1") } : {}),
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly string[], Answer]>([
    ["one zone", [c], "no"],
    ["two zones", [b, c], "yes"],
  ])("a resolver endpoint with addresses in %s", (_title, zones, expected) => {
    const built = switchesIn(zones).add("alicloud:pvtz/endpoint:Endpoint", "web", {
      vpcId: "vpc-1",
      ipConfigs: zones.map((zoneId, index) => ({ zoneId, vswitchId: of(`s${index}`), cidrBlock: "10.0.0.0/24" })),
    });
    expect(survives(built, web)).toBe(expected);
  });

  test.each<[string, readonly string[], Answer]>([
    ["one zone", [c], "no"],
    ["two zones", [b, c], "yes"],
  ])("a private endpoint in %s", (_title, zones, expected) => {
    const built = switchesIn(zones).add("alicloud:privatelink/vpcEndpoint:VpcEndpoint", "web", { vpcId: "vpc-1" });
    for (const [index, zoneId] of zones.entries()) {
      built.add("alicloud:privatelink/vpcEndpointZone:VpcEndpointZone", `zone-${index}`, {
        endpointId: of("web"),
        vswitchId: of(`s${index}`),
        zoneId,
      });
    }
    expect(survives(built, web)).toBe(expected);
  });
});

describe("zones written as one", () => {
  test("a database cluster in several zones by name has its nodes in any of them, without any promise", () => {
    const built = lone("alicloud:polardb/cluster:Cluster", {
      zoneId: "cn-hongkong-MAZ1(b,c)",
      hotStandbyCluster: "OFF",
      dbNodeCount: 2,
    });
    expect(survives(built, web)).toBe("undetermined");
  });

  test("a database in several zones by name has its standby in the second", () => {
    const built = lone("alicloud:rds/instance:Instance", {
      zoneId: "cn-hongkong-MAZ1(b,c)",
      category: "HighAvailability",
      zoneIdSlaveA: c,
    });
    expect(survives(built, web)).toBe("yes");
  });
});

test.each([
  ["alicloud:gpdb/instance:Instance", "standbyZoneId"],
  ["alicloud:mongodb/instance:Instance", "releaseProtection"],
  ["alicloud:kvstore/instance:Instance", "shardNumber"],
  ["alicloud:alikafka/instance:Instance", "crossZone"],
  ["alicloud:rds/instance:Instance", "enableBackupLog"],
  ["alicloud:ecs/instance:Instance", "zoneId"],
  ["alicloud:privatelink/vpcEndpoint:VpcEndpoint", "zoneId"],
  ["alicloud:log/store:Store", "dataRedundancyType"],
  ["alicloud:pai/service:Service", "replicas"],
  ["alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment", "zoneId"],
])("%s declares no %s, and no row names it", (type, property) => {
  expect(followPath(type, property)).toMatch(/declares no/);
  expect(Object.keys(catalogue.entry(type)?.uses ?? {})).not.toContain(property);
});
