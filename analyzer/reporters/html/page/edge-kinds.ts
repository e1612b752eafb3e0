import type { DependencyKind } from "../../../model/graph.ts";

/** How each kind of edge is called, from what depends and from what it depends on, and how its line looks. */
export const edgeLooks = {
  needs: { says: "needs", passive: "needed by", carries: true },
  "fronted-by": { says: "is fronted by", passive: "fronts", carries: true },
  "authorised-by": { says: "is authorised by", passive: "authorises", carries: true },
  "resolved-by": { says: "is resolved by", passive: "resolves", carries: true },
  "placed-in": { says: "stands in", passive: "gives its place to", carries: true },
  "boots-from": { says: "boots from", passive: "starts", carries: false },
  "controlled-by": { says: "is controlled by", passive: "controls", carries: false },
  "copies-from": { says: "copies from", passive: "is copied by", carries: false },
  "changes-with": { says: "changes with", passive: "brings changes to", carries: false },
  "observed-by": { says: "is observed by", passive: "observes", carries: false },
  "member-of": { says: "is a member of", passive: "has as member", carries: false },
} as const satisfies Record<
  DependencyKind,
  { readonly says: string; readonly passive: string; readonly carries: boolean }
>;

export const edgeKinds: readonly DependencyKind[] = typedKeys(edgeLooks);

function typedKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
