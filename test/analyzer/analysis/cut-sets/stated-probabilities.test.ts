import { expect, it } from "vitest";
import { statedProbabilities } from "../../../../analyzer/analysis/cut-sets/stated-probabilities.ts";
import type { FailureDomain } from "../../../../analyzer/model/failure-domain.ts";

const domain = (id: string, kind: FailureDomain["kind"], label: string, aliases: readonly string[] = []) => ({
  id,
  kind,
  label,
  within: [],
  aliases,
});

const domains: readonly FailureDomain[] = [
  domain("alicloud", "provider", "alicloud"),
  domain("alicloud/cn-hongkong/cn-hongkong-c", "zone", "cn-hongkong-c"),
  domain("aws/ap-east-1/ap-east-1a", "zone", "ap-east-1a", ["ape1-az1"]),
];

const stated = (match: string, perYear: number) => ({ match, perYear, source: "own records" });

it("takes the first statement of a domain's kind whose glob has the form of its id, name or alias", () => {
  const found = statedProbabilities(domains, [
    stated("zone:ape1-az1", 0.1),
    stated("zone:cn-hongkong-*", 0.2),
    stated("zone:*", 0.3),
    stated("region:*", 0.4),
  ]);
  expect(found).toEqual([
    { domain: "alicloud/cn-hongkong/cn-hongkong-c", probability: 0.2, source: "own records" },
    { domain: "aws/ap-east-1/ap-east-1a", probability: 0.1, source: "own records" },
  ]);
  expect(statedProbabilities(domains, [stated("zone:aws/*", 0.5)]).map(({ domain: id }) => id)).toEqual([
    "aws/ap-east-1/ap-east-1a",
  ]);
});

it("guesses none: a domain of which nothing is stated has no probability", () => {
  expect(statedProbabilities(domains, [])).toEqual([]);
});
