import type { ObjectivesBuilder } from "../../../builders/objectives.ts";
import { objectives } from "../../../builders/objectives.ts";
import type { StackBuilder } from "../../../builders/stack.ts";
import { stack } from "../../../builders/stack.ts";
import { of } from "../../../builders/values.ts";
import type { PatternCase, Properties } from "./pattern-case.ts";
import { a1, b, b1, c, c1, d, lone, subnets, switches, webGroup } from "./pattern-case.ts";

/** Servers web-0, web-1, … in s0, s1, … of one cloud. */
const onAws = (...zones: readonly string[]) =>
  zones.reduce<StackBuilder>(
    (built, _, index) => built.instance(`web-${index}`, { in: `s${index}` }),
    subnets(...zones),
  );
const onAlicloud = (...zones: readonly string[]) =>
  zones.reduce<StackBuilder>(
    (built, _, index) => built.server(`web-${index}`, { in: `s${index}` }),
    switches(...zones),
  );
/** One server on each cloud; each calls what is told. */
const onBoth = (here: readonly string[], there: readonly string[]) =>
  stack()
    .vswitch("here", { zone: b })
    .subnet("there", { zone: a1 })
    .subnet("third", { zone: c1 })
    .server("identity-here", { in: "here" })
    .instance("identity-there", { in: "there" })
    .instance("identity", { in: "third" })
    .server("web-0", { in: "here", calls: here })
    .instance("web-1", { in: "there", calls: there });

const perInstance = objectives().service("web", "web-*", { survives: "instance" }).group("web", "web-*");
const majority = objectives().service("web", "web-*").group("web", "web-*", "majority");
const twoClouds = objectives().service("web", "web-*", { survives: "provider" }).group("web", "web-*");
const peak = objectives()
  .service("web", "web-*", { capacity: { peak: 300, unit: "orders/s" } })
  .group("web", "web-*", 1, null, 100);
const unchanged = objectives()
  .service("web", "web-*", { survives: { zone: {}, change: {} } })
  .group("web", "web-*");
const standby = { zoneId: c, category: "HighAvailability" };
const caches = (...zones: readonly string[]) =>
  lone("aws:elasticache/replicationGroup:ReplicationGroup", {
    description: "cache",
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    numCacheClusters: 2,
    preferredCacheClusterAzs: zones,
  });
const behindProxy = (called: string) =>
  switches(b, c)
    .add("alicloud:rds/instance:Instance", "db", { ...standby, zoneIdSlaveA: b })
    .add("alicloud:rds/rdsDbProxy:RdsDbProxy", "proxy", { instanceId: of("db"), vswitchId: of("s1") })
    .server("web-0", { in: "s0", calls: [called] })
    .server("web-1", { in: "s1", calls: [called] });
const behindEndpoint = (...zones: readonly string[]) =>
  subnets(a1, b1)
    .subnet("e0", { zone: zones[0] ?? a1 })
    .subnet("e1", { zone: zones[1] ?? a1 })
    .add("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", {
      vpcId: "vpc-1",
      vpcEndpointType: "Interface",
      serviceName: "com.example.partner",
      subnetIds: [of("e0"), of("e1")],
    })
    .instance("web-0", { in: "s0", calls: ["endpoint"] })
    .instance("web-1", { in: "s1", calls: ["endpoint"] });
const keyed = (...zoneIds: readonly string[]) =>
  stack()
    .add("alicloud:kms/instance:Instance", "keys", { paymentType: "PayAsYouGo", zoneIds })
    .add("alicloud:kms/key:Key", "key", { dkmsInstanceId: of("keys") })
    .add("alicloud:rds/instance:Instance", "web", { ...standby, zoneIdSlaveA: b, encryptionKey: of("key") });
/** A primary and a standby, and what must answer for the standby to be switched to. */
const switched = (apiIn: string) =>
  switches(b, c, d).server("web-0", { in: "s0" }).server("web-1", { in: "s1" }).server("api", { in: apiIn });
const byApi: ObjectivesBuilder = objectives()
  .service("web", "web-*")
  .group("web", "web-*", { primary: "*::web-0" })
  .takeover("web", { time: 10, needs: ["*::api"] });
const pages = (isApart: boolean) => {
  const built = switches(b, c).server("web", { in: "s0" }).subnet("a", { zone: a1 });
  return isApart ? built.instance("page", { in: "a" }) : built.server("page", { in: "s1" });
};
const reading = (...stores: readonly [string, string]) =>
  switches(b, c)
    .add("alicloud:mse/cluster:Cluster", "store-0", { instanceCount: 3 })
    .add("alicloud:mse/cluster:Cluster", "store-1", { instanceCount: 3 })
    .server("web-0", { in: "s0", calls: [stores[0]] })
    .server("web-1", { in: "s1", calls: [stores[1]] });
const templates = (...of_: readonly [string, string]) => {
  const built = subnets(a1, b1)
    .add("aws:ec2/launchTemplate:LaunchTemplate", "template-0", {})
    .add("aws:ec2/launchTemplate:LaunchTemplate", "template-1", {});
  for (const [index, template] of of_.entries())
    built.add("aws:autoscaling/group:Group", `web-${index}`, {
      vpcZoneIdentifiers: [of(`s${index}`)],
      minSize: 1,
      launchTemplate: { id: of(template) },
    });
  return built;
};
const sticky = (properties: Properties) => lone("alicloud:alb/serverGroup:ServerGroup", properties);
/** Two servers behind a balancer, one of them with a disk. */
const withDisk = (category: string) =>
  switches(b, c)
    .add("alicloud:ecs/ecsDisk:EcsDisk", "disk", { zoneId: b, category })
    .server("web-0", { in: "s0" })
    .server("web-1", { in: "s1" })
    .add("alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment", "mount", { instanceId: of("web-0"), diskId: of("disk") })
    .alb("front", { in: ["s0", "s1"], targets: ["web-0", "web-1"] });
const image = () =>
  switches(b)
    .add("alicloud:ecs/image:Image", "image", {})
    .add("alicloud:ecs/instance:Instance", "web", { vswitchId: of("s0"), imageId: of("image") });
const entered = objectives().service("web", "web");

/** The families of causes that incidents showed, R1 to R15 without R12, which compares two stacks. */
export const incidentFamilies: Readonly<Record<string, readonly PatternCase[]>> = {
  R1: [
    { on: "AWS", satisfied: onAws(a1, a1), violated: onAws(a1), stated: perInstance, names: ["web-0"] },
    {
      on: "Alibaba Cloud",
      satisfied: onAlicloud(b, b),
      violated: onAlicloud(b),
      stated: perInstance,
      names: ["web-0"],
    },
  ],
  R2: [
    { on: "AWS", satisfied: caches(a1, b1), violated: caches(a1, a1) },
    {
      on: "Alibaba Cloud",
      satisfied: lone("alicloud:rds/instance:Instance", { ...standby, zoneIdSlaveA: b }),
      violated: lone("alicloud:rds/instance:Instance", { ...standby, zoneIdSlaveA: c }),
    },
  ],
  R3: [
    {
      on: "AWS",
      satisfied: behindEndpoint(a1, b1),
      violated: behindEndpoint(a1, a1),
      stated: webGroup,
      names: ["endpoint"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: behindProxy("db"),
      violated: behindProxy("proxy"),
      stated: webGroup,
      names: ["proxy"],
    },
  ],
  R4: [
    {
      on: "AWS",
      satisfied: onAws(a1, a1, b1, b1, c1),
      violated: onAws(a1, a1, a1, b1, b1),
      stated: majority,
      names: ["web-0", "web-1", "web-2"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: onAlicloud(b, b, c, c, d),
      violated: onAlicloud(b, b, c, c, c),
      stated: majority,
      names: ["web-2", "web-3", "web-4"],
    },
  ],
  R5: [
    {
      on: "AWS",
      satisfied: onAws(a1, a1, b1, b1, c1, c1),
      violated: onAws(a1, a1, b1, c1),
      stated: peak,
      rule: "capacity-after-loss",
      names: ["web-0", "web-1"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: onAlicloud(b, b, c, c, d, d),
      violated: onAlicloud(b, c, d),
      stated: peak,
      rule: "capacity-after-loss",
      names: ["web-0"],
    },
  ],
  R6: [
    {
      on: "Alibaba Cloud",
      satisfied: keyed(b, d),
      violated: keyed(c),
      rule: "starts-from-elsewhere",
      names: ["web", "keys"],
    },
  ],
  R7: [
    {
      on: "both clouds",
      satisfied: switched("s2"),
      violated: switched("s0"),
      stated: byApi,
      names: ["api"],
    },
  ],
  R8: [
    {
      on: "both clouds",
      satisfied: onBoth(["identity-here"], ["identity-there"]),
      violated: onBoth(["identity"], ["identity"]),
      stated: objectives().service("web", "web-*").group("web", "web-*"),
      names: ["identity"],
    },
  ],
  R9: [
    {
      on: "Alibaba Cloud",
      what: "two zones of one building",
      satisfied: onAlicloud(b, c),
      violated: onAlicloud(b, c),
      stated: webGroup,
      statedBroken: webGroup.site("one building", b, c),
      names: ["web-0", "web-1"],
    },
    {
      on: "AWS",
      what: "two zones of one building",
      satisfied: onAws(a1, b1),
      violated: onAws(a1, b1),
      stated: webGroup.site("two buildings", b1, c1),
      statedBroken: webGroup.site("one building", a1, b1),
      names: ["web-0", "web-1"],
    },
  ],
  R10: [
    {
      on: "both clouds",
      satisfied: pages(true),
      violated: pages(false),
      stated: objectives()
        .service("web", "web")
        .service("page", "page", { independentOf: ["web"] }),
      rule: "independent-services",
      names: ["page"],
    },
  ],
  R11: [
    {
      on: "AWS",
      satisfied: templates("template-0", "template-1"),
      violated: templates("template-0", "template-0"),
      stated: unchanged,
      names: ["template-0"],
    },
    {
      on: "Alibaba Cloud",
      satisfied: reading("store-0", "store-1"),
      violated: reading("store-0", "store-0"),
      stated: unchanged,
      names: ["store-0"],
    },
  ],
  R13: [
    {
      on: "AWS",
      satisfied: lone("aws:lb/targetGroup:TargetGroup", {}),
      violated: lone("aws:lb/targetGroup:TargetGroup", { stickiness: { type: "lb_cookie" } }),
      rule: "any-server-answers",
    },
    {
      on: "Alibaba Cloud",
      satisfied: sticky({}),
      violated: sticky({ stickySessionConfig: { stickySessionEnabled: true } }),
      rule: "any-server-answers",
    },
    {
      on: "Alibaba Cloud",
      what: "a disk of its own",
      satisfied: withDisk("cloud_regional_disk_auto"),
      violated: withDisk("cloud_essd"),
      rule: "any-server-answers",
      names: ["web-0", "disk"],
    },
  ],
  R14: [
    {
      on: "both clouds",
      satisfied: onBoth([], []),
      violated: onAlicloud(b, c),
      stated: twoClouds,
      names: ["web-0", "web-1"],
    },
  ],
  R15: [
    {
      on: "Alibaba Cloud",
      satisfied: image(),
      violated: image(),
      stated: entered,
      statedBroken: entered.dependency("image", "needs", "web"),
      rule: "no-bootstrap-cycle",
      names: ["image", "web"],
    },
  ],
};
