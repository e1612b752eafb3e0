import type { CatalogueEntry } from "../../model/catalogue.ts";

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
      vpcId: "none",
      zoneMappings: "none",
      securityGroupIds: "none",
      bandwidthPackageId: "none",
      resourceGroupId: "none",
      tags: "none",
    },
    public: { property: "addressType", yes: ["Internet"], unset: "unknown" },
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
    uses: { vpcId: "none", resourceGroupId: "none", tags: "none" },
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
    uses: { serverGroupId: "none", serverId: "none", serverIp: "none" },
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
      securityPolicyId: "none",
      tags: "none",
    },
    joins: { kind: "listener", balancer: "loadBalancerId", pools: "serverGroupId" },
    prints: ["listenerPort", "listenerProtocol"],
  },
];
