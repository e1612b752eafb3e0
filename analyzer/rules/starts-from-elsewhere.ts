import { membersOf } from "../graph/algorithms/members-of.ts";
import { neededBy } from "../graph/algorithms/needed-by.ts";
import type { Analysis } from "../model/analysis.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { Finding, Rule } from "../model/finding.ts";
import type { FactId, GraphNode, GroupId, NodeId } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import { factsTold } from "./wording/facts-told.ts";
import { listed } from "./wording/listed.ts";

const id = "starts-from-elsewhere";

export const startsFromElsewhere = {
  id,
  severity: "warning",
  summary: "What a lost server is started from again is not lost with the server's zone.",
  rationale: `An image, a registry, a snapshot or a key that stands in one zone is of no use after the loss of that zone: the zones that are
left have room, and nothing to start there. Trying again does not help, since what is missing stays away as long as the zone does.`,
  origin: {
    kind: "incident",
    date: "2022-12-18",
    provider: "Alibaba Cloud",
    title: "Service interruption in Hong Kong zone C",
    url: "https://www.aliyun.com/noticelist/articleid/1061819219.html",
    lesson: "Servers from custom images were created and did not start: the images' storage stood in zone C alone.",
  },
  falseAlarms: `Where a service states repairable:, the question is answered in full by rebuilds-after-loss, and this rule is silent about what it
rests on. Servers that stand in several zones already serve on without a restart.`,
  remedy:
    "Keep images, snapshots, registries and keys in stores that span zones, or copies of them in another zone or region.",
  check: (analysis) => {
    const { graph } = analysis;
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const answered = neededBy(
      graph,
      graph.services.filter((service) => service.repairable !== null),
    );
    const starts = startsOf(analysis);
    if (starts.size === 0) return [];
    const needs = needsOf(analysis);
    const sources = sourcesIn(analysis);
    const found = new Map<string, { source: Source; lost: SharedZone; users: GraphNode[] }>();
    const shared = sharedZoneIn(analysis);
    for (const [from, named] of starts) {
      const user = nodes.get(from);
      if (user === undefined || answered.has(from)) continue;
      const zones = zonesOf([user]);
      let runsOn: ReadonlySet<NodeId> | null = null;
      for (const source of closure(named, needs, starts).flatMap((needed) => sources(needed) ?? [])) {
        const lost = shared(zonesOf(source.nodes), zones);
        if (lost === null) continue;
        // What it runs on is told of the loss itself; here is asked what it lacks afterwards.
        runsOn ??= new Set(closure([from], needs));
        if (runsOn.has(source.id)) continue;
        // What one lot of users loses for certain and another perhaps are two things to say.
        const key = `${source.id} ${lost.facts.length === 0}`;
        const known = found.get(key) ?? { source, lost, users: [] };
        known.users.push(user);
        found.set(key, known);
      }
    }
    return [...found.values()].map(({ source, lost, users }) =>
      lost.facts.length === 0
        ? findingOf(source, lost.zone, users, analysis)
        : openFindingOf(source, lost, users, analysis),
    );
  },
} satisfies Rule;

/** A resource, or a group of resources that stand in for each other. */
interface Source {
  readonly id: NodeId | GroupId;
  readonly label: string;
  readonly nodes: readonly GraphNode[];
}

function sourcesIn({ graph }: Analysis): (needed: string) => Source | null {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const groups = new Map(graph.groups.map((group) => [group.id, group]));
  return (needed) => {
    const node = nodes.get(needed);
    if (node !== undefined) return { id: needed, label: node.label, nodes: [node] };
    const group = groups.get(needed);
    if (group === undefined) return null;
    return { id: needed, label: group.name, nodes: group.members.flatMap((member) => nodes.get(member) ?? []) };
  };
}

function startsOf(analysis: Analysis): ReadonlyMap<NodeId, readonly NodeId[]> {
  return edgesOf(analysis, (kind) => kind === "boots-from");
}

function needsOf(analysis: Analysis): ReadonlyMap<NodeId, readonly NodeId[]> {
  const kinds: ReadonlySet<string> = new Set(carriesFailure);
  return edgesOf(analysis, (kind) => kinds.has(kind) && kind !== "placed-in");
}

function edgesOf({ graph }: Analysis, follows: (kind: string) => boolean): ReadonlyMap<NodeId, readonly NodeId[]> {
  const edges = new Map<NodeId, NodeId[]>();
  for (const { from, to, kind, fact } of graph.dependencies) {
    if (!follows(kind) || fact !== null) continue;
    const known = edges.get(from);
    if (known === undefined) edges.set(from, [to]);
    else known.push(to);
  }
  return edges;
}

/** What a start rests on: the sources, what they need, and what these were themselves started from. */
function closure(
  sources: readonly NodeId[],
  ...edges: readonly ReadonlyMap<NodeId, readonly NodeId[]>[]
): readonly NodeId[] {
  const seen = new Set<NodeId>(sources);
  const open = [...sources];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const needed of edges.flatMap((kind) => kind.get(next) ?? [])) {
      if (seen.has(needed)) continue;
      seen.add(needed);
      open.push(needed);
    }
  }
  return [...seen];
}

function zonesOf(nodes: readonly GraphNode[]): readonly DomainId[] {
  return [...new Set(nodes.flatMap((node) => membersOf(node.standing).map((member) => member.domain)))].sort();
}

/** A zone that takes both a source, all of it, and a place of its user. */
interface SharedZone {
  readonly zone: DomainId;
  /** What deployment will tell, and decides whether it does; none where it does for certain. */
  readonly facts: readonly FactId[];
}

/** `null`: no zone takes both, in no world; or somebody is told already of what decides it. */
function sharedZoneIn(
  analysis: Analysis,
): (ofSource: readonly DomainId[], ofUser: readonly DomainId[]) => SharedZone | null {
  const kinds = new Map(analysis.domains.map((domain) => [domain.id, domain.kind]));
  const variables = new Map(analysis.graph.variables.map((variable) => [variable.domain, variable]));
  const told = new Set(analysis.openQuestions.flatMap(({ facts }) => facts));
  const worlds = (zone: DomainId) => new Set([zone, ...(variables.get(zone)?.candidates ?? [])]);
  const differ = (one: DomainId, other: DomainId) => variables.get(one)?.differsFrom.includes(other) === true;
  return (ofSource, ofUser) => {
    const [zone, ...others] = ofSource;
    if (zone === undefined || ofSource.some((one) => kinds.get(one) !== "zone")) return null;
    if (others.length === 0 && ofUser.includes(zone)) return { zone, facts: [] };
    if (ofSource.some((one) => ofSource.some((other) => differ(one, other)))) return null;
    const all = ofSource.map(worlds);
    const meet = (user: DomainId) =>
      [...worlds(user)].some((world) => all.every((possible) => possible.has(world))) &&
      !ofSource.some((one) => differ(one, user) || differ(user, one));
    const users = ofUser.filter((user) => kinds.get(user) === "zone" && meet(user));
    if (users.length === 0) return null;
    const facts = [...ofSource, ...users].flatMap((one) => variables.get(one)?.fact ?? []);
    return facts.some((fact) => told.has(fact)) ? null : { zone, facts: [...new Set(facts)].sort() };
  };
}

/** What nobody can tell before deployment. */
function openFindingOf(
  source: Source,
  { facts: ids }: SharedZone,
  users: readonly GraphNode[],
  analysis: Analysis,
): Finding {
  const facts = ids.flatMap((fact) => analysis.graph.facts.find((one) => one.id === fact) ?? []);
  const named = listed([...new Set(users.map((user) => user.label))].sort());
  return {
    rule: id,
    severity: "warning",
    status: "undetermined",
    domain: null,
    services: [],
    subjects: [...new Set([...source.nodes, ...users].flatMap((node) => node.urn ?? []))].sort(),
    message: `Whether one zone takes both ${named} and what it is started from again, ${source.label}, depends on ${listed(facts.map(({ what }) => what))}: not known before deployment.`,
    evidence: [
      ...factsTold(facts),
      ...users.map((user) => ({ kind: "fact" as const, what: `${user.label} is started from ${source.label}` })),
    ],
    remedy: facts.map(({ subjects, remedy }) => ({
      subject: subjects[0] ?? null,
      property: null,
      value: null,
      advice: remedy,
    })),
  };
}

function findingOf(source: Source, zone: DomainId, users: readonly GraphNode[], analysis: Analysis): Finding {
  const label = analysis.domains.find((domain) => domain.id === zone)?.label ?? zone;
  const named = listed([...new Set(users.map((user) => user.label))].sort());
  return {
    rule: id,
    severity: "warning",
    status: "violated",
    domain: zone,
    services: [],
    subjects: [...new Set([...source.nodes, ...users].flatMap((node) => node.urn ?? []))].sort(),
    message: `Losing ${analysis.graph.variables.some((variable) => variable.domain === zone) ? `the ${label}, whichever it is,` : `zone ${label}`} takes ${named} and what it is started from again, ${source.label}.`,
    evidence: users.map((user) => ({ kind: "fact", what: `${user.label} is started from ${source.label}` })),
    remedy: source.nodes.map(({ urn, decides: [first] }) => ({
      subject: urn,
      property: first?.property ?? null,
      value: first?.value ?? null,
      advice: "keep it in a store that spans zones, or a copy of it in another zone",
    })),
  };
}
