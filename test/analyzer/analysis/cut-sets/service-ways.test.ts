import { expect, it } from "vitest";
import { waysOf } from "../../../../analyzer/analysis/cut-sets/service-ways.ts";
import { and, event, networkOf, or } from "../networks.ts";

/** At best two of three; at worst the second alone suffices as well. */
const favourable = networkOf([event, event, event, and(0, 1), and(1, 2), or(3, 4)], { shop: 5 });
const leastFavourable = networkOf([event, event, event, and(0, 1), and(0, 2), or(1, 4)], { shop: 5 });

it("counts every order in both readings, and tells ways of every world from those of some", () => {
  const ways = waysOf({ favourable, leastFavourable }, [])("shop");
  expect(ways.favourable).toMatchObject({ byOrder: ["0", "2"], minimalCutSets: "2", complete: true });
  expect(ways.leastFavourable).toMatchObject({ byOrder: ["1", "1"], minimalCutSets: "2", complete: true });
  expect(ways.smallest).toEqual([
    { domains: ["gate-1"], sure: false },
    { domains: ["gate-0", "gate-2"], sure: false },
  ]);
  const alike = waysOf({ favourable, leastFavourable: favourable }, [])("shop");
  expect(alike.smallest).toEqual([
    { domains: ["gate-0", "gate-1"], sure: true },
    { domains: ["gate-1", "gate-2"], sure: true },
  ]);
});
