import { objectives } from "../../../builders/objectives.ts";
import type { BalancerProperties, StackBuilder } from "../../../builders/stack.ts";
import { of } from "../../../builders/values.ts";
import type { PatternCase, Properties } from "./pattern-case.ts";
import { a1, all, b, b1, c, c1, d, subnets, switches, webGroup } from "./pattern-case.ts";

const scaling = (minSize: number, ...zones: readonly string[]) =>
  subnets(...zones).add("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: all(zones.length), minSize });
const ess = (multiAzPolicy: string, ...zones: readonly string[]) =>
  switches(...zones).add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
    vswitchIds: all(zones.length),
    minSize: 2,
    maxSize: 4,
    multiAzPolicy,
  });
const servers = (kind: "instance" | "server", built: StackBuilder, ...places: readonly string[]) => {
  for (const [index, place] of places.entries()) built[kind](`web-${index}`, { in: place });
  return built;
};
const entered = objectives().service("web", "front-listener");
const enteredPerInstance = objectives().service("web", "front-listener", { survives: "instance" });
type Balanced = Omit<BalancerProperties, "targets">;
const networkBalancer = (properties: Balanced, ...targets: readonly string[]) =>
  servers("instance", subnets(a1, b1, c1), ...targets).lb("front", {
    ...properties,
    type: "network",
    targets: targets.map((_, index) => `web-${index}`),
  });
const alb = (properties: Balanced, ...targets: readonly string[]) =>
  servers("server", switches(b, c, d), ...targets).alb("front", {
    ...properties,
    targets: targets.map((_, index) => `web-${index}`),
  });
const classic = (slaveZoneId: string) =>
  servers("server", switches(b, c), "s0", "s1")
    .add("alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer", "front", { masterZoneId: c, slaveZoneId })
    .add("alicloud:slb/serverGroup:ServerGroup", "pool", {
      loadBalancerId: of("front"),
      servers: [{ serverIds: [of("web-0"), of("web-1")], port: 80 }],
    })
    .add("alicloud:slb/listener:Listener", "front-listener", {
      loadBalancerId: of("front"),
      serverGroupId: of("pool"),
      protocol: "tcp",
      frontendPort: 80,
    });
const gateways = (...subnetOf: readonly [string, string]) => {
  const built = servers("instance", subnets(a1, b1), "s0", "s1");
  for (const [index, gateway] of subnetOf.entries())
    built
      .add("aws:ec2/routeTable:RouteTable", `table-${index}`, {
        vpcId: "vpc-1",
        routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: of(gateway) }],
      })
      .add("aws:ec2/routeTableAssociation:RouteTableAssociation", `association-${index}`, {
        subnetId: of(`s${index}`),
        routeTableId: of(`table-${index}`),
      });
  return built
    .add("aws:ec2/natGateway:NatGateway", "nat-0", { subnetId: of("s0") })
    .add("aws:ec2/natGateway:NatGateway", "nat-1", { subnetId: of("s1") });
};
const nat = (availabilityMode: string) => {
  const built = servers("server", switches(b, c), "s0", "s1").add("alicloud:vpc/natGateway:NatGateway", "nat-0", {
    vpcId: "vpc-1",
    vswitchId: of("s0"),
    availabilityMode,
  });
  for (const index of [0, 1])
    built.add("alicloud:vpc/snatEntry:SnatEntry", `entry-${index}`, {
      snatTableId: of("nat-0"),
      sourceVswitchId: of(`s${index}`),
      snatIp: "192.0.2.1",
    });
  return built;
};
const eks = (...zones: readonly string[]) =>
  subnets(...zones).add("aws:eks/nodeGroup:NodeGroup", "web", {
    clusterName: "shop",
    subnetIds: all(zones.length),
    scalingConfig: { desiredSize: 4, minSize: 4, maxSize: 8 },
  });
const ack = (...zones: readonly string[]) =>
  switches(...zones).add("alicloud:cs/nodePool:NodePool", "web", {
    clusterId: "c-1",
    vswitchIds: all(zones.length),
    desiredSize: "3",
    multiAzPolicy: "BALANCE",
  });
const tasks = (desiredCount: number, ...zones: readonly string[]) =>
  subnets(...zones).add("aws:ecs/service:Service", "web", {
    desiredCount,
    networkConfiguration: { subnets: all(zones.length) },
  });
const containers = (...zones: readonly string[]) => {
  const built = switches(...zones);
  for (const index of zones.keys())
    built.add("alicloud:eci/containerGroup:ContainerGroup", `web-${index}`, {
      containerGroupName: `web-${index}`,
      vswitchId: of(`s${index}`),
    });
  return built;
};
const firewall = (...zones: readonly string[]) =>
  subnets(...zones).add("aws:networkfirewall/firewall:Firewall", "web", {
    vpcId: "vpc-1",
    subnetMappings: all(zones.length).map((subnetId) => ({ subnetId })),
  });
const gatewayBalancer = (...zones: readonly string[]) =>
  servers("server", switches(...zones), ...zones.map((_, index) => `s${index}`))
    .add("alicloud:gwlb/loadBalancer:LoadBalancer", "front", {
      vpcId: "vpc-1",
      zoneMappings: zones.map((zoneId, index) => ({ zoneId, vswitchId: of(`s${index}`) })),
    })
    .add("alicloud:gwlb/serverGroup:ServerGroup", "pool", {
      vpcId: "vpc-1",
      healthCheckConfig: { healthCheckEnabled: true },
      servers: zones.map((_, index) => ({ serverId: of(`web-${index}`), serverType: "Ecs" })),
    })
    .add("alicloud:gwlb/listener:Listener", "front-listener", {
      loadBalancerId: of("front"),
      serverGroupId: of("pool"),
    });
const healed = (properties: Properties) =>
  subnets(a1)
    .lb("front", { in: ["s0"] })
    .add("aws:autoscaling/group:Group", "web", {
      vpcZoneIdentifiers: all(1),
      minSize: 2,
      targetGroupArns: [of("front-pool")],
      ...properties,
    });
const healedEss = (healthCheckTypes: readonly string[]) =>
  switches(b)
    .alb("front", { in: ["s0"] })
    .add("alicloud:ess/scalingGroup:ScalingGroup", "web", {
      vswitchIds: all(1),
      minSize: 2,
      albServerGroups: [{ albServerGroupId: of("front-pool") }],
      healthCheckTypes,
    });
const carrying = (peak: number) =>
  objectives()
    .service("web", "web*", { capacity: { peak, unit: "requests/s" } })
    .group("web", "web*", 1, null, 100);
const rebuilt = objectives().service("web", "*roup::web", { repairable: "zone" });
const types = (properties: Properties) =>
  subnets(a1, b1).add("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: all(2), minSize: 2, ...properties });
const mixed = (...instanceTypes: readonly string[]) => ({
  mixedInstancesPolicy: {
    launchTemplate: { overrides: instanceTypes.map((instanceType) => ({ instanceType })) },
  },
});
const essTypes = (...instanceTypes: readonly string[]) =>
  ess("BALANCE", b, c).add("alicloud:ess/scalingConfiguration:ScalingConfiguration", "template", {
    scalingGroupId: of("web"),
    instanceTypes,
  });
const placed = (strategy: string) =>
  subnets(a1)
    .add("aws:ec2/placementGroup:PlacementGroup", "set", { strategy })
    .add("aws:ec2/instance:Instance", "web", { subnetId: of("s0"), placementGroup: of("set") });
const deployed = (strategy: string) =>
  switches(b)
    .add("alicloud:ecs/ecsDeploymentSet:EcsDeploymentSet", "set", { strategy })
    .add("alicloud:ecs/instance:Instance", "web", { vswitchId: of("s0"), deploymentSetId: of("set") });

/** Rows 5 to 13, 29 to 32, 38 and 39 of the forty: what answers requests, and what stands in front of it. */
export const serving: Readonly<Record<string, readonly PatternCase[]>> = {
  "5": [
    { on: "AWS", satisfied: scaling(2, a1, b1), violated: scaling(2, a1, a1) },
    { on: "AWS", what: "fewer than two", satisfied: scaling(2, a1, b1), violated: scaling(1, a1) },
    { on: "Alibaba Cloud", satisfied: ess("BALANCE", b, c), violated: ess("BALANCE", c, c) },
    { on: "Alibaba Cloud", what: "by priority", satisfied: ess("BALANCE", b, c), violated: ess("PRIORITY", b, c) },
  ],
  "6": [
    {
      on: "AWS",
      satisfied: servers("instance", subnets(a1, b1), "s0", "s1"),
      violated: servers("instance", subnets(a1, a1), "s0", "s1"),
      stated: webGroup,
      names: ["web-0", "web-1"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: servers("server", switches(b, c), "s0", "s1"),
      violated: servers("server", switches(c, c), "s0", "s1"),
      stated: webGroup,
      names: ["web-0", "web-1"],
    },
  ],
  "7": [
    {
      on: "AWS",
      satisfied: networkBalancer({ in: ["s0", "s1"], crossZone: true }, "s0", "s1"),
      violated: networkBalancer({ in: ["s0"], crossZone: true }, "s0", "s1"),
      stated: entered,
      names: ["front"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: alb({ in: ["s0", "s1"] }, "s0", "s1"),
      violated: alb({ in: ["s0"] }, "s0", "s1"),
      stated: entered,
      names: ["front"],
    },
    {
      on: "Alibaba Cloud",
      what: "the classic balancer",
      satisfied: classic(b),
      violated: classic(c),
      stated: entered,
      names: ["front"],
    },
  ],
  "8": [
    {
      on: "AWS",
      satisfied: networkBalancer({ in: ["s0", "s1"], crossZone: true }, "s0", "s1"),
      violated: networkBalancer({ in: ["s0", "s1"], crossZone: true }, "s0", "s0"),
      stated: entered,
      names: ["web-0", "web-1"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: alb({ in: ["s0", "s1"] }, "s0", "s1"),
      violated: alb({ in: ["s0", "s1"] }, "s1", "s1"),
      stated: entered,
      names: ["web-0", "web-1"],
    },
    {
      on: "AWS",
      what: "one server",
      satisfied: networkBalancer({ in: ["s0", "s1"], crossZone: true }, "s0", "s0"),
      violated: networkBalancer({ in: ["s0", "s1"], crossZone: true }, "s0"),
      stated: enteredPerInstance,
      names: ["web-0"],
    },
    {
      on: "Alibaba Cloud",
      what: "one server",
      satisfied: alb({ in: ["s0", "s1"] }, "s1", "s1"),
      violated: alb({ in: ["s0", "s1"] }, "s1"),
      stated: enteredPerInstance,
      names: ["web-0"],
    },
  ],
  "9": [
    {
      on: "AWS",
      satisfied: networkBalancer({ in: ["s0", "s1"] }, "s0", "s1"),
      violated: networkBalancer({ in: ["s0", "s1"] }, "s0", "s2"),
      stated: entered,
      names: ["web-0"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: alb({ in: ["s0", "s1"], crossZone: false }, "s0", "s1"),
      violated: alb({ in: ["s0", "s1"], crossZone: false }, "s0", "s2"),
      stated: entered,
      names: ["web-0"],
    },
  ],
  "10": [
    {
      on: "AWS",
      // AWS passes nothing on to a zone that the balancer does not stand in, across zones or not.
      satisfied: networkBalancer({ in: ["s0", "s1"], crossZone: true }, "s0", "s1"),
      violated: networkBalancer({ in: ["s0", "s1"], crossZone: false }, "s0", "s2"),
      stated: entered,
      names: ["web-0"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: alb({ in: ["s0", "s1"], crossZone: true }, "s0", "s2"),
      violated: alb({ in: ["s0", "s1"], crossZone: false }, "s0", "s2"),
      stated: entered,
      names: ["web-0"],
    },
  ],
  "11": [
    {
      on: "AWS",
      satisfied: gateways("nat-0", "nat-1"),
      violated: gateways("nat-0", "nat-0"),
      stated: webGroup,
      rule: "nat-gateway-in-its-zone",
      names: ["nat-0", "s1"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: nat("CrossAZ"),
      violated: nat("SingleAZ"),
      stated: webGroup,
      rule: "nat-gateway-in-its-zone",
      names: ["nat-0", "s1"],
    },
    {
      on: "both clouds",
      what: "on the path of a service that must reach the internet",
      satisfied: gateways("nat-0", "nat-1"),
      violated: gateways("nat-0", "nat-0"),
      stated: objectives().service("web", "web-*", { egress: true }).group("web", "web-*"),
      names: ["nat-0"],
    },
  ],
  "12": [
    { on: "AWS", satisfied: eks(a1, b1), violated: eks(b1, b1) },
    { on: "Alibaba Cloud", satisfied: ack(b, c, d), violated: ack(c, c, c) },
  ],
  "13": [
    { on: "AWS", satisfied: tasks(2, a1, b1), violated: tasks(2, a1, a1) },
    { on: "AWS", what: "one task", satisfied: tasks(2, a1, b1), violated: tasks(1, a1) },
    {
      on: "Alibaba Cloud",
      satisfied: containers(b, c),
      violated: containers(c, c),
      stated: webGroup,
      names: ["web-0", "web-1"],
    },
  ],
  "29": [
    { on: "AWS", satisfied: firewall(a1, b1), violated: firewall(a1) },
    {
      on: "Alibaba Cloud",
      satisfied: gatewayBalancer(b, c),
      violated: gatewayBalancer(c),
      stated: entered,
      names: [],
    },
  ],
  "30": [
    {
      on: "AWS",
      satisfied: healed({ healthCheckType: "ELB" }),
      violated: healed({ healthCheckType: "EC2" }),
      stated: entered,
      rule: "replaces-ill-servers",
    },
    {
      on: "Alibaba Cloud",
      satisfied: healedEss(["ECS", "LOAD_BALANCER"]),
      violated: healedEss(["ECS"]),
      stated: entered,
      rule: "replaces-ill-servers",
    },
  ],
  "31": [
    {
      on: "AWS",
      satisfied: networkBalancer({ in: ["s0", "s1"], crossZone: true, healthCheck: true }, "s0", "s1"),
      violated: networkBalancer({ in: ["s0", "s1"], crossZone: true, healthCheck: false }, "s0", "s1"),
      stated: entered,
      names: [],
    },
    {
      on: "Alibaba Cloud",
      satisfied: alb({ in: ["s0", "s1"], healthCheck: true }, "s0", "s1"),
      violated: alb({ in: ["s0", "s1"], healthCheck: false }, "s0", "s1"),
      stated: entered,
      names: [],
    },
  ],
  "32": [
    {
      on: "AWS",
      satisfied: scaling(6, a1, b1, c1),
      violated: scaling(3, a1, b1, c1),
      stated: carrying(300),
      rule: "capacity-after-loss",
      names: ["web"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: servers("server", switches(b, c, d), "s0", "s1", "s2"),
      violated: servers("server", switches(b, c), "s0", "s1"),
      stated: carrying(200),
      rule: "capacity-after-loss",
      names: ["web-0"],
    },
  ],
  "38": [
    {
      on: "AWS",
      satisfied: placed("spread"),
      violated: placed("cluster"),
      rule: "not-placed-together",
      names: ["set"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: deployed("Availability"),
      violated: deployed("LowLatency"),
      rule: "not-placed-together",
      names: ["set"],
    },
  ],
  "39": [
    {
      on: "AWS",
      satisfied: types(mixed("m7i.large", "m7g.large")),
      violated: types({}),
      stated: rebuilt,
      rule: "launches-several-types",
    },
    {
      on: "AWS",
      what: "a policy of one type",
      satisfied: types(mixed("m7i.large", "m7g.large")),
      violated: types(mixed("m7i.large")),
      stated: rebuilt,
      rule: "launches-several-types",
    },
    {
      on: "Alibaba Cloud",
      satisfied: essTypes("ecs.g7.large", "ecs.g8i.large"),
      violated: essTypes("ecs.g7.large"),
      stated: rebuilt,
      rule: "launches-several-types",
      names: ["template"],
    },
  ],
};
