import type { Dependency, GraphNode, NodeId, SharedChange } from "../model/graph.ts";
import type { StagingStatement } from "../model/objectives.ts";
import type { Urn } from "../model/snapshot.ts";
import { membersOf } from "./algorithms/members-of.ts";
import type { DomainRegister } from "./domains.ts";
import { label } from "./labels.ts";
import { matches } from "./selectors.ts";
import type { StackIndex } from "./stack-index.ts";

/** Kinds of edges along which what is read or started from something takes its changes. */
const takesChanges: ReadonlySet<string> = new Set([
  "needs",
  "fronted-by",
  "authorised-by",
  "resolved-by",
  "boots-from",
  "controlled-by",
]);

/**
 * What takes one version, template or configuration store together shares its changes; a copy of a store takes the changes of what
 * it copies. A staged change reaches its users wave by wave: each wave is a domain of its own.
 *
 * @param meant the URNs that a staging statement's `changes:` means
 */
export function findChanges(
  stack: StackIndex,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  dependencies: readonly Dependency[],
  templatesOf: ReadonlyMap<Urn, readonly Urn[]>,
  staging: readonly { readonly statement: StagingStatement; readonly meant: ReadonlySet<Urn> }[],
  domains: DomainRegister,
): readonly SharedChange[] {
  const changing = new Set(
    stack.records.filter((record) => stack.entry(record)?.changes === true).map((record) => record.urn),
  );
  const users = new Map<Urn, Set<NodeId>>();
  const copies = new Map<Urn, Urn[]>();
  // What is written into a store is changed with it: one change, not two.
  const keptIn = (what: Urn) => (templatesOf.get(what) ?? []).find((store) => changing.has(store)) ?? what;
  const use = (named: Urn, user: NodeId) => {
    const what = keptIn(named);
    if (!changing.has(what) || what === user) return;
    const known = users.get(what);
    if (known === undefined) users.set(what, new Set([user]));
    else known.add(user);
  };
  for (const { from, to, kind, fact } of dependencies) {
    if (kind === "copies-from") copies.set(to, [...(copies.get(to) ?? []), from]);
    else if (takesChanges.has(kind) && fact === null) use(to, from);
  }
  for (const [template, made] of templatesOf) for (const user of made) use(template, user);

  const usersOfCopies = (what: Urn): ReadonlySet<NodeId> => {
    const found = new Set<NodeId>();
    const seen = new Set<Urn>();
    const open = [what];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const user of users.get(next) ?? []) found.add(user);
      open.push(...(copies.get(next) ?? []));
    }
    return found;
  };

  return [...changing].sort().flatMap((what) => {
    const reached = [...usersOfCopies(what)].sort();
    if (reached.length === 0) return [];
    const record = stack.record(what);
    const named = record === undefined ? what : label(record, stack);
    const stated = staging.find((one) => one.meant.has(what))?.statement;
    const byWave = new Map<string, NodeId[]>();
    for (const user of reached) {
      const wave = stated?.waves.find((one) => isInWave(one, user, stack, nodes)) ?? "";
      const known = byWave.get(wave);
      if (known === undefined) byWave.set(wave, [user]);
      else known.push(user);
    }
    return [...byWave].map(([wave, members]) => ({
      domain: domains.change(
        wave === "" ? `change:${what}` : `change:${what}#${wave}`,
        wave === "" ? `a change of ${named}` : `a change of ${named} in wave ${wave}`,
      ),
      what,
      users: members,
    }));
  });
}

/** Whether a user stands in the wave's provider, region or zone, or is selected by it. */
function isInWave(wave: string, user: NodeId, stack: StackIndex, nodes: ReadonlyMap<NodeId, GraphNode>): boolean {
  const record = stack.record(user);
  if (wave.includes("::")) return record !== undefined && matches(wave, record);
  const node = nodes.get(user);
  if (node === undefined) return false;
  if (node.provider === wave) return true;
  const places = membersOf(node.standing).map((member) => member.domain);
  return (
    places.length > 0 &&
    places.every((place) => place === wave || place.startsWith(`${wave}/`) || place.split("/").includes(wave))
  );
}
