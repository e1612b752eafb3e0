import type { Rule } from "../model/finding.ts";
import { openQuestionFinding } from "./wording/open-question.ts";

const id = "placement-known";

export const placementKnown = {
  id,
  severity: "error",
  summary: "Where things stand is known before deployment, wherever an objective depends on it.",
  rationale: `Two subnets whose zones the provider picks may land in one zone or in two. What a preview cannot know it must not pass: the
finding names the places that decide, so that they can be stated. Unknown places that decide nothing are left alone.`,
  origin: {
    kind: "vendor-statement",
    title: "Amazon EC2 API Reference, CreateSubnet: AvailabilityZone",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html",
    lesson:
      "Left out, the zone is the provider's choice, and several subnets of one VPC are not promised different zones.",
  },
  falseAlarms:
    "None by design: the finding goes as soon as the zone is stated, in the program or under placement: in faultline.yaml.",
  remedy:
    "State the zone of the named subnet, vSwitch or resource in the program; for what is not yours, under placement: in faultline.yaml.",
  check: (analysis) => {
    const facts = new Map(analysis.graph.facts.map((fact) => [fact.id, fact]));
    return analysis.openQuestions
      .filter((question) =>
        question.facts.some((fact) => facts.get(fact)?.kind === "place" || facts.get(fact)?.kind === "places"),
      )
      .map((question) => openQuestionFinding(id, question, analysis));
  },
} satisfies Rule;
