import { expect, it } from "vitest";
import { answerCutSets } from "../../../../analyzer/analysis/cut-sets/answer-cut-sets.ts";
import { and, event, networkOf, or } from "../networks.ts";

const network = networkOf([event, event, event, and(0, 1), or(2, 3), and()], { shop: 4, gone: 5 });
const asked = { service: "shop", reading: "favourable", order: null, top: 1, probabilityOf: null } as const;

it("is plain data: counts as text, sets by order where nothing is known of probabilities", () => {
  const answer = answerCutSets(network, [], asked);
  expect(answer).toMatchObject({
    complete: true,
    minimalCutSets: "2",
    byOrder: ["1", "1"],
    lostAnyway: false,
    sets: [{ domains: ["gate-2"], probability: null }],
    isCut: true,
    probability: null,
    importance: [],
  });
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
});

it("puts the most probable first where every domain has a probability", () => {
  const known = new Map([
    ["gate-0", 0.5],
    ["gate-1", 0.5],
    ["gate-2", 0.125],
  ]);
  const answer = answerCutSets(network, [], { ...asked, probabilityOf: (domain) => known.get(domain) });
  expect(answer.sets).toEqual([{ domains: ["gate-0", "gate-1"], probability: 0.25 }]);
  expect(answer.probability).toEqual({ lowest: 0.34375, highest: 0.34375 });
  expect(answer.importance.map(({ domain }) => domain)).toEqual(["gate-2", "gate-0", "gate-1"]);
  known.delete("gate-1");
  expect(answerCutSets(network, [], { ...asked, probabilityOf: (domain) => known.get(domain) }).probability).toBeNull();
});

it("tells a service that is lost anyway from one that nothing takes", () => {
  expect(answerCutSets(network, [], { ...asked, service: "gone" })).toMatchObject({ lostAnyway: true, byOrder: [] });
});
