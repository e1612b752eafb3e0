import type { Dependency, GraphNode, GroupId, NodeId, RedundancyGroup } from "../model/graph.ts";
import { carriesFailure } from "../model/graph.ts";
import type { FactRegister } from "./facts.ts";
import type { Groups } from "./groups.ts";
import { madeUp } from "./made-up.ts";
import type { NetworkId, Networks } from "./networks.ts";
import { areJoined } from "./networks.ts";
import { withoutTakeover } from "./takeovers.ts";

/** What needs across networks rest on beside what they name. */
export interface Links {
  readonly nodes: readonly GraphNode[];
  readonly groups: readonly RedundancyGroup[];
  /** All needs, those that lead to members of a group over a link marked so. */
  readonly dependencies: readonly Dependency[];
  /** What reaches others under public addresses only. */
  readonly egress: ReadonlySet<NodeId>;
}

interface Reach {
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  readonly networks: Networks;
  /** Whether requests from outside the private networks can reach it. */
  readonly isPublic: (id: NodeId) => boolean;
  /** Whether its users need what it names, and it asks nobody itself: a template, a store of what is read at the start. */
  readonly isInert: (id: NodeId) => boolean;
  /** What a DNS name, or a record of one, leads to. */
  readonly targetsOf: (name: NodeId) => readonly NodeId[];
}

/**
 * A need that crosses private networks also needs one of the links that join them. None found is undetermined: the networks may be
 * joined outside this stack, or not at all. What has a public address is reached over the internet, by the subnet's own way out.
 */
export function linksBetweenNetworks(
  dependencies: readonly Dependency[],
  reach: Reach,
  groups: Groups,
  facts: FactRegister,
): Links {
  const { nodes, networks, isPublic, isInert, targetsOf } = reach;
  const made = new Map<NodeId, GraphNode>();
  const linkGroups = new Map<GroupId, RedundancyGroup>();
  const added: Dependency[] = [];
  const egress = new Set<NodeId>();

  const linkFor = (
    from: NodeId,
    here: readonly NetworkId[],
    there: readonly NetworkId[],
    clouds: readonly string[],
  ) => {
    const pair = [here[0] ?? clouds[0] ?? "", there[0] ?? clouds[1] ?? ""].sort();
    const found = here.flatMap((one) => there.flatMap((other) => networks.between(one, other)));
    if (found.length === 0) return unknownLink(from, here.length > 0 && there.length > 0 ? pair : clouds);
    const id = `group:links ${pair.join(" ")}`;
    if (!linkGroups.has(id)) {
      const members = [...new Set(found.map((connection) => connection.id))].sort();
      for (const connection of found) {
        if (connection.made !== null) made.set(connection.id, connection.made);
        for (const to of connection.needs) added.push(needOf(connection.id, to));
      }
      linkGroups.set(id, linkGroup(id, pair.map(nameOf), members));
    }
    return id;
  };
  const nameOf = (network: NetworkId) => nodes.get(network)?.label ?? network.replace(/^outside:/, "");
  const unknownLink = (from: NodeId, between: readonly string[]) => {
    const sides = between.map(nameOf);
    const id = `outside:link ${between.join(" ")}`;
    const fact = facts.add({
      id: `unsupported:${id}`,
      kind: "unsupported",
      subjects: [from],
      what: `what joins the networks of ${sides.join(" and ")}, over which one needs the other`,
      remedy:
        "register the VPN connection, peering or transit attachments of both networks in this stack, or take the need away under dependencies: with kind: none and a reason",
    });
    made.set(id, unknownNode(id, sides, fact));
    return id;
  };
  const wayTo = (from: GraphNode, to: NodeId): NodeId | GroupId | null => {
    const target = nodes.get(to);
    if (target === undefined) return null;
    const here = networksAround(from);
    const there = networks.of(target);
    if (areJoined(here, there)) return null;
    const crossesClouds = from.provider !== null && target.provider !== null && from.provider !== target.provider;
    if (target.standing.kind === "record" || target.standing.kind === "name") return wayToName(from, to);
    if (isPublic(to)) {
      if (crossesClouds) egress.add(from.id);
      return null;
    }
    if (here.length > 0 && there.length > 0) return linkFor(from.id, here, there, cloudsOf(from, target));
    if (!crossesClouds || standsNowhere(target)) return null;
    // What a region or provider spreads by itself is reached under its public name.
    if (target.standing.kind === "regional" || target.standing.kind === "global") {
      egress.add(from.id);
      return null;
    }
    return linkFor(from.id, here, there, cloudsOf(from, target));
  };

  // Who asks for one way mostly asks for the next.
  let asked: { readonly of: GraphNode; readonly networks: readonly NetworkId[] } | undefined;
  const networksAround = (node: GraphNode): readonly NetworkId[] => {
    if (asked?.of !== node) asked = { of: node, networks: networksOf(node) };
    return asked.networks;
  };
  /** Something that stands nowhere itself is used from where its users stand, or what else they rest on in its cloud. */
  const networksOf = (node: GraphNode): readonly NetworkId[] => {
    const own = networks.of(node);
    if (own.length > 0 || node.standing.kind !== "nowhere") return own;
    const known = usedIn.get(node.id) ?? networksOfUsers(node);
    usedIn.set(node.id, known);
    return known;
  };
  const usedIn = new Map<NodeId, readonly NetworkId[]>();
  let failing: ReturnType<typeof failingAlong> | undefined;
  const networksOfUsers = (node: GraphNode): readonly NetworkId[] => {
    failing ??= failingAlong(dependencies, nodes);
    const { usersOf, needsOf } = failing;
    const users = usersOf.get(node.id) ?? [];
    const around = [...users, ...users.flatMap((user) => needsOf.get(user) ?? [])].filter((id) => id !== node.id);
    const found = around.flatMap((id) => {
      const other = nodes.get(id);
      return other === undefined || other.provider !== node.provider ? [] : networks.of(other);
    });
    return [...new Set(found)].sort();
  };
  /** What is behind a name decides how it is reached; an address of which the stack knows nothing is a public one. */
  const wayToName = (from: GraphNode, name: NodeId): NodeId | GroupId | null => {
    const targets = targetsOf(name).filter(
      (target) => target !== name && nodes.get(target)?.standing.kind !== "record",
    );
    if (targets.length === 0) {
      egress.add(from.id);
      return null;
    }
    const ways = new Set(targets.map((target) => wayTo(from, target)));
    // Where several ways lead to what a name stands for, the loss of one leaves the others.
    const [way] = ways;
    return ways.size === 1 && way !== undefined ? way : null;
  };

  // Those of one resource mostly follow each other.
  let source: GraphNode | undefined;
  let asksNobody = false;
  const all = dependencies.map((dependency): Dependency => {
    const { from, to, kind, fact } = dependency;
    if (!carries.has(kind) || kind === "placed-in") return dependency;
    if (source?.id !== from) {
      source = nodes.get(from);
      asksNobody = isInert(from);
    }
    if (source === undefined || asksNobody) return dependency;
    const asking = source;
    const members = groups.membersOf(to);
    if (members.length === 0) {
      const way = wayTo(asking, to);
      if (way !== null) added.push({ ...needOf(from, way), fact });
      return dependency;
    }
    const over = members.flatMap((member) => {
      const link = wayTo(asking, member);
      return link === null ? [] : [{ member, link }];
    });
    return over.length === 0 ? dependency : { ...dependency, over };
  });
  return {
    nodes: [...made.values()],
    groups: [...linkGroups.values()],
    dependencies: [...all, ...added],
    egress,
  };
}

const carries: ReadonlySet<string> = new Set(carriesFailure);

/** Who needs what stands nowhere itself, and what else those need. Nobody asks it of anything else. */
function failingAlong(dependencies: readonly Dependency[], nodes: ReadonlyMap<NodeId, GraphNode>) {
  const usersOf = new Map<NodeId, NodeId[]>();
  const users = new Set<NodeId>();
  for (const { from, to, kind } of dependencies) {
    if (!carries.has(kind) || nodes.get(to)?.standing.kind !== "nowhere") continue;
    gather(usersOf, to, from);
    users.add(from);
  }
  const needsOf = new Map<NodeId, NodeId[]>();
  for (const { from, to, kind } of dependencies) if (carries.has(kind) && users.has(from)) gather(needsOf, from, to);
  return { usersOf, needsOf };
}

function gather(into: Map<NodeId, NodeId[]>, key: NodeId, value: NodeId): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [value]);
  else known.push(value);
}

function standsNowhere({ standing }: GraphNode): boolean {
  return standing.kind === "nowhere";
}

function cloudsOf(from: GraphNode, to: GraphNode): readonly string[] {
  return [from.provider ?? from.label, to.provider ?? to.label].sort();
}

function needOf(from: NodeId, to: NodeId | GroupId): Dependency {
  return { from, to, kind: "needs", origin: "catalogue", property: null, fact: null };
}

function linkGroup(id: GroupId, sides: readonly string[], members: readonly NodeId[]): RedundancyGroup {
  return {
    id,
    name: `links between ${sides.join(" and ")}`,
    kind: "links",
    members,
    required: 1,
    requiredAtMost: 1,
    facts: [],
    membersFact: null,
    crossZone: "yes",
    ...withoutTakeover,
    origin: "catalogue",
  };
}

function unknownNode(id: NodeId, sides: readonly string[], fact: string): GraphNode {
  return {
    ...madeUp,
    id,
    type: "link",
    name: sides.join("–"),
    label: `link between ${sides.join(" and ")}`,
    role: "unsupported",
    standing: { kind: "unsupported", fact },
  };
}
