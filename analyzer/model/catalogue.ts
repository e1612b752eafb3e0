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
  /** How a pool or link joins what it names. */
  readonly joins?: Joins;
  /** Present where the resource can be entered from outside the cloud's private networks. */
  readonly public?: Setting;
  /** Properties whose values may be printed: placement, counts and modes only. */
  readonly prints?: readonly Path[];
  /** Where the facts in this row are stated. */
  readonly sources?: readonly string[];
}

/**
 * What it means that a property names another resource: an edge of that kind · `text`: needs each that it names, members of
 * one group as the group · `target-of`: the resource becomes a target of the pool · `none`: no failure passes.
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
  /** Asked as well: either one's yes is a yes, and no takes a no of both. */
  readonly or?: Setting;
}

/** How many there are: a number the property states, else what an unset one means. */
export interface Count {
  readonly property: Path;
  readonly unset: number | "unknown";
  /** Added to what is stated: replicas beside their primary. */
  readonly plus?: number;
  /** Asked where the property is left out; `unset` counts where that one is left out, too (its own `unset` is not read). */
  readonly or?: Count;
}

/**
 * How members spread over places. `balanced`: evenly over the zones while every zone can launch · `distinct`: never two in one
 * zone · `first`: all in the first place that can · `none`: no promise.
 */
export type Spreading = "balanced" | "distinct" | "first" | "none";

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
  /** A single member. */
  | ({ readonly kind: "one" } & PlaceOf)
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
      /** Where it says no, members do not stand in for each other: the first one is needed. */
      readonly failover?: Setting;
    }
  /**
   * A load balancer: a node in each of its zones, each passing requests to the targets that it can reach. A pool's own
   * `crossZone` counts before the balancer's; where neither has one, every node reaches every target.
   */
  | { readonly kind: "balancer"; readonly over: PlaceList; readonly crossZone?: Setting }
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
      /** Where no pool is stated, the servers that the balancer itself keeps are meant. */
      readonly ownServers?: true;
      /** Whether the listener checks the health of the targets; for pools that have no word on it. */
      readonly healthCheck?: Setting;
    }
  /** Requests that a listener sends to pools of their own. */
  | { readonly kind: "rule"; readonly listener: Path; readonly pools: Path; readonly morePools?: readonly Path[] }
  /** What the instances of the named resource are made from, stated the other way round: what it needs, they need. */
  | { readonly kind: "template"; readonly of: Path }
  /** The list of subnets that others stand in. */
  | { readonly kind: "subnet-group"; readonly over: PlaceList };

/** Zones and regions, and every entry by type token: what the graph asks. */
export interface Catalogue {
  entry(type: string): CatalogueEntry | undefined;
  /** The provider that a type token or provider type belongs to. */
  provider(type: string): Provider | undefined;
  region(provider: Provider, name: string): Region | undefined;
  /** Whether the answer to a look-up can decide which resources exist or where they stand. */
  lookupDecidesPlacement(token: string): boolean;
  /** Which part of its provider a region belongs to; parts that share nothing bear names of their own: `aws-cn` is not `aws`. */
  partition(provider: Provider, region: string): string;
  /** Properties of a provider resource that say whose account it works in; where they differ, accounts may. */
  accountProperties(provider: Provider): readonly string[];
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
