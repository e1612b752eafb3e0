import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";
import { noNeed } from "../no-need.ts";

/** Names: public ones, ones of a private network, and traffic management that answers by health. */
export const dns: readonly CatalogueEntry[] = [
  ...(
    [
      ["alicloud:dns/alidnsDomain:AlidnsDomain", "domainName"],
      ["alicloud:dns/dnsDomain:DnsDomain", "domainName"],
      ["alicloud:dns/domain:Domain", "name"],
    ] as const
  ).map(
    ([type, name]): CatalogueEntry => ({
      type,
      noun: "DNS domain",
      role: "serves",
      stands: { kind: "global", product: "dns" },
      uses: noNeed(`${name} groupId resourceGroupId`),
      joins: { kind: "dns-zone", name, product: "dns" },
    }),
  ),
  {
    type: "alicloud:dns/alidnsRecord:AlidnsRecord",
    noun: "DNS record",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("rr line remark userClientIp lang status"), domainName: "resolved-by", value: "needs" },
    joins: {
      kind: "record",
      product: "dns",
      name: "rr",
      domain: "domainName",
      type: "type",
      healthCheck: { property: "status", yes: [], unset: "no" },
      targets: ["value"],
    },
    prints: ["type", "ttl", "line"],
    sources: [
      "status: a record is on or off, nothing checks what it leads to; that is for traffic management: @pulumi/alicloud 3.108 dns/alidnsRecord.d.ts",
    ],
  },
  {
    type: "alicloud:dns/record:Record",
    noun: "DNS record",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { hostRecord: "none", routing: "none", name: "resolved-by", value: "needs" },
    joins: {
      kind: "record",
      product: "dns",
      name: "hostRecord",
      domain: "name",
      type: "type",
      healthCheck: { property: "routing", yes: [], unset: "no" },
      targets: ["value"],
    },
    prints: ["type", "ttl", "routing"],
    sources: [
      "routing: by the line that asks; nothing checks what a record leads to: @pulumi/alicloud 3.108 dns/record.d.ts",
    ],
  },
  {
    type: "alicloud:dns/gtmInstance:GtmInstance",
    noun: "traffic manager",
    role: "serves",
    stands: { kind: "global", product: "dns" },
    uses: noNeed("instanceName alertConfigs alertGroups publicRr publicUserDomainName publicZoneName resourceGroupId"),
    prints: ["strategyMode", "ttl", "cnameType"],
  },
  {
    type: "alicloud:dns/addressPool:AddressPool",
    noun: "address pool",
    role: "pool",
    stands: { kind: "nowhere" },
    uses: { instanceId: "none", addressPoolName: "none", addresses: "none" },
    // Whether its addresses are checked is told by the health checks that name the pool.
    joins: { kind: "pool", targets: "addresses[].address", weight: "addresses[].lbaWeight", weightUnset: "unknown" },
    prints: ["lbaStrategy", "type", "addresses[].lbaWeight", "addresses[].mode"],
    sources: [
      "lbaWeight: counts where lbaStrategy is RATIO only, no default is documented: @pulumi/alicloud 3.108 types/input.d.ts",
    ],
  },
  {
    type: "alicloud:dns/monitorConfig:MonitorConfig",
    noun: "health check",
    role: "link",
    stands: { kind: "nowhere" },
    joins: { kind: "health-check", of: "addrPoolId" },
    prints: ["interval", "evaluationCount", "protocolType"],
  },
  {
    type: "alicloud:dns/accessStrategy:AccessStrategy",
    noun: "access strategy",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      ...noNeed("strategyName lines"),
      instanceId: "resolved-by",
      defaultAddrPools: "needs",
      failoverAddrPools: "needs",
    },
    joins: {
      kind: "listener",
      balancer: "instanceId",
      pools: "defaultAddrPools[].addrPoolId",
      standbyPools: ["failoverAddrPools[].addrPoolId"],
    },
    prints: ["accessMode", "strategyMode"],
    sources: [
      "failoverAddrPools: serve while the default pools have too few addresses left, by themselves unless accessMode pins one of them: @pulumi/alicloud 3.108 dns/accessStrategy.d.ts",
    ],
  },
  {
    type: "alicloud:alidnscloudgtmaddress/alidnsCloudGtmAddress:AlidnsCloudGtmAddress",
    noun: "managed address",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("name remark healthTasks"), address: "needs" },
  },
  {
    type: "alicloud:pvtz/zone:Zone",
    noun: "private DNS zone",
    role: "serves",
    stands: { kind: "regional", product: "private dns", tolerates: 1 },
    uses: noNeed("zoneName name remark userInfos userClientIp resourceGroupId tags"),
    joins: { kind: "dns-zone", name: "zoneName", product: "private dns" },
  },
  {
    type: "alicloud:pvtz/zoneRecord:ZoneRecord",
    noun: "private DNS record",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { ...noNeed("rr resourceRecord remark userClientIp status"), zoneId: "resolved-by", value: "needs" },
    joins: {
      kind: "record",
      product: "private dns",
      name: "rr",
      domain: "zoneId",
      type: "type",
      healthCheck: { property: "status", yes: [], unset: "no" },
      targets: ["value"],
    },
    prints: ["type", "ttl"],
    sources: [
      "status: a record is on or off, nothing checks what it leads to: @pulumi/alicloud 3.108 pvtz/zoneRecord.d.ts",
    ],
  },
  {
    type: "alicloud:pvtz/endpoint:Endpoint",
    noun: "resolver endpoint",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ zone: "ipConfigs[].zoneId", within: "ipConfigs[].vswitchId" }] },
      count: { property: "ipConfigs", unset: "places" },
      spreading: "distinct",
    },
    uses: noNeed("endpointName ipConfigs securityGroupId vpcId"),
    network: "vpcId",
    restarts: "in-place",
    prints: ["ipConfigs[].zoneId"],
    sources: ["ipConfigs: two to six addresses, each in a zone of its own: @pulumi/alicloud 3.108 pvtz/endpoint.d.ts"],
  },
  ...neverFails("DNS setting", [
    "alicloud:alidnscloudgtm/monitorTemplate:MonitorTemplate",
    "alicloud:dns/alidnsDomainAttachment:AlidnsDomainAttachment",
    "alicloud:dns/alidnsInstance:AlidnsInstance",
    "alicloud:dns/customLine:CustomLine",
    "alicloud:dns/domainAttachment:DomainAttachment",
    "alicloud:dns/domainGroup:DomainGroup",
    "alicloud:dns/group:Group",
    "alicloud:dns/instance:Instance",
    "alicloud:pvtz/rule:Rule",
    "alicloud:pvtz/ruleAttachment:RuleAttachment",
    "alicloud:pvtz/userVpcAuthorization:UserVpcAuthorization",
    "alicloud:pvtz/zoneAttachment:ZoneAttachment",
  ]),
];
