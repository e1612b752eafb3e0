import type {
  CatalogueEntry,
  Count,
  Joins,
  PlaceList,
  PlaceOf,
  Role,
  Setting,
  Spreading,
  SpreadingSetting,
  Stands,
  Use,
} from "../model/catalogue.ts";
import type { Answer } from "../model/report.ts";
import { listAll } from "../reporters/wording/list.ts";

/** What the catalogue knows about a resource type, property by property. */
export function explainType(entry: CatalogueEntry): Answer {
  const { standsInstead: instead } = entry;
  return {
    kind: "explanation",
    of: entry.type,
    title: `${entry.type} (${entry.noun})`,
    paragraphs: [
      `${roles[entry.role]} ${sayStands(entry.stands)}`,
      ...(instead === undefined
        ? []
        : [`Otherwise where a setting says so (${saySetting(instead.where)}): ${sayStands(instead.stands)}`]),
    ],
    sections: [
      { heading: "Where it stands, and how many there are", lines: standingLines(entry.stands) },
      { heading: "Where it stands otherwise", lines: instead === undefined ? [] : standingLines(instead.stands) },
      { heading: "What it joins", lines: entry.joins === undefined ? [] : joinLines(entry.joins) },
      { heading: "What naming another resource means", lines: useLines(entry.uses ?? {}) },
      {
        heading: "Whether it can be reached from outside",
        lines: entry.public === undefined ? [] : [saySetting(entry.public)],
      },
      {
        heading: "Values that reports may print",
        lines: (entry.prints ?? []).length === 0 ? [] : [listAll(entry.prints ?? [])],
      },
      { heading: "Where this is stated", lines: entry.sources ?? [] },
    ].filter(({ lines }) => lines.length > 0),
  };
}

/** Properties that mean something by themselves first, then in one line those along which nothing passes. */
function useLines(uses: Readonly<Record<string, Use>>): readonly string[] {
  const sorted = Object.entries(uses).sort(([a], [b]) => (a < b ? -1 : 1));
  const none = sorted.flatMap(([property, use]) => (use === "none" ? [property] : []));
  return [
    ...sorted.flatMap(([property, use]) => (use === "none" ? [] : [`${property}: ${useWords[use]}`])),
    ...(none.length === 0 ? [] : [`${listAll(none)}: ${useWords.none}`]),
    "any other property: a possible need",
  ];
}

const roles = {
  serves: "It answers requests.",
  place: "It is a place: what stands in it stands where it does.",
  network: "It routes and joins, and has no failure of its own.",
  rule: "It permits, labels or sets parameters: it never fails and passes no failure on.",
  pool: "It is a pool: its targets stand in for each other.",
  link: "It joins two other resources.",
  template: "Instances are made from it.",
} as const satisfies Record<Role, string>;

const useWords = {
  needs: "it fails when that one does",
  "authorised-by": "it asks that one for permission, and fails when it does",
  "resolved-by": "its name is resolved by that one, and it fails when that does",
  "fronted-by": "requests reach it through that one, and it fails when that does",
  "boots-from": "needed to start, not to go on running",
  "controlled-by": "needed to be changed, not to go on running",
  "copies-from": "it receives copies of that one's data",
  "observed-by": "that one watches it",
  text: "a text: it needs each resource named in it, members of one group as the group",
  "target-of": "it becomes a target of that pool",
  none: "no failure passes because of the name itself",
} as const satisfies Record<Use, string>;

function sayStands(stands: Stands): string {
  switch (stands.kind) {
    case "nowhere":
      return "It stands nowhere: no loss of a place takes it along.";
    case "zone":
      return "It stands in one zone.";
    case "one":
      return "It is a single member, in one place.";
    case "primary-standby":
      return "It is a primary with standbys that the provider keeps and switches to.";
    case "spread":
      return "It is made of members that the provider spreads over places.";
    case "balancer":
      return "It has a node in each of its zones, each passing requests to the targets that it can reach.";
    case "regional":
      return `It is served by ${stands.product}, one service of a region, which survives the loss of ${stands.tolerates} of the region's zones.`;
    case "global":
      return `It is served by ${stands.product}, one service of the provider everywhere.`;
  }
}

function standingLines(stands: Stands): readonly string[] {
  switch (stands.kind) {
    case "nowhere":
    case "regional":
    case "global":
      return [];
    case "zone":
      return [stands.zone, ...(stands.or ?? [])].map((property) => `${property}: its zone`);
    case "one":
      return placeLines(stands, "its");
    case "primary-standby":
      return [
        ...placeLines(stands.primary, "the primary's"),
        ...stands.standbyZones.map((property) => `${property}: a standby's zone`),
        `no standby zone given: ${standbys[stands.otherwise]}`,
        ...(stands.over === undefined ? [] : listLines(stands.over)),
        ...settingLines("there is a standby", stands.enabled),
        ...settingLines("the provider switches to it by itself", stands.failover),
      ];
    case "spread":
      return [
        ...listLines(stands.over),
        ...propertyLines(stands.placedBy, "each member's zone, in order"),
        sayCount(stands.count, "how many members"),
        ...(stands.minimum === undefined ? [] : [sayCount(stands.minimum, "how many are guaranteed")]),
        ...(stands.parts === undefined ? [] : [sayCount(stands.parts, "how many parts, all needed")]),
        ...settingLines("members stand in for each other", stands.failover),
        `over the places: ${saySpreading(stands.spreading)}`,
      ];
    case "balancer":
      return [...listLines(stands.over), ...settingLines("passes requests to other zones", stands.crossZone)];
  }
}

const standbys = {
  "beside-primary": "a standby beside the primary",
  none: "no standby",
  elsewhere: "a standby in another zone of the provider's choice",
  anywhere: "a standby in any zone of the provider's choice",
} as const satisfies Record<Extract<Stands, { kind: "primary-standby" }>["otherwise"], string>;

function placeLines({ zone, within }: PlaceOf, whose: string): readonly string[] {
  return [
    ...propertyLines(zone, `${whose} zone`),
    ...propertyLines(within, `the subnet or vSwitch that gives ${whose} zone`),
  ];
}

function listLines({ lists, group, each }: PlaceList): readonly string[] {
  return [
    ...[...lists, ...(each ?? [])].flatMap((place) => placeLines(place, "each member's")),
    ...propertyLines(group, "the group whose own list of places is meant"),
  ];
}

function joinLines(joins: Joins): readonly string[] {
  switch (joins.kind) {
    case "pool":
      return [
        ...propertyLines(joins.targets, "its targets"),
        ...propertyLines(joins.weight, "a target of weight 0 is none"),
        ...settingLines("targets are checked", joins.healthCheck),
        ...settingLines("serves other zones", joins.crossZone),
      ];
    case "target":
      return [
        ...propertyLines(joins.pool, "the pool"),
        ...propertyLines(joins.target, "its target"),
        ...propertyLines(joins.weight, "a target of weight 0 is none"),
      ];
    case "listener":
      return [
        `${joins.balancer}: the balancer that requests enter by`,
        ...poolLines(joins),
        ...(joins.ownServers === true ? ["no pool given: the servers that the balancer itself keeps"] : []),
        ...settingLines("targets are checked", joins.healthCheck),
      ];
    case "rule":
      return [`${joins.listener}: the listener that it belongs to`, ...poolLines(joins)];
    case "template":
      return [`${joins.of}: the resource whose instances it is a template of`];
    case "subnet-group":
      return listLines(joins.over);
  }
}

function poolLines({
  pools,
  morePools,
}: {
  readonly pools: string;
  readonly morePools?: readonly string[];
}): readonly string[] {
  return [pools, ...(morePools ?? [])].map((property) => `${property}: the pools that requests go to`);
}

function propertyLines(property: string | undefined, means: string): readonly string[] {
  return property === undefined ? [] : [`${property}: ${means}`];
}

function settingLines(what: string, setting: Setting | undefined): readonly string[] {
  return setting === undefined ? [] : [`${what}: ${saySetting(setting)}`];
}

function saySetting({ property, yes, above, unset, undecided, inherits, or }: Setting): string {
  const values = [...yes.map(String), ...(above === undefined ? [] : [`above ${above}`])];
  const open = (undecided ?? []).length === 0 ? "" : `; ${listAll((undecided ?? []).map(String))} decides nothing`;
  const inherited =
    (inherits ?? []).length === 0 ? "" : `; ${listAll((inherits ?? []).map(String))} leaves it to the balancer`;
  const others = or === undefined ? "" : `; or ${saySetting(or)}`;
  return `yes where ${property} is ${values.join(" or ")}${open}${inherited}; left out: ${unset}${others}`;
}

function sayCount({ property, unset, plus, or }: Count, what: string): string {
  const more = plus === undefined ? "" : `, and ${plus} more`;
  const other =
    or === undefined
      ? ""
      : `${or.property} counts (${or.plus === undefined ? "" : `and ${or.plus} more, `}where that is left out too: `;
  return `${property}: ${what}${more}; left out: ${other}${unset}${or === undefined ? "" : ")"}`;
}

function saySpreading(spreading: SpreadingSetting): string {
  if (typeof spreading === "string") return spreadings[spreading];
  const values = Object.entries(spreading.values).map(([value, meaning]) => `${value} is ${spreadings[meaning]}`);
  return `${spreading.property} decides: ${values.join(", ")}; left out it is ${spreadings[spreading.unset]}`;
}

const spreadings = {
  balanced: "evenly while every zone can launch",
  distinct: "never two in one zone",
  first: "all in the first place that can",
  none: "without any promise",
} as const satisfies Record<Spreading, string>;
