import * as fc from "fast-check";
import { it } from "vitest";

/**
 * A test that a check throws for none of very many values. `FAULTLINE_CASES`, where it is set, says how many for a long run;
 * else it is `usualCases`. A value that breaks the claim is made as small as possible and shown.
 */
export function holdsForAll<T>(
  claim: string,
  values: fc.Arbitrary<T>,
  usualCases: number,
  check: (value: T) => void,
): void {
  it(
    claim,
    async () => {
      await fc.assert(
        fc.property(values, (value) => check(value)),
        { numRuns: casesOr(usualCases) },
      );
    },
    timeLimit,
  );
}

/** Milliseconds: a long run may take as long as it needs. */
const timeLimit = 3_600_000;

function casesOr(usual: number): number {
  const stated = process.env.FAULTLINE_CASES;
  if (stated === undefined || stated === "") return usual;
  const cases = Number(stated);
  if (Number.isInteger(cases) && cases > 0) return cases;
  throw new Error(`FAULTLINE_CASES is "${stated}"; a whole number above 0 is expected, 100000 for instance.`);
}
