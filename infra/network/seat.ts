import type { AddressBlock } from "./address-block.ts";
import { blockWithin } from "./address-block.ts";
import type { PlacePlan } from "./network-plan.ts";

const seatPrefix = 27;

/** How many seats a zone's fixed addresses have. */
export const mostSeats = 8;

/**
 * Returns one of the blocks into which a zone's fixed addresses are divided, a subnet each, so that groups with fixed
 * addresses stand side by side in a zone. Throws where there is no such seat.
 */
export function seatIn(place: PlacePlan, seat: number): AddressBlock {
  if (!Number.isInteger(seat) || seat < 0 || seat >= mostSeats) {
    throw new RangeError(`Expected a seat from 0 to ${mostSeats - 1} in ${place.zone}, read ${seat}.`);
  }
  return blockWithin(place.fixed, seat * 2 ** (32 - seatPrefix), seatPrefix);
}
