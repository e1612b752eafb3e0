import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

export const alb: readonly CatalogueEntry[] = [
  {
    type: "alicloud:alb/loadBalancer:LoadBalancer",
    noun: "load balancer",
    role: "serves",
    // Cross-zone balancing belongs to the server group.
    stands: {
      kind: "balancer",
      over: { lists: [{ zone: "zoneMappings[].zoneId", within: "zoneMappings[].vswitchId" }] },
    },
    uses: {
      ...noNeed(
        "vpcId zoneMappings loadBalancerName loadBalancerBillingConfig deletionProtectionConfig modificationProtectionConfig",
      ),
      bandwidthPackageId: "none",
      accessLogConfig: "observed-by",
      resourceGroupId: "none",
      tags: "none",
    },
    public: { property: "addressType", yes: ["Internet"], unset: "unknown" },
    network: "vpcId",
    restarts: "its-places",
    prints: ["zoneMappings[].zoneId", "addressType", "loadBalancerEdition"],
    sources: [
      "zoneMappings: at least two zones, one vSwitch in each: @pulumi/alicloud 3.108 alb/loadBalancer.d.ts",
      "addressType: Internet or Intranet, always stated: https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/r/alb_load_balancer.html.markdown",
    ],
  },
  {
    type: "alicloud:alb/serverGroup:ServerGroup",
    noun: "server group",
    role: "pool",
    stands: { kind: "nowhere" },
    uses: noNeed(
      "servers vpcId serverGroupName serviceName healthCheckConfig healthCheckTemplateId stickySessionConfig uchConfig slowStartConfig connectionDrainConfig resourceGroupId tags",
    ),
    joins: {
      kind: "pool",
      targets: "servers[].serverId",
      weight: "servers[].weight",
      weightUnset: "unknown",
      healthCheck: { property: "healthCheckConfig.healthCheckEnabled", yes: [true], unset: "unknown" },
      crossZone: { property: "crossZoneEnabled", yes: [true], unset: "yes" },
    },
    prints: ["crossZoneEnabled", "healthCheckConfig.healthCheckEnabled", "servers[].weight", "serverGroupType"],
    sources: [
      "weight: 0 by default says @pulumi/alicloud 3.108 types/input.d.ts, 100 say earlier editions of the provider's documentation; a server of weight 0 receives no request",
      "healthCheckEnabled: always stated: @pulumi/alicloud 3.108 types/input.d.ts",
      "crossZoneEnabled: true by default; Basic editions can't turn it off: https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/r/alb_server_group.html.markdown",
    ],
  },
  {
    type: "alicloud:alb/listener:Listener",
    noun: "listener",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      loadBalancerId: "fronted-by",
      defaultActions: "needs",
      certificates: "boots-from",
      caCertificates: "boots-from",
      ...noNeed("securityPolicyId aclConfig listenerDescription quicConfig xForwardedForConfig"),
      accessLogTracingConfig: "observed-by",
      tags: "none",
    },
    joins: {
      kind: "listener",
      balancer: "loadBalancerId",
      pools: "defaultActions[].forwardGroupConfig.serverGroupTuples[].serverGroupId",
    },
    prints: ["listenerPort", "listenerProtocol"],
  },
  {
    type: "alicloud:alb/rule:Rule",
    noun: "forwarding rule",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { listenerId: "none", ruleActions: "needs", ruleConditions: "none", ruleName: "none" },
    joins: {
      kind: "rule",
      listener: "listenerId",
      pools: "ruleActions[].forwardGroupConfig.serverGroupTuples[].serverGroupId",
    },
    prints: ["priority"],
  },
  ...neverFails("load balancer setting", [
    "alicloud:alb/aScript:AScript",
    "alicloud:alb/acl:Acl",
    "alicloud:alb/aclEntryAttachment:AclEntryAttachment",
    "alicloud:alb/healthCheckTemplate:HealthCheckTemplate",
    "alicloud:alb/listenerAclAttachment:ListenerAclAttachment",
    "alicloud:alb/listenerAdditionalCertificateAttachment:ListenerAdditionalCertificateAttachment",
    "alicloud:alb/loadBalancerAccessLogConfigAttachment:LoadBalancerAccessLogConfigAttachment",
    "alicloud:alb/loadBalancerCommonBandwidthPackageAttachment:LoadBalancerCommonBandwidthPackageAttachment",
    "alicloud:alb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
    "alicloud:alb/securityPolicy:SecurityPolicy",
  ]),
];
