import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addressWithin,
  blockSize,
  blockWithin,
  formatBlock,
  parseBlock,
} from "../../../infra/network/address-block.ts";

const blocks = fc
  .integer({ min: 0, max: 32 })
  .chain((prefix) =>
    fc.integer({ min: 0, max: 2 ** prefix - 1 }).map((index) => ({ first: index * 2 ** (32 - prefix), prefix })),
  );

test("a block is read back as it was written", () => {
  fc.assert(
    fc.property(blocks, (block) => {
      expect(parseBlock(formatBlock(block))).toEqual(block);
    }),
  );
});

test.each([
  "",
  "10.10.0.0",
  "10.10.0.0/33",
  "10.10.0.256/16",
  "10.10.0.1/16",
  "10.10.0.0/16 ",
  "10.10.0/16",
  "fd00::/8",
])("%j is not a block", (text) => {
  expect(parseBlock(text)).toBeUndefined();
});

test("addresses count on over the octets", () => {
  const block = { first: 10 * 2 ** 24, prefix: 16 };
  expect(addressWithin(block, 0)).toBe("10.0.0.0");
  expect(addressWithin(block, 256)).toBe("10.0.1.0");
  expect(addressWithin(block, blockSize(block) - 1)).toBe("10.0.255.255");
});

test.each([-1, 256])("address %s is outside a block of 256", (index) => {
  expect(() => addressWithin({ first: 0, prefix: 24 }, index)).toThrow(`read number ${index}`);
});

test.each([-256, 256])("a block of 256 does not fit at %s inside another", (offset) => {
  expect(() => blockWithin({ first: 0, prefix: 24 }, offset, 24)).toThrow(`an offset of ${offset}`);
});
