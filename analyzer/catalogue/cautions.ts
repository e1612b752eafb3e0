import type { Caution, Setting } from "../model/catalogue.ts";

/**
 * What rules ask of single properties, a table for each rule, both clouds side by side. A row is what the fault model has no use for:
 * it decides how a system is mended, changed, paid for or deleted, not what a loss takes with it.
 */
type Row = Omit<Caution, "rule"> & { readonly type: string };

const yes = (
  property: string,
  unset: Setting["unset"],
  ...values: readonly (string | boolean | number)[]
): Setting => ({
  property,
  yes: values,
  unset,
});
const stated = (property: string): Setting => ({ property, yes: [], stated: "yes", unset: "no" });
const atLeastOne = (property: string, unset: Setting["unset"]): Setting => ({ property, yes: [], above: 0, unset });
const sdk = (type: string): string => {
  const [cloud = "", file = ""] = type.split(":");
  return `@pulumi/${cloud} ${cloud === "aws" ? "7.48" : "3.108"} ${file}.d.ts`;
};

/** Where something is paid for in advance. */
const prepaid: Readonly<Record<string, Setting>> = {
  "alicloud:amqp/instance:Instance": yes("paymentType", "unknown", "Subscription"),
  // There is no other way to pay for these two.
  "alicloud:cr/registryEnterpriseInstance:RegistryEnterpriseInstance": yes("paymentType", "yes", "Subscription"),
  "alicloud:dns/gtmInstance:GtmInstance": yes("paymentType", "yes", "Subscription"),
  "alicloud:ecs/instance:Instance": yes("instanceChargeType", "no", "PrePaid"),
  "alicloud:elasticsearch/instance:Instance": {
    ...yes("paymentType", "no", "Subscription"),
    or: yes("instanceChargeType", "no", "PrePaid"),
  },
  "alicloud:hbase/instance:Instance": yes("payType", "no", "PrePaid"),
  "alicloud:kms/instance:Instance": yes("paymentType", "unknown", "Subscription"),
  "alicloud:kvstore/instance:Instance": yes("paymentType", "no", "PrePaid"),
  "alicloud:mongodb/instance:Instance": yes("instanceChargeType", "no", "PrePaid"),
  "alicloud:mongodb/shardingInstance:ShardingInstance": yes("instanceChargeType", "no", "PrePaid"),
  "alicloud:polardb/cluster:Cluster": yes("payType", "no", "PrePaid"),
  "alicloud:rds/instance:Instance": yes("instanceChargeType", "no", "Prepaid", "PrePaid"),
  "alicloud:redis/tairInstance:TairInstance": yes("paymentType", "yes", "Subscription"),
  "alicloud:rocketmq/rocketMQInstance:RocketMQInstance": yes("paymentType", "unknown", "Subscription"),
};

function saysHowPaid(type: string): string {
  const named = [prepaid[type]?.property, prepaid[type]?.or?.property].filter((one) => one !== undefined);
  return `${named.join(", ")}: what leaving it out means is stated there: ${sdk(type)}`;
}

/** A store that is deleted by a wrong command, or keeps nothing of yesterday, loses data that no standby brings back. */
const dataOutlivesMistakes: readonly Row[] = [
  ...(
    [
      ["aws:docdb/cluster:Cluster", "deletionProtection"],
      ["aws:dynamodb/table:Table", "deletionProtectionEnabled"],
      ["aws:neptune/cluster:Cluster", "deletionProtection"],
      ["aws:rds/cluster:Cluster", "deletionProtection"],
      ["aws:rds/instance:Instance", "deletionProtection"],
    ] as const
  ).map(
    ([type, property]): Row => ({
      type,
      where: yes(property, "no", true),
      sources: [`${property}: false by default: ${sdk(type)}`],
    }),
  ),
  ...(
    [
      ["alicloud:hbase/instance:Instance", "deletionProtection", true],
      ["alicloud:mongodb/instance:Instance", "dbInstanceReleaseProtection", true],
      ["alicloud:mongodb/shardingInstance:ShardingInstance", "dbInstanceReleaseProtection", true],
      ["alicloud:polardb/cluster:Cluster", "deletionLock", 1],
      ["alicloud:rds/instance:Instance", "deletionProtection", true],
    ] as const
  ).map(
    ([type, property, value]): Row => ({
      type,
      // Nothing that leaves it out can be relied upon to be protected; which default the service takes is not stated.
      where: yes(property, "unknown", value),
      // What is paid in advance can't be released before its time.
      ...(prepaid[type] === undefined ? {} : { except: prepaid[type] }),
      sources: [
        `${property}: no default is documented: ${sdk(type)}`,
        ...(prepaid[type] === undefined ? [] : [saysHowPaid(type)]),
      ],
    }),
  ),
  {
    type: "aws:rds/instance:Instance",
    where: atLeastOne("backupRetentionPeriod", "no"),
    except: stated("replicateSourceDb"),
    sources: [
      `backupRetentionPeriod: 0 by default, which keeps none: ${sdk("aws:rds/instance:")}`,
      `replicateSourceDb: what it names is the source, whose backups are the replica's too: ${sdk("aws:rds/instance:")}`,
    ],
  },
  {
    type: "aws:dynamodb/table:Table",
    where: yes("pointInTimeRecovery.enabled", "no", true),
    sources: ["pointInTimeRecovery.enabled: false where the block is left out: @pulumi/aws 7.48 types/input.d.ts"],
  },
  {
    type: "aws:memorydb/cluster:Cluster",
    where: atLeastOne("snapshotRetentionLimit", "no"),
    sources: [`snapshotRetentionLimit: 0 by default, which keeps none: ${sdk("aws:memorydb/cluster:")}`],
  },
  {
    type: "aws:redshift/cluster:Cluster",
    where: atLeastOne("automatedSnapshotRetentionPeriod", "yes"),
    sources: [`automatedSnapshotRetentionPeriod: 1 by default: ${sdk("aws:redshift/cluster:")}`],
  },
  ...["aws:rds/cluster:Cluster", "aws:docdb/cluster:Cluster", "aws:neptune/cluster:Cluster"].map(
    (type): Row => ({
      type,
      where: atLeastOne("backupRetentionPeriod", "yes"),
      sources: [`backupRetentionPeriod: 1 by default: ${sdk(type)}`],
    }),
  ),
];

/** What is paid for in advance stops on the day on which nobody paid again. */
const renewsItself: readonly Row[] = (
  [
    ["alicloud:amqp/instance:Instance", yes("renewalStatus", "unknown", "AutoRenewal"), "no default is documented"],
    [
      "alicloud:cr/registryEnterpriseInstance:RegistryEnterpriseInstance",
      yes("renewalStatus", "no", "AutoRenewal"),
      "ManualRenewal by default",
    ],
    [
      "alicloud:dns/gtmInstance:GtmInstance",
      yes("renewalStatus", "unknown", "AutoRenewal"),
      "no default is documented",
    ],
    [
      "alicloud:ecs/instance:Instance",
      yes("renewalStatus", "no", "AutoRenewal"),
      "Normal by default, which is not renewed by itself",
    ],
    [
      "alicloud:elasticsearch/instance:Instance",
      yes("renewStatus", "unknown", "AutoRenewal"),
      "no default is documented",
    ],
    ["alicloud:hbase/instance:Instance", yes("autoRenew", "no", true), "false by default"],
    ["alicloud:kms/instance:Instance", yes("renewStatus", "unknown", "AutoRenewal"), "no default is documented"],
    ["alicloud:kvstore/instance:Instance", yes("autoRenew", "no", true), "false by default"],
    ["alicloud:mongodb/instance:Instance", yes("autoRenew", "no", true), "false by default"],
    ["alicloud:mongodb/shardingInstance:ShardingInstance", yes("autoRenew", "no", true), "false by default"],
    ["alicloud:polardb/cluster:Cluster", yes("renewalStatus", "no", "AutoRenewal"), "NotRenewal by default"],
    ["alicloud:rds/instance:Instance", yes("autoRenew", "no", true), "false by default"],
    ["alicloud:redis/tairInstance:TairInstance", yes("autoRenew", "no", "true"), "false by default"],
    [
      "alicloud:rocketmq/rocketMQInstance:RocketMQInstance",
      yes("autoRenew", "unknown", true),
      "no default is documented",
    ],
  ] as const
).map(([type, where, unset]): Row => {
  const only = prepaid[type];
  return {
    type,
    where,
    ...(only === undefined ? {} : { only }),
    sources: [`${where.property}: ${unset}: ${sdk(type)}`, saysHowPaid(type)],
  };
});

/** A wrong version that nothing takes back stays until somebody has understood it. */
const changesRollBack: readonly Row[] = [
  {
    type: "aws:ecs/service:Service",
    where: { ...yes("deploymentCircuitBreaker.rollback", "no", true), or: yes("alarms.rollback", "no", true) },
    // Another controller rolls back by its own rules.
    except: yes("deploymentController.type", "no", "CODE_DEPLOY", "EXTERNAL"),
    sources: [
      "rollback: only where it is stated, by the circuit breaker or by alarms: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
      "type: ECS by default: @pulumi/aws 7.48 types/input.d.ts",
    ],
  },
  {
    type: "aws:autoscaling/group:Group",
    where: yes("instanceRefresh.preferences.autoRollback", "no", true),
    only: stated("instanceRefresh"),
    sources: [
      "autoRollback: false by default: @pulumi/aws 7.48 types/input.d.ts",
      "instanceRefresh: started only where it is stated: @pulumi/aws 7.48 autoscaling/group.d.ts",
    ],
  },
];

/** A group that asks the machine alone keeps servers that run and answer nobody. */
const replacesIllServers: readonly Row[] = [
  {
    type: "aws:autoscaling/group:Group",
    where: yes("healthCheckType", "no", "ELB", "EBS,ELB", "ELB,EBS", "VPC_LATTICE"),
    sources: [
      "healthCheckType: the machine's own state by default: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
    ],
  },
  {
    type: "alicloud:ess/scalingGroup:ScalingGroup",
    where: { ...yes("healthCheckTypes", "no", "LOAD_BALANCER"), or: yes("healthCheckType", "no", "LOAD_BALANCER") },
    sources: ["healthCheckType, healthCheckTypes: ECS by default: @pulumi/alicloud 3.108 ess/scalingGroup.d.ts"],
  },
];

/** When a zone is lost, everybody asks for the same type of server at once. */
const launchesSeveralTypes: readonly Row[] = [
  {
    type: "aws:autoscaling/group:Group",
    where: stated("mixedInstancesPolicy"),
    sources: [
      "mixedInstancesPolicy: without one, the one type of the launch template: @pulumi/aws 7.48 autoscaling/group.d.ts",
    ],
  },
  {
    type: "aws:autoscaling/group:Group",
    // A policy that lists one type, as an override of the template's, knows that one only.
    where: {
      property: "mixedInstancesPolicy.launchTemplate.overrides",
      yes: [],
      above: 1,
      unset: "unknown",
      or: stated("mixedInstancesPolicy.launchTemplate.overrides[].instanceRequirements"),
    },
    only: stated("mixedInstancesPolicy"),
    sources: [
      "mixedInstancesPolicy: overrides, by type or instanceRequirements, take the place of the template's type; without any the template decides: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html",
    ],
  },
  {
    type: "alicloud:ess/scalingConfiguration:ScalingConfiguration",
    where: {
      property: "instanceTypes",
      yes: [],
      above: 1,
      unset: "no",
      or: { ...stated("instanceTypeOverrides"), or: stated("instancePatternInfos") },
    },
    sources: [
      "instanceTypes, instanceTypeOverrides, instancePatternInfos: without them the one of instanceType: @pulumi/alicloud 3.108 ess/scalingConfiguration.d.ts",
    ],
  },
];

/** Servers that are put close together for speed are lost together. */
const notPlacedTogether: readonly Row[] = [
  {
    type: "aws:ec2/placementGroup:PlacementGroup",
    where: yes("strategy", "unknown", "partition", "spread"),
    sources: [
      "strategy: cluster packs servers close together in one zone: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html; always stated: @pulumi/aws 7.48 ec2/placementGroup.d.ts",
    ],
  },
  {
    type: "alicloud:ecs/ecsDeploymentSet:EcsDeploymentSet",
    where: yes("strategy", "yes", "Availability", "AvailabilityGroup"),
    sources: [
      "strategy: Availability by default, on different hosts: @pulumi/alicloud 3.108 ecs/ecsDeploymentSet.d.ts",
    ],
  },
];

/** A customer's session that one server keeps is gone with that server. */
const anyServerAnswers: readonly Row[] = [
  ...["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"].map(
    (type): Row => ({
      type,
      where: yes("stickiness.enabled", "no", false),
      only: stated("stickiness"),
      sources: [
        "enabled: true by default: @pulumi/aws 7.48 types/input.d.ts",
        `stickiness: none where it is left out: ${sdk(type)}`,
      ],
    }),
  ),
  {
    type: "alicloud:alb/serverGroup:ServerGroup",
    where: yes("stickySessionConfig.stickySessionEnabled", "yes", false),
    sources: [
      "stickySessionEnabled: kept with one server only where it is switched on: @pulumi/alicloud 3.108 types/input.d.ts",
    ],
  },
  {
    type: "alicloud:slb/listener:Listener",
    where: yes("stickySession", "yes", "off"),
    sources: [
      "stickySession: kept with one server only where it is switched on: @pulumi/alicloud 3.108 slb/listener.d.ts",
    ],
  },
];

const tables: Readonly<Record<string, readonly Row[]>> = {
  "any-server-answers": anyServerAnswers,
  "changes-roll-back": changesRollBack,
  "data-outlives-mistakes": dataOutlivesMistakes,
  "launches-several-types": launchesSeveralTypes,
  "not-placed-together": notPlacedTogether,
  "renews-itself": renewsItself,
  "replaces-ill-servers": replacesIllServers,
};

/** Every row by its type. */
export const cautionRows: ReadonlyMap<string, readonly Caution[]> = rowsByType();

/** What rules ask of single properties of a type. */
export function cautionsOf(type: string): readonly Caution[] {
  return cautionRows.get(type) ?? [];
}

function rowsByType(): ReadonlyMap<string, readonly Caution[]> {
  const found = new Map<string, Caution[]>();
  for (const [rule, rows] of Object.entries(tables)) {
    for (const { type, ...row } of rows) {
      const known = found.get(type);
      if (known === undefined) found.set(type, [{ rule, ...row }]);
      else known.push({ rule, ...row });
    }
  }
  return found;
}
