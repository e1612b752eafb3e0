import type { Joins } from "../model/catalogue.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { GraphNode, NodeId, Place } from "../model/graph.ts";
import type { Urn } from "../model/snapshot.ts";
import type { Value } from "../model/value.ts";
import { label } from "./labels.ts";
import { madeUp } from "./made-up.ts";
import { member, placed } from "./parts.ts";
import { namedBy } from "./place-givers.ts";
import { knownText, readValue, readWithin, topLevel } from "./property-path.ts";
import type { StackIndex } from "./stack-index.ts";
import type { StackRecord } from "./stack-record.ts";
import type { Surroundings } from "./surroundings.ts";

/** One of several tunnels of a connection: a way of its own, which begins in one place and ends at one far end. */
export interface Tunnel {
  readonly id: NodeId;
  /** What the connection is told of the other side, for this tunnel. */
  readonly farEnds: readonly Urn[];
  readonly node: GraphNode;
}

type Link = Extract<Joins, { kind: "link" }>;

/**
 * The tunnels of a connection, in the order of its list; `null` where it keeps none, or where nobody can tell them apart. Each stands
 * where its gateway has the foot that the tunnel's role means, and fails alone, too: what takes one leaves the others.
 */
export function tunnelsOf(record: StackRecord, { tunnels }: Link, around: Surroundings): readonly Tunnel[] | null {
  if (tunnels === undefined) return null;
  const list = readValue(record, topLevel(tunnels.farEnd));
  if (list.kind !== "list" || list.items.length === 0) return null;
  const told = farEndsOf(record, tunnels.farEnd, list.items, around);
  if (told === null) return null;
  const { farEnds, isCertain } = told;
  const { begins } = tunnels;
  return list.items.map((item, position) => {
    const said = begins === undefined ? null : textIn(item, begins.tells);
    const name = said ?? String(position + 1);
    const begin =
      begins === undefined ? null : placeOfTunnel(record, begins, isCertain ? said : null, position, around);
    const place = begin === null ? null : { ...begin, property: topLevel(tunnels.farEnd) };
    const node: GraphNode = {
      ...madeUp,
      id: `outside:tunnel ${position + 1} of ${record.urn}`,
      urn: record.urn,
      type: "tunnel",
      name,
      label: `tunnel ${name} of ${label(record, around.stack)}`,
      role: "link",
      standing: place === null ? { kind: "nowhere" } : { kind: "parts", parts: [placed([member("", place)])] },
    };
    return { id: node.id, farEnds: farEnds[position] ?? [], node };
  });
}

/**
 * What each element names: by its id where that is known, else one each of what the list was made from, or the same for all where that
 * is a single one. `null` where there are too many or too few to tell. A program does not say which element was made from which: not
 * certain where that matters, as some of them lead into this stack and others don't.
 */
function farEndsOf(
  record: StackRecord,
  path: string,
  items: readonly Value[],
  { stack }: Surroundings,
): { readonly farEnds: readonly (readonly Urn[])[]; readonly isCertain: boolean } | null {
  const spare = namedBy(record, path).filter((urn) => {
    const named = stack.record(urn);
    return named !== undefined && stack.entry(named)?.joins?.kind === "far-end";
  });
  const stated = items.map((item) => {
    const id = textIn(item, path);
    return id === null ? null : (stack.withId(id)?.urn ?? "");
  });
  const left = spare.filter((urn) => !stated.includes(urn));
  const open = stated.filter((urn) => urn === null).length;
  if (open !== left.length && left.length !== 1 && open > 0) return null;
  let next = 0;
  const farEnds = stated.map((urn) => {
    const found = urn ?? (left.length === 1 ? left[0] : left[next++]);
    return found === undefined || found === "" ? [] : [found];
  });
  const leading = left.filter((urn) => leadsIntoStack(urn, stack)).length;
  return { farEnds, isCertain: left.length < 2 || leading === 0 || leading === left.length };
}

function leadsIntoStack(urn: Urn, stack: StackIndex): boolean {
  const end = stack.record(urn);
  const joins = end === undefined ? undefined : stack.entry(end)?.joins;
  return end !== undefined && joins?.kind === "far-end" && namedBy(end, joins.named).length > 0;
}

type Begins = NonNullable<NonNullable<Link["tunnels"]>["begins"]>;

/** Where the gateway has the tunnel's foot: in its first place where it keeps no other, in any where the role is not told. */
function placeOfTunnel(
  record: StackRecord,
  begins: Begins,
  said: string | null,
  position: number,
  around: Surroundings,
): Place | null {
  const [gateway] = namedBy(record, begins.gateway).flatMap((urn) => around.stack.record(urn) ?? []);
  if (gateway === undefined) return null;
  const places = new Map<string, Place>();
  for (const [index, [role, within]] of Object.entries(begins.feet).entries()) {
    if (index > 0 && readValue(gateway, within).kind === "absent") continue;
    const [place] = around.places.placeOf(gateway, { within }, index === 0 ? "" : `place ${index + 1}`);
    if (place !== undefined) places.set(role, place);
  }
  const [first] = places.values();
  if (first === undefined || places.size === 1) return first ?? null;
  if (said !== null && said in begins.feet) return places.get(said) ?? first;
  const domains: readonly DomainId[] = [...new Set([...places.values()].map(({ domain }) => domain))].sort();
  return domains.length === 1
    ? first
    : around.places.undecided(record, begins.tells, domains, `tunnel ${position + 1}`);
}

/** The known text of one element of a list, at what follows the list in a path. */
function textIn(item: Value, path: string): string | null {
  return knownText(readWithin(item, path.split(/\[\]\.?/, 2)[1] ?? ""));
}
