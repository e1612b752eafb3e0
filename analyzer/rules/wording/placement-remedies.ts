import type { Analysis, PlacedCause } from "../../model/analysis.ts";
import type { FailureDomain } from "../../model/failure-domain.ts";
import type { Remedy } from "../../model/finding.ts";
import type { GraphNode } from "../../model/graph.ts";

/**
 * The properties to change: where the members of one group share a zone through several subnets, those subnets' zones; where
 * they share a subnet or state their zone themselves, their own property; for what stands alone, a second one.
 */
export function placementRemedies(
  causes: readonly PlacedCause[],
  domain: FailureDomain | undefined,
  analysis: Analysis,
): readonly Remedy[] {
  const nodes = new Map(analysis.graph.nodes.map((node) => [node.id, node]));
  const elsewhere = `another ${domain?.kind ?? "domain"}`;
  const remedies = new Map<string, Remedy>();
  for (const cause of causes.filter(({ takeover, changed }) => takeover !== null || changed)) {
    const { takeover } = cause;
    remedies.set(
      // After what moves things: a faster takeover mends less than a second member.
      `~ ${cause.node} ${takeover?.limit ?? "change"}`,
      remedyFor(
        nodes.get(cause.node),
        null,
        takeover === null
          ? "give each cell a store or template of its own, or stage its changes and state the waves under staging: in faultline.yaml"
          : takeover.limit === "rto"
            ? `let ${takeover.label} be faster, or promise no less than it takes (rto)`
            : `let ${takeover.label} give up less of the latest data, or promise no less than it does (rpo)`,
      ),
    );
  }
  const placed = causes.filter(({ takeover, changed }) => takeover === null && !changed);
  for (const alike of byRedundancy(placed)) {
    const alone = alike.every((cause) => cause.redundancy === null);
    const subnets = [...new Set(alike.flatMap((cause) => cause.through ?? []))].sort();
    if (!alone && subnets.length > 1 && domain?.kind === "zone" && alike.every((cause) => cause.through !== null)) {
      for (const subnet of subnets) {
        const node = nodes.get(subnet);
        const property = node?.standing.kind === "place" ? node.standing.place.property : null;
        remedies.set(
          subnet,
          remedyFor(node, property, spreadAdvice(alike, elsewhere, `move some of these to ${elsewhere}`, analysis)),
        );
      }
      continue;
    }
    for (const cause of alike) {
      const advice = alone
        ? `it stands alone: add one that can stand in${domain?.kind === "instance" ? "" : `, in ${elsewhere}`}`
        : spreadAdvice(alike, elsewhere, memberAdvice(alike, elsewhere), analysis);
      // Parts of one resource that are told apart are changed in one place.
      remedies.set(
        `${nodes.get(cause.node)?.urn ?? cause.node} ${cause.property}`,
        remedyFor(nodes.get(cause.node), cause.property === "" ? null : cause.property, advice),
      );
    }
  }
  return [...remedies].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, remedy]) => remedy);
}

function memberAdvice(causes: readonly PlacedCause[], elsewhere: string): string {
  if (elsewhere === "another instance") return "keep one more member than are needed";
  const isOneResource = causes.every((cause) => cause.redundancy === cause.node);
  if (isOneResource) return `let not all of its members stand in one ${elsewhere.replace("another ", "")}`;
  return `put some of these members into ${elsewhere}`;
}

/** How to spread: where several members are needed, over how many places and how many in one; else as the usual advice says. */
function spreadAdvice(causes: readonly PlacedCause[], elsewhere: string, usual: string, analysis: Analysis): string {
  const group = analysis.graph.groups.find((one) => one.id === causes[0]?.redundancy);
  const members = group?.members.length ?? 0;
  const spare = members - (group?.required ?? 1);
  if (group === undefined || group.required < 2 || spare < 1) return usual;
  const kind = elsewhere.replace("another ", "");
  return `spread all ${members} over ${Math.ceil(members / spare)} ${kind}s, so that no ${kind} holds more than ${spare}`;
}

/** Causes that stand in for each other together; each that stands alone by itself. */
function byRedundancy(causes: readonly PlacedCause[]): readonly (readonly PlacedCause[])[] {
  const groups = new Map<string, PlacedCause[]>();
  for (const cause of causes) {
    const key = cause.redundancy ?? `${cause.node} ${cause.property}`;
    groups.set(key, [...(groups.get(key) ?? []), cause]);
  }
  return [...groups.values()];
}

function remedyFor(node: GraphNode | undefined, property: string | null, advice: string): Remedy {
  const value = node?.decides.find((one) => one.property === property)?.value ?? null;
  return { subject: node?.urn ?? null, property, value, advice };
}
