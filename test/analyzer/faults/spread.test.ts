import { describe, expect, test } from "vitest";
import type { CatalogueEntry, Spreading } from "../../../analyzer/model/catalogue.ts";
import { explored, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import { unknown } from "../../builders/values.ts";

const type = "aws:invented/pool:Pool";

function row(required: number | "majority", spreading: Spreading): CatalogueEntry {
  return {
    type,
    noun: "pool",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ zone: "zones" }] },
      count: { property: "size", unset: "unknown" },
      minimum: { property: "least", unset: "unknown" },
      spreading,
      required,
    },
    uses: { zones: "none" },
  };
}

const zoneNames = ["ap-east-1a", "ap-east-1b", "ap-east-1c"] as const;
const asked = objectives().service("pool", "pool");

/** Every way to put members into places so that it keeps the promise. */
function placements(members: number, places: number, spreading: Spreading): readonly (readonly number[])[] {
  const all = Array.from({ length: places ** members }, (_, n) =>
    Array.from({ length: members }, (_one, index) => Math.floor(n / places ** index) % places),
  );
  const counts = (placed: readonly number[]) =>
    Array.from({ length: places }, (_, place) => placed.filter((one) => one === place).length);
  if (spreading === "none") return all;
  return all.filter((placed) => Math.max(...counts(placed)) - Math.min(...counts(placed)) <= 1);
}

const subsets = (size: number) =>
  Array.from({ length: 2 ** size }, (_, mask) =>
    Array.from({ length: size }, (_one, index) => index).filter((index) => (mask >> index) & 1),
  );

describe("members of which several must be left", () => {
  for (const spreading of ["balanced", "none"] as const)
    for (const [members, places, required] of [
      [1, 1, 1],
      [2, 2, 1],
      [3, 3, 2],
      [3, 2, 2],
      [4, 3, 2],
      [5, 3, 3],
      [5, 2, 3],
      [2, 3, 1],
      [4, 2, 3],
    ] as const)
      test(`${required} of ${members} over ${places} zones, spread: ${spreading}: both readings hold every placement between them`, () => {
        const zones = zoneNames.slice(0, places);
        const built = stack().foreign(type, "pool", { zones: [...zones], size: members, least: members });
        const analysis = explored(built, asked, [row(required, spreading)]);
        const worlds = placements(members, places, spreading);
        for (const lost of subsets(places)) {
          const inWorld = worlds.map((placed) => placed.filter((place) => !lost.includes(place)).length < required);
          const domains = lost.map((place) => `aws/ap-east-1/${zones[place]}`);
          const favourable = isLost(analysis, "pool", "favourable", ...domains);
          const least = isLost(analysis, "pool", "least-favourable", ...domains);
          // What is proved lost is lost in every world, and what may be lost covers every world.
          if (favourable) expect(inWorld).not.toContain(false);
          if (!least) expect(inWorld).not.toContain(true);
          // With a single loss both are as sharp as the worlds are.
          if (lost.length === 1 && members >= places && spreading === "balanced")
            expect([domains, favourable, least]).toEqual([domains, !inWorld.includes(false), inWorld.includes(true)]);
        }
      });

  test("as many as are guaranteed count at worst, as many as are desired at best", () => {
    const built = stack().foreign(type, "pool", { zones: [...zoneNames], size: 6, least: 3 });
    const analysis = explored(built, asked, [row(3, "balanced")]);
    expect(isLost(analysis, "pool", "favourable", "aws/ap-east-1/ap-east-1a")).toBe(false);
    expect(isLost(analysis, "pool", "least-favourable", "aws/ap-east-1/ap-east-1a")).toBe(true);
  });

  test("very many members go with their places, whatever their number", () => {
    const built = stack().foreign(type, "pool", { zones: [...zoneNames], size: 300_000_000, least: 300_000_000 });
    const of = (required: number) => explored(built, asked, [row(required, "balanced")]);
    const [a, b] = ["aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b"] as const;
    expect(isLost(of(200_000_000), "pool", "least-favourable", a)).toBe(false);
    expect(isLost(of(200_000_001), "pool", "favourable", a)).toBe(true);
    expect(isLost(of(100_000_000), "pool", "least-favourable", a, b)).toBe(false);
    expect(isLost(of(100_000_001), "pool", "favourable", a, b)).toBe(true);
  });

  test("a number that nobody can tell leaves it open", () => {
    const built = stack().foreign(type, "pool", { zones: [...zoneNames], size: unknown, least: unknown });
    const analysis = explored(built, asked, [row("majority", "balanced")]);
    expect(isLost(analysis, "pool", "favourable", "aws/ap-east-1/ap-east-1a")).toBe(false);
    expect(isLost(analysis, "pool", "least-favourable", "aws/ap-east-1/ap-east-1a")).toBe(true);
  });
});

describe("shards whose members are placed one by one", () => {
  const cache = (
    configurations: readonly (readonly [string, readonly string[]])[],
    failover: boolean | typeof unknown = true,
  ) =>
    stack().add("aws:elasticache/replicationGroup:ReplicationGroup", "pool", {
      automaticFailoverEnabled: failover,
      nodeGroupConfigurations: configurations.map(([primary, replicas]) => ({
        primaryAvailabilityZone: primary,
        replicaAvailabilityZones: [...replicas],
      })),
    });
  const [a, b, c] = zoneNames;
  const lostWith = (built: ReturnType<typeof cache>, zone: string) => {
    const analysis = explored(built, asked);
    return (["favourable", "least-favourable"] as const).map((reading) =>
      isLost(analysis, "pool", reading, `aws/ap-east-1/${zone}`),
    );
  };

  test.each([
    [
      "each spread",
      [
        [a, [b]],
        [b, [c]],
      ],
      true,
      b,
      [false, false],
    ],
    [
      "one in a single zone",
      [
        [a, [b]],
        [b, [b]],
      ],
      true,
      b,
      [true, true],
    ],
    [
      "one without replicas",
      [
        [a, [b]],
        [c, []],
      ],
      true,
      c,
      [true, true],
    ],
    [
      "no failover",
      [
        [a, [b]],
        [b, [c]],
      ],
      false,
      a,
      [true, true],
    ],
    [
      "failover that nobody can tell",
      [
        [a, [b]],
        [b, [c]],
      ],
      unknown,
      a,
      [false, true],
    ],
  ] as const)("%s", (_, configurations, failover, zone, lost) => {
    expect(lostWith(cache(configurations, failover), zone)).toEqual(lost);
  });

  test("are told apart by number", () => {
    const built = cache([
      [a, [b]],
      [b, [c]],
    ]);
    const { domains } = explored(built, asked);
    expect(domains.filter(({ kind }) => kind === "instance").map(({ id }) => id.split("#")[1])).toEqual([
      "shard 1 primary",
      "shard 1 replica 1",
      "shard 2 primary",
      "shard 2 replica 1",
    ]);
  });
});

describe("what members rest on beside", () => {
  const search = (voters: readonly string[]) => {
    const own: CatalogueEntry = {
      ...row(1, "balanced"),
      stands: {
        kind: "spread",
        over: { lists: [{ zone: "zones" }] },
        count: { property: "size", unset: "unknown" },
        spreading: "balanced",
        beside: {
          kind: "spread",
          over: { lists: [{ zone: "voters" }] },
          count: { property: "voters", unset: "unknown" },
          spreading: "balanced",
          required: "majority",
        },
      },
    };
    const built = stack().foreign(type, "pool", { zones: [...zoneNames], voters: [...voters], size: 3 });
    return { built, analysis: explored(built, asked, [own]) };
  };

  test("is lost by its own measure", () => {
    const { analysis } = search(["ap-east-1a", "ap-east-1b", "ap-east-1c"]);
    expect(isLost(analysis, "pool", "least-favourable", "aws/ap-east-1/ap-east-1a")).toBe(false);
    expect(isLost(analysis, "pool", "favourable", "aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b")).toBe(true);
  });

  test("is told apart from them member by member", () => {
    const { built, analysis } = search(["ap-east-1a", "ap-east-1b", "ap-east-1c"]);
    const voter = (index: number) => `instance:${built.urn("pool")}#voters member ${index}`;
    expect(isLost(analysis, "pool", "favourable", voter(1), voter(2))).toBe(true);
    const data = (index: number) => `instance:${built.urn("pool")}#member ${index}`;
    expect(isLost(analysis, "pool", "least-favourable", data(1), data(2))).toBe(false);
  });
});
