import type { Analysis, PlacedCause, Survival } from "../model/analysis.ts";
import type { DomainId, FailureDomain } from "../model/failure-domain.ts";
import type { Finding, Remedy, Rule } from "../model/finding.ts";
import type { Limits } from "../model/objectives.ts";
import { saidLimits } from "./wording/limits.ts";
import { listed } from "./wording/listed.ts";
import { openQuestionFinding } from "./wording/open-question.ts";
import { placementRemedies } from "./wording/placement-remedies.ts";

const id = "survives-loss";

export const survivesLoss = {
  id,
  severity: "error",
  summary: "A service survives the loss of any one instance, zone, region or provider that its objective names.",
  rationale: `What stands together is lost together. A standby beside its primary, three subnets in one zone, or a balancer in two zones
whose targets share one: each looks redundant and is not. The finding is one cause: the lost domain, and every service that it takes.`,
  origin: {
    kind: "incident",
    date: "2022-12-18",
    provider: "Alibaba Cloud",
    title: "Service interruption in Hong Kong zone C",
    url: "https://www.aliyun.com/noticelist/articleid/1061819219.html",
    lesson:
      "The databases, servers and images of a trading platform stood in cn-hongkong-c; with that one zone trading stopped for 15 h 50 min.",
  },
  falseAlarms: `A need that is none in practice (written asynchronously, used at night only) is taken away under dependencies: in
faultline.yaml, with a reason. Look first at the derivation: the step that surprises you is the one to check.`,
  remedy:
    "Put a member that can stand in into another domain of that level, and let nothing that every path needs stand in one of them.",
  check: (analysis) => [...findUnavailable(analysis), ...findViolated(analysis), ...findUndecided(analysis)],
} satisfies Rule;

/** A service that is down before anything is lost survives nothing: one finding, with what keeps it down. */
function findUnavailable(analysis: Analysis): readonly Finding[] {
  const urns = new Map(analysis.graph.nodes.map((node) => [node.id, node.urn]));
  const members = new Map(analysis.graph.groups.map((group) => [group.id, group.members]));
  return analysis.unavailable.map(({ service, derivation }) => {
    const subjects = derivation.steps.flatMap(({ subject }) => urns.get(subject) ?? members.get(subject) ?? []);
    return {
      rule: id,
      severity: severityOf(service, analysis),
      status: "violated" as const,
      domain: null,
      services: [service],
      subjects: [...new Set(subjects)].sort(),
      message: `${service} is unavailable before anything is lost.`,
      evidence: [{ kind: "derivation" as const, service, derivation }],
      remedy: [
        {
          subject: null,
          property: null,
          value: null,
          advice: "look at the first steps of the proof: what is required there can't be met by what there is",
        },
      ],
    };
  });
}

interface Violation {
  readonly service: string;
  /** The top event that is lost: that of the service, or that of it within its limits. */
  readonly question: string;
  readonly limits: Limits;
  readonly domain: DomainId;
  readonly causes: readonly PlacedCause[];
  readonly alsoLostWith: readonly DomainId[];
}

function findViolated(analysis: Analysis): readonly Finding[] {
  const domains = new Map(analysis.domains.map((domain) => [domain.id, domain]));
  const unavailable = new Set(analysis.unavailable.map(({ service }) => service));
  const found = analysis.graph.services
    .filter((service) => !unavailable.has(service.name))
    .flatMap((service) => violationsOf(service.name, analysis, domains));
  const byDomain = new Map<string, Violation[]>();
  for (const violation of found) {
    // Members of one resource of which each is needed are one weakness of it, told by the first of them.
    const alone = violation.causes.length === 0 ? resourceOf(violation.domain, domains) : null;
    const key = `${alone ?? violation.domain}\n${severityOf(violation.service, analysis)}`;
    byDomain.set(key, [...(byDomain.get(key) ?? []), violation]);
  }
  return [...byDomain.values()].flatMap((same) => byCause(same).map((one) => findingOf(one, analysis, domains)));
}

/** The smallest stated domains that take a service; larger ones that contain them are evidence, smaller ones their detail. */
function violationsOf(
  service: string,
  analysis: Analysis,
  domains: ReadonlyMap<DomainId, FailureDomain>,
): readonly Violation[] {
  const asked = analysis.survivals.filter((survival) => survival.service === service && survival.objective !== null);
  const reported: { domain: DomainId; survival: Survival; alsoLostWith: DomainId[] }[] = [];
  const plainly = new Set(
    analysis.blastRadii.filter((radius) => radius.lost.includes(service)).map((radius) => radius.domain),
  );
  for (const survival of asked) {
    for (const domain of survival.lostWith) {
      if (survival.objective !== survival.level && isContainedInLost(domain, survival, asked, domains)) continue;
      const smaller = reported.filter((one) => containersOf(one.domain, domains).has(domain));
      for (const one of smaller) one.alsoLostWith.push(domain);
      if (smaller.length === 0) reported.push({ domain, survival, alsoLostWith: [] });
    }
  }
  return reported.map(({ domain, survival, alsoLostWith }) => {
    // What is gone for good needs no clock to be told.
    const question = plainly.has(domain) ? service : survival.question;
    return {
      service,
      question,
      limits: survival.limits,
      domain,
      alsoLostWith,
      causes: analysis.placedCauses(question, domain),
    };
  });
}

/** The resource that an instance is, or is a member of. */
function resourceOf(domain: DomainId, domains: ReadonlyMap<DomainId, FailureDomain>): string | null {
  if (domains.get(domain)?.kind !== "instance") return null;
  return domain.replace(/^instance:/, "").replace(/#[^#]*$/, "");
}

/** Whether a domain of an unstated level lies in a lost one of the level that speaks for it. */
function isContainedInLost(
  domain: DomainId,
  survival: Survival,
  asked: readonly Survival[],
  domains: ReadonlyMap<DomainId, FailureDomain>,
): boolean {
  const containers = containersOf(domain, domains);
  return asked.some(
    (other) => other.level === survival.objective && other.lostWith.some((lost) => containers.has(lost)),
  );
}

function containersOf(domain: DomainId, domains: ReadonlyMap<DomainId, FailureDomain>): ReadonlySet<DomainId> {
  const found = new Set<DomainId>();
  const open = [...(domains.get(domain)?.within ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(domains.get(next)?.within ?? []));
  }
  return found;
}

/** Violations of one domain that share a resource have one cause. */
function byCause(violations: readonly Violation[]): readonly (readonly Violation[])[] {
  const causes: { nodes: Set<string>; violations: Violation[] }[] = [];
  for (const violation of violations) {
    const nodes = new Set(violation.causes.map((cause) => cause.node));
    const sharing = causes.filter((cause) => nodes.size === 0 || [...nodes].some((node) => cause.nodes.has(node)));
    const joined = {
      nodes: new Set([...nodes, ...sharing.flatMap((cause) => [...cause.nodes])]),
      violations: [...sharing.flatMap((cause) => cause.violations), violation],
    };
    for (const cause of sharing) causes.splice(causes.indexOf(cause), 1);
    causes.push(joined);
  }
  return causes.map((cause) => cause.violations);
}

function findingOf(
  violations: readonly Violation[],
  analysis: Analysis,
  domains: ReadonlyMap<DomainId, FailureDomain>,
): Finding {
  const domain = domains.get(violations[0]?.domain ?? "");
  const causes = [
    ...new Map(
      violations
        .flatMap((violation) => violation.causes)
        .map((cause) => [`${cause.node} ${cause.through} ${cause.property} ${cause.takeover?.limit}`, cause]),
    ).values(),
  ];
  const services = [...new Set(violations.map((violation) => violation.service))].sort();
  const questions = new Map(violations.map(({ service, question }) => [service, question]));
  const alone = causes.length === 0 ? resourceOf(domain?.id ?? "", domains) : null;
  const remedies = alone === null ? placementRemedies(causes, domain, analysis) : [companyFor(alone, analysis)];
  const others = violations.map((violation) => violation.domain).filter((one) => one !== domain?.id);
  const alsoLostWith = [...new Set([...others, ...violations.flatMap((violation) => violation.alsoLostWith)])].sort();
  return {
    rule: id,
    severity: severityOf(services[0] ?? "", analysis),
    status: "violated",
    domain: domain?.id ?? null,
    services,
    subjects: [
      ...new Set([
        ...causes.flatMap((cause) => subjectsOf(cause.node, analysis)),
        ...remedies.flatMap((remedy) => remedy.subject ?? []),
      ]),
    ].sort(),
    message: messageOf(violations, services, domain, analysis),
    evidence: [
      ...services.map((service) => ({
        kind: "derivation" as const,
        service,
        derivation: analysis.derive("favourable", questions.get(service) ?? service, domain?.id ?? ""),
      })),
      ...(alsoLostWith.length > 0 ? [{ kind: "also-lost-with" as const, domains: alsoLostWith }] : []),
    ],
    remedy: remedies,
  };
}

function companyFor(resource: string, analysis: Analysis): Remedy {
  const urn = analysis.graph.nodes.find((node) => node.id === resource)?.urn ?? null;
  return { subject: urn, property: null, value: null, advice: "a member of it stands alone: let it keep one more" };
}

/** A group is not a resource: its members are; and of a part that is told apart, the resource that it is a part of is. */
function subjectsOf(node: string, analysis: Analysis): readonly string[] {
  const group = analysis.graph.groups.find((one) => one.id === node || one.id.startsWith(`${node} of `));
  return group?.members ?? [analysis.graph.nodes.find((one) => one.id === node)?.urn ?? node];
}

function messageOf(
  violations: readonly Violation[],
  services: readonly string[],
  domain: FailureDomain | undefined,
  analysis: Analysis,
): string {
  if (domain?.kind === "change")
    return `${domain.label.replace(/^a change/, "A wrong change")}, which reaches all who take it at once, takes ${listed(services)} down.`;
  const isUnknown = analysis.graph.variables.some((variable) => variable.domain === domain?.id);
  const late = violations.filter((violation) => violation.question !== violation.service);
  const lost = services.filter((service) => !late.some((violation) => violation.service === service));
  const down = lost.length === 0 ? [] : [`takes ${listed(lost)} down`];
  const times = [...new Set(late.map(({ limits }) => saidLimits(limits)))].sort();
  const tooLate =
    late.length === 0
      ? []
      : [
          `keeps ${listed(late.map((violation) => violation.service).sort())} down for longer, or with more data lost, than promised (${times.join("; ")})`,
        ];
  return `Losing ${said(domain, isUnknown)} ${[...down, ...tooLate].join(", and ")}.`;
}

function said(domain: FailureDomain | undefined, isUnknown: boolean): string {
  if (domain === undefined) return "it";
  return isUnknown ? `the ${domain.label}, whichever it is,` : `${domain.kind} ${domain.label}`;
}

function findUndecided(analysis: Analysis): readonly Finding[] {
  const facts = new Map(analysis.graph.facts.map((fact) => [fact.id, fact]));
  return analysis.openQuestions
    .filter((question) =>
      question.facts.every((fact) => facts.get(fact)?.kind !== "place" && facts.get(fact)?.kind !== "places"),
    )
    .map((question) => openQuestionFinding(id, question, analysis));
}

function severityOf(service: string, analysis: Analysis): "error" | "warning" {
  return analysis.graph.services.find((one) => one.name === service)?.severity ?? "error";
}
