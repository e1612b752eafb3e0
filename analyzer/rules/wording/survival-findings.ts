import type { Analysis, Derivation, LossLevel, Survival } from "../../model/analysis.ts";
import type { DomainId } from "../../model/failure-domain.ts";
import type { Finding } from "../../model/finding.ts";
import type { FactId } from "../../model/graph.ts";
import { levels } from "../../model/objectives.ts";
import { factsTold } from "./facts-told.ts";
import { listed } from "./listed.ts";

/** How a rule on what else survives a loss, beside the service itself, speaks. */
export interface SurvivalWords {
  readonly violated: (lost: string, services: string) => string;
  /** Up to its verb: what it depends on follows. */
  readonly undecided: (levels: string, services: string) => string;
  readonly advice: string;
  /** What a derivation's step is about, where it is to be named as a subject: what is short, what is gone. */
  readonly about?: (subject: string, analysis: Analysis) => readonly string[];
  /** Losses that another rule tells of. */
  readonly unless?: (service: string, domain: DomainId) => boolean;
  /** Open facts that another rule tells of, and what it says of them says this as well. */
  readonly unlessOpen?: (service: string, facts: readonly FactId[]) => boolean;
}

/** One finding for each loss and one for each set of facts that decide, over all services that they concern. */
export function survivalFindings(
  rule: string,
  survivals: readonly Survival[],
  analysis: Analysis,
  words: SurvivalWords,
): readonly Finding[] {
  return [...violations(rule, survivals, analysis, words), ...openOnes(rule, survivals, analysis, words)];
}

function violations(
  rule: string,
  survivals: readonly Survival[],
  analysis: Analysis,
  words: SurvivalWords,
): readonly Finding[] {
  const domains = new Map(analysis.domains.map((domain) => [domain.id, domain]));
  const lost = new Map<DomainId, Survival[]>();
  for (const survival of survivals) {
    for (const domain of survival.lostWith) {
      if (words.unless?.(survival.service, domain) === true) continue;
      const known = lost.get(domain);
      if (known === undefined) lost.set(domain, [survival]);
      else known.push(survival);
    }
  }
  // A larger domain is told by the smaller one that it contains; an instance by the place that it stands in.
  const contains = (larger: DomainId, smaller: DomainId): boolean =>
    (domains.get(smaller)?.within ?? []).some((one) => one === larger || contains(larger, one));
  const told = [...lost.keys()].filter((domain) => {
    const others = [...lost.keys()].filter((other) => other !== domain);
    if (domains.get(domain)?.kind === "instance") return !others.some((other) => contains(other, domain));
    return !others.some((other) => domains.get(other)?.kind !== "instance" && contains(domain, other));
  });
  return told.sort().map((domain) => {
    const found = lost.get(domain) ?? [];
    const services = [...new Set(found.map((survival) => survival.service))].sort();
    const causes = found.flatMap((survival) => analysis.placedCauses(survival.question, domain));
    const derivations = found.map((survival) => ({
      kind: "derivation" as const,
      service: survival.service,
      derivation: analysis.derive("favourable", survival.question, domain),
    }));
    const about = derivations.flatMap(({ derivation }) => subjectsAbout(derivation, words, analysis));
    const subjects = [...new Set([...causes.map((cause) => cause.node), ...about])]
      .filter((node) => node.startsWith("urn:"))
      .sort();
    const kind = domains.get(domain)?.kind ?? "domain";
    return {
      rule,
      severity: "error",
      status: "violated",
      domain,
      services,
      subjects,
      message: words.violated(`${kind} ${domains.get(domain)?.label ?? domain}`, listed(services)),
      evidence: derivations,
      remedy: (subjects.length > 0 ? subjects : [null]).map((subject) => ({
        subject,
        property: null,
        value: null,
        advice: words.advice,
      })),
    };
  });
}

function openOnes(
  rule: string,
  survivals: readonly Survival[],
  analysis: Analysis,
  words: SurvivalWords,
): readonly Finding[] {
  const facts = new Map(analysis.graph.facts.map((fact) => [fact.id, fact]));
  const open = new Map<
    string,
    { facts: readonly string[]; survivals: Survival[]; levels: Set<LossLevel>; domain: DomainId }
  >();
  for (const survival of survivals) {
    for (const { domain, facts: sets } of survival.undecided) {
      if (words.unless?.(survival.service, domain) === true) continue;
      for (const set of sets.length > 0 ? sets : [[]]) {
        if (words.unlessOpen?.(survival.service, set) === true) continue;
        const known = open.get(set.join("\n")) ?? { facts: set, survivals: [], levels: new Set(), domain };
        known.survivals.push(survival);
        known.levels.add(survival.level);
        open.set(set.join("\n"), known);
      }
    }
  }
  return [...open.values()].flatMap(({ facts: ids, survivals: found, levels: asked, domain }) => {
    const [first] = found;
    if (first === undefined) return [];
    const services = [...new Set(found.map((survival) => survival.service))].sort();
    const known = ids.flatMap((id) => facts.get(id) ?? []);
    const named = levels.filter((level) => asked.has(level)).join(" or ");
    const derivation = analysis.derive("least-favourable", first.question, domain);
    const about = subjectsAbout(derivation, words, analysis).filter((node) => node.startsWith("urn:"));
    const depends =
      known.length > 0
        ? `depends on ${listed(known.map((fact) => fact.what))}: not known before deployment`
        : "can't be shown before deployment";
    return [
      {
        rule,
        severity: "error" as const,
        status: "undetermined" as const,
        domain,
        services,
        subjects: [...new Set([...known.flatMap((fact) => fact.subjects), ...about])].sort(),
        message: `${words.undecided(named, listed(services))} ${depends}.`,
        evidence: [
          ...factsTold(known),
          {
            kind: "derivation" as const,
            service: first.service,
            derivation,
          },
        ],
        remedy: known.map((fact) => ({
          subject: fact.subjects[0] ?? null,
          property: null,
          value: null,
          advice: fact.remedy,
        })),
      },
    ];
  });
}

function subjectsAbout(derivation: Derivation, { about }: SurvivalWords, analysis: Analysis): readonly string[] {
  return about === undefined ? [] : derivation.steps.flatMap((step) => about(step.subject, analysis));
}
