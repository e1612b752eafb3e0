import fc from "fast-check";
import { expect, test } from "vitest";
import { base64 } from "../../../../analyzer/reporters/html/base64.ts";

test("bytes are written as Node writes them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    }),
  );
});
