import type { Joins } from "../model/catalogue.ts";
import type { Dependency, GraphNode, NodeId } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import { subnetsOf } from "./algorithms/subnets-of.ts";
import { madeUp } from "./made-up.ts";
import { namedBy, recordsNamedBy } from "./place-givers.ts";
import { knownText, readValue, topLevel } from "./property-path.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";
import { tunnelsOf } from "./tunnels.ts";

/** A private network: its URN, or what the stack calls one that is not its own. */
export type NetworkId = string;

/** Which private networks things are in, and what joins them. */
export interface Networks {
  /** The networks that a resource stands in; none where it is in no private network, or where nobody can tell. */
  of(node: GraphNode): readonly NetworkId[];
  /** The networks that a property leads to: a network itself, or that of a subnet. */
  named(record: StackRecord, path: string): readonly NetworkId[];
  /** Connections that join both networks, each with all that it rests on at either end. */
  between(one: NetworkId, other: NetworkId): readonly Connection[];
}

export interface Connection {
  /** The connecting resource, or a name for one of its tunnels or for the way over a hub. */
  readonly id: NodeId;
  /** What stands for it in the graph, where no resource of the stack does. */
  readonly made: GraphNode | null;
  readonly needs: readonly NodeId[];
}

type Link = Extract<Joins, { kind: "link" }>;

/** How an end of a connection leads to a network. */
interface Way {
  readonly network: NetworkId;
  readonly over: readonly NodeId[];
}

export function findNetworks(
  around: Surroundings,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  dependencies: readonly Dependency[],
): Networks {
  const { stack } = around;
  const joinsOf = (record: StackRecord) => stack.entry(record)?.joins;
  const attached = new Map<Urn, { readonly attachment: Urn; readonly networks: readonly NetworkId[] }[]>();
  const links: { readonly record: StackRecord; readonly joins: Link }[] = [];
  const networksOfRecord = new Map<Urn, readonly NetworkId[]>();
  for (const record of stack.records) {
    const joins = joinsOf(record);
    if (joins?.kind === "link") links.push({ record, joins });
    if (joins?.kind !== "attachment") continue;
    const networks = networksNamed(record, joins.network);
    for (const hub of namedBy(record, joins.hub)) {
      const here = { attachment: record.urn, networks };
      const known = attached.get(hub);
      if (known === undefined) attached.set(hub, [here]);
      else known.push(here);
    }
  }

  /** The networks that a property leads to: a network itself, or that of a subnet. */
  function networksNamed(record: StackRecord, path: string): readonly NetworkId[] {
    const found = together(recordsNamedBy(record, path).map(networksAt));
    if (found.length > 0) return found;
    const text = knownText(readValue(record, path));
    // Two clouds may give the same id to networks of their own.
    return text === null ? [] : [`outside:network ${stack.catalogue.provider(record.type) ?? ""} ${text}`];
  }

  /** The network that something is, or the networks that it is in as a subnet, found once for all that stand in it. */
  function networksAt(named: StackRecord): readonly NetworkId[] {
    const known = networksOfRecord.get(named.urn);
    if (known !== undefined) return known;
    const { entry } = named;
    const isSubnet = entry?.role === "place" && entry.network !== undefined;
    const found = isSubnet ? networksNamed(named, entry.network) : entry?.role === "network" ? [named.urn] : [];
    networksOfRecord.set(named.urn, found);
    return found;
  }

  /** The networks that an end of a connection leads to, each with the attachments that it is reached over. */
  function waysAt(urn: Urn, seen: ReadonlySet<Urn> = new Set()): readonly Way[] {
    const record = stack.record(urn);
    if (record === undefined || seen.has(urn)) return [];
    const beyond = new Set([...seen, urn]);
    const joins = joinsOf(record);
    const entry = stack.entry(record);
    const through = (attached.get(urn) ?? []).flatMap(({ attachment, networks }) =>
      networks.map((network) => ({ network, over: [attachment] })),
    );
    const direct = (networks: readonly NetworkId[]) => networks.map((network) => ({ network, over: [] }));
    if (joins?.kind === "gateway") return [...through, ...direct(networksNamed(record, joins.network))];
    if (joins?.kind === "far-end") return namedBy(record, joins.named).flatMap((named) => waysAt(named, beyond));
    if (joins?.kind === "link") {
      return endsOf(record, joins.ends).flatMap((end) => {
        const at = stack.record(end);
        // What a connection is told of its own far end leads back here.
        return at !== undefined && joinsOf(at)?.kind === "far-end" ? [] : waysAt(end, beyond);
      });
    }
    if (through.length > 0) return through;
    if (entry?.role === "network") return direct([urn]);
    return entry?.network === undefined ? [] : direct(networksNamed(record, entry.network));
  }

  function endsOf(record: StackRecord, paths: readonly string[]): readonly Urn[] {
    return [...new Set(paths.flatMap((path) => namedBy(record, path)))];
  }

  /** What an end is told to be; the end itself where it is none of the other side's. */
  function toldBy(urn: Urn): readonly Urn[] {
    const end = stack.record(urn);
    const far = end === undefined ? undefined : joinsOf(end);
    return end !== undefined && far?.kind === "far-end" ? namedBy(end, far.named) : [urn];
  }

  function isFarEnd(urn: Urn): boolean {
    const end = stack.record(urn);
    return end !== undefined && joinsOf(end)?.kind === "far-end";
  }

  function isGateway(urn: Urn): boolean {
    const end = stack.record(urn);
    return end !== undefined && joinsOf(end)?.kind === "gateway";
  }

  function canFail(urn: Urn): boolean {
    const node = nodes.get(urn);
    return node !== undefined && (node.standing.kind !== "nowhere" || node.role === "link");
  }

  /** A connection, or each of its tunnels, with what it rests on at its ends: gateways, and what the far end is. */
  const connections = links.flatMap(({ record, joins }) => {
    const ends = endsOf(record, joins.ends);
    const way = (id: NodeId, made: GraphNode | null, between: readonly Urn[]) => ({
      id,
      made,
      ends: between,
      needs: [...new Set(between.flatMap(toldBy).filter((urn) => urn !== record.urn && canFail(urn)))].sort(),
      sides: between.map((end) => gathered(waysAt(end))),
    });
    const tunnels = tunnelsOf(record, joins, around);
    if (tunnels === null) return [way(record.urn, null, ends)];
    // What else a tunnel's element was made from, a key that the other side drew, is no end.
    const own = joins.ends.filter((path) => topLevel(path) !== topLevel(joins.tunnels?.farEnd ?? ""));
    const near = endsOf(record, own).filter((end) => !isFarEnd(end));
    return tunnels.map(({ id, node, farEnds }) => way(id, node, [...near, ...farEnds]));
  });

  /**
   * Where the gateway at its far end keeps connections of its own, one of them has to lead back: nothing answers at a gateway that was
   * told of others only. What it was told of may be outside this stack.
   */
  function isAnswered({ id, ends }: (typeof connections)[number]): boolean {
    const near = ends.filter((end) => !isFarEnd(end));
    const gateways = ends.filter(isFarEnd).flatMap(toldBy).filter(isGateway);
    return gateways.every((gateway) => {
      const there = connections.filter((other) => other.id !== id && other.ends.includes(gateway));
      const told = there.map((other) => other.ends.filter(isFarEnd).flatMap(toldBy));
      return (
        told.length === 0 ||
        told.some((named) => named.length === 0 || named.some((urn) => urn === id || near.includes(urn)))
      );
    });
  }
  const answered = connections.filter(isAnswered);

  function overHubs(one: NetworkId, other: NetworkId): readonly Connection[] {
    return [...attached].flatMap(([hub, attachments]) => {
      const here = attachments.find((attachment) => attachment.networks.includes(one));
      const there = attachments.find((attachment) => attachment.networks.includes(other));
      if (here === undefined || there === undefined) return [];
      const needs = [hub, here.attachment, there.attachment].filter(canFail).sort();
      const id = `outside:way over ${hub} from ${one} to ${other}`;
      return [{ id, made: wayOverHub(id), needs }];
    });
  }

  const inNetworks = new Map<NodeId, readonly NetworkId[]>();
  function of(node: GraphNode): readonly NetworkId[] {
    const known = inNetworks.get(node.id);
    if (known !== undefined) return known;
    const balancer = node.standing.kind === "listener" ? nodes.get(node.standing.balancer) : undefined;
    const found = balancer === undefined ? standsIn(node) : of(balancer);
    inNetworks.set(node.id, found);
    return found;
  }

  function standsIn(node: GraphNode): readonly NetworkId[] {
    const bySubnet = networksOfSubnets(subnetsOf(node.standing));
    const record = node.urn === null || bySubnet.length > 0 ? undefined : stack.record(node.urn);
    if (bySubnet.length > 0 || record === undefined) return bySubnet;
    const entry = stack.entry(record);
    const stated = entry?.network === undefined ? [] : networksNamed(record, entry.network);
    if (stated.length > 0) return stated;
    // A list of subnets says the network, whichever of them it will be.
    const offered = networksOfSubnets(Object.values(record.propertyDependencies).flat().flatMap(subnetsAt));
    if (offered.length > 0 || entry?.joins?.kind !== "member") return offered;
    const clusters = namedBy(record, entry.joins.of).flatMap((urn) => nodes.get(urn) ?? []);
    return [...new Set(clusters.filter((cluster) => cluster.id !== node.id).flatMap(of))].sort();
  }

  function subnetsAt(urn: Urn): readonly Urn[] {
    const named = stack.record(urn);
    if (named === undefined) return [];
    if (stack.role(named) === "place") return [urn];
    return joinsOf(named)?.kind === "subnet-group" ? Object.values(named.propertyDependencies).flat() : [];
  }

  function networksOfSubnets(urns: readonly Urn[]): readonly NetworkId[] {
    return together(
      urns.map((urn) => {
        const subnet = stack.record(urn);
        return subnet === undefined || subnet.role !== "place" ? [] : networksAt(subnet);
      }),
    );
  }

  // What stands nowhere itself, a job or an address that it is told, is at work where its users and what they run on are.
  let neighbours: ReadonlyMap<NodeId, ReadonlySet<NodeId>> | undefined;
  function neighboursOf(id: NodeId): readonly NodeId[] {
    neighbours ??= neighboursByNeeds(nodes, dependencies);
    return [...(neighbours.get(id) ?? [])];
  }
  function atWorkIn(node: GraphNode): readonly NetworkId[] {
    const own = of(node);
    if (own.length > 0 || node.standing.kind !== "nowhere") return own;
    const near = neighboursOf(node.id);
    const further = near.filter((id) => standsNowhere(id)).flatMap(neighboursOf);
    const found = [...near, ...further].flatMap((id) => {
      const neighbour = nodes.get(id);
      return neighbour === undefined ? [] : of(neighbour);
    });
    return [...new Set(found)].sort();
  }
  function standsNowhere(id: NodeId): boolean {
    return nodes.get(id)?.standing.kind === "nowhere";
  }

  return {
    of: atWorkIn,
    named: networksNamed,
    between(one, other) {
      const direct = answered.flatMap(({ id, made, needs, sides }) => {
        // Networks of one side are not joined by what lies between it and the other.
        const over = sides.flatMap((side, index) => {
          const here = side.get(one);
          const there = sides.find((beyond, position) => position !== index && beyond.has(other))?.get(other);
          return here === undefined || there === undefined ? [] : [[...here, ...there]];
        })[0];
        return over === undefined
          ? []
          : [
              {
                id,
                made,
                needs: [...new Set([...needs, ...over.filter(canFail)])].filter((need) => need !== id).sort(),
              },
            ];
      });
      // A connection that another one rests on is its other half, not a second way.
      const halves = new Set(direct.flatMap(({ needs }) => needs));
      return [...direct.filter(({ id }) => !halves.has(id)), ...overHubs(one, other)];
    },
  };
}

/** For what stands nowhere itself, what needs it and what it needs within its cloud. Nobody asks it of anything else. */
function neighboursByNeeds(
  nodes: ReadonlyMap<NodeId, GraphNode>,
  dependencies: readonly Dependency[],
): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const neighbours = new Map<NodeId, Set<NodeId>>();
  const add = (one: GraphNode | undefined, other: NodeId) => {
    if (one?.standing.kind !== "nowhere") return;
    const known = neighbours.get(one.id);
    if (known === undefined) neighbours.set(one.id, new Set([other]));
    else known.add(other);
  };
  for (const { from, to, kind } of dependencies) {
    if (kind !== "needs") continue;
    const [user, needed] = [nodes.get(from), nodes.get(to)];
    if (user?.provider !== needed?.provider) continue;
    add(user, to);
    add(needed, from);
  }
  return neighbours;
}

/** Each once, sorted. Mostly there is one list, which is so already. */
function together(lists: readonly (readonly NetworkId[])[]): readonly NetworkId[] {
  const [first = []] = lists;
  return lists.every((list) => list === first) ? first : [...new Set(lists.flat())].sort();
}

/** Whether two things are in one network. Mostly both are in the same alone. */
export function areJoined(here: readonly NetworkId[], there: readonly NetworkId[]): boolean {
  if (here.length === 0 || there.length === 0) return false;
  return here[0] === there[0] || here.some((network) => there.includes(network));
}

function wayOverHub(id: NodeId): GraphNode {
  return { ...madeUp, id, type: "way", name: id, label: "way over a hub", role: "link", standing: { kind: "nowhere" } };
}

function gathered(ways: readonly Way[]): ReadonlyMap<NetworkId, readonly NodeId[]> {
  const found = new Map<NetworkId, readonly NodeId[]>();
  for (const { network, over } of ways) found.set(network, [...(found.get(network) ?? []), ...over]);
  return found;
}
