import { describe, expect, it } from "vitest";
import type { AvailablePulumi } from "./pulumi-cli.ts";
import { findPulumi } from "./pulumi-cli.ts";

const pulumi = await findPulumi();

/**
 * A `describe` for tests that need the real engine. Where there is none they are skipped, with a line that says what to
 * install; under CI=true that is a failure, as nobody would read the line.
 */
export function describeEngine(title: string, body: (pulumi: AvailablePulumi) => void): void {
  if (pulumi.kind !== "missing") {
    describe(title, () => body(pulumi));
  } else if (process.env.CI === "true") {
    it(`${title}: has the engine`, () => expect.fail(pulumi.why));
  } else {
    process.stderr.write(`Skipped: ${title}: ${pulumi.why}\n`);
    describe.skip(title, () => it(pulumi.why, () => expect.fail(pulumi.why)));
  }
}
