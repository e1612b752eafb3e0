import { describe, expect, test } from "vitest";
import type { CatalogueEntry } from "../../../analyzer/model/catalogue.ts";
import { explored, holds, isLost, keepsData, takenWith } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of, unknown } from "../../builders/values.ts";

const letters = ["a", "b", "c"] as const;
const zones = letters.map((letter) => `aws/ap-east-1/ap-east-1${letter}`);

function kafka(
  brokers: Given,
  over: readonly string[] = letters,
  zone: (letter: string) => Given = (one) => `ap-east-1${one}`,
) {
  const built = stack();
  for (const letter of over) built.subnet(letter, { zone: zone(letter) });
  return built.add("aws:msk/cluster:Cluster", "queue", {
    brokerNodeGroupInfo: { clientSubnets: over.map((letter) => of(letter)) },
    numberOfBrokerNodes: brokers,
  });
}

const asked = objectives().service("queue", "queue");

describe("brokers with a copy of each partition in each zone", () => {
  // Partitions may have their copies on any broker of each zone: what is lost in some of them is lost.
  for (const [count, over] of [
    [3, 3],
    [6, 3],
    [2, 2],
    [4, 2],
  ] as const)
    test(`${count} over ${over} zones: two losses take a partition as every placement of copies says`, () => {
      const built = kafka(count, letters.slice(0, over));
      const analysis = explored(built, asked);
      const share = count / over;
      const least = over === 3 ? 2 : 1;
      const broker = (index: number) => `instance:${built.urn("queue")}#member ${index + 1}`;
      const events = [
        ...zones.slice(0, over).map((domain, zone) => ({
          domain,
          zone,
          brokers: Array.from({ length: share }, (_, n) => zone * share + n),
        })),
        ...Array.from({ length: count }, (_, index) => ({
          domain: broker(index),
          zone: Math.floor(index / share),
          brokers: [index],
        })),
      ];
      const isDown = (lost: ReadonlySet<number>) => {
        // A partition's copies: one broker of each zone. Some partition is short if some choice has too few left.
        const choices = Array.from({ length: share ** over }, (_, n) =>
          Array.from({ length: over }, (_one, zone) => zone * share + (Math.floor(n / share ** zone) % share)),
        );
        return choices.some((copies) => copies.filter((one) => !lost.has(one)).length < least);
      };
      for (const one of events)
        for (const other of events) {
          const wanted = isDown(new Set([...one.brokers, ...other.brokers]));
          for (const reading of ["favourable", "least-favourable"] as const)
            expect([one.domain, other.domain, isLost(analysis, "queue", reading, one.domain, other.domain)]).toEqual([
              one.domain,
              other.domain,
              wanted,
            ]);
        }
    });

  test.each([
    ["three zones", kafka(3), "yes"],
    ["two zones", kafka(2, ["a", "b"]), "yes"],
    ["an unknown number of brokers", kafka(unknown), "undetermined"],
    ["zones that may be one", kafka(3, letters, () => unknown), "undetermined"],
    ["one zone", kafka(2, ["a"]), "no"],
  ] as const)("in %s: %s", (_, built, answer) => {
    expect(holds(explored(built, asked))).toBe(answer);
  });

  test("keep their data while one place is whole", () => {
    const kept = objectives().service("queue", "queue", { keepsData: "zone" });
    const rows: readonly CatalogueEntry[] = [logRow("unset")];
    const built = stack().foreign(logType, "queue", { zones: ["ap-east-1a", "ap-east-1b"], brokers: 2 });
    expect(keepsData(explored(built, kept, rows))).toBe("yes");
    const single = stack().foreign(logType, "queue", { zones: ["ap-east-1a"], brokers: 2 });
    expect(keepsData(explored(single, kept, rows))).toBe("no");
  });
});

const logType = "aws:invented/log:Log";

function logRow(placedBy: string): CatalogueEntry {
  return {
    type: logType,
    noun: "log",
    role: "serves",
    stands: {
      kind: "spread",
      over: { lists: [{ zone: "zones" }] },
      ...(placedBy === "unset" ? {} : { placedBy }),
      count: { property: "brokers", unset: "unknown" },
      spreading: "balanced",
      required: { intactPlaces: { 1: 1, 2: 1, 3: 2 } },
    },
    uses: { zones: "none" },
    keepsData: true,
    restarts: "in-place",
  };
}

describe("members whose zones are stated one by one", () => {
  const built = (...each: readonly string[]) =>
    stack().foreign(logType, "queue", { zones: [...new Set(each)], each: [...each], brokers: each.length });

  test.each([
    [["ap-east-1a", "ap-east-1b", "ap-east-1c"], "yes"],
    [["ap-east-1a", "ap-east-1b", "ap-east-1c", "ap-east-1a"], "yes"],
    [["ap-east-1a", "ap-east-1a"], "no"],
  ] as const)("%j: %s", (each, answer) => {
    expect(holds(explored(built(...each), asked, [logRow("each")]))).toBe(answer);
  });

  test("count by places: two lost members of one zone are one lost place", () => {
    const stated = built("ap-east-1a", "ap-east-1b", "ap-east-1c", "ap-east-1a");
    const analysis = explored(stated, asked, [logRow("each")]);
    const named = (member: string) => `instance:${stated.urn("queue")}#${member}`;
    expect(isLost(analysis, "queue", "least-favourable", named("primary"), named("replica 3"))).toBe(false);
    expect(isLost(analysis, "queue", "favourable", named("primary"), named("replica 1"))).toBe(true);
  });
});

test("members left over when they are shared out are lost with a place of their own at worst", () => {
  const built = stack().foreign(logType, "queue", { zones: zones.map((zone) => zone.slice(-10)), brokers: 4 });
  const analysis = explored(built, asked, [logRow("unset")]);
  const over = `instance:${built.urn("queue")}#member 4`;
  expect(takenWith(analysis, "queue", "instance")).toEqual({ certainly: [], perhaps: [] });
  const [first = ""] = zones;
  expect(isLost(analysis, "queue", "least-favourable", first, over)).toBe(true);
  expect(isLost(analysis, "queue", "favourable", first, over)).toBe(false);
});
