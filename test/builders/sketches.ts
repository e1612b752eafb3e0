import * as fc from "fast-check";
import type { ObjectivesBuilder } from "./objectives.ts";
import { objectives } from "./objectives.ts";
import type { StackBuilder } from "./stack.ts";
import { stack } from "./stack.ts";
import type { Given } from "./values.ts";
import { of, unknown } from "./values.ts";

/** Stands where a sketch leaves something to deployment. */
const open = "?";
type Open = typeof open;

type Letter = "a" | "b" | "c" | "d";

/** A small stack as data, so that a test can state what was open and look again. */
export interface Sketch {
  readonly cloud: "alicloud" | "aws";
  /** Zones of the subnets. */
  readonly subnets: readonly (Letter | Open)[];
  readonly servers: readonly {
    /** Subnet; of two, deployment picks one. */
    readonly in: readonly number[];
    /** Servers that it needs, all named by one property. */
    readonly calls: readonly number[];
  }[];
  readonly required: number | "majority" | null;
  readonly balancer: {
    readonly over: readonly number[];
    readonly targets: readonly number[];
    readonly crossZone: boolean | Open;
    readonly healthCheck: boolean | Open;
  } | null;
  readonly scaling: {
    readonly over: readonly number[];
    /** Whether deployment puts the list together: it may turn out to be any part of it. */
    readonly asWhole: boolean;
    readonly minimum: number | Open;
    readonly desired: number;
    readonly even: boolean | Open;
  } | null;
  readonly cache: {
    readonly primary: Letter | Open;
    readonly standby: Letter | Open | null;
    readonly exists: boolean | Open;
  } | null;
  readonly database: {
    readonly over: readonly number[];
    readonly multiAz: boolean | Open;
    /** What faultline.yaml says of its switch, and what it must keep through a zone. */
    readonly time: number | Open | null;
    readonly lag: number | Open;
    readonly rto: number | null;
    readonly rpo: number | null;
  } | null;
  /** A DNS name with a record for each of some servers, each checked or not. */
  readonly name: readonly { readonly server: number; readonly checked: boolean | Open }[] | null;
  /** A gateway through which the servers of some subnets must reach the internet, or nobody can tell how they do. */
  readonly outward: { readonly gateway: number; readonly through: "gateway" | "internet" | Open } | null;
  /** A cluster over subnets, and the zones of its members. */
  readonly cluster: { readonly over: readonly number[]; readonly members: readonly (Letter | Open)[] } | null;
  /** Whether the first server calls one in another network, and whether a peering joins the two. */
  readonly far: { readonly zone: Letter; readonly peered: true | Open } | null;
  /** Whether the cache names the first server in a property that means nothing certain, and what faultline.yaml says of it. */
  readonly cacheMayNeed: "needs" | "none" | Open | null;
}

const letter = fc.constantFrom<Letter>("a", "b", "c");
const letterOrOpen = fc.oneof({ weight: 3, arbitrary: letter }, { weight: 2, arbitrary: fc.constant<Open>(open) });
const booleanOrOpen = fc.constantFrom<boolean | Open>(true, false, open);

/** Small stacks on one cloud: subnets in known and unknown zones and what may stand in them. */
export const sketches: fc.Arbitrary<Sketch> = fc
  .record({ subnets: fc.array(letterOrOpen, { minLength: 2, maxLength: 4 }), servers: fc.integer({ min: 1, max: 4 }) })
  .chain(({ subnets, servers }) => {
    const subnet = fc.nat(subnets.length - 1);
    const some = (least: number) =>
      fc.uniqueArray(subnet, { minLength: least, maxLength: subnets.length }).map((found) => found.toSorted());
    const someServers = fc.uniqueArray(fc.nat(servers - 1), { minLength: 0, maxLength: servers });
    return fc.record({
      cloud: fc.constantFrom<Sketch["cloud"]>("alicloud", "aws"),
      subnets: fc.constant(subnets),
      servers: fc.array(
        fc.record({
          in: fc.oneof({ weight: 4, arbitrary: subnet.map((one) => [one]) }, { weight: 1, arbitrary: some(2) }),
          calls: someServers,
        }),
        { minLength: servers, maxLength: servers },
      ),
      required: fc.constantFrom<Sketch["required"]>(null, 1, 2, "majority"),
      balancer: fc.option(
        fc.record({ over: some(1), targets: someServers, crossZone: booleanOrOpen, healthCheck: booleanOrOpen }),
      ),
      scaling: fc.option(
        fc.record({
          over: some(1),
          asWhole: fc.boolean(),
          minimum: fc.constantFrom<number | Open>(1, 2, 3, open),
          desired: fc.integer({ min: 1, max: 4 }),
          even: booleanOrOpen,
        }),
      ),
      cache: fc.option(fc.record({ primary: letterOrOpen, standby: fc.option(letterOrOpen), exists: booleanOrOpen })),
      database: fc.option(
        fc.record({
          over: some(2),
          multiAz: booleanOrOpen,
          time: fc.constantFrom<number | Open | null>(10, 300, open, null),
          lag: fc.constantFrom<number | Open>(0, 300, open),
          rto: fc.constantFrom(60, null),
          rpo: fc.constantFrom(60, null),
        }),
      ),
      name: fc.option(
        fc.array(fc.record({ server: fc.nat(servers - 1), checked: booleanOrOpen }), { minLength: 1, maxLength: 3 }),
      ),
      outward: fc.option(
        fc.record({
          gateway: subnet,
          through: fc.constantFrom<"gateway" | "internet" | Open>("gateway", "internet", open),
        }),
      ),
      cluster: fc.option(fc.record({ over: some(1), members: fc.array(letterOrOpen, { minLength: 1, maxLength: 3 }) })),
      far: fc.option(fc.record({ zone: letter, peered: fc.constantFrom<true | Open>(true, open) })),
      cacheMayNeed: fc.constantFrom<Sketch["cacheMayNeed"]>(null, open),
    });
  })
  .map(consistent)
  .filter(isFeasible);

/** A desired number is at least the guaranteed one, and some parts exist on one cloud only. */
function consistent(sketch: Sketch): Sketch {
  const { scaling, cloud } = sketch;
  const least = scaling === null || scaling.minimum === open ? 1 : scaling.minimum;
  return {
    ...sketch,
    scaling: scaling === null ? null : { ...scaling, desired: Math.max(scaling.desired, least) },
    database: cloud === "aws" ? sketch.database : null,
    outward: cloud === "aws" ? sketch.outward : null,
    cluster: cloud === "aws" ? sketch.cluster : null,
    far: cloud === "aws" ? sketch.far : null,
  };
}

/** Whether the clouds would accept it: a balancer's subnets stand in zones of their own, a database's in two at least. */
function isFeasible(sketch: Sketch): boolean {
  const known = (over: readonly number[]) =>
    over.flatMap((index) => (sketch.subnets[index] === open ? [] : [sketch.subnets[index]]));
  const balanced = known(sketch.balancer?.over ?? []);
  if (new Set(balanced).size < balanced.length) return false;
  const { database, cluster } = sketch;
  if (cluster !== null && known(cluster.over).length === cluster.over.length) {
    const offered = new Set<Letter | Open | undefined>(known(cluster.over));
    if (cluster.members.some((member) => member !== open && !offered.has(member))) return false;
  }
  return (
    database === null || known(database.over).length < database.over.length || new Set(known(database.over)).size > 1
  );
}

/** Every sketch that states one thing more: each open thing with each answer that deployment may give. */
export function learned(sketch: Sketch): readonly Sketch[] {
  const letters: readonly Letter[] = ["a", "b", "c", "d"];
  const either = [true, false];
  const { balancer, scaling, cache, database, name, outward, cluster, far } = sketch;
  const found: Sketch[] = [];
  for (const [index, zone] of sketch.subnets.entries()) {
    if (zone === open) found.push(...letters.map((one) => ({ ...sketch, subnets: sketch.subnets.with(index, one) })));
  }
  for (const [index, server] of sketch.servers.entries()) {
    if (server.in.length > 1)
      found.push(
        ...server.in.map((one) => ({ ...sketch, servers: sketch.servers.with(index, { ...server, in: [one] }) })),
      );
  }
  if (balancer?.crossZone === open)
    found.push(...either.map((crossZone) => ({ ...sketch, balancer: { ...balancer, crossZone } })));
  if (balancer?.healthCheck === open)
    found.push(...either.map((healthCheck) => ({ ...sketch, balancer: { ...balancer, healthCheck } })));
  if (scaling?.even === open) found.push(...either.map((even) => ({ ...sketch, scaling: { ...scaling, even } })));
  if (scaling?.minimum === open) {
    found.push(
      ...[1, 2, 3, 4]
        .filter((minimum) => minimum <= scaling.desired)
        .map((minimum) => ({ ...sketch, scaling: { ...scaling, minimum } })),
    );
  }
  if (scaling?.asWhole === true)
    found.push(...partsOf(scaling.over).map((over) => ({ ...sketch, scaling: { ...scaling, over, asWhole: false } })));
  if (cache?.primary === open) found.push(...letters.map((primary) => ({ ...sketch, cache: { ...cache, primary } })));
  if (cache?.standby === open) found.push(...letters.map((standby) => ({ ...sketch, cache: { ...cache, standby } })));
  // A stated standby zone says already that there is a standby.
  if (cache?.exists === open)
    found.push(
      ...(cache.standby === null ? either : [true]).map((exists) => ({ ...sketch, cache: { ...cache, exists } })),
    );
  if (database?.multiAz === open)
    found.push(...either.map((multiAz) => ({ ...sketch, database: { ...database, multiAz } })));
  if (database?.time === open)
    found.push(...[0, 60, 61].map((time) => ({ ...sketch, database: { ...database, time } })));
  if (database !== null && database.time !== null && database.lag === open)
    found.push(...[0, 60, 61].map((lag) => ({ ...sketch, database: { ...database, lag } })));
  for (const [index, record] of (name ?? []).entries()) {
    if (name === null || record.checked !== open) continue;
    found.push(...either.map((checked) => ({ ...sketch, name: name.with(index, { ...record, checked }) })));
  }
  if (outward?.through === open)
    found.push(
      ...(["gateway", "internet"] as const).map((through) => ({ ...sketch, outward: { ...outward, through } })),
    );
  // A member's zone tells that of the only subnet left for it as well: it is learned after the subnets' own.
  const offered = (cluster?.over ?? []).flatMap((index) => sketch.subnets[index] ?? []);
  for (const [index, member] of (cluster?.members ?? []).entries()) {
    if (cluster === null || member !== open || offered.includes(open)) continue;
    found.push(
      ...letters.map((one) => ({ ...sketch, cluster: { ...cluster, members: cluster.members.with(index, one) } })),
    );
  }
  if (far?.peered === open) found.push({ ...sketch, far: { ...far, peered: true } });
  if (sketch.cacheMayNeed === open)
    found.push({ ...sketch, cacheMayNeed: "needs" }, { ...sketch, cacheMayNeed: "none" });
  return found.filter(isFeasible);
}

function partsOf(list: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** list.length - 1 }, (_, mask) =>
    list.filter((_one, index) => (((mask + 1) >> index) & 1) === 1),
  );
}

/** The stack and its objectives, a service for each thing that answers requests. */
export function drawn(sketch: Sketch): { readonly stack: StackBuilder; readonly objectives: ObjectivesBuilder } {
  const { balancer, scaling, cache, database, name, outward, cluster, far } = sketch;
  const aws = sketch.cloud === "aws";
  const built = stack();
  let stated = objectives().service("servers", "server-*");
  for (const [index, zone] of sketch.subnets.entries()) {
    const place = { zone: zone === open ? unknown : zoneName(sketch.cloud, zone) };
    if (aws) built.subnet(`subnet${index}`, place);
    else built.vswitch(`subnet${index}`, place);
  }
  for (const [index, server] of sketch.servers.entries()) {
    const properties = {
      in: of(...server.in.map((one) => `subnet${one}`)),
      calls: [
        ...server.calls.filter((one) => one !== index).map((one) => `server-${one}`),
        ...(far !== null && index === 0 ? ["far"] : []),
      ],
    };
    if (aws) built.instance(`server-${index}`, properties);
    else built.server(`server-${index}`, properties);
  }
  if (sketch.required !== null) stated = stated.group("servers", "server-*", sketch.required);
  if (balancer !== null) {
    const properties = {
      in: balancer.over.map((index) => `subnet${index}`).map((subnet) => of(subnet)),
      targets: balancer.targets.map((index) => `server-${index}`),
      crossZone: orUnknown(balancer.crossZone),
      healthCheck: orUnknown(balancer.healthCheck),
    };
    if (aws) built.lb("lb", { type: "network", ...properties });
    else built.nlb("lb", properties);
    stated = stated.service("entered", "lb-listener");
  }
  if (scaling !== null) {
    const names = scaling.over.map((index) => `subnet${index}`);
    const places: Given = scaling.asWhole ? of(...names) : names.map((subnet) => of(subnet));
    const size = { minSize: orUnknown(scaling.minimum), desiredCapacity: scaling.desired };
    if (aws)
      built.add("aws:autoscaling/group:Group", "group", {
        vpcZoneIdentifiers: places,
        availabilityZoneDistribution: {
          capacityDistributionStrategy: word(scaling.even, "balanced-only", "reservations-then-balanced"),
        },
        ...size,
      });
    else
      built.add("alicloud:ess/scalingGroup:ScalingGroup", "group", {
        vswitchIds: places,
        multiAzPolicy: word(scaling.even, "BALANCE", "PRIORITY"),
        ...size,
      });
    stated = stated.service("scaled", "group");
  }
  if (cache !== null) {
    built.add("alicloud:kvstore/instance:Instance", "cache", {
      zoneId: cache.primary === open ? unknown : zoneName("alicloud", cache.primary),
      ...(cache.standby === null
        ? {}
        : { secondaryZoneId: cache.standby === open ? unknown : zoneName("alicloud", cache.standby) }),
      nodeType: word(cache.exists, "MASTER_SLAVE", "STAND_ALONE"),
      ...(sketch.cacheMayNeed === null ? {} : { engineVersion: of("server-0") }),
    });
    stated = stated.service("cached", "cache");
    if (sketch.cacheMayNeed === "needs" || sketch.cacheMayNeed === "none")
      stated = stated.dependency("cache", sketch.cacheMayNeed, "server-0");
  }
  if (database !== null) {
    built
      .add("aws:rds/subnetGroup:SubnetGroup", "database-subnets", {
        subnetIds: database.over.map((index) => of(`subnet${index}`)),
      })
      .add("aws:rds/instance:Instance", "database", {
        dbSubnetGroupName: of("database-subnets"),
        multiAz: orUnknown(database.multiAz),
      });
    const { rto, rpo, time, lag } = database;
    stated = stated.service("stored", "database", { survives: { zone: { rto, rpo } } });
    if (time !== null)
      stated = stated.takeover("aws:rds/instance:Instance::database", {
        time: time === open ? null : time,
        lag: lag === open ? null : lag,
      });
  }
  if (name !== null) {
    built.add("aws:route53/zone:Zone", "zone", { name: "example.com" });
    for (const [index, { server, checked }] of name.entries())
      built.add("aws:route53/record:Record", `record-${index}`, {
        zoneId: of("zone"),
        name: "www",
        type: "A",
        aliases: [{ name: of(`server-${server}`), evaluateTargetHealth: orUnknown(checked) }],
      });
    stated = stated.service("named", "record-0");
  }
  if (outward !== null) {
    built.add("aws:ec2/natGateway:NatGateway", "gateway", { subnetId: of(`subnet${outward.gateway}`) });
    if (outward.through !== open) {
      built
        .add("aws:ec2/internetGateway:InternetGateway", "internet", {})
        .add("aws:ec2/routeTable:RouteTable", "table", {})
        .add("aws:ec2/route:Route", "out", {
          routeTableId: of("table"),
          destinationCidrBlock: "0.0.0.0/0",
          ...(outward.through === "gateway" ? { natGatewayId: of("gateway") } : { gatewayId: of("internet") }),
        });
      for (const index of sketch.subnets.keys())
        built.add("aws:ec2/routeTableAssociation:RouteTableAssociation", `table-${index}`, {
          routeTableId: of("table"),
          subnetId: of(`subnet${index}`),
        });
    }
    stated = stated.service("outward", "server-0", { egress: true });
  }
  if (cluster !== null) {
    built
      .add("aws:rds/subnetGroup:SubnetGroup", "cluster-subnets", {
        subnetIds: cluster.over.map((index) => of(`subnet${index}`)),
      })
      .add("aws:rds/cluster:Cluster", "cluster", { dbSubnetGroupName: of("cluster-subnets") });
    for (const [index, member] of cluster.members.entries())
      built.add("aws:rds/clusterInstance:ClusterInstance", `member-${index}`, {
        clusterIdentifier: of("cluster"),
        ...(member === open ? {} : { availabilityZone: zoneName("aws", member) }),
      });
    stated = stated.service("clustered", "cluster", { survives: { zone: { rto: 30 } } });
  }
  if (far !== null) {
    built
      .add("aws:ec2/subnet:Subnet", "far-subnet", { vpcId: "vpc-2", availabilityZone: zoneName("aws", far.zone) })
      .add("aws:ec2/instance:Instance", "far", { subnetId: of("far-subnet") });
    if (far.peered !== open)
      built.add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "peering", { vpcId: "vpc-1", peerVpcId: "vpc-2" });
  }
  return { stack: built, objectives: stated };
}

function zoneName(cloud: Sketch["cloud"], zone: Letter): string {
  return cloud === "aws" ? `ap-east-1${zone}` : `cn-hongkong-${zone}`;
}

function orUnknown(stated: boolean | number | Open): Given {
  return stated === open ? unknown : stated;
}

function word(stated: boolean | Open, yes: string, no: string): Given {
  return stated === open ? unknown : stated ? yes : no;
}
