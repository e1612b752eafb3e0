import type { CatalogueEntry, Role, Use } from "../model/catalogue.ts";
import type { Answer } from "../model/report.ts";
import { listAll } from "../reporters/wording/list.ts";
import { joinLines } from "./type-words/joins.ts";
import { saySetting } from "./type-words/settings.ts";
import { sayStands, standingLines } from "./type-words/standing.ts";

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
      { heading: "What naming another resource means", lines: useLines(entry) },
      { heading: "What else is known of it", lines: factLines(entry) },
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
function useLines({ role, uses = {}, usesInstead }: CatalogueEntry): readonly string[] {
  if (!passesOn[role]) return ["nothing passes on, whatever it names"];
  const sorted = Object.entries(uses).sort(([a], [b]) => (a < b ? -1 : 1));
  const none = sorted.flatMap(([property, use]) => (use === "none" ? [property] : []));
  return [
    ...sorted.flatMap(([property, use]) => (use === "none" ? [] : [`${property}: ${useWords[use]}`])),
    ...Object.entries(usesInstead?.uses ?? {}).map(
      ([property, use]) => `${property} otherwise, ${saySetting(usesInstead?.where)}: ${useWords[use]}`,
    ),
    ...(none.length === 0 ? [] : [`${listAll(none)}: ${useWords.none}`]),
    `any other property: ${useWords.possible}`,
  ];
}

/** Whether the needs of what it names can be those of others. */
const passesOn = {
  serves: true,
  place: false,
  network: false,
  rule: false,
  pool: true,
  link: false,
  template: true,
} as const satisfies Record<Role, boolean>;

const roles = {
  serves: "It answers requests.",
  place: "It is a place: what stands in it stands where it does.",
  network: "It routes and joins, and has no failure of its own.",
  rule: "It permits, labels or sets parameters: it never fails and passes no failure on.",
  pool: "It is a pool: its targets stand in for each other.",
  link: "It joins two other resources.",
  template: "Others are made from it: they need it when they start, and need what it names.",
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
  spares: "the only one named is needed; of several, any may serve for another",
  possible: "a possible need",
  none: "no failure passes because of the name itself",
} as const satisfies Record<Use, string>;

function factLines(entry: CatalogueEntry): readonly string[] {
  const { network, keepsData, changes, readAtStart, publicAddress, endpointService, leadsOut, restarts } = entry;
  return [
    ...(network === undefined ? [] : [`${network}: the network that it is part of`]),
    ...(leadsOut === true ? ["servers leave their network through it: it is a service only where it is stated"] : []),
    ...(keepsData === true ? ["it keeps data that its users can't make anew"] : []),
    ...(changes === true ? ["a change of it reaches all who use it at once, unless it is staged"] : []),
    ...(readAtStart === true
      ? ["its users read it when they start: they run on without it, and can't be started without it"]
      : []),
    ...(publicAddress === undefined
      ? []
      : [
          `reached under a public address only${publicAddress === true ? "" : `: ${saySetting(publicAddress)}`}; from private subnets through their NAT gateway`,
        ]),
    ...(endpointService === undefined ? [] : [`reached without one through a private endpoint for ${endpointService}`]),
    ...(restarts === undefined ? [] : [restartWords[restarts]]),
  ];
}

const restartWords = {
  "its-places": "a lost one can be started again in any place that it may stand in",
  "in-place": "a lost one can be started again only where it stood",
} as const satisfies Record<NonNullable<CatalogueEntry["restarts"]>, string>;
