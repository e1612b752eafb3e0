import { describe, expect, test } from "vitest";
import { explored, holds, isLost } from "../../builders/held.ts";
import { objectives } from "../../builders/objectives.ts";
import type { StackBuilder } from "../../builders/stack.ts";
import { stack } from "../../builders/stack.ts";
import type { Given } from "../../builders/values.ts";
import { of } from "../../builders/values.ts";

/** An Aurora cluster in subnets of the zones given, with an instance for each place; `null` leaves it to the provider. */
function aurora(zones: readonly string[], places: readonly (string | null)[]): StackBuilder {
  const built = stack();
  for (const zone of zones) built.subnet(zone, { zone: `ap-east-1${zone}` });
  built
    .add("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds: zones.map((zone) => of(zone)) })
    .add("aws:rds/cluster:Cluster", "db", { dbSubnetGroupName: of("subnets") });
  for (const [index, place] of places.entries())
    built.add("aws:rds/clusterInstance:ClusterInstance", `db-instance-${index}`, {
      clusterIdentifier: of("db"),
      ...(place === null ? {} : { availabilityZone: `ap-east-1${place}` }),
    } satisfies Readonly<Record<string, Given>>);
  return built;
}

const asked = objectives().service("db", "aws:rds/cluster:Cluster::db");

describe("a cluster whose members are resources of their own", () => {
  test.each([
    ["one instance", aurora(["a", "b"], ["a"]), "no"],
    ["two in two zones", aurora(["a", "b"], ["a", "b"]), "yes"],
    ["two in one zone", aurora(["a", "b"], ["a", "a"]), "no"],
    ["two wherever the provider puts them", aurora(["a", "b"], [null, null]), "undetermined"],
    ["two wherever the provider puts them, in subnets of one zone", aurora(["a"], [null, null]), "no"],
    ["none in this stack", aurora(["a", "b"], []), "undetermined"],
  ] as const)("%s: %s", (_, built, answer) => {
    expect(holds(explored(built, asked))).toBe(answer);
  });

  test("puts a member that states no place into one of its subnets' zones only", () => {
    const built = aurora(["a", "b"], [null]);
    const { variables } = explored(built, asked).graph;
    expect(variables.map(({ candidates }) => candidates)).toEqual([
      ["aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b"],
    ]);
  });

  test("lets faultline.yaml say where a member stands", () => {
    const built = aurora(["a", "b"], [null, null]);
    const stated = asked.placement("db-instance-0", "ap-east-1a").placement("db-instance-1", "ap-east-1b");
    expect(holds(explored(built, stated))).toBe("yes");
  });

  test("rests on what all of them share as well", () => {
    const analysis = explored(aurora(["a", "b"], ["a", "b"]), asked);
    expect(isLost(analysis, "db", "favourable", "product:aws/ap-east-1/Aurora storage")).toBe(true);
    const two = ["aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b"];
    expect(isLost(analysis, "db", "favourable", ...two)).toBe(true);
  });

  test("switches within the time that its vendor states", () => {
    const within = (rto: number) =>
      holds(
        explored(
          aurora(["a", "b"], ["a", "b"]),
          objectives().service("db", "aws:rds/cluster:Cluster::db", { survives: { zone: { rto } } }),
        ),
      );
    expect(within(60)).toBe("yes");
    // Which of them writes nobody knows, so a switch may be needed or not.
    expect(within(59)).toBe("undetermined");
  });
});

test("a Multi-AZ DB cluster has three members of its own, of which two confirm", () => {
  const built = stack()
    .subnet("a", { zone: "ap-east-1a" })
    .subnet("b", { zone: "ap-east-1b" })
    .subnet("c", { zone: "ap-east-1c" })
    .add("aws:rds/subnetGroup:SubnetGroup", "subnets", { subnetIds: [of("a"), of("b"), of("c")] })
    .add("aws:rds/cluster:Cluster", "db", {
      dbSubnetGroupName: of("subnets"),
      dbClusterInstanceClass: "db.r6gd.large",
    });
  const analysis = explored(built, asked);
  expect(holds(analysis)).toBe("yes");
  expect(isLost(analysis, "db", "favourable", "aws/ap-east-1/ap-east-1a", "aws/ap-east-1/ap-east-1b")).toBe(true);
});
