import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

const computing = { kind: "regional", product: "functions", tolerates: 1 } as const;

/** Functions and the gateways that call them. */
export const functions: readonly CatalogueEntry[] = [
  {
    type: "alicloud:fc/v3Function:V3Function",
    noun: "function",
    role: "serves",
    stands: computing,
    uses: {
      ...noNeed(
        "functionName description vpcConfig role logConfig customDns customRuntimeConfig gpuConfig invocationRestriction sessionAffinityConfig resourceGroupId tags",
      ),
      environmentVariables: "text",
      code: "boots-from",
      layers: "boots-from",
      customContainerConfig: "boots-from",
      nasConfig: "needs",
      ossMountConfig: "needs",
    },
    restarts: "its-places",
  },
  {
    type: "alicloud:fc/v2Function:V2Function",
    noun: "function",
    role: "serves",
    stands: computing,
    uses: {
      ...noNeed("functionName description customDns customRuntimeConfig customHealthCheckConfig codeChecksum"),
      environmentVariables: "text",
      code: "boots-from",
      layers: "boots-from",
      customContainerConfig: "boots-from",
      serviceName: "needs",
    },
  },
  {
    type: "alicloud:fc/function:Function",
    noun: "function",
    role: "serves",
    stands: computing,
    uses: {
      ...noNeed("name namePrefix description ossKey codeChecksum"),
      environmentVariables: "text",
      ossBucket: "boots-from",
      layers: "boots-from",
      customContainerConfig: "boots-from",
      service: "needs",
    },
  },
  {
    type: "alicloud:fc/service:Service",
    noun: "function service",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("name namePrefix description role vpcConfig tracingConfig tags"),
      logConfig: "observed-by",
      nasConfig: "needs",
    },
  },
  // Whoever names an alias, a version or an entry of a function needs the function.
  {
    type: "alicloud:fc/v3Trigger:V3Trigger",
    noun: "function trigger",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("triggerName description invocationRole qualifier triggerConfig sourceArn"),
      functionName: "needs",
    },
  },
  {
    type: "alicloud:fc/trigger:Trigger",
    noun: "function trigger",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("name namePrefix role config configMns sourceArn"), function: "needs", service: "needs" },
  },
  {
    type: "alicloud:fc/v3Alias:V3Alias",
    noun: "function alias",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("aliasName description versionId additionalVersionWeight"), functionName: "needs" },
  },
  {
    type: "alicloud:fc/v3FunctionVersion:V3FunctionVersion",
    noun: "function version",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { description: "none", functionName: "needs" },
  },
  {
    type: "alicloud:fc/v3CustomDomain:V3CustomDomain",
    noun: "function domain",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("customDomainName certConfig certificateId tlsConfig corsConfig wafConfig"),
      authConfig: "authorised-by",
      routeConfig: "needs",
    },
  },
  {
    type: "alicloud:fc/customDomain:CustomDomain",
    noun: "function domain",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("domainName certConfig"), routeConfigs: "needs" },
  },
  {
    type: "alicloud:apigateway/instance:Instance",
    noun: "API gateway",
    role: "serves",
    stands: { kind: "one", zone: "zoneId" },
    standsInstead: {
      where: { property: "zoneVswitchSecurityGroups", yes: [], stated: "yes", unset: "no" },
      stands: {
        kind: "spread",
        over: {
          lists: [{ zone: "zoneVswitchSecurityGroups[].zoneId", within: "zoneVswitchSecurityGroups[].vswitchId" }],
        },
        count: { property: "zoneVswitchSecurityGroups", unset: "places" },
        spreading: "distinct",
      },
    },
    uses: noNeed(
      "zoneId zoneVswitchSecurityGroups userVpcId ingressVpcId ingressVswitchId instanceName toConnectVpcIpBlock",
    ),
    restarts: "its-places",
    prints: ["zoneId", "zoneVswitchSecurityGroups[].zoneId", "instanceType"],
    sources: [
      "zoneVswitchSecurityGroups: the zones of an instance inside a VPC; any other names its own, several as one, in zoneId: @pulumi/alicloud 3.108 apigateway/instance.d.ts",
    ],
  },
  {
    type: "alicloud:apigateway/group:Group",
    noun: "API group",
    role: "serves",
    stands: { kind: "regional", product: "API gateways", tolerates: 1 },
    standsInstead: {
      where: { property: "instanceId", yes: [], stated: "yes", unset: "no" },
      stands: { kind: "nowhere" },
    },
    uses: { ...noNeed("name description userLogConfig"), instanceId: "needs" },
    sources: [
      "instanceId: the instance that serves the group, the region's shared one where it is left out: @pulumi/alicloud 3.108 apigateway/group.d.ts",
    ],
  },
  {
    type: "alicloud:apigateway/api:Api",
    noun: "API",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed(
        "name description requestConfig requestParameters constantParameters systemParameters mockServiceConfig stageNames",
      ),
      groupId: "needs",
      backendId: "needs",
      fcServiceConfig: "needs",
      httpServiceConfig: "needs",
      httpVpcServiceConfig: "needs",
    },
  },
  {
    type: "alicloud:apigateway/backend:Backend",
    noun: "API backend",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: noNeed("backendName description"),
  },
  // What a backend leads to, stage by stage.
  {
    type: "alicloud:apigateway/backendModel:BackendModel",
    noun: "API backend's target",
    role: "template",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("backendId description stageName"), backendModelData: "text" },
    joins: { kind: "template", of: "backendId" },
  },
  {
    type: "alicloud:apigateway/vpcAccess:VpcAccess",
    noun: "API backend",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("name vpcId port vpcTargetHostName"), instanceId: "needs" },
  },
  {
    type: "alicloud:apig/gateway:Gateway",
    noun: "API gateway",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ zone: "zones[].zoneId", within: "zones[].vswitchId" }] },
      count: { property: "zones", unset: "places" },
      spreading: "distinct",
    },
    uses: {
      ...noNeed("gatewayName vpc vswitch zones zoneConfig networkAccessConfig resourceGroupId tags"),
      logConfig: "observed-by",
    },
    restarts: "its-places",
    prints: ["zones[].zoneId", "zoneConfig.selectOption"],
    sources: [
      "zones: the gateway's zones; the provider chooses them where they are left out: @pulumi/alicloud 3.108 apig/gateway.d.ts",
    ],
  },
  {
    type: "alicloud:apig/environment:Environment",
    noun: "API environment",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("environmentName description resourceGroupId"), gatewayId: "needs" },
  },
  {
    type: "alicloud:apig/service:Service",
    noun: "API backend",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed(
        "serviceName namespace gatewayId qualifier dnsServers healthCheckConfig outlierDetectionConfig resourceGroupId",
      ),
      // One that is checked stands in for another, one that is not does not.
      addresses: "possible",
    },
  },
  {
    type: "alicloud:apig/route:Route",
    noun: "API route",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("routeName description match domainIds"),
      httpApiId: "none",
      environmentInfo: "needs",
      backend: "needs",
    },
  },
  ...neverFails("function setting", [
    "alicloud:fc/alias:Alias",
    "alicloud:fc/functionAsyncInvokeConfig:FunctionAsyncInvokeConfig",
    "alicloud:fc/layerVersion:LayerVersion",
    "alicloud:fc/v3AsyncInvokeConfig:V3AsyncInvokeConfig",
    "alicloud:fc/v3ConcurrencyConfig:V3ConcurrencyConfig",
    "alicloud:fc/v3LayerVersion:V3LayerVersion",
    "alicloud:fc/v3ProvisionConfig:V3ProvisionConfig",
    "alicloud:fc/v3VpcBinding:V3VpcBinding",
    "alicloud:fnf/execution:Execution",
    "alicloud:fnf/schedule:Schedule",
  ]),
  ...neverFails("API setting", [
    "alicloud:apig/domain:Domain",
    "alicloud:apig/httpApi:HttpApi",
    "alicloud:apig/plugin:Plugin",
    "alicloud:apig/policy:Policy",
    "alicloud:apigateway/accessControlList:AccessControlList",
    "alicloud:apigateway/aclEntryAttachment:AclEntryAttachment",
    "alicloud:apigateway/app:App",
    "alicloud:apigateway/appAttachment:AppAttachment",
    "alicloud:apigateway/groupPluginAttachment:GroupPluginAttachment",
    "alicloud:apigateway/instanceAclAttachment:InstanceAclAttachment",
    "alicloud:apigateway/logConfig:LogConfig",
    "alicloud:apigateway/model:Model",
    "alicloud:apigateway/plugin:Plugin",
    "alicloud:apigateway/pluginAttachment:PluginAttachment",
    "alicloud:apigateway/stageModel:StageModel",
  ]),
];
