import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Agenda } from "../../../analyzer/analysis/agenda.ts";
import { holdsForAll } from "../../properties/holds-for-all.ts";

it("hands out in ascending order, and in the next round what was added behind", () => {
  const agenda = new Agenda();
  for (const number of [5, 3, 9]) agenda.add(number);
  expect(agenda.next()).toBe(3);
  for (const number of [1, 4, 3]) agenda.add(number);
  expect(Array.from({ length: 7 }, () => agenda.next())).toEqual([4, 5, 9, 1, 3, undefined, undefined]);
});

const acts = fc.array(fc.oneof(fc.nat(30), fc.constant("next" as const)), { maxLength: 60 });

holdsForAll("hands out what a list gives that is searched each time", acts, 1000, (list) => {
  const agenda = new Agenda();
  const waiting = new Map<number, number>();
  let round = 0;
  let reached = -1;
  for (const act of [...list, ...list.map(() => "next" as const)]) {
    if (act !== "next") {
      if (waiting.has(act)) continue;
      waiting.set(act, act > reached ? round : round + 1);
      agenda.add(act);
      continue;
    }
    const first = [...waiting].sort(([one, when], [other, then]) => when - then || one - other)[0];
    expect(agenda.next()).toBe(first?.[0]);
    if (first === undefined) {
      reached = -1;
      continue;
    }
    waiting.delete(first[0]);
    round = first[1];
    reached = first[0];
  }
});
