import type { Region } from "../../model/catalogue.ts";

/**
 * Zone names of an ordinary account, as published in 2026 (read on 21 November 2026). An account may see fewer, and in regions
 * of independent mapping other letters: new accounts see two zones in us-west-1, and ap-northeast-1b is closed to most.
 * Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const letters: Readonly<Record<string, string>> = {
  "af-south-1": "abc",
  "ap-east-1": "abc",
  "ap-east-2": "abc",
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
  "ap-northeast-3": "abc",
  "ap-south-1": "abc",
  "ap-south-2": "abc",
  "ap-southeast-1": "abc",
  "ap-southeast-2": "abc",
  "ap-southeast-3": "abc",
  "ap-southeast-4": "abc",
  "ap-southeast-5": "abc",
  "ap-southeast-6": "abc",
  "ap-southeast-7": "abc",
  "ca-central-1": "abd",
  "ca-west-1": "abc",
  "eu-central-1": "abc",
  "eu-central-2": "abc",
  "eu-north-1": "abc",
  "eu-south-1": "abc",
  "eu-south-2": "abc",
  "eu-west-1": "abc",
  "eu-west-2": "abc",
  "eu-west-3": "abc",
  "il-central-1": "abc",
  "me-central-1": "abc",
  "me-south-1": "abc",
  "mx-central-1": "abc",
  "sa-east-1": "abc",
  "us-east-1": "abcdef",
  "us-east-2": "abc",
  "us-gov-east-1": "abc",
  "us-gov-west-1": "abc",
  "us-west-1": "ab",
  "us-west-2": "abcd",
};

/**
 * Regions where each account's names lead to other places.
 * Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html ("Regions with independently mapped
 * Availability Zones"); accounts opened since November 2025 share one mapping, which a program doesn't tell.
 */
const independentlyMapped: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
]);

/**
 * Zone ids, only where the mapping is one for all accounts and stated: us-east-2 in the documentation above, ap-east-1 in
 * several accounts' published answers.
 */
const idPrefix: Readonly<Record<string, string>> = { "ap-east-1": "ape1", "us-east-2": "use2" };

/** Partitions share nothing: own accounts, own endpoints. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export function awsPartition(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

export const awsRegions: readonly Region[] = Object.entries(letters).map(([name, present]) => {
  const prefix = idPrefix[name];
  return {
    provider: "aws",
    name,
    zones: [...present].map((letter, index) => ({
      name: `${name}${letter}`,
      ...(prefix === undefined ? {} : { id: `${prefix}-az${index + 1}` }),
    })),
    sameNamesInEveryAccount: !independentlyMapped.has(name),
  };
});
