import type { Dependency, FactId, GraphNode, GroupId, NodeId } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import { subnetsOf } from "./algorithms/subnets-of.ts";
import type { Endpoints } from "./endpoints.ts";
import type { FactRegister } from "./facts.ts";
import type { Groups } from "./groups.ts";
import { label } from "./labels.ts";
import type { Networks } from "./networks.ts";
import { areJoined } from "./networks.ts";
import { topLevel } from "./property-path.ts";
import { readSetting } from "./settings.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";

/** What is asked of a graph that is nearly whole. */
export interface PublicReach {
  readonly stack: StackIndex;
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  readonly networks: Networks;
  readonly endpoints: Endpoints;
  readonly groups: Groups;
  readonly facts: FactRegister;
  /** Whether requests from outside the private networks can reach it. */
  readonly isPublic: (id: NodeId) => boolean;
  /** What a DNS name, or a record of one, leads to. */
  readonly targetsOf: (name: NodeId) => readonly NodeId[];
}

/** How servers reach what only has a public address. */
export interface PublicNeeds {
  /** Those on whose path the way out of their subnets is. */
  readonly egress: ReadonlySet<NodeId>;
  /** Needs on endpoints, and possible ones on gateways where nobody can tell whether they are on the way. */
  readonly dependencies: readonly Dependency[];
}

/**
 * A need on what only a public address reaches passes the NAT gateway of the subnets that its servers stand in, unless an endpoint of
 * their network leads there: then it passes the endpoint. Of subnets whose way out nobody can tell nothing is asked.
 */
export function publicNeeds(dependencies: readonly Dependency[], reach: PublicReach): PublicNeeds {
  const { nodes, networks, endpoints, groups } = reach;
  const carries: ReadonlySet<string> = new Set(carriesFailure);
  const egress = new Set<NodeId>();
  const added = new Map<string, Dependency>();
  const need = (from: NodeId, to: NodeId | GroupId, fact: FactId | null) => {
    const known = added.get(`${from} ${to}`);
    if (known === undefined || known.fact !== null)
      added.set(`${from} ${to}`, { from, to, kind: "needs", origin: "catalogue", property: null, fact });
  };

  // Those of one resource mostly follow each other.
  let source: GraphNode | undefined;
  let gateways: readonly NodeId[] = [];
  for (const { from, to, kind, fact } of dependencies) {
    if (kind === "placed-in" || !carries.has(kind)) continue;
    if (source?.id !== from) {
      source = nodes.get(from);
      gateways = source === undefined ? [] : gatewaysOf(source, nodes);
    }
    if (source === undefined || gateways.length === 0) continue;
    const members = groups.membersOf(to);
    for (const target of (members.length > 0 ? members : [to]).flatMap((one) => addressed(one, reach))) {
      const { answer, service, open } = publicAddressOf(target, source, reach);
      if (answer === "no") continue;
      const ways = networks.of(source).map((network) => endpoints.to(service ?? "", network));
      const certain = service === null ? [] : ways.flatMap((way) => way.certain);
      const perhaps = service === null ? [] : ways.flatMap((way) => way.perhaps);
      const doubt = fact ?? open ?? (perhaps.length > 0 ? endpointFact(perhaps, reach) : null);
      if (certain.some((endpoint) => nodes.get(endpoint)?.standing.kind === "nowhere")) continue;
      if (certain.length > 0) {
        // Which of several endpoints answers, nobody can tell.
        const which = fact ?? (certain.length > 1 ? endpointFact(certain, reach) : null);
        for (const endpoint of certain) need(from, endpoint, which);
      } else if (doubt === null) egress.add(from);
      else for (const gateway of gateways) need(from, gateway, doubt);
    }
  }
  const kept = [...added.values()].filter((edge) => !(edge.fact !== null && egress.has(edge.from)));
  return { egress, dependencies: kept };
}

/** What a need leads to: names lead on to what is behind them. */
function addressed(id: NodeId, { nodes, targetsOf }: PublicReach): readonly NodeId[] {
  const standing = nodes.get(id)?.standing;
  return standing?.kind === "record" || standing?.kind === "name" ? targetsOf(id) : [id];
}

/** The NAT gateways on the ways out of the subnets that something stands in. */
function gatewaysOf(node: GraphNode, nodes: ReadonlyMap<NodeId, GraphNode>): readonly NodeId[] {
  const gateways = subnetsOf(node.standing).flatMap((subnet) => {
    const standing = nodes.get(subnet)?.standing;
    return standing?.kind === "place" ? standing.egress : [];
  });
  const others = gateways.filter((gateway) => gateway !== node.id);
  return others.length < 2 ? others : [...new Set(others)].sort();
}

/** Whether only a public address reaches it from there; `open`: the fact that decides where nobody can tell. */
function publicAddressOf(
  id: NodeId,
  source: GraphNode,
  { stack, nodes, networks, facts, isPublic }: PublicReach,
): { readonly answer: "yes" | "no" | "unknown"; readonly service: string | null; readonly open: FactId | null } {
  const target = nodes.get(id);
  const behind = target?.standing.kind === "listener" ? target.standing.balancer : id;
  // A replica is reached as what it is a replica of.
  const record = stack.record(nodes.get(behind)?.urn ?? behind);
  const entry = record === undefined ? undefined : stack.entry(record);
  const service = entry?.endpointService ?? null;
  if (target === undefined || record === undefined || entry === undefined)
    return { answer: "no", service: null, open: null };
  if (entry.publicAddress === undefined) {
    const here = networks.of(source);
    const there = networks.of(target);
    const isApart = here.length > 0 && there.length > 0 && !areJoined(here, there);
    return { answer: isApart && isPublic(id) ? "yes" : "no", service, open: null };
  }
  if (entry.publicAddress === true) return { answer: "yes", service, open: null };
  const answer = readSetting(record, entry.publicAddress);
  if (answer === "yes" || answer === "no") return { answer, service, open: null };
  return { answer: "unknown", service, open: addressFact(record, entry.publicAddress.property, stack, facts) };
}

function addressFact(record: StackRecord, path: string, stack: StackIndex, facts: FactRegister): FactId {
  const property = topLevel(path);
  return facts.add({
    id: `mode:${record.urn}#${property}`,
    kind: "mode",
    subjects: [record.urn],
    what: `what ${property} of ${label(record, stack)} will be`,
    remedy: `state ${property} of ${label(record, stack)} as a literal`,
  });
}

function endpointFact(endpoints: readonly NodeId[], { stack, facts }: PublicReach): FactId {
  const records = endpoints.flatMap((urn) => stack.record(urn) ?? []);
  const named = records.map((record) => label(record, stack)).join(", ");
  return facts.add({
    id: `mode:${endpoints.join(" ")}#service`,
    kind: "mode",
    subjects: [...endpoints].sort(),
    what: `to which service ${named} leads`,
    remedy: `state the service of ${named} as a literal`,
  });
}
