import type { Analysis } from "../../model/analysis.ts";
import type { Finding, FindingStatus } from "../../model/finding.ts";
import type { GraphNode, NodeId, RedundancyGroup, Standing } from "../../model/graph.ts";
import { listed } from "./listed.ts";

interface OwnDisk {
  readonly server: GraphNode;
  readonly disk: GraphNode;
  readonly status: FindingStatus;
}

/** What a rule says of servers of one pool that keep data where the others don't reach it, a finding for each pool and status. */
export function ownDiskFindings(rule: string, { graph }: Analysis): readonly Finding[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const needs = graph.dependencies.filter(({ kind }) => kind === "needs");
  const users = new Map<NodeId, readonly NodeId[]>();
  for (const { from, to } of needs) users.set(to, [...(users.get(to) ?? []), from]);
  return graph.groups.flatMap((pool) => {
    if (pool.kind !== "pool" || pool.members.length < 2) return [];
    const members = new Set(pool.members);
    const own = needs.flatMap(({ from, to }): readonly OwnDisk[] => {
      const [server, disk] = [nodes.get(from), nodes.get(to)];
      if (server === undefined || disk === undefined || !members.has(from) || !disk.keepsData) return [];
      if (users.get(to)?.some((other) => other !== from && members.has(other))) return [];
      const status = statusOf(disk.standing);
      return status === null ? [] : [{ server, disk, status }];
    });
    return (["violated", "undetermined"] as const).flatMap((status) => {
      const found = own.filter((one) => one.status === status);
      return found.length === 0 ? [] : [findingOf(rule, pool, found, status)];
    });
  });
}

/** Whether what keeps data does so in one place alone; `null`: it does not. */
function statusOf(standing: Standing): FindingStatus | null {
  if (standing.kind === "either") return standing.ways.some((way) => statusOf(way) !== null) ? "undetermined" : null;
  if (standing.kind !== "parts") return null;
  const isSingle = standing.parts.every((part) => part.kind === "placed" && part.members.length === 1);
  return isSingle ? "violated" : null;
}

function findingOf(rule: string, pool: RedundancyGroup, own: readonly OwnDisk[], status: FindingStatus): Finding {
  const named = listed([...new Set(own.map(({ server }) => server.label))].sort());
  const disks = [...new Map(own.map(({ disk }) => [disk.id, disk])).values()];
  const where = listed(disks.map(({ label }) => label).sort());
  return {
    rule,
    severity: "note",
    status,
    domain: null,
    services: [],
    subjects: [...new Set(own.flatMap(({ server, disk }) => [server, disk]).flatMap(({ urn }) => urn ?? []))].sort(),
    message:
      status === "violated"
        ? `${named} of ${pool.name} ${own.length > 1 ? "keep" : "keeps"} data where no other server of it reaches (${where}): gone with the server, and while its zone is.`
        : `Whether data that only ${named} of ${pool.name} reaches (${where}) outlives its zone is not known before deployment.`,
    evidence: own.map(({ server, disk }) => ({
      kind: "fact",
      what: `${server.label} alone of them uses ${disk.label}`,
    })),
    remedy: disks.map(({ urn }) => ({
      subject: urn,
      property: null,
      value: null,
      advice:
        "keep what must outlive a server in a store that all of them read; a snapshot brings it back late, and as it was",
    })),
  };
}
