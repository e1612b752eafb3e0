import { membersOf } from "../graph/algorithms/members-of.ts";
import type { Analysis } from "../model/analysis.ts";
import type { DomainId } from "../model/failure-domain.ts";
import type { Finding, Rule } from "../model/finding.ts";
import type { GraphNode, NodeId } from "../model/graph.ts";
import { listed } from "./wording/listed.ts";

const id = "nat-gateway-in-its-zone";

export const natGatewayInItsZone = {
  id,
  severity: "warning",
  summary: "Servers leave their network through a gateway in their own zone, or through one that no zone takes along.",
  rationale: `Servers in three zones that share the gateway of one of them are cut off from the internet with that one zone: from partners,
from package sources, from public addresses of the cloud itself. Each of them runs, and none gets its work done.`,
  origin: {
    kind: "vendor-statement",
    title: "Amazon VPC User Guide, NAT gateway basics",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    lesson:
      "Resources in several zones that share one NAT gateway lose internet access when the gateway's zone is down.",
  },
  falseAlarms: `Where a service states egress: required, or a need goes out that way, the loss itself is told by survives-loss and this rule is
silent. A gateway for what may wait (updates, batch work) can be accepted.`,
  remedy: "One gateway for each zone with a route table of its own, or one that spans zones (availabilityMode).",
  check: (analysis) => {
    const nodes = new Map(analysis.graph.nodes.map((node) => [node.id, node]));
    const used = new Set(analysis.graph.dependencies.filter(({ kind }) => kind === "placed-in").map(({ to }) => to));
    const subnetsOf = new Map<NodeId, GraphNode[]>();
    for (const node of analysis.graph.nodes) {
      if (node.standing.kind !== "place" || !used.has(node.id)) continue;
      // Several gateways stand in for each other.
      const [gateway, ...others] = node.standing.egress;
      if (gateway === undefined || others.length > 0) continue;
      const known = subnetsOf.get(gateway);
      if (known === undefined) subnetsOf.set(gateway, [node]);
      else known.push(node);
    }
    return [...subnetsOf].flatMap(([gateway, subnets]) => {
      const node = nodes.get(gateway);
      return node === undefined ? [] : findingsOf(node, subnets, analysis);
    });
  },
} satisfies Rule;

function findingsOf(gateway: GraphNode, subnets: readonly GraphNode[], analysis: Analysis): readonly Finding[] {
  const { standing } = gateway;
  const mode = standing.kind === "either" ? standing.fact : null;
  // Of two ways in which it may stand, the one in a zone is asked about.
  const ways = standing.kind === "either" ? standing.ways.map(membersOf) : [membersOf(standing)];
  const [place, ...others] = ways.find(([first]) => first !== undefined && first.place !== null) ?? [];
  // What a region spreads by itself stands in no zone.
  if (place === undefined || others.length > 0 || place.place === null) return [];
  // One deciding fact is one finding.
  if (mode !== null && analysis.openQuestions.some(({ facts }) => facts.includes(mode))) return [];
  if (
    analysis.blastRadii.some(
      ({ domain, lost }) => domain === place.domain && isToldThere(gateway, domain, lost, analysis),
    )
  )
    return [];
  const unknown = new Set(analysis.graph.variables.map((variable) => variable.domain));
  const elsewhere = subnets.filter((subnet) => zoneOf(subnet) !== place.domain);
  if (elsewhere.length === 0) return [];
  // Zones that deployment decides may turn out to be that of the gateway.
  const proved =
    mode === null ? elsewhere.filter((subnet) => !unknown.has(place.domain) && !unknown.has(zoneOf(subnet) ?? "")) : [];
  const meant = proved.length > 0 ? proved : elsewhere;
  const fact = analysis.graph.facts.find((one) => one.id === mode);
  const labels = new Map(analysis.domains.map((domain) => [domain.id, domain.label]));
  const zone = labels.get(place.domain) ?? place.domain;
  const named = listed(meant.map((subnet) => subnet.label).sort());
  const subjects = [gateway, ...meant].flatMap((node) => node.urn ?? []).sort();
  return [
    {
      rule: id,
      severity: "warning",
      status: proved.length > 0 ? "violated" : "undetermined",
      domain: place.domain,
      services: [],
      subjects,
      message:
        proved.length > 0
          ? `Losing zone ${zone} takes ${named}, which stand in other zones, their way to the internet: ${gateway.label} stands in it.`
          : mode === null
            ? `Whether ${named} and ${gateway.label}, their way to the internet, stand in one zone is not known before deployment.`
            : `Whether ${gateway.label}, through which ${named} leave from other zones, spans zones depends on ${fact?.what ?? "a mode"}: not known before deployment.`,
      evidence: meant.map((subnet) => ({ kind: "fact", what: `${subnet.label} leaves through ${gateway.label}` })),
      remedy: [
        ...(fact === undefined ? [] : [{ subject: gateway.urn, property: null, value: null, advice: fact.remedy }]),
        {
          subject: gateway.urn,
          property: null,
          value: null,
          advice: "give each zone a gateway of its own, or let the gateway be one that spans zones",
        },
      ],
    },
  ];
}

/** Whether the loss of its zone is told already, with this gateway among the causes: one cause is one finding. */
function isToldThere(gateway: GraphNode, domain: DomainId, lost: readonly string[], analysis: Analysis): boolean {
  return lost.some((service) => analysis.placedCauses(service, domain).some((cause) => cause.node === gateway.id));
}

function zoneOf(subnet: GraphNode): DomainId | null {
  return subnet.standing.kind === "place" ? subnet.standing.place.domain : null;
}
