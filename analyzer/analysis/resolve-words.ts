import { matchesSelector } from "../graph/algorithms/matches-selector.ts";
import type { Analysis } from "../model/analysis.ts";
import type { DomainId, DomainKind, FailureDomain } from "../model/failure-domain.ts";
import type { GraphNode, NodeId } from "../model/graph.ts";

/** What somebody's word for something that may be lost stands for. */
export type Resolved =
  | { readonly kind: "domains"; readonly domains: readonly DomainId[] }
  /** A resource that nothing but its place, product or needs takes: it is lost as a whole. */
  | { readonly kind: "node"; readonly node: NodeId }
  /** Several bear the name. */
  | { readonly kind: "several"; readonly keys: readonly string[] }
  /** None does; these are the words that would do. */
  | { readonly kind: "none"; readonly known: readonly string[] };

const kinds: ReadonlySet<string> = new Set<DomainKind>([
  "instance",
  "zone",
  "site",
  "region",
  "provider",
  "product",
  "control-plane",
  "account",
  "name",
  "change",
]);

/**
 * A domain by its key, or by a name that only one bears: a zone's, a region's, a building's, a resource's or its URN. A kind before it
 * (`zone:…`, `change:…`) looks among that kind only.
 */
export function resolveDomain(word: string, { domains, graph }: Analysis): Resolved {
  const exact = domains.find(({ id }) => id === word);
  if (exact !== undefined) return { kind: "domains", domains: [word] };
  const sign = word.indexOf(":");
  const prefix = word.slice(0, sign);
  const isKind = sign > 0 && kinds.has(prefix);
  const asked = isKind ? word.slice(sign + 1) : word;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const places = domains.filter(
    (domain) =>
      domain.kind !== "instance" &&
      (!isKind || domain.kind === prefix) &&
      wordsFor(domain, nodes, isKind).includes(asked),
  );
  if (places.length === 1) return { kind: "domains", domains: places.map(({ id }) => id) };
  if (places.length > 1) return { kind: "several", keys: places.map(({ id }) => id) };
  if (!isKind || prefix === "instance") {
    const found = resolveNode(asked, graph.nodes, domains);
    if (found !== null) return found;
  }
  const known = [
    ...domains.flatMap((domain) =>
      domain.kind === "instance" ? [] : [...new Set([domain.id, ...wordsFor(domain, nodes, false)])],
    ),
    ...graph.nodes.map(({ name }) => name),
  ];
  return { kind: "none", known: [...new Set(known)].filter((one) => one !== "").sort() };
}

/** What a person may call a domain, beside its key. */
function wordsFor(domain: FailureDomain, nodes: ReadonlyMap<NodeId, GraphNode>, isKind: boolean): readonly string[] {
  const { id, kind, label, aliases } = domain;
  const bare = id.startsWith(`${kind}:`) ? [id.slice(kind.length + 1)] : [];
  switch (kind) {
    case "change": {
      const node = nodes.get(id.replace(/^change:/, "").replace(/#.*$/, ""));
      return [label, ...bare, ...(isKind && node !== undefined ? [node.name] : [])];
    }
    case "control-plane":
      return [label, ...(isKind ? [...bare, bare[0]?.split("/").at(-1) ?? ""] : [])];
    case "site":
      return [label, label.replace(/^site /, ""), ...bare];
    case "name":
    case "account":
    case "product":
      return [label, ...bare];
    default:
      return [label, ...aliases];
  }
}

/** One resource by URN or name: all of its members, where they can fail by themselves. */
function resolveNode(word: string, nodes: readonly GraphNode[], domains: readonly FailureDomain[]): Resolved | null {
  const named = nodes.filter(({ id, name, label }) => id === word || name === word || label === word);
  const membersOf = (node: GraphNode) =>
    domains
      .filter(({ id }) => id === `instance:${node.id}` || id.startsWith(`instance:${node.id}#`))
      .map(({ id }) => id);
  const failing = named.filter((node) => membersOf(node).length > 0);
  const standing = named.filter((node) => node.standing.kind !== "nowhere" && node.role === "serves");
  const [meant, ...others] = failing.length > 0 ? failing : standing.length > 0 ? standing : named;
  if (meant === undefined) return null;
  if (others.length > 0) return { kind: "several", keys: [meant, ...others].map(({ id }) => id) };
  const members = membersOf(meant);
  return members.length > 0 ? { kind: "domains", domains: members } : { kind: "node", node: meant.id };
}

/** The stores that a URN, a name or a selector means; none is given as an empty list. Of several that bear a name those that stand somewhere. */
export function resolveStores(word: string, { graph }: Analysis): readonly NodeId[] {
  const found = word.startsWith("urn:")
    ? graph.nodes.filter(({ id }) => id === word)
    : word.includes("::")
      ? graph.nodes.filter((node) => matchesSelector(word, node))
      : graph.nodes.filter(({ name, label }) => name === word || label === word);
  const own = found.filter(({ role }) => role !== "component" && role !== "provider" && role !== "stack");
  const standing = own.filter(({ standing: { kind } }) => kind !== "nowhere");
  return (standing.length > 0 ? standing : own).map(({ id }) => id).sort();
}
