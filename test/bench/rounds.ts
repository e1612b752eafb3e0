import { childrenProcessorSeconds } from "./processor-time.ts";

/** One way of doing the same thing, measured in each round. Ratios are to the first way. */
export interface MeasuredWay {
  readonly way: string;
  readonly seconds: readonly number[];
  readonly median: number;
  /** Median of its share of the first way's time in the same round: what else the machine does weighs on both. */
  readonly ratio: number;
  /** Median and ratio of the processor time of what it started; `null` where the system does not say. */
  readonly processor: { readonly median: number; readonly ratio: number } | null;
}

export interface Comparison {
  readonly what: string;
  readonly resources: number;
  readonly ways: readonly MeasuredWay[];
}

interface Measurement {
  readonly seconds: number;
  readonly processorSeconds: number | null;
}

/** Measures several ways in turn, round after round. */
export async function compare(
  what: string,
  resources: number,
  rounds: number,
  ways: readonly (readonly [way: string, run: () => Promise<number>])[],
): Promise<Comparison> {
  const measured = ways.map((): Measurement[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, [way, run]] of ways.entries()) {
      process.stderr.write(`${what}, ${resources} resources, round ${round + 1} of ${rounds}: ${way} …\n`);
      const before = childrenProcessorSeconds();
      const seconds = await run();
      const after = childrenProcessorSeconds();
      const processorSeconds = before === null || after === null ? null : after - before;
      measured[index]?.push({ seconds, processorSeconds });
    }
  }
  const first = measured[0] ?? [];
  return { what, resources, ways: ways.map(([way], index) => summary(way, measured[index] ?? [], first)) };
}

function summary(way: string, own: readonly Measurement[], first: readonly Measurement[]): MeasuredWay {
  const seconds = own.map((measurement) => measurement.seconds);
  const processor = own.flatMap((measurement) => measurement.processorSeconds ?? []);
  const firstProcessor = first.flatMap((measurement) => measurement.processorSeconds ?? []);
  return {
    way,
    seconds,
    median: median(seconds),
    ratio: median(
      shares(
        seconds,
        first.map((measurement) => measurement.seconds),
      ),
    ),
    processor:
      processor.length < own.length
        ? null
        : { median: median(processor), ratio: median(shares(processor, firstProcessor)) },
  };
}

function shares(own: readonly number[], first: readonly number[]): readonly number[] {
  return own.map((value, round) => value / (first[round] ?? Number.NaN));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [lower, upper] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  return ((sorted[lower] ?? Number.NaN) + (sorted[upper] ?? Number.NaN)) / 2;
}
