import type { Analysis, OpenQuestion } from "../../model/analysis.ts";
import type { Finding } from "../../model/finding.ts";
import type { FactId } from "../../model/graph.ts";
import { factsTold } from "./facts-told.ts";
import { listed } from "./listed.ts";

/** The finding for facts that deployment decides: undetermined, with each fact and how to state it. */
export function openQuestionFinding(rule: string, question: OpenQuestion, analysis: Analysis): Finding {
  const facts = question.facts.flatMap((id) => analysis.graph.facts.find((fact) => fact.id === id) ?? []);
  const services = analysis.graph.services.filter((one) => question.services.includes(one.name));
  const { service, question: asked, domain } = question.example;
  const derivation = analysis.derive("least-favourable", asked, domain);
  return {
    rule,
    severity: services.some((one) => one.severity === "error") ? "error" : "warning",
    status: "undetermined",
    // What may be lost without any loss needs no example of one.
    domain: derivation.steps.some(({ subject }) => subject === domain) ? domain : null,
    services: question.services,
    subjects: [...new Set(facts.flatMap((fact) => fact.subjects))].sort(),
    message: `Whether ${listed(question.services)} ${question.services.length > 1 ? "survive" : "survives"} the loss of any one ${question.levels.join(" or ")}${decidesCapacity(question, analysis) ? ", and what is left then carries the peak," : ""} ${
      facts.length > 0
        ? `depends on ${listed(facts.map((fact) => fact.what))}: not known before deployment`
        : "can't be shown before deployment"
    }.`,
    evidence: [...factsTold(facts), { kind: "derivation", service, derivation }],
    remedy: facts.map((fact) => ({
      subject: fact.subjects[0] ?? null,
      property: null,
      value: null,
      advice: fact.remedy,
    })),
  };
}

/** Whether the same facts leave open what one of the services carries after the loss: that is not told once more. */
function decidesCapacity({ facts, services }: OpenQuestion, analysis: Analysis): boolean {
  return analysis.capacitySurvivals.some(
    ({ service, undecided }) =>
      services.includes(service) && undecided.some((open) => open.facts.some((set) => sameFacts(set, facts))),
  );
}

/** Whether two sets hold the same facts; a set of none is like no other. */
export function sameFacts(one: readonly FactId[], other: readonly FactId[]): boolean {
  return one.length > 0 && one.length === other.length && one.every((fact) => other.includes(fact));
}
