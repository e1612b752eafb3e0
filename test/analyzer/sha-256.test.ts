import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../analyzer/sha-256.ts";

test("the digest is SHA-256, as another implementation computes it", () => {
  const platform = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
  // Every length around the ends of two blocks, where padding may need a block of its own.
  for (let length = 0; length < 140; length += 1) expect(sha256("x".repeat(length))).toBe(platform("x".repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(platform(text));
    }),
  );
});

test("the digest of the standard's example is the standard's", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
