import { expect, it } from "vitest";
import type { Solver } from "../../../analyzer/analysis/solver.ts";
import { createSolver } from "../../../analyzer/analysis/solver.ts";
import type { Formula } from "./networks.ts";
import { event, nameOf, networkOf, or } from "./networks.ts";

const count = 100_000;

/** Whether the service is lost with each of some domains, and a line that says how long the answers took. */
function answers(what: string, solver: Solver, domains: readonly string[]): readonly boolean[] {
  const start = performance.now();
  const lost = solver.lostServices(domains);
  const took = performance.now() - start;
  process.stdout.write(`${what}: ${domains.length} answers in ${took.toFixed(0)} ms\n`);
  return domains.map((domain) => lost.get(domain)?.includes("service") ?? false);
}

/** Of 100,000 domains the first and last hundred, and one in a hundred between. */
const asked = Array.from({ length: count }, (_, index) => index).filter(
  (index) => index < 100 || index >= count - 100 || index % 100 === 0,
);

it("in a chain of 100,000 needs each one's own failure takes what stands above it", () => {
  const events = Array.from({ length: count }, () => event);
  // Gate `count + i` is the i-th of the chain: it needs the one before.
  const chain = events.map((_, index) => (index === 0 ? or(0) : or(index, count + index - 1)));
  const half = count + count / 2;
  const solver = createSolver(networkOf([...events, ...chain], { service: half }), []);
  const lost = answers(`a chain of ${count} needs`, solver, asked.map(nameOf));
  expect(lost).toEqual(asked.map((index) => index <= count / 2));
});

it("in a circle of 100,000 mutual needs every one takes all", () => {
  const events = Array.from({ length: count }, () => event);
  const circle = events.map((_, index) => or(index, count + ((index + 1) % count)));
  const solver = createSolver(networkOf([...events, ...circle], { service: count }), []);
  expect(answers(`a circle of ${count} mutual needs`, solver, asked.map(nameOf))).toEqual(asked.map(() => true));
});

it("in a circle of 100,000 through a quorum of them all, the loss of its half takes all", () => {
  // Each fails with the next one and with the quorum. Numbered against the way in which the loss spreads, so that a solver
  // which weighs the whole quorum again for each new member would be at it for hours.
  const members = Array.from({ length: count }, (_, index) => index + 1);
  const quorum: Formula = { kind: "at-least", threshold: count / 2, children: members };
  const chain = members.map((member) => or(member + 1, 0));
  const network = networkOf([quorum, ...chain, event, event], { service: 0 });
  const halfway = or(count / 2 + 1, count + 2, 0);
  const gates = networkOf([quorum, ...chain.with(count / 2 - 2, halfway), event, event]).gates;
  const solver = createSolver({ ...network, gates }, []);
  const ends = [nameOf(count + 1), nameOf(count + 2)];
  // From half the way on, the members that are left fall one short of the quorum's half.
  expect(answers(`a quorum of ${count} in a circle`, solver, ends)).toEqual([true, false]);
});
