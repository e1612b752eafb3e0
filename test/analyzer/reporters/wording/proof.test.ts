import { expect, test } from "vitest";
import type { Derivation } from "../../../../analyzer/model/analysis.ts";
import { abridged, proofOf } from "../../../../analyzer/reporters/wording/proof.ts";
import { derivation, finding, step } from "../answers.ts";

function proof(...derivations: readonly Derivation[]) {
  const evidence = derivations.map(
    (each, index) => ({ kind: "derivation", service: `s${index}`, derivation: each }) as const,
  );
  return proofOf(finding({ evidence })).map(({ number, says, likewise, from }) => ({ number, says, likewise, from }));
}

test("steps that differ in a name and follow from the same share a line", () => {
  const lines = proof(
    derivation(
      step("zone c is lost"),
      step("vSwitch a stands in c", 0),
      step("vSwitch b stands in c", 0),
      step("all is lost", 1, 2),
    ),
  );
  expect(lines).toEqual([
    { number: 1, says: "zone c is lost", likewise: [], from: [] },
    { number: 2, says: "vSwitch a stands in c", likewise: ["b"], from: [1] },
    { number: 3, says: "all is lost", likewise: [], from: [2] },
  ]);
});

test("a second word that differs is said with the name", () => {
  const lines = proof(
    derivation(
      step("zone c is lost"),
      step("vSwitch a stands in c", 0),
      step("vSwitch b stands in c", 0),
      step("server x stands in vSwitch a", 1),
      step("server y stands in vSwitch b", 2),
      step("all is lost", 3, 4),
    ),
  );
  expect(lines[2]).toEqual({ number: 3, says: "server x stands in vSwitch a", likewise: ["y (b)"], from: [2] });
});

test("steps that follow from different lines keep lines of their own", () => {
  const lines = proof(
    derivation(
      step("zone c is lost"),
      step("region r fails with it", 0),
      step("server x stands there", 0),
      step("server y stands there", 1),
      step("all is lost", 2, 3),
    ),
  );
  expect(lines.map(({ from }) => from)).toEqual([[], [1], [1], [2], [3, 4]]);
});

test("what two services share is said once", () => {
  const shared = [step("zone c is lost"), step("the cache stands in zone c", 0)];
  const lines = proof(
    derivation(...shared, step("order-entry fails", 1)),
    derivation(...shared, step("market data cannot be served", 1)),
  );
  expect(lines.map(({ says }) => says)).toEqual([
    "zone c is lost",
    "the cache stands in zone c",
    "order-entry fails",
    "market data cannot be served",
  ]);
  expect(lines.map(({ from }) => from)).toEqual([[], [1], [2], [2]]);
});

test("every line follows from earlier lines only, however steps are merged", () => {
  const lines = proof(
    derivation(
      step("zone c is lost"),
      step("link d fails with it", 0),
      step("server y has lost its place", 1),
      step("server x has lost its place", 0),
      step("link e fails with it", 0),
      step("server z has lost its place", 4),
      step("all is lost", 2, 3, 5),
    ),
  );
  for (const { number, from } of lines) expect(from.every((each) => each < number)).toBe(true);
  expect(lines.find(({ says }) => says.startsWith("server y"))).toMatchObject({ likewise: ["z"] });
});

test("a long proof is its beginning, a number and its end", () => {
  const lines = proofOf(
    finding({
      evidence: [
        {
          kind: "derivation",
          service: "s",
          derivation: derivation(
            ...Array.from({ length: 10 }, (_, index) =>
              step("x".repeat(index + 1), ...(index === 0 ? [] : [index - 1])),
            ),
          ),
        },
      ],
    }),
  );
  const { head, left, tail } = abridged(lines, 4);
  expect([head.map(({ number }) => number), left, tail.map(({ number }) => number)]).toEqual([[1, 2], 6, [9, 10]]);
  expect(abridged(lines, 10)).toEqual({ head: lines, left: 0, tail: [] });
});
