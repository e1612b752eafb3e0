import fc from "fast-check";
import { expect, test } from "vitest";
import { blockSize } from "../../../infra/network/address-block.ts";
import { placeIn, planNetwork } from "../../../infra/network/network-plan.ts";
import { mostSeats, seatIn } from "../../../infra/network/seat.ts";

const network = planNetwork({ cidr: "10.10.0.0/16", zones: ["b", "c", "d"], nat: [], peers: [] });
const seats = fc.integer({ min: 0, max: mostSeats - 1 });

test("a seat is part of its zone's fixed addresses, and no two seats share one", () => {
  fc.assert(
    fc.property(fc.constantFrom("b", "c", "d"), seats, seats, (zone, one, other) => {
      const place = placeIn(network, zone);
      const first = seatIn(place, one);
      const second = seatIn(place, other);
      expect(first.first).toBeGreaterThanOrEqual(place.fixed.first);
      expect(first.first + blockSize(first)).toBeLessThanOrEqual(place.fixed.first + blockSize(place.fixed));
      const apart = first.first + blockSize(first) <= second.first || second.first + blockSize(second) <= first.first;
      expect(apart).toBe(one !== other);
    }),
  );
});

test.each([-1, mostSeats, 0.5])("there is no seat %s", (seat) => {
  expect(() => seatIn(placeIn(network, "b"), seat)).toThrow(`read ${seat}`);
});
