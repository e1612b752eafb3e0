import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** Stores of configuration, service registries, parameters and the gateways that are built on them. */
export const configuration: readonly CatalogueEntry[] = [
  {
    type: "alicloud:mse/cluster:Cluster",
    noun: "registry and configuration store",
    role: "serves",
    // One node, or the two of a test edition, stand in a zone that the provider chooses.
    stands: { kind: "one" },
    standsInstead: {
      where: { property: "instanceCount", yes: [], above: 2, unset: "unknown" },
      stands: { kind: "regional", product: "configuration stores", tolerates: 1 },
    },
    uses: noNeed("vpcId vswitchId clusterAliasName aclEntryLists requestPars resourceGroupId tags"),
    network: "vpcId",
    changes: true,
    readAtStart: true,
    prints: ["instanceCount", "mseVersion", "clusterType"],
    sources: [
      "clients keep what they read last in a snapshot and go on with it while no node answers: https://nacos.io/en/docs/latest/manual/user/java-sdk/usage/",
      "instanceCount: of three nodes or more each zone gets some by itself, and the others go on when one is lost: https://www.alibabacloud.com/help/en/mse/use-cases/implement-high-availability-capabilities-of-mse-microservices-registry",
      "instanceCount: always stated: @pulumi/alicloud 3.108 mse/cluster.d.ts",
    ],
  },
  {
    type: "alicloud:mse/engineNamespace:EngineNamespace",
    noun: "configuration namespace",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("namespaceId namespaceShowName namespaceDesc acceptLanguage"),
      clusterId: "needs",
      instanceId: "needs",
    },
  },
  {
    type: "alicloud:mse/nacosConfig:NacosConfig",
    noun: "configuration",
    role: "template",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("namespaceId dataId group appName betaIps desc tags acceptLanguage"),
      instanceId: "none",
      content: "text",
    },
    joins: { kind: "template", of: "instanceId" },
    changes: true,
  },
  {
    type: "alicloud:mse/znode:Znode",
    noun: "configuration",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("path acceptLanguage clusterId"), data: "text" },
    joins: { kind: "template", of: "clusterId" },
    changes: true,
  },
  {
    type: "alicloud:mse/gateway:Gateway",
    noun: "API gateway",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [], each: [{ within: "vswitchId" }] },
      count: { property: "replica", unset: "unknown" },
      spreading: "balanced",
    },
    standsInstead: {
      where: { property: "backupVswitchId", yes: [], stated: "yes", unset: "no" },
      stands: {
        kind: "spread",
        over: { lists: [], each: [{ within: "vswitchId" }, { within: "backupVswitchId" }] },
        count: { property: "replica", unset: "unknown" },
        spreading: "balanced",
      },
    },
    uses: noNeed("vpcId vswitchId backupVswitchId gatewayName"),
    network: "vpcId",
    restarts: "its-places",
    prints: ["replica"],
    sources: [
      "backupVswitchId: a second zone, none where it is left out; replica is always stated: @pulumi/alicloud 3.108 mse/gateway.d.ts",
    ],
  },
  // A parameter passes on what its text names.
  {
    type: "alicloud:oos/parameter:Parameter",
    noun: "parameter",
    role: "serves",
    stands: { kind: "regional", product: "parameter store", tolerates: 1 },
    uses: { ...noNeed("parameterName constraints description resourceGroupId tags"), value: "text" },
    changes: true,
    readAtStart: true,
  },
  {
    type: "alicloud:oos/secretParameter:SecretParameter",
    noun: "secret parameter",
    role: "serves",
    stands: { kind: "regional", product: "parameter store", tolerates: 1 },
    uses: {
      ...noNeed("secretParameterName constraints description resourceGroupId tags"),
      value: "text",
      keyId: "boots-from",
      dkmsInstanceId: "boots-from",
    },
    changes: true,
    readAtStart: true,
  },
  ...neverFails("operations template", [
    "alicloud:oos/application:Application",
    "alicloud:oos/applicationGroup:ApplicationGroup",
    "alicloud:oos/defaultPatchBaseline:DefaultPatchBaseline",
    "alicloud:oos/execution:Execution",
    "alicloud:oos/patchBaseline:PatchBaseline",
    "alicloud:oos/serviceSetting:ServiceSetting",
    "alicloud:oos/stateConfiguration:StateConfiguration",
    "alicloud:oos/template:Template",
  ]),
];
