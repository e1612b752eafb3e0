import { describe, expect, test } from "vitest";
import type { CatalogueEntry } from "../../../analyzer/model/catalogue.ts";
import { explored } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import { of } from "../../builders/values.ts";

const [zoneA, zoneB] = ["aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b"] as const;

const network = () => stack().subnet("a", { zone: "ap-east-1a" }).subnet("b", { zone: "ap-east-1b" });

const stuck = (built: StackBuilder, name: string, ...lost: readonly string[]) => {
  const analysis = explored(built, objectives().service("web", name));
  return (["favourable", "least-favourable"] as const).map((reading) =>
    analysis.lose(reading, lost).unrepairable.includes(built.urn(name)),
  );
};

describe("what is down", () => {
  test("can't be started where it stood while its zone is lost", () => {
    expect(stuck(network().instance("web", { in: "a" }), "web", zoneA)).toEqual([true, true]);
  });

  test("is started in another of its places, unless the control plane went along", () => {
    const group = network().add("aws:autoscaling/group:Group", "web", {
      vpcZoneIdentifiers: [of("a"), of("b")],
      availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
      minSize: 1,
      desiredCapacity: 1,
    });
    const wherever = `zone-of:${group.urn("web")}`;
    expect(stuck(group, "web", wherever)).toEqual([false, false]);
    expect(stuck(group, "web", wherever, zoneA)).toEqual([false, true]);
    expect(stuck(group, "web", wherever, zoneA, zoneB)).toEqual([true, true]);
  });

  test("waits for what it boots from", () => {
    const built = network()
      .instance("registry", { in: "b" })
      .add("aws:ec2/instance:Instance", "web", { subnetId: of("a"), userData: of("registry") });
    const failed = `instance:${built.urn("web")}`;
    expect(stuck(built, "web", failed)).toEqual([false, false]);
    expect(stuck(built, "web", failed, zoneB)).toEqual([true, true]);
  });

  test("is not started in an account that is lost", () => {
    const built = network().instance("web", { in: "a" });
    expect(stuck(built, "web", "account:aws")).toEqual([true, true]);
  });
});

describe("repairable: zone", () => {
  const repair = (built: StackBuilder, name: string) => {
    const [found] = explored(built, objectives().service("web", name, { repairable: "zone" })).repairs;
    return found === undefined
      ? "not asked"
      : found.stuckWith.length > 0
        ? "no"
        : found.perhapsStuckWith.length > 0
          ? "undetermined"
          : "yes";
  };

  test.each([
    ["a lone server", network().instance("web", { in: "a" }), "no"],
    ["something that outlives a zone", stack().add("aws:sqs/queue:Queue", "web"), "yes"],
    [
      "a group that starts anew elsewhere, where the control plane answers",
      network().add("aws:autoscaling/group:Group", "web", {
        vpcZoneIdentifiers: [of("a"), of("b")],
        availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-only" },
        minSize: 1,
        desiredCapacity: 1,
      }),
      "undetermined",
    ],
    ["something everywhere", stack().add("aws:route53/zone:Zone", "web", { name: "example.com" }), "yes"],
  ] as const)("%s: %s", (_, built, answer) => {
    expect(repair(built, "web")).toBe(answer);
  });

  test("is asked about only where it is stated", () => {
    expect(explored(network().instance("web", { in: "a" }), objectives().service("web", "web")).repairs).toEqual([]);
  });
});

describe("black start", () => {
  // Each says where the other is by a property of which nobody can be served without it.
  const type = "aws:invented/boot:Boot";
  const rows: readonly CatalogueEntry[] = [
    {
      type,
      noun: "machine",
      role: "serves",
      stands: { kind: "one", zone: "zone" },
      uses: { image: "boots-from", calls: "needs" },
    },
  ];
  const cycles = (built: StackBuilder) => explored(built, objectives().service("web", "one"), rows).bootstrapCycles;

  test("finds what waits for each other before it starts", () => {
    const built = stack()
      .foreign(type, "one", { zone: "ap-east-1a", image: of("two") })
      .foreign(type, "two", { zone: "ap-east-1b", image: of("one") });
    expect(cycles(built)).toEqual([built.urns("one", "two")]);
  });

  test("lets those start that only call each other while they run", () => {
    const built = stack()
      .foreign(type, "one", { zone: "ap-east-1a", calls: of("two") })
      .foreign(type, "two", { zone: "ap-east-1b", calls: of("one") });
    expect(cycles(built)).toEqual([]);
  });
});
