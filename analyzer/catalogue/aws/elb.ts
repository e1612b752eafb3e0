import type { CatalogueEntry } from "../../model/catalogue.ts";
import { neverFails } from "../never-fails.ts";

/** `aws.lb` and `aws.alb` are one product under two names. */
const modules = ["lb", "alb"] as const;

const rows = (module: (typeof modules)[number]): readonly CatalogueEntry[] => [
  {
    type: `aws:${module}/loadBalancer:LoadBalancer`,
    noun: "load balancer",
    role: "serves",
    stands: {
      kind: "balancer",
      over: { lists: [{ within: "subnets" }, { within: "subnetMappings[].subnetId" }] },
      crossZone: {
        property: "enableCrossZoneLoadBalancing",
        yes: [true],
        unset: "no",
        // An application load balancer always does, whatever the property says.
        or: { property: "loadBalancerType", yes: ["application"], unset: "yes" },
      },
      targetsIn: "its-zones",
    },
    uses: {
      subnets: "none",
      subnetMappings: "none",
      securityGroups: "none",
      accessLogs: "observed-by",
      connectionLogs: "observed-by",
      tags: "none",
    },
    public: { property: "internal", yes: [false], unset: "yes" },
    publicAddress: { property: "internal", yes: [false], unset: "yes" },
    prints: ["loadBalancerType", "internal", "enableCrossZoneLoadBalancing"],
    sources: [
      "enableCrossZoneLoadBalancing: false by default for network and gateway load balancers, always on for application load balancers: @pulumi/aws 7.48 lb/loadBalancer.d.ts",
      "loadBalancerType: application by default: @pulumi/aws 7.48 lb/loadBalancer.d.ts",
      "internal: false by default: @pulumi/aws 7.48 lb/loadBalancer.d.ts",
      "subnets: targets in a zone without one of them are registered and receive no traffic: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
    ],
  },
  {
    type: `aws:${module}/targetGroup:TargetGroup`,
    noun: "target group",
    role: "pool",
    stands: { kind: "nowhere" },
    uses: { vpcId: "none", tags: "none" },
    joins: {
      kind: "pool",
      healthCheck: { property: "healthCheck.enabled", yes: [true], unset: "yes" },
      crossZone: {
        property: "loadBalancingCrossZoneEnabled",
        yes: ["true", true],
        inherits: ["use_load_balancer_configuration", "useLoadBalancerConfiguration"],
        unset: "unknown",
      },
    },
    prints: ["healthCheck.enabled", "loadBalancingCrossZoneEnabled", "targetType"],
    sources: [
      "healthCheck.enabled: true by default: @pulumi/aws 7.48 types/input.d.ts",
      "loadBalancingCrossZoneEnabled: as the load balancer does by default: @pulumi/aws 7.48 lb/targetGroup.d.ts and https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
    ],
  },
  {
    type: `aws:${module}/targetGroupAttachment:TargetGroupAttachment`,
    noun: "target group attachment",
    role: "link",
    stands: { kind: "nowhere" },
    uses: { targetGroupArn: "none", targetId: "none" },
    joins: { kind: "target", pool: "targetGroupArn", target: "targetId" },
  },
  {
    type: `aws:${module}/listener:Listener`,
    noun: "listener",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: {
      loadBalancerArn: "fronted-by",
      defaultActions: "needs",
      certificateArn: "boots-from",
      mutualAuthentication: "boots-from",
      tags: "none",
    },
    joins: {
      kind: "listener",
      balancer: "loadBalancerArn",
      pools: "defaultActions[].targetGroupArn",
      morePools: ["defaultActions[].forward.targetGroups[].arn"],
    },
    prints: ["port", "protocol"],
  },
  {
    type: `aws:${module}/listenerRule:ListenerRule`,
    noun: "listener rule",
    role: "serves",
    stands: { kind: "nowhere" },
    uses: { listenerArn: "none", actions: "needs", conditions: "none", tags: "none" },
    joins: {
      kind: "rule",
      listener: "listenerArn",
      pools: "actions[].targetGroupArn",
      morePools: ["actions[].forward.targetGroups[].arn"],
    },
    prints: ["priority"],
  },
  {
    type: `aws:${module}/listenerCertificate:ListenerCertificate`,
    noun: "listener certificate",
    role: "rule",
    stands: { kind: "nowhere" },
  },
];

export const elb: readonly CatalogueEntry[] = [
  ...modules.flatMap(rows),
  {
    type: "aws:elb/loadBalancer:LoadBalancer",
    noun: "classic load balancer",
    role: "serves",
    stands: {
      kind: "balancer",
      over: { lists: [{ within: "subnets" }, { zone: "availabilityZones" }] },
      crossZone: { property: "crossZoneLoadBalancing", yes: [true], unset: "yes" },
      targetsIn: "its-zones",
    },
    uses: {
      subnets: "none",
      availabilityZones: "none",
      instances: "none",
      listeners: "boots-from",
      securityGroups: "none",
      sourceSecurityGroup: "none",
      accessLogs: "observed-by",
      tags: "none",
    },
    // Left out, the ports of the listeners are tried.
    joins: {
      kind: "own-listeners",
      targets: "instances",
      healthCheck: { property: "healthCheck.target", yes: [], stated: "yes", unset: "yes" },
    },
    public: { property: "internal", yes: [false], unset: "yes" },
    publicAddress: { property: "internal", yes: [false], unset: "yes" },
    prints: ["internal", "crossZoneLoadBalancing"],
    sources: [
      "crossZoneLoadBalancing: true by default: @pulumi/aws 7.48 elb/loadBalancer.d.ts",
      "internal: an internal one only where it is true: @pulumi/aws 7.48 elb/loadBalancer.d.ts",
      "healthCheck.target: servers are checked in any case, by default over TCP: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-healthchecks.html",
    ],
  },
  {
    type: "aws:elb/attachment:Attachment",
    noun: "load balancer attachment",
    role: "link",
    stands: { kind: "nowhere" },
    uses: { elb: "none", instance: "none" },
    joins: { kind: "target", pool: "elb", target: "instance" },
  },
  ...neverFails("load balancer setting", [
    "aws:elb/appCookieStickinessPolicy:AppCookieStickinessPolicy",
    "aws:elb/listenerPolicy:ListenerPolicy",
    "aws:elb/loadBalancerBackendServerPolicy:LoadBalancerBackendServerPolicy",
    "aws:elb/loadBalancerCookieStickinessPolicy:LoadBalancerCookieStickinessPolicy",
    "aws:elb/loadBalancerPolicy:LoadBalancerPolicy",
    "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
    "aws:lb/trustStore:TrustStore",
    "aws:lb/trustStoreRevocation:TrustStoreRevocation",
  ]),
];
