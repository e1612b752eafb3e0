import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

export const nlb: readonly CatalogueEntry[] = [
  {
    type: "alicloud:nlb/loadBalancer:LoadBalancer",
    noun: "network load balancer",
    role: "serves",
    stands: {
      kind: "balancer",
      over: { lists: [{ zone: "zoneMappings[].zoneId", within: "zoneMappings[].vswitchId" }] },
      crossZone: { property: "crossZoneEnabled", yes: [true], unset: "unknown" },
    },
    uses: {
      ...noNeed(
        "vpcId zoneMappings securityGroupIds loadBalancerName deletionProtectionConfig deletionProtectionReason modificationProtectionConfig modificationProtectionReason",
      ),
      bandwidthPackageId: "none",
      resourceGroupId: "none",
      tags: "none",
    },
    public: { property: "addressType", yes: ["Internet"], unset: "unknown" },
    network: "vpcId",
    restarts: "its-places",
    prints: ["zoneMappings[].zoneId", "addressType", "crossZoneEnabled"],
    sources: [
      "crossZoneEnabled: no default is documented: https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/r/nlb_load_balancer.html.markdown",
      "addressType: Internet or Intranet, always stated: @pulumi/alicloud 3.108 nlb/loadBalancer.d.ts",
    ],
  },
  {
    type: "alicloud:nlb/serverGroup:ServerGroup",
    noun: "server group",
    role: "pool",
    stands: { kind: "nowhere" },
    uses: noNeed("vpcId serverGroupName healthCheck resourceGroupId tags"),
    joins: { kind: "pool", healthCheck: { property: "healthCheck.healthCheckEnabled", yes: [true], unset: "yes" } },
    prints: ["healthCheck.healthCheckEnabled", "serverGroupType"],
    sources: [
      "healthCheckEnabled: true by default: https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/r/nlb_server_group.html.markdown",
    ],
  },
  {
    type: "alicloud:nlb/serverGroupServerAttachment:ServerGroupServerAttachment",
    noun: "server group attachment",
    role: "link",
    stands: { kind: "nowhere" },
    joins: { kind: "target", pool: "serverGroupId", target: "serverId", weight: "weight", weightUnset: 100 },
    prints: ["weight"],
    sources: [
      "weight: 100 by default, 0 receives no request: @pulumi/alicloud 3.108 nlb/serverGroupServerAttachment.d.ts",
    ],
  },
  {
    type: "alicloud:nlb/listener:Listener",
    noun: "listener",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      loadBalancerId: "fronted-by",
      serverGroupId: "needs",
      certificateIds: "boots-from",
      caCertificateIds: "boots-from",
      ...noNeed("securityPolicyId listenerDescription proxyProtocolConfig tags"),
    },
    joins: { kind: "listener", balancer: "loadBalancerId", pools: "serverGroupId" },
    prints: ["listenerPort", "listenerProtocol"],
  },
  {
    type: "alicloud:gwlb/loadBalancer:LoadBalancer",
    noun: "gateway load balancer",
    role: "serves",
    stands: {
      kind: "balancer",
      over: { lists: [{ zone: "zoneMappings[].zoneId", within: "zoneMappings[].vswitchId" }] },
    },
    uses: noNeed("vpcId zoneMappings loadBalancerName resourceGroupId tags"),
    network: "vpcId",
    restarts: "its-places",
    prints: ["zoneMappings[].zoneId"],
    sources: [
      "zoneMappings: a node in each zone, the others serve when one is lost: @pulumi/alicloud 3.108 gwlb/loadBalancer.d.ts and https://help.aliyun.com/en/slb/gateway-based-load-balancing-gwlb/product-overview/regions-and-zones-supported-by-gwlb",
    ],
  },
  {
    type: "alicloud:gwlb/serverGroup:ServerGroup",
    noun: "appliance group",
    role: "pool",
    stands: { kind: "nowhere" },
    uses: noNeed("servers vpcId serverGroupName healthCheckConfig connectionDrainConfig resourceGroupId tags"),
    joins: {
      kind: "pool",
      targets: "servers[].serverId",
      healthCheck: { property: "healthCheckConfig.healthCheckEnabled", yes: [true], unset: "unknown" },
    },
    prints: ["healthCheckConfig.healthCheckEnabled", "serverFailoverMode"],
    sources: ["healthCheckEnabled: no default is documented: @pulumi/alicloud 3.108 types/input.d.ts"],
  },
  {
    type: "alicloud:gwlb/listener:Listener",
    noun: "listener",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("listenerDescription tags"), loadBalancerId: "fronted-by", serverGroupId: "needs" },
    joins: { kind: "listener", balancer: "loadBalancerId", pools: "serverGroupId" },
  },
  ...neverFails("load balancer setting", [
    "alicloud:nlb/hdMonitorRegionConfig:HdMonitorRegionConfig",
    "alicloud:nlb/listenerAdditionalCertificateAttachment:ListenerAdditionalCertificateAttachment",
    "alicloud:nlb/loadBalancerSecurityGroupAttachment:LoadBalancerSecurityGroupAttachment",
    "alicloud:nlb/loadbalancerCommonBandwidthPackageAttachment:LoadbalancerCommonBandwidthPackageAttachment",
    "alicloud:nlb/securityPolicy:SecurityPolicy",
  ]),
];
