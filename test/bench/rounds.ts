/** Seconds of each way in each round, and how each way compares to the first. */
export interface Comparison {
  readonly what: string;
  readonly resources: number;
  readonly ways: readonly {
    readonly way: string;
    readonly seconds: readonly number[];
    readonly median: number;
    /** Median of its share of the first way's time in the same round: what else the machine does changes both. */
    readonly ratio: number;
  }[];
}

/** Measures several ways in turn, round after round. */
export async function compare(
  what: string,
  resources: number,
  rounds: number,
  ways: readonly (readonly [way: string, run: () => Promise<number>])[],
): Promise<Comparison> {
  const seconds = ways.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, [way, run]] of ways.entries()) {
      process.stderr.write(`${what}, ${resources} resources, round ${round + 1} of ${rounds}: ${way} …\n`);
      seconds[index]?.push(await run());
    }
  }
  const first = seconds[0] ?? [];
  return {
    what,
    resources,
    ways: ways.map(([way], index) => {
      const own = seconds[index] ?? [];
      return {
        way,
        seconds: own,
        median: median(own),
        ratio: median(own.map((value, round) => value / (first[round] ?? Number.NaN))),
      };
    }),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [lower, upper] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  return ((sorted[lower] ?? Number.NaN) + (sorted[upper] ?? Number.NaN)) / 2;
}
