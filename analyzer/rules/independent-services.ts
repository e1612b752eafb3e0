import type { Analysis, Independence } from "../model/analysis.ts";
import type { FailureDomain } from "../model/failure-domain.ts";
import type { Finding, Rule } from "../model/finding.ts";
import { listed } from "./wording/listed.ts";

const id = "independent-services";

export const independentServices = {
  id,
  severity: "error",
  summary: "No single loss takes a service together with one that it is to be independent of.",
  rationale: `A status page that goes down with what it reports on tells nobody; a monitor in the zone that it watches is blind when it
matters. What speaks of a loss must stand outside of it.`,
  origin: {
    kind: "incident",
    date: "2017-02-28",
    provider: "AWS",
    title: "Amazon S3 service disruption in the Northern Virginia region",
    url: "https://aws.amazon.com/message/41926/",
    lesson: "The status page kept its pictures in the store that was down, and showed all as well.",
  },
  falseAlarms:
    "Two services that are lost with one provider only may be meant to be: then name a smaller set of services.",
  remedy: "Put the one that is to stay into another zone, region or provider, with a DNS name and data of its own.",
  check: (analysis) => analysis.independences.flatMap((one) => findingsOf(one, analysis)),
} satisfies Rule;

function findingsOf(
  { service, of, takesBoth, perhapsTakesBoth }: Independence,
  analysis: Analysis,
): readonly Finding[] {
  const smallest = smallestOf(takesBoth, analysis);
  const labels = new Map(analysis.domains.map((domain) => [domain.id, domain.label]));
  const say = (domains: readonly string[]) => listed(domains.map((domain) => labels.get(domain) ?? domain));
  const [first] = smallest;
  const [perhaps] = perhapsTakesBoth;
  const subjects = (domain: string) =>
    [...new Set(analysis.placedCauses(service, domain).map((cause) => cause.node))].filter((node) =>
      node.startsWith("urn:"),
    );
  const remedy = [
    {
      subject: null,
      property: null,
      value: null,
      advice: `let ${service} need nothing that ${of} needs, and stand where ${of} does not`,
    },
  ];
  if (first !== undefined) {
    return [
      {
        rule: id,
        severity: "error",
        status: "violated",
        domain: first,
        services: [of, service].sort(),
        subjects: subjects(first).sort(),
        message: `${service} is to be independent of ${of}, and the loss of ${say(smallest)} takes both.`,
        evidence: [service, of].map((name) => ({
          kind: "derivation" as const,
          service: name,
          derivation: analysis.derive("favourable", name, first),
        })),
        remedy,
      },
    ];
  }
  if (perhaps === undefined) return [];
  return [
    {
      rule: id,
      severity: "error",
      status: "undetermined",
      domain: perhaps,
      services: [of, service].sort(),
      subjects: [],
      message: `Whether ${service} is independent of ${of} can't be shown: the loss of ${say(perhapsTakesBoth.slice(0, 3))} may take both.`,
      evidence: [service, of].map((name) => ({
        kind: "derivation" as const,
        service: name,
        derivation: analysis.derive("least-favourable", name, perhaps),
      })),
      remedy,
    },
  ];
}

/** Domains that contain none of the others: a region that takes both is told by its zone, where that does, too. */
function smallestOf(domains: readonly string[], analysis: Analysis): readonly string[] {
  const within = new Map(analysis.domains.map((domain) => [domain.id, domain.within]));
  const containers = new Set<string>();
  const open = domains.flatMap((domain) => within.get(domain) ?? []);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (containers.has(next)) continue;
    containers.add(next);
    open.push(...(within.get(next) ?? []));
  }
  // What stands somewhere is told by where it stands; accounts, products and names take both only because it does.
  const kinds = new Map(analysis.domains.map((domain) => [domain.id, domain.kind]));
  const rank = (domain: string) => fromSmallest.indexOf(kinds.get(domain) ?? "change");
  return domains
    .filter((domain) => !containers.has(domain))
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

const fromSmallest: readonly FailureDomain["kind"][] = [
  "instance",
  "zone",
  "site",
  "region",
  "provider",
  "product",
  "control-plane",
  "name",
  "account",
  "change",
];
