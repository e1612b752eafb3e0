import { membersOf } from "../graph/algorithms/members-of.ts";
import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { DependencyGraph, GraphNode, NodeId } from "../model/graph.ts";
import type { Incident, IncidentEffect } from "../model/incident.ts";
import type { Away, Disturbance } from "../model/loss.ts";
import { narrowedId, overloadId, wholeId, wrongId } from "./disturbance-ids.ts";
import { transpose } from "./transpose.ts";

/** An incident in a stack's own words. */
export interface BoundIncident {
  /** Why it does not touch this stack; `null`: it does. */
  readonly elsewhere: string | null;
  /** What of the record could not be carried over, in sentences. */
  readonly meaning: readonly string[];
  /** What can be lost in it beside the domains that the model has. */
  readonly disturbances: readonly Disturbance[];
  /** Where it hit one of several things: each of them; else one, with nothing chosen. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  /** What is told apart by; `null` where there is nothing to choose. */
  readonly chosen: DomainId | null;
  /** What is away after each step. */
  readonly away: readonly (readonly Away[])[];
  /** A resource that carries less, and what share: it counts as there while what is stated suffices. */
  readonly saturated: { readonly node: NodeId; readonly domain: DomainId; readonly to: number } | null;
}

interface Hit {
  readonly zone?: DomainId;
  readonly instance?: DomainId;
  readonly node?: NodeId;
  readonly wave?: DomainId | null;
}

/**
 * Reads an incident as if it happened to this stack: its own keys where the stack has them, the stack's places in their stead where it
 * is transposed, and each thing of a kind in turn where the record tells the kind only.
 */
export function bindIncident(
  incident: Incident,
  graph: DependencyGraph,
  domains: readonly FailureDomain[],
  asIf: DomainId | null,
): BoundIncident {
  const known = new Map(domains.map((domain) => [domain.id, domain]));
  const map = transpose(incident, graph, known, asIf);
  const hits = hitsOf(incident, graph, known, map.placeOf, asIf);
  const open = hits ?? map.open.map((zone): Hit => ({ zone }));
  const disturbances = new Map<DomainId, Disturbance>();
  const candidates = (open.length === 0 ? [{}] : open).map((hit) => {
    const bound = bindEffects(incident, hit, known, map, disturbances);
    return { chosen: chosenId(hit, incident), ...bound };
  });
  const touched = candidates.some(({ away }) => away.some((after) => after.length > 0));
  const meaning = [...map.meaning];
  if (hits === null && asIf === null && map.open.length > 0)
    meaning.push(
      `The record names the zone by an id that can't be compared with this account's zone names: each zone of the region is tried, and it may be none of them.`,
    );
  if (touched && incident.steps.some(({ effects }) => effects.some(({ kind }) => kind === "saturate")))
    meaning.push(
      "What is hit counts as exhausted, as it was on that day, unless groups: says under perMember: what a member carries and enough is left.",
    );
  return {
    elsewhere: touched ? null : whyElsewhere(incident, graph, known, map.places),
    meaning,
    disturbances: [...disturbances.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    candidates: touched ? candidates.filter(({ away }) => away.some((after) => after.length > 0)) : [],
  };
}

/** Whatever of the kind that was struck there is; `null` where the record says what was struck. */
function hitsOf(
  incident: Incident,
  graph: DependencyGraph,
  known: ReadonlyMap<DomainId, FailureDomain>,
  placeOf: (key: string) => DomainId | null,
  asIf: DomainId | null,
): readonly Hit[] | null {
  const { struck } = incident;
  if (struck === null) return null;
  if (struck.kind === "zone") {
    if (asIf !== null && known.get(asIf)?.kind === "zone") return [{ zone: asIf }];
    const region = placeOf(struck.region);
    return region === null ? [] : zonesOf(region, known).map((zone) => ({ zone }));
  }
  const isMeant = (node: GraphNode) =>
    node.productClass === struck.of && node.standing.kind !== "nowhere" && liesWithin(node, asIf, known);
  const nodes = graph.nodes.filter(isMeant);
  if (struck.kind === "instance") {
    return nodes.flatMap(({ id }) =>
      [...known.keys()]
        .filter((domain) => domain === `instance:${id}` || domain.startsWith(`instance:${id}#`))
        .filter(
          (domain) => asIf === null || !asIf.startsWith("instance:") || domain === asIf || asIf === `instance:${id}`,
        )
        .sort()
        .map((instance) => ({ instance, node: id })),
    );
  }
  return nodes.flatMap(({ id }): readonly Hit[] => {
    const waves = wavesOf(graph, id);
    return waves.length === 0 ? [{ node: id, wave: null }] : waves.map((wave) => ({ node: id, wave }));
  });
}

/** The waves in which changes of a store reach its users; none where they reach all of them at once. */
export function wavesOf(graph: DependencyGraph, store: NodeId): readonly DomainId[] {
  return graph.changes
    .filter(({ what, domain }) => what === store && domain.includes("#"))
    .map(({ domain }) => domain)
    .sort();
}

function zonesOf(region: DomainId, known: ReadonlyMap<DomainId, FailureDomain>): readonly DomainId[] {
  return [...known.values()]
    .filter(({ id, kind, within }) => kind === "zone" && within.includes(region) && id.startsWith(`${region}/`))
    .map(({ id }) => id)
    .filter((id) => !id.endsWith("/?"))
    .sort();
}

/** Whether some of a resource stands in a place, or it is the one that is meant. */
function liesWithin(node: GraphNode, place: DomainId | null, known: ReadonlyMap<DomainId, FailureDomain>): boolean {
  if (place === null || place === node.id || place === `instance:${node.id}`) return true;
  if (place.startsWith(`instance:${node.id}#`)) return true;
  const open: DomainId[] = membersOf(node.standing).map((member) => member.domain);
  if (node.standing.kind === "regional") open.push(node.standing.region);
  if (node.standing.kind === "global") open.push(node.standing.provider);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === place) return true;
    open.push(...(known.get(next)?.within ?? []));
  }
  return false;
}

function chosenId(hit: Hit, incident: Incident): DomainId | null {
  if (hit.zone !== undefined) return hit.zone;
  if (hit.instance !== undefined) return hit.instance;
  if (hit.node === undefined) return null;
  const kinds = incident.steps.flatMap(({ effects }) => effects.map(({ kind }) => kind));
  if (kinds.includes("corrupt")) return wrongId(hit.node, hit.wave ?? null);
  return kinds.includes("saturate") ? overloadId(hit.node) : wholeId(hit.node);
}

function bindEffects(
  incident: Incident,
  hit: Hit,
  known: ReadonlyMap<DomainId, FailureDomain>,
  map: ReturnType<typeof transpose>,
  disturbances: Map<DomainId, Disturbance>,
): Omit<Candidate, "chosen"> {
  const add = (disturbance: Disturbance) => {
    disturbances.set(disturbance.id, disturbance);
    return disturbance.id;
  };
  let saturated: Candidate["saturated"] = null;
  const meant = (effect: IncidentEffect): readonly DomainId[] => {
    if (effect.kind === "saturate" || effect.kind === "corrupt") {
      const { node } = hit;
      if (node === undefined) return [];
      if (effect.kind === "corrupt")
        return [add({ kind: "wrong", id: wrongId(node, hit.wave ?? null), node, wave: hit.wave ?? null })];
      const domain = add({ kind: "down", id: overloadId(node), node, how: "overloaded" });
      saturated = { node, domain, to: effect.to };
      return [domain];
    }
    if (effect.kind === "restore" && effect.what === "struck" && effect.of === null) return everyId(hit);
    const places = effect.what === "struck" ? struckPlaces(hit, add) : map.domainsOf(effect.what, hit.zone ?? null);
    const there = places.filter((id) => known.has(id) || disturbances.has(id));
    const { of } = effect;
    if (of === null) return there;
    return there.flatMap((place) =>
      of.map((one) => add({ kind: "narrowed", id: narrowedId(one, place), place, of: one })),
    );
  };
  const now = new Map<DomainId, Away>();
  const away = incident.steps.map(({ effects }) => {
    for (const effect of effects) {
      for (const domain of meant(effect)) {
        if (effect.kind === "restore") now.delete(domain);
        else now.set(domain, { domain, inPart: effect.kind === "degrade" });
      }
    }
    return [...now.values()].sort((one, other) => (one.domain < other.domain ? -1 : 1));
  });
  return { away, saturated };
}

/** Whatever what was struck can be away as. */
function everyId({ zone, instance, node, wave }: Hit): readonly DomainId[] {
  const whole = node === undefined ? [] : [wholeId(node), overloadId(node), wrongId(node, wave ?? null)];
  return [...(zone === undefined ? [] : [zone]), ...(instance === undefined ? [] : [instance]), ...whole];
}

function struckPlaces(hit: Hit, add: (disturbance: Disturbance) => DomainId): readonly DomainId[] {
  if (hit.zone !== undefined) return [hit.zone];
  if (hit.instance !== undefined) return [hit.instance];
  return hit.node === undefined ? [] : [add({ kind: "down", id: wholeId(hit.node), node: hit.node, how: "lost" })];
}

function whyElsewhere(
  incident: Incident,
  graph: DependencyGraph,
  known: ReadonlyMap<DomainId, FailureDomain>,
  places: readonly string[],
): string {
  if (incident.struck !== null && incident.struck.kind !== "zone")
    return `It hit one ${incident.struck.of.replaceAll("-", " ")} ${incident.struck.kind}, and this stack has none there.`;
  const used = new Set(graph.nodes.flatMap(({ standing }) => membersOf(standing).map(({ domain }) => domain)));
  const regions = [...known.values()]
    .filter(
      ({ id, kind }) =>
        kind === "region" && [...used].some((one) => one === id || (known.get(one)?.within ?? []).includes(id)),
    )
    .map(({ id }) => id)
    .filter((id) => !id.includes(":"))
    .sort();
  const stands = regions.length === 0 ? "" : ` It stands in ${regions.join(", ")}.`;
  return `It happened to ${places.join(", ")}, and nothing of this stack is there.${stands}`;
}
