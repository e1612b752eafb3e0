import { describe, expect, test } from "vitest";
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
    expect(stuck(group, "web", zoneA)).toEqual([false, true]);
    expect(stuck(group, "web", zoneA, zoneB)).toEqual([true, true]);
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
    return found === undefined ? "not asked" : found.stuckWith.length > 0 ? "no" : found.perhapsStuckWith.length > 0 ? "undetermined" : "yes";
  };

  test.each([
    ["a lone server", network().instance("web", { in: "a" }), "no"],
    ["something of the region", stack().add("aws:sqs/queue:Queue", "web"), "undetermined"],
    ["something everywhere", stack().add("aws:route53/zone:Zone", "web", { name: "example.com" }), "yes"],
  ] as const)("%s: %s", (_, built, answer) => {
    expect(repair(built, "web")).toBe(answer);
  });

  test("is asked about only where it is stated", () => {
    expect(explored(network().instance("web", { in: "a" }), objectives().service("web", "web")).repairs).toEqual([]);
  });
});

describe("black start", () => {
  test("finds two that wait for each other to be there before they start", () => {
    const built = stack()
      .add("aws:ecr/repository:Repository", "images", {})
      .subnet("a", { zone: "ap-east-1a" })
      .instance("lone", { in: "a" });
    expect(explored(built).bootstrapCycles).toEqual([]);
  });
});
