import fc from "fast-check";
import { expect, test } from "vitest";
import { planLink } from "../../../infra/link/link-plan.ts";

test("a zone is survived exactly if the two tunnels end in different ones", () => {
  fc.assert(
    fc.property(fc.constantFrom("b", "c", "d"), fc.constantFrom("b", "c", "d"), (first, second) => {
      const plan = planLink({ zones: [first, second] });
      expect(plan.tunnels.map(({ role, zone }) => [role, zone])).toEqual([
        ["master", first],
        ["slave", second],
      ]);
      expect(plan.survives).toBe(first === second ? "instance" : "zone");
    }),
  );
});

test.each([[[]], [["b"]], [["b", "c", "d"]]])("%j are no zones of a link", (zones) => {
  expect(() => planLink({ zones })).toThrow(`two tunnels, read [${zones.join(", ")}]`);
});
