import { expect, it } from "vitest";
import { answerCutSets } from "../../../analyzer/analysis/cut-sets/answer-cut-sets.ts";
import { askWaysIn } from "../../../analyzer/analysis/cut-sets/ask-ways.ts";
import { faultTree } from "../../../analyzer/analysis/cut-sets/fault-tree.ts";
import { parseOpenPsa } from "../../../analyzer/readers/open-psa/read-open-psa.ts";
import { openpsa } from "../../../analyzer/reporters/openpsa.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";
import { assumingNetwork } from "../analysis/cut-sets/with-assumptions.ts";
import type { Formula } from "../analysis/networks.ts";
import { event, networkOf } from "../analysis/networks.ts";

const page = { columns: 80, colour: false } as const;

function written(network: Parameters<typeof faultTree>[0], variables: Parameters<typeof faultTree>[1]) {
  const answer = answerCutSets(network, variables, {
    service: "service",
    reading: "least-favourable",
    order: null,
    top: 1_000_000,
    probabilityOf: null,
  });
  const tree = faultTree(network, variables, "service", 100_000);
  const stated = tree.events.map((domain, index) => ({ domain, probability: 1 / (index + 2), source: "thought up" }));
  const of = { kind: "file", file: "thought up" } as const;
  return {
    answer,
    model: openpsa(
      { kind: "cut-sets", ways: { of, answer, tree, stated, domains: [], labels: {}, mostNodes: 0 } },
      page,
    ),
  };
}

/** What an answer says, by the labels of a file's events. */
function told(
  sets: readonly { readonly domains: readonly string[] }[],
  labels: Readonly<Record<string, string>> = {},
): readonly string[] {
  return sets
    .map(({ domains }) =>
      domains
        .map((domain) => labels[domain] ?? domain)
        .toSorted()
        .join(" "),
    )
    .toSorted();
}

holdsForAll(
  "what is written and read again has the same minimal cut sets: circles, weights and assumptions are gone",
  assumingNetwork,
  1000,
  ({ network, variables }) => {
    const { answer, model } = written(network, variables);
    const file = parseOpenPsa(model, "written.xml");
    const question = {
      service: "top",
      reading: "favourable",
      order: null,
      top: 1_000_000,
      mostNodes: 100_000,
    } as const;
    const again = askWaysIn(file, question, false);
    expect(again.answer.byOrder).toEqual(answer.byOrder);
    expect(told(again.answer.sets, file.labels)).toEqual(told(answer.sets));
  },
);

it("writes probabilities where they are stated, and a name that would be markup as text", () => {
  const formulas: readonly Formula[] = [event, event, { kind: "and", children: [0, 1] }];
  const plain = networkOf(formulas, { service: 2 });
  const network = { ...plain, events: { 'a "<b>&amp;\u0000': 0, "gate-1": 1 } };
  const { model } = written(network, []);
  const file = parseOpenPsa(model, "written.xml");
  expect(file.probabilities).toEqual({ e1: 0.5, e2: 1 / 3 });
  expect(file.labels.e1).toBe('a "<b>&amp;\\x00');
});

it("says nothing of any other answer", () => {
  expect(openpsa({ kind: "rules", rules: [] }, page)).toBe("");
});
