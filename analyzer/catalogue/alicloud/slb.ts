import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** The classic balancer goes by two names in the SDK. */
const balancers = [
  "alicloud:slb/applicationLoadBalancer:ApplicationLoadBalancer",
  "alicloud:slb/loadBalancer:LoadBalancer",
] as const;

/**
 * Classic load balancers: a primary and a secondary zone, of which the second takes over when the first is lost as a whole. The
 * servers behind one may stand in any zone, whichever of the two serves.
 */
export const slb: readonly CatalogueEntry[] = [
  ...balancers.map(
    (type): CatalogueEntry => ({
      type,
      noun: "classic load balancer",
      role: "serves",
      stands: {
        kind: "balancer",
        over: { lists: [], each: [{ zone: "masterZoneId" }, { zone: "slaveZoneId" }] },
        switchOver: { time: 30 },
      },
      uses: noNeed(
        "vswitchId masterZoneId slaveZoneId loadBalancerName name address modificationProtectionReason resourceGroupId tags",
      ),
      restarts: "its-places",
      public: { property: "addressType", yes: ["internet"], unset: "unknown" },
      prints: ["masterZoneId", "slaveZoneId", "addressType"],
      sources: [
        "masterZoneId and slaveZoneId: the system chooses one that is left out: @pulumi/alicloud 3.108 slb/applicationLoadBalancer.d.ts",
        "a secondary zone takes over from a lost primary zone within about 30 seconds, backend servers may be in any zone: https://help.aliyun.com/en/slb/classic-load-balancer/product-overview/regions-that-support-clb",
        "addressType: intranet inside a VPC, otherwise no default is documented: @pulumi/alicloud 3.108 slb/applicationLoadBalancer.d.ts",
      ],
    }),
  ),
  {
    type: "alicloud:slb/serverGroup:ServerGroup",
    noun: "server group",
    role: "pool",
    stands: { kind: "nowhere" },
    uses: noNeed("loadBalancerId servers name tags"),
    joins: { kind: "pool", targets: "servers[].serverIds", weight: "servers[].weight", weightUnset: 100 },
    prints: ["servers[].weight"],
    sources: ["weight: 100 by default, 0 receives no request: @pulumi/alicloud 3.108 types/input.d.ts"],
  },
  {
    type: "alicloud:slb/serverGroupServerAttachment:ServerGroupServerAttachment",
    noun: "server group attachment",
    role: "link",
    stands: { kind: "nowhere" },
    uses: { serverGroupId: "none", serverId: "none" },
    joins: { kind: "target", pool: "serverGroupId", target: "serverId", weight: "weight", weightUnset: 100 },
    prints: ["weight"],
    sources: [
      "weight: 100 by default, 0 receives no request: @pulumi/alicloud 3.108 slb/serverGroupServerAttachment.d.ts",
    ],
  },
  {
    type: "alicloud:slb/backendServer:BackendServer",
    noun: "backend servers",
    role: "link",
    stands: { kind: "nowhere" },
    uses: { loadBalancerId: "none", backendServers: "none" },
    joins: {
      kind: "target",
      pool: "loadBalancerId",
      target: "backendServers[].serverId",
      weight: "backendServers[].weight",
      weightUnset: "unknown",
    },
    prints: ["backendServers[].weight"],
    sources: ["weight: always stated: @pulumi/alicloud 3.108 types/input.d.ts"],
  },
  {
    type: "alicloud:slb/attachment:Attachment",
    noun: "backend servers",
    role: "link",
    stands: { kind: "nowhere" },
    uses: { loadBalancerId: "none", instanceIds: "none" },
    joins: { kind: "target", pool: "loadBalancerId", target: "instanceIds", weight: "weight", weightUnset: 100 },
    prints: ["weight"],
    sources: ["weight: 100 by default: @pulumi/alicloud 3.108 slb/attachment.d.ts"],
  },
  {
    type: "alicloud:slb/listener:Listener",
    noun: "listener",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      loadBalancerId: "fronted-by",
      serverGroupId: "needs",
      masterSlaveServerGroupId: "needs",
      description: "none",
      serverCertificateId: "boots-from",
      sslCertificateId: "boots-from",
      caCertificateId: "boots-from",
      aclId: "none",
      aclIds: "none",
      tlsCipherPolicy: "none",
    },
    joins: {
      kind: "listener",
      balancer: "loadBalancerId",
      pools: "serverGroupId",
      morePools: ["masterSlaveServerGroupId"],
      ownServers: true,
      healthCheck: {
        property: "healthCheck",
        yes: ["on"],
        unset: "unknown",
        or: { property: "protocol", yes: ["tcp", "udp"], unset: "unknown" },
      },
    },
    prints: ["frontendPort", "protocol", "healthCheck"],
    sources: [
      "healthCheck: on or off for HTTP and HTTPS without a documented default; always on where protocol is tcp or udp: https://github.com/aliyun/terraform-provider-alicloud/blob/master/website/docs/r/slb_listener.html.markdown",
    ],
  },
  {
    type: "alicloud:slb/masterSlaveServerGroup:MasterSlaveServerGroup",
    noun: "server group",
    role: "pool",
    stands: { kind: "nowhere" },
    uses: noNeed("loadBalancerId servers name"),
    joins: { kind: "pool", targets: "servers[].serverId", weight: "servers[].weight", weightUnset: 100 },
    prints: ["servers[].weight", "servers[].serverType"],
    sources: ["weight: 100 by default: @pulumi/alicloud 3.108 types/input.d.ts"],
  },
  // A forwarding rule names the balancer and a port, and no listener: it is entered by itself.
  {
    type: "alicloud:slb/rule:Rule",
    noun: "forwarding rule",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("name domain url cookie"), loadBalancerId: "fronted-by", serverGroupId: "needs" },
    joins: {
      kind: "listener",
      balancer: "loadBalancerId",
      pools: "serverGroupId",
      healthCheck: { property: "healthCheck", yes: ["on"], unset: "unknown" },
    },
    prints: ["frontendPort", "healthCheck"],
    sources: [
      "healthCheck: on or off, as the listener does unless listenerSync is off: @pulumi/alicloud 3.108 slb/rule.d.ts",
    ],
  },
  ...neverFails("load balancer setting", [
    "alicloud:slb/acl:Acl",
    "alicloud:slb/aclEntryAttachment:AclEntryAttachment",
    "alicloud:slb/caCertificate:CaCertificate",
    "alicloud:slb/domainExtension:DomainExtension",
    "alicloud:slb/serverCertificate:ServerCertificate",
    "alicloud:slb/tlsCipherPolicy:TlsCipherPolicy",
  ]),
];
