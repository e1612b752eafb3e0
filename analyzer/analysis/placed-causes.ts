import { at } from "../graph/algorithms/at.ts";
import type { PlacedCause } from "../model/analysis.ts";
import type { Meaning } from "../model/fault-model.ts";
import type { Propagation } from "./propagate.ts";
import type { Solver } from "./solver.ts";

/**
 * Every resource whose own place takes the service along, over all failed branches and not only those of one derivation:
 * each of them has to be mended before the service survives.
 */
export function placedCauses(solver: Solver, spread: Propagation, service: string): readonly PlacedCause[] {
  const { compiled, network } = solver;
  const top = network.tops[service];
  if (top === undefined) return [];
  const causes = new Map<string, PlacedCause>();
  // Blamed only where no member is: a zone of the balancer in which it has no target takes nobody along but itself.
  const fronts = new Map<string, PlacedCause>();
  const seen = new Set<number>();
  const open: { readonly gate: number; readonly redundancy: string | null }[] = [
    { gate: at(compiled.position, top), redundancy: null },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.gate)) continue;
    seen.add(next.gate);
    const meant = network.gates[at(compiled.gate, next.gate)];
    if (meant === undefined) continue;
    const failed: number[] = [];
    for (let edge = at(compiled.firstChild, next.gate); edge < at(compiled.firstChild, next.gate + 1); edge += 1) {
      const child = at(compiled.children, edge);
      if (at(spread.round, child) !== -1) failed.push(child);
    }
    const meanings = failed.map((child) => network.gates[at(compiled.gate, child)]?.meaning);
    const late = failed.filter((_, index) => meanings[index]?.kind === "takeover");
    if (late.length > 0) {
      // Inside one resource the standby stands elsewhere already: where the one that serves stands is not to blame.
      const isGroup = meant.meaning.kind === "not-taken-over" && meant.meaning.of.startsWith("group:");
      const blamed = isGroup ? failed : late;
      for (const child of blamed) open.push({ gate: child, redundancy: next.redundancy });
      continue;
    }
    if (meant.meaning.kind === "takeover" && failed.length === 0) {
      const { of, label, why } = meant.meaning;
      const limit = why === "lag" || why === "unknown-lag" ? "rpo" : "rto";
      causes.set(`${of} takeover ${limit}`, { ...blameless, node: of, takeover: { label, limit } });
      continue;
    }
    if (meant.meaning.kind === "changed") {
      causes.set(`${meant.meaning.what} change`, { ...blameless, node: meant.meaning.what, changed: true });
      continue;
    }
    const wayOut = meant.meaning.kind === "member" ? lostWayOut(solver, spread, failed) : null;
    if (wayOut !== null) {
      for (const child of wayOut) open.push({ gate: child, redundancy: null });
      continue;
    }
    if (meant.meaning.kind === "member") {
      const place = meanings.find((meaning) => meaning?.kind === "place");
      const through = place?.kind === "place" ? place.node : null;
      const { node, mends } = meant.meaning;
      const property = mends ?? (isLostItself(meanings) ? "" : meant.meaning.property);
      causes.set(`${node} ${through ?? ""} ${property}`, {
        ...blameless,
        node,
        through,
        property,
        redundancy: next.redundancy,
      });
      continue;
    }
    // Other records of the name lead somewhere, and nothing tells a resolver so.
    if (meant.meaning.kind === "record-set" && failed.length < meant.meaning.records) {
      for (const meaning of meanings)
        if (meaning?.kind === "node") causes.set(meaning.node, { ...blameless, node: meaning.node });
    }
    if (meant.meaning.kind === "balancer-zone") {
      const { node } = meant.meaning;
      fronts.set(node, { ...blameless, node, redundancy: node });
    }
    const redundancy = redundancyOf(meant.meaning, next.redundancy);
    for (const child of failed) open.push({ gate: child, redundancy });
  }
  return [...(causes.size > 0 ? causes : fronts)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, cause]) => cause);
}

/** Whether a member fails with nothing but itself: then where it stands is not to blame. */
function isLostItself(meanings: readonly (Meaning | undefined)[]): boolean {
  return (
    meanings.length > 0 &&
    meanings.every((meaning) => meaning?.kind === "domain" && meaning.domain.startsWith("instance:"))
  );
}

const blameless = { through: null, property: "", redundancy: null, takeover: null, changed: false } as const;

/** The gates by which a member's subnet has lost its way out, where it has lost nothing else; `null` where its place is lost. */
function lostWayOut(solver: Solver, spread: Propagation, failed: readonly number[]): readonly number[] | null {
  const { compiled, network } = solver;
  const ways = failed.flatMap((child) => {
    const found: number[] = [];
    for (let edge = at(compiled.firstChild, child); edge < at(compiled.firstChild, child + 1); edge += 1) {
      const beneath = at(compiled.children, edge);
      if (at(spread.round, beneath) === -1) continue;
      if (network.gates[at(compiled.gate, beneath)]?.meaning.kind !== "egress") return [null];
      found.push(beneath);
    }
    return found.length === 0 ? [null] : found;
  });
  return ways.length > 0 && ways.every((way) => way !== null) ? ways : null;
}

/** What the gates beneath stand in for: the nearest group or part of several members, given up where a need begins. */
function redundancyOf(meaning: Meaning, above: string | null): string | null {
  if (meaning.kind === "need" || meaning.kind === "service") return null;
  if (meaning.kind === "group") return meaning.members > 1 ? meaning.group : above;
  if (meaning.kind === "part") return meaning.members > 1 ? meaning.node : above;
  return above;
}
