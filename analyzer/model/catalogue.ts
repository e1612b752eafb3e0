import type { ProductClass } from "./product-class.ts";

/**
 * What a resource type means when something is lost. Entries are data: one reads as a row of a table.
 *
 * A `Path` names a property: `vswitchId`, `zoneMappings[].zoneId` (each element's), `vpcConfig.subnetIds`. `[]` stands where a
 * list of records is entered; a path may end in a list of plain values, and then means each of them.
 */
export type Path = string;

export type Provider = "alicloud" | "aws";

/**
 * `serves`: answers requests, can be on a service's path · `place`: a subnet or vSwitch, gives its place to what stands in it ·
 * `network`: routes and joins, no failure of its own · `rule`: permits, labels or parameterises; never fails and passes nothing on ·
 * `pool`: targets that stand in for each other behind a balancer · `link`: joins two others · `template`: what instances are made from.
 */
export type Role = "serves" | "place" | "network" | "rule" | "pool" | "link" | "template";

export interface CatalogueEntry {
  readonly type: string;
  /** How a person calls one: `vSwitch`, `load balancer`. */
  readonly noun: string;
  readonly role: Role;
  readonly stands: Stands;
  /** Where the setting says yes, it stands like this instead; where that is unknown, either way. */
  readonly standsInstead?: { readonly where: Setting; readonly stands: Stands };
  /** Top-level property → what naming another resource in it means. What is not listed is a possible need. */
  readonly uses?: Readonly<Record<string, Use>>;
  /** Where the setting says yes, or may say it, these properties mean this instead. */
  readonly usesInstead?: { readonly where: Setting; readonly uses: Readonly<Record<string, Use>> };
  /** How a pool or link joins what it names. */
  readonly joins?: Joins;
  /** Present where the resource can be entered from outside the cloud's private networks. */
  readonly public?: Setting;
  /** For a subnet or vSwitch: the property that leads to the network it is part of. For anything else that says its network itself, the same. */
  readonly network?: Path;
  /** Keeps data that its users can't make anew: what is asked when data is to outlive a loss. */
  readonly keepsData?: true;
  /** The regions in which the provider keeps a replica of it that takes reads and writes by itself, for whoever is there. */
  readonly replicasServe?: Path;
  /** A change of it reaches all who use it at once, unless it is staged: a configuration store, a template, a schema. */
  readonly changes?: true;
  /** Its users read it when they start, or keep what they read last: they run on without it, and can't be started without it. */
  readonly readAtStart?: true;
  /** Its users reach it under a public address only, so those in private subnets go through their NAT gateway. */
  readonly publicAddress?: Setting | true;
  /** What a private endpoint's service name ends in that spares its users the public address: `s3`, `ecr.dkr`. */
  readonly endpointService?: string;
  /** Servers leave their network through it and nobody enters there: what serves is what they leave for. */
  readonly leadsOut?: true;
  /** Where a lost one can be started again: `its-places` in any place that it may stand in, `in-place` only where it stood. */
  readonly restarts?: "its-places" | "in-place";
  /** Properties whose values may be printed: placement, counts and modes only. */
  readonly prints?: readonly Path[];
  /** Where the facts in this row are stated. */
  readonly sources?: readonly string[];
}

/**
 * What it means that a property names another resource: an edge of that kind · `text`: needs each that it names, members of
 * one group as the group · `target-of`: the resource becomes a target of the pool · `spares`: of several any may serve for another, and
 * the only one is needed · `possible`: nobody can tell, as with a property that
 * is not listed · `none`: no failure passes.
 */
export type Use =
  | "needs"
  | "authorised-by"
  | "resolved-by"
  | "fronted-by"
  | "boots-from"
  | "controlled-by"
  | "copies-from"
  | "observed-by"
  | "text"
  | "target-of"
  | "spares"
  | "possible"
  | "none";

/**
 * Where one member stands: the zone that a property names, else the place of the subnet or vSwitch that a property leads to. With
 * neither stated the provider chooses.
 */
export interface PlaceOf {
  readonly zone?: Path;
  readonly within?: Path;
}

/** A property that is on or off, or one of several words; what an unset one means is looked up, not assumed. */
export interface Setting {
  readonly property: Path;
  /** Values that mean "yes". */
  readonly yes: readonly (string | boolean | number)[];
  /** What leaving it out means. */
  readonly unset: "yes" | "no" | "unknown";
  /** A number greater than this means "yes" as well. */
  readonly above?: number;
  /** Values that decide nothing; any other value that is not a yes is a no. */
  readonly undecided?: readonly (string | boolean | number)[];
  /** Values that leave the answer to what the resource serves (a pool to its balancer); leaving the property out does, too. */
  readonly inherits?: readonly (string | boolean | number)[];
  /** Anything that is stated, known or not, is a yes: an id, a block of its own. */
  readonly stated?: "yes";
  /** Asked as well: either one's yes is a yes, and no takes a no of both. */
  readonly or?: Setting;
}

/**
 * How the provider's own switch to a standby goes: what its documentation states, in seconds; left out where it states nothing.
 * `lag`: how far the standby's data may be behind; 0 where it is written before a write is confirmed.
 */
export interface SwitchOver {
  readonly time?: number;
  readonly lag?: number;
  /** Where it says yes, what the primary confirmed is with the standby already, whatever `lag` says. */
  readonly noLag?: Setting;
}

/** How many of n members must be left: a number, more than half, or by n where the product has its own defaults. */
export type Required =
  | number
  | "majority"
  | Readonly<Record<number, number>>
  /**
   * Every piece of data has a copy in each place, on a member that nobody can tell: so many places without any lost member, by the
   * number of places.
   */
  | { readonly intactPlaces: Readonly<Record<number, number>> };

/** How many there are: a number the property states, else what an unset one means. */
export interface Count {
  readonly property: Path;
  /** `places`: as many as there are places to stand in. */
  readonly unset: number | "unknown" | "places";
  /** Added to what is stated: replicas beside their primary. */
  readonly plus?: number;
  /** However the property stands, there are this many: it decided the kind of standing already. */
  readonly always?: number;
  /** Asked where the property is left out; `unset` counts where that one is left out, too (its own `unset` is not read). */
  readonly or?: Count;
}

/**
 * How members spread over places. `balanced`: evenly over the zones while every zone can launch · `distinct`: never two in one
 * zone · `two-zones`: over two zones at least, which ones is not told · `first`: all in the first place that can · `none`: no promise.
 */
export type Spreading = "balanced" | "distinct" | "two-zones" | "first" | "none";

/** The named kinds of standing. */
export type Stands =
  /** Fails with nothing: it has no place, or its failure takes nobody along. */
  | { readonly kind: "nowhere" }
  /** A subnet or vSwitch: it is its zone. */
  | {
      readonly kind: "zone";
      readonly zone: Path;
      /** Other properties that may state it instead: an older spelling, a zone id (see `Catalogue.zonesNamed`). */
      readonly or?: readonly Path[];
    }
  /** A single member; `redundantInPlace` where the provider keeps more than one of it there, so that it never fails alone. */
  | ({ readonly kind: "one"; readonly redundantInPlace?: true } & PlaceOf)
  /** A primary with standbys that the provider keeps and switches to by itself. */
  | {
      readonly kind: "primary-standby";
      readonly primary: PlaceOf;
      /** Properties that each name one standby's zone. */
      readonly standbyZones: readonly Path[];
      /**
       * What no named standby zone means: a standby beside the primary, none, one in another zone of the provider's choice, or
       * one whose zone the provider chooses freely.
       */
      readonly otherwise: "beside-primary" | "none" | "elsewhere" | "anywhere";
      /** Where the provider picks zones: the subnets that it may pick from. */
      readonly over?: PlaceList;
      /** Where it says no, there is no standby at all; a stated standby zone settles an unknown. */
      readonly enabled?: Setting;
      /** Where it says no, a standby waits for somebody to switch to it. */
      readonly failover?: Setting;
      readonly switchOver?: SwitchOver;
      /** How many of primary and standbys must be left; 1 where left out. */
      readonly required?: Required;
    }
  /** Members that the provider spreads over the places of a list or a subnet group. */
  | {
      readonly kind: "spread";
      readonly over: PlaceList;
      /** A property that names each member's zone, in order; where it names as many as there are, nothing is left to spread. */
      readonly placedBy?: Path;
      readonly count: Count;
      /** The number that is guaranteed at any time, where it is another. */
      readonly minimum?: Count;
      readonly spreading: SpreadingSetting;
      /** Every part is needed, each with `count` members. */
      readonly parts?: Count;
      /** A list with one element for each part, that names the zones of its members. */
      readonly partsPlacedBy?: { readonly list: Path; readonly primary: Path; readonly replicas: Path };
      /** Where it says no, members do not stand in for each other: the first one is needed. */
      readonly failover?: Setting;
      /** Set where one of the members serves and another takes over; left out where all of them serve. */
      readonly switchOver?: SwitchOver;
      /** How many of them must be left; 1 where left out. */
      readonly required?: Required;
      /** What all of them rest on beside: voters apart from those that keep the data. */
      readonly beside?: Stands;
      /** Set where each member stands for many that the provider keeps in that place: none of them is lost alone. */
      readonly redundantInPlace?: true;
    }
  /**
   * Its members are resources of their own, which name it (`joins: { kind: "member" }`): a cluster and its instances, a file system
   * and its mount targets. Without any it serves nobody, as far as the stack shows.
   */
  | {
      readonly kind: "joined";
      readonly required?: Required;
      readonly switchOver?: SwitchOver;
      /** Where the provider puts a member that states no place: one of these. */
      readonly over?: PlaceList;
      /** What all of them rest on beside: shared storage over the region's zones. */
      readonly beside?: Stands;
    }
  /** Something that a Kubernetes cluster runs: it needs the cluster, and where in it the copies stand can't be read. */
  | { readonly kind: "workload" }
  /**
   * A load balancer: a node in each of its zones, each passing requests to the targets that it can reach. A pool's own
   * `crossZone` counts before the balancer's; where neither has one, every node reaches every target.
   */
  | {
      readonly kind: "balancer";
      readonly over: PlaceList;
      readonly crossZone?: Setting;
      /** Set where targets in zones that it does not stand in receive nothing, even with cross-zone balancing. */
      readonly targetsIn?: "its-zones";
      /** Set where one of its nodes serves and another takes over; left out where all of them serve. */
      readonly switchOver?: SwitchOver;
    }
  /** A single one in a building of its own, outside the zones, which the property names: where lines of a customer end. */
  | { readonly kind: "site"; readonly site: Path }
  /** One service of a region, spread by the provider: survives while at most `tolerates` of the region's zones are lost. */
  | { readonly kind: "regional"; readonly product: string; readonly tolerates: number }
  /** One service of the provider, everywhere at once. */
  | { readonly kind: "global"; readonly product: string };

/** A list of places: each element's zone or subnet; `group` leads to a resource (a subnet group) whose own list is meant. */
export interface PlaceList {
  /** Tried in this order; the first that is stated counts. */
  readonly lists: readonly PlaceOf[];
  readonly group?: Path;
  /** Properties that each name one place, all of them meant; the provider chooses the place of one that is left out. */
  readonly each?: readonly PlaceOf[];
}

export type SpreadingSetting =
  | Spreading
  | { readonly property: Path; readonly values: Readonly<Record<string, Spreading>>; readonly unset: Spreading };

export type Joins =
  /** A pool whose own property lists its targets. */
  | {
      readonly kind: "pool";
      readonly targets?: Path;
      readonly weight?: Path;
      /** The weight of a target that states none. */
      readonly weightUnset?: number | "unknown";
      /** Left out where the listeners check on behalf of their pools. */
      readonly healthCheck?: Setting;
      readonly crossZone?: Setting;
    }
  /** One more target of a pool, or of a balancer that keeps servers of its own. */
  | {
      readonly kind: "target";
      readonly pool: Path;
      readonly target: Path;
      readonly weight?: Path;
      /** The weight of a target that states none. */
      readonly weightUnset?: number | "unknown";
    }
  /** Where requests enter a balancer, and the pools that they go to: those of every path that is stated. */
  | {
      readonly kind: "listener";
      readonly balancer: Path;
      readonly pools: Path;
      readonly morePools?: readonly Path[];
      /** Pools that take over where no target of the others is left. */
      readonly standbyPools?: readonly Path[];
      /** Where no pool is stated, the servers that the balancer itself keeps are meant. */
      readonly ownServers?: true;
      /** Whether the listener checks the health of the targets; for pools that have no word on it. */
      readonly healthCheck?: Setting;
    }
  /** Requests that a listener sends to pools of their own. */
  | { readonly kind: "rule"; readonly listener: Path; readonly pools: Path; readonly morePools?: readonly Path[] }
  /** A balancer that is entered by itself and keeps its servers itself. */
  | { readonly kind: "own-listeners"; readonly targets?: Path; readonly healthCheck?: Setting }
  /** What the instances of the named resource are made from, stated the other way round: what it needs, they need. */
  | { readonly kind: "template"; readonly of: Path }
  /** The list of subnets that others stand in. */
  | { readonly kind: "subnet-group"; readonly over: PlaceList }
  /** One member of what it names, which stands as `joined`. */
  | { readonly kind: "member"; readonly of: Path }
  /** Makes `copy` a copy of `source`: replication of buckets, images, backups, databases. */
  | {
      readonly kind: "copy";
      readonly source: Path;
      readonly copy: Path;
      /** Other properties that may lead to the source instead: its address in place of its id. */
      readonly orSource?: readonly Path[];
      readonly orCopy?: readonly Path[];
      /** The copy is put beside what its store keeps of its own: a transfer of files, where a replica is nothing but a copy. */
      readonly beside?: true;
    }
  /** Makes copies in another region of every resource of that type that the same account has in its own. */
  | { readonly kind: "copies-all"; readonly copied: string; readonly to: Path }
  /** Keeps backups of `source` in the region that `to` names, where `where` says that they are kept there. */
  | { readonly kind: "backs-up"; readonly source: Path; readonly to: Path; readonly where?: Setting }
  /**
   * Asks what `of` names, one after the other, where `group` has all of them as `members`, and everything that it is `asked` is asked
   * of that group. It asks `again` only what these paths say, and only if they say nothing beside these values.
   */
  | {
      readonly kind: "alternatives";
      /** What they are called together: `origins`. */
      readonly noun: string;
      readonly of: Path;
      readonly group: Path;
      readonly members: Path;
      readonly asked: readonly Path[];
      readonly again: { readonly paths: readonly Path[]; readonly values: readonly string[] };
    }
  /** Checks the health of what it names: a pool of addresses. */
  | { readonly kind: "health-check"; readonly of: Path }
  /** A DNS zone: what a name is kept in, at one provider. */
  | { readonly kind: "dns-zone"; readonly name: Path; readonly product: string }
  /**
   * A record of a DNS name. Records of one name and type at one provider are alternatives only if each has a health check or is an
   * alias that evaluates its target's health; a failover secondary needs none.
   */
  | {
      readonly kind: "record";
      /** `route53`, `dns`: with the provider, whom the name is delegated to. */
      readonly product: string;
      readonly name: Path;
      /** Where `name` is only the first part: the rest, as text or through the zone that a property leads to. */
      readonly domain?: Path;
      readonly type: Path;
      readonly healthCheck: Setting;
      readonly secondary?: Setting;
      readonly weight?: Path;
      /** What the record leads to. */
      readonly targets: readonly Path[];
    }
  /** A way out of or into a network; `network` leads to it, or to a subnet of it. */
  | { readonly kind: "gateway"; readonly network: Path }
  /** Lets a network's servers reach a service of the region without a public address. */
  | { readonly kind: "endpoint"; readonly service: Path; readonly network: Path }
  /** The other side's gateway, as this side is told of it by its address. */
  | { readonly kind: "far-end"; readonly named: Path }
  /** A connection between what its ends lead to: networks, gateways, far ends. */
  | { readonly kind: "link"; readonly ends: readonly Path[]; readonly tunnels?: Tunnels }
  /** Ties a network to a hub; networks of one hub are joined, and each needs its attachment and the hub. */
  | { readonly kind: "attachment"; readonly hub: Path; readonly network: Path }
  /** A route table's rule, or a table with rules of its own (`routes[].…`): what a destination is reached through. */
  | {
      readonly kind: "route";
      readonly table?: Path;
      readonly destination: readonly Path[];
      readonly via: readonly Path[];
    }
  | { readonly kind: "route-association"; readonly table: Path; readonly subnet: Path }
  /** Servers of these subnets leave through a NAT gateway; `gateway` leads to it. */
  | { readonly kind: "source-nat"; readonly gateway: Path; readonly subnet: Path };

/** Several tunnels of one connection, an element of a list each: any of them carries what the connection carries. */
export interface Tunnels {
  /** What the other side of a tunnel is, among the connection's `ends`. */
  readonly farEnd: Path;
  /** Where a tunnel begins: for each word that `tells` may say, the property by which the gateway has a foot in a subnet. */
  readonly begins?: { readonly gateway: Path; readonly tells: Path; readonly feet: Readonly<Record<string, Path>> };
}

/**
 * What a rule asks of one property of a type, beside what the fault model reads: all is well where the setting says yes. Of a list,
 * each element is asked, and one yes will do; `above` asks how many there are.
 */
export interface Caution {
  /** The rule's id. */
  readonly rule: string;
  readonly where: Setting;
  /** Asked only where this says yes, or may say it: a subscription, a refresh. */
  readonly only?: Setting;
  /** Not asked where this says yes: a replica's backups are its source's. */
  readonly except?: Setting;
  /** Where it is stated what leaving a property out means. */
  readonly sources: readonly string[];
}

/** Zones and regions, and every entry by type token: what the graph asks. */
export interface Catalogue {
  entry(type: string): CatalogueEntry | undefined;
  /** What rules ask of single properties of a type. */
  cautions(type: string): readonly Caution[];
  /** What kind of product a type is; `null` where no record of an incident tells it apart. */
  productClass(type: string): ProductClass | null;
  /** The provider that a type token or provider type belongs to. */
  provider(type: string): Provider | undefined;
  region(provider: Provider, name: string): Region | undefined;
  /** Whether the answer to a look-up can decide which resources exist or where they stand. */
  lookupDecidesPlacement(token: string): boolean;
  /** Which part of its provider a region belongs to; parts that share nothing bear names of their own: `aws-cn` is not `aws`. */
  partition(provider: Provider, region: string): string;
  /** Properties of a provider resource that say whose account it works in; where they differ, accounts may. */
  accountProperties(provider: Provider): readonly string[];
  /** The name under which a provider's own services are found: `aliyuncs.com`. */
  endpointName(provider: Provider): string;
  /** The region of a zone name, where its form or the zone data tells. */
  regionOfZone(provider: Provider, zone: string): string | undefined;
  /**
   * Every zone that a written zone stands for: one, or several for `cn-hongkong-MAZ1(b,c)`. A zone id (`ape1-az1`) gives the zone's
   * name where that is certain, else nothing: then it can't be told which of the region's zones it is, and neither where the
   * provider is asked to choose (`Auto`).
   */
  zonesNamed(zone: string): readonly string[];
}

export interface Region {
  readonly provider: Provider;
  readonly name: string;
  readonly zones: readonly Zone[];
  /** Zone names mean the same place in every account. */
  readonly sameNamesInEveryAccount: boolean;
}

export interface Zone {
  readonly name: string;
  /** The provider's account-independent id, where it is certain. */
  readonly id?: string;
}
