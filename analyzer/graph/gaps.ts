import type { Catalogue } from "../model/catalogue.ts";
import type { Gap } from "../model/graph.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { StackIndex } from "./stack-index.ts";

/** Why nothing of a stack was taken for a service. */
export function whyNoService(stack: StackIndex): string {
  const unknown = stack.records.filter((record) => stack.role(record) === "unsupported").map((record) => record.type);
  if (unknown.length === 0) return "no resource of this stack answers requests, as far as the catalogue knows";
  const types = [...new Set(unknown)].sort();
  return `no resource of a known type answers requests, and the catalogue does not know ${types.slice(0, 5).join(", ")}${types.length > 5 ? ` and ${types.length - 5} more types` : ""}`;
}

/** What the reader did not see, or could not ask. */
export function gapsOf(snapshot: Snapshot, catalogue: Catalogue): Gap[] {
  const partial: Gap[] =
    snapshot.completeness.kind === "partial" ? [{ kind: "partial", why: snapshot.completeness.why }] : [];
  const deciding = snapshot.lookups.filter(
    (lookup) => lookup.answer === "none" && catalogue.lookupDecidesPlacement(lookup.token),
  );
  const tokens = new Set(deciding.map((lookup) => lookup.token));
  return [...partial, ...[...tokens].map((token) => ({ kind: "look-up-without-answer" as const, token }))];
}
