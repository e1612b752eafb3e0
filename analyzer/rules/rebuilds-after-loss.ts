import type { Analysis, Repair } from "../model/analysis.ts";
import type { Finding, Rule } from "../model/finding.ts";
import { listed } from "./wording/listed.ts";

const id = "rebuilds-after-loss";

export const rebuildsAfterLoss = {
  id,
  severity: "error",
  summary: "A service can be rebuilt after the loss that its objective names, while what was lost stays away.",
  rationale: `To start again takes a place that is left, an image and a registry to start from, keys to read them with, and a control
plane that answers. Where one of these stood in the lost zone, healthy zones are of no use: nothing can be launched in them.`,
  origin: {
    kind: "incident",
    date: "2022-12-18",
    provider: "Alibaba Cloud",
    title: "Service interruption in Hong Kong zone C",
    url: "https://www.aliyun.com/noticelist/articleid/1061819219.html",
    lesson:
      "Zones B and D stood, and nothing could be launched in them: the control plane's middleware and the store of custom images were in zone C.",
  },
  falseAlarms: `That a lost zone takes its region's control plane along is the least favourable reading, and what happened in 2022. Where
capacity stands ready elsewhere a service needs no rebuilding: then it survives, and this rule is silent.`,
  remedy:
    "Keep images, registries, backups and keys in another domain of that level, and let members start in other places.",
  check: (analysis) => analysis.repairs.flatMap((repair) => findingsOf(repair, analysis)),
} satisfies Rule;

function findingsOf(repair: Repair, analysis: Analysis): readonly Finding[] {
  const { service, level, stuckWith, perhapsStuckWith } = repair;
  const labels = new Map(analysis.domains.map((domain) => [domain.id, domain.label]));
  const finding = (status: "violated" | "undetermined", domains: readonly string[]): readonly Finding[] => {
    const [first] = domains;
    if (first === undefined) return [];
    const reading = status === "violated" ? ("favourable" as const) : ("least-favourable" as const);
    const stuck = analysis.lose(reading, [first]).unrepairable;
    const named = listed(domains.map((domain) => labels.get(domain) ?? domain));
    return [
      {
        rule: id,
        severity: "error",
        status,
        domain: first,
        services: [service],
        subjects: stuck.filter((node) => node.startsWith("urn:")),
        message:
          status === "violated"
            ? `${service} can't be rebuilt while ${level} ${named} is away.`
            : `Whether ${service} can be rebuilt while ${level} ${named} is away can't be shown: the lost ${level} may take its region's control plane along, or an unknown fact decides.`,
        evidence: [{ kind: "derivation", service, derivation: analysis.derive(reading, service, first) }],
        remedy: [
          {
            subject: null,
            property: null,
            value: null,
            advice: `let what it starts from, and the places that it may start in, not all be in one ${level}`,
          },
        ],
      },
    ];
  };
  return [...finding("violated", stuckWith), ...finding("undetermined", perhapsStuckWith)];
}
