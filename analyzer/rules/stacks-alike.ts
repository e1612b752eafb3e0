import type { Analysis } from "../model/analysis.ts";
import type { Finding, Rule } from "../model/finding.ts";
import type { Parity } from "../model/stack-shape.ts";

const id = "stacks-alike";

/** More would not be read. */
const mostSaid = 3;

export const stacksAlike = {
  id,
  severity: "error",
  summary: "Stacks that are stated to be alike differ in names, numbers and sizes only.",
  rationale: `What ran stably in the demo environment says something about the live one as far as the two are made of the same things, spread
alike, resting on each other alike. A store that only one of them shares is where an upgrade goes well in one and wrong in the other.`,
  origin: {
    kind: "incident",
    date: "2023-08-14",
    provider: "OKX",
    title: "Trading service failure report",
    url: "https://www.okx.com/help/aug-14-2023-trading-service-failure-report",
    lesson:
      "Consistency between the demo and the production environment was the first of the two measures that were promised.",
  },
  falseAlarms: `Only what parity: in faultline.yaml names is compared, and only by check --all, which reads both stacks; alone, a stack gives a
note. What is to differ is a component of its own that both have, or is accepted with a reason.`,
  remedy: "Make both from one program, and let configuration decide names, numbers and sizes only.",
  check: (analysis) => (analysis.parity ?? []).flatMap((parity) => findingsOf(parity, analysis)),
} satisfies Rule;

function findingsOf({ with: other, isUnread, differences }: Parity, analysis: Analysis): readonly Finding[] {
  const stack = analysis.graph.nodes.find((node) => node.role === "stack");
  const own = stack?.urn ?? null;
  if (!isUnread && differences.length === 0) return [];
  const types = new Set(differences.flatMap((difference) => difference.types));
  const subjects = [
    ...(own === null ? [] : [own]),
    ...analysis.graph.nodes.filter((node) => types.has(node.type)).flatMap((node) => node.urn ?? []),
  ];
  const said = differences.slice(0, mostSaid).map(({ says }) => says);
  const more = differences.length - said.length;
  return [
    {
      rule: id,
      severity: isUnread ? "note" : "error",
      status: isUnread ? "undetermined" : "violated",
      domain: null,
      services: [],
      subjects: [...new Set(subjects)].sort(),
      message: isUnread
        ? `Whether this stack is like ${other} was not looked at: only check --all reads both.`
        : `This stack is to be like ${other}, and is not: ${said.join("; ")}${more > 0 ? `; and ${more} more differences` : ""}.`,
      evidence: isUnread
        ? [{ kind: "fact", what: `parity with ${other}` }]
        : differences.map(({ says }) => ({ kind: "fact", what: says })),
      remedy: [
        {
          subject: own,
          property: null,
          value: null,
          advice: isUnread
            ? "run check --all"
            : "make both from one program, and let configuration decide no more than names, numbers and sizes",
        },
      ],
    },
  ];
}
